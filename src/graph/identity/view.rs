//! An article's record with its strings, and what is asked of it to compare its entities with others.

use crate::graph::article::{EntityRecord, QualifierRecord, Record, StatementRecord};
use crate::graph::articles::Articles;
use crate::graph::region::places;
use crate::graph::symbol::Symbol;
use crate::pack::Identity;
use crate::relation::Modality;

/// A body or place that a post, event or plan is of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::graph) struct Scope {
    /// What is compared: `place:CN-220000`, `org:ndrc`, `committee cpc@place:CN-220000`.
    pub(in crate::graph) text: String,
    /// Unit and key of the place that it is of.
    pub(in crate::graph) place: Option<(String, String)>,
    /// How it is known.
    pub(in crate::graph) source: ScopeSource,
}

/// How a scope is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::graph) enum ScopeSource {
    /// By an identifier, or by a name that says the place.
    Name,
    /// From the body that it is part of.
    Parent,
    /// From the place that the article is about.
    Article,
}

/// A post that somebody holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::graph) struct Office {
    pub(in crate::graph) title: String,
    pub(in crate::graph) scope: Option<Scope>,
}

/// A record with the tables that its symbols stand in.
#[derive(Clone, Copy)]
pub(in crate::graph) struct View<'a> {
    pub(in crate::graph) articles: &'a Articles,
    pub(in crate::graph) record: &'a Record,
}

/// Bodies are looked up in bodies so deep.
const DEPTH: usize = 3;

impl<'a> View<'a> {
    pub(in crate::graph) fn text(&self, symbol: Symbol) -> &'a str {
        self.articles.symbols.text(symbol)
    }

    pub(in crate::graph) fn identity(&self) -> &'a Identity {
        &self.articles.identity
    }

    pub(in crate::graph) fn kind(&self, entity: &EntityRecord) -> &'a str {
        self.text(entity.kind)
    }

    pub(in crate::graph) fn attribute(&self, entity: &EntityRecord, name: &str) -> Option<&'a str> {
        let name = self.articles.symbols.get(name)?;
        let set = self.articles.sets.get(entity.attributes);
        set.iter().find(|(known, _)| *known == name).map(|(_, value)| self.text(*value))
    }

    /// The words of a name as they are compared.
    pub(in crate::graph) fn core(&self, entity: &EntityRecord) -> String {
        let core = self.attribute(entity, "core");
        core.map_or_else(|| self.text(entity.name).to_lowercase(), str::to_owned)
    }

    /// The place of that unit that the article is about.
    pub(in crate::graph) fn region(&self, unit: &str) -> Option<&'a str> {
        let mut regions = self.record.regions.iter();
        regions.find(|(known, _)| self.text(*known) == unit).map(|(_, key)| self.text(*key))
    }

    /// Statements of a predicate.
    pub(in crate::graph) fn statements(&self, predicate: &str) -> impl Iterator<Item = &'a StatementRecord> + use<'a> {
        let symbol = self.articles.symbols.get(predicate);
        self.record.statements.iter().filter(move |statement| Some(statement.predicate) == symbol)
    }

    /// What a statement's qualifier of that name points to.
    pub(in crate::graph) fn qualifier(&self, statement: &StatementRecord, name: &str) -> Option<QualifierRecord> {
        let name = self.articles.symbols.get(name)?;
        statement.qualifiers.iter().find(|(known, _)| *known == name).map(|(_, value)| *value)
    }

    pub(in crate::graph) fn entity(&self, number: u32) -> Option<&'a EntityRecord> {
        self.record.entities.get(number as usize)
    }

    /// What is compared of a body or place.
    pub(in crate::graph) fn scope(&self, number: u32) -> Option<Scope> {
        self.scope_within(number, DEPTH)
    }

    fn scope_within(&self, number: u32, depth: usize) -> Option<Scope> {
        let entity = self.entity(number)?;
        if let Some(key) = entity.key {
            let key = self.text(key);
            let unit = (self.kind(entity) == "place").then(|| self.attribute(entity, "unit").unwrap_or("place"));
            let place = unit.map(|unit| (unit.to_owned(), key.to_owned()));
            return Some(Scope { text: key.to_owned(), place, source: ScopeSource::Name });
        }
        if self.kind(entity) != "organization" {
            return None;
        }
        let core = self.core(entity);
        let of = |place: (String, String), source| {
            let stands = self.identity().stand_for_place.contains(&core);
            let text = if stands { place.1.clone() } else { format!("{core}@{}", place.1) };
            Some(Scope { text, place: Some(place), source })
        };
        if let Some(place) = self.named_place(entity) {
            return of(place, ScopeSource::Name);
        }
        if let Some(place) = self.attribute(entity, "level").and_then(|level| self.place_of_level(level)) {
            return of(place, ScopeSource::Article);
        }
        if let Some(parent) = self.parent(number, depth) {
            let text = format!("{core}@{}", parent.text);
            return Some(Scope { text, source: ScopeSource::Parent, ..parent });
        }
        // a proper name; "the bureau" of one article has nothing to do with that of another
        let proper = self.text(entity.name).chars().next().is_some_and(char::is_uppercase);
        let country = self.region("country").filter(|_| proper && !core.is_empty())?;
        of(("country".to_owned(), country.to_owned()), ScopeSource::Article)
    }

    /// The place in the name of a body.
    fn named_place(&self, entity: &EntityRecord) -> Option<(String, String)> {
        let key = self.attribute(entity, "place")?;
        let within = self.attribute(entity, "within").unwrap_or("");
        let own = places(within).find(|(_, known)| *known == key);
        Some((own.map_or("place", |(unit, _)| unit).to_owned(), key.to_owned()))
    }

    /// The place that a level word means in this article.
    fn place_of_level(&self, level: &str) -> Option<(String, String)> {
        let units = self.identity().levels.get(level)?;
        units.iter().find_map(|unit| Some((unit.clone(), self.region(unit)?.to_owned())))
    }

    fn parent(&self, number: u32, depth: usize) -> Option<Scope> {
        let depth = depth.checked_sub(1)?;
        let mut parts = self.statements("part_of").filter(|part| part.subject == number && part.object != number);
        parts.find_map(|part| self.scope_within(part.object, depth))
    }

    /// The post that a statement says somebody holds.
    pub(in crate::graph) fn office(&self, statement: &StatementRecord) -> Option<Office> {
        let object = self.entity(statement.object)?;
        let title = self.core(object);
        let of = match self.qualifier(statement, "of") {
            Some(QualifierRecord::Entity(number)) => Some(number),
            _ => None,
        };
        let scope = match of {
            Some(number) => self.scope(number),
            None => self.scope_of_level(object).or_else(|| self.implied(&title)),
        };
        Some(self.seat(title, scope))
    }

    /// "Party chief" of a place is secretary of its Party committee.
    fn seat(&self, title: String, scope: Option<Scope>) -> Office {
        let seat = self.identity().seats.get(&title);
        match (seat, scope) {
            (Some(seat), Some(Scope { text, place: Some(place), source })) if text == place.1 => {
                let text = format!("{}@{}", seat.of, place.1);
                Office { title: seat.title.clone(), scope: Some(Scope { text, place: Some(place), source }) }
            }
            (_, scope) => Office { title, scope },
        }
    }

    /// The place of a title that says a level alone: "Union Minister", "county mayor".
    fn scope_of_level(&self, title: &EntityRecord) -> Option<Scope> {
        let place = self.place_of_level(self.attribute(title, "level")?)?;
        Some(Scope { text: place.1.clone(), place: Some(place), source: ScopeSource::Article })
    }

    /// The country of a title that needs none said: "President Xi Jinping".
    fn implied(&self, title: &str) -> Option<Scope> {
        let country = self.region("country").filter(|_| self.implies_country(title))?.to_owned();
        Some(Scope { text: country.clone(), place: Some(("country".into(), country)), source: ScopeSource::Article })
    }

    /// Whether a title said without a place is that of a country.
    pub(in crate::graph) fn implies_country(&self, title: &str) -> bool {
        let identity = self.identity();
        let head = title.rsplit(' ').next().unwrap_or(title);
        let implied = |office: &crate::pack::Office| office.implied && office.titles.contains(title);
        identity.national_heads.contains(head) || identity.held_by_one.iter().any(implied)
    }

    /// The countries that the article names.
    pub(in crate::graph) fn countries(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        let view = *self;
        let countries =
            view.record.entities.iter().filter(move |entity| view.attribute(entity, "unit") == Some("country"));
        countries.filter_map(move |country| country.key.map(|key| view.text(key)))
    }

    /// Posts that are told as facts, with their holders.
    pub(in crate::graph) fn offices(&self) -> impl Iterator<Item = (u32, Office)> + '_ {
        let told = self.statements("holds_position").filter(|statement| statement.modality == Modality::Asserted);
        told.filter_map(|statement| Some((statement.subject, self.office(statement)?)))
    }
}

/// Whether a post is held by one person at a time, as the pack declares.
pub(in crate::graph) fn is_held_by_one(identity: &Identity, title: &str, scope: &Scope) -> bool {
    let Some((unit, key)) = &scope.place else { return false };
    identity.held_by_one.iter().filter(|office| office.titles.contains(title)).any(|office| {
        let body = scope.text.strip_suffix(key.as_str()).and_then(|text| text.strip_suffix('@'));
        match body {
            Some(body) => office.bodies.contains(body),
            None => scope.text == *key && office.places.contains(unit),
        }
    })
}
