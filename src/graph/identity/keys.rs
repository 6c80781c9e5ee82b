//! What an entity of an article can be known by in others.

use super::name::{PersonName, letters};
use super::view::{Scope, ScopeSource, View, is_held_by_one};
use crate::graph::article::EntityRecord;
use crate::mention::date::DateValue;
use crate::pack::is_ordinal;

/// What agreement in a key means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Strength {
    /// The same thing, whatever else agrees with either.
    Strong,
    /// The same thing if all that would be put together have the key, strong or weak.
    Weak,
    /// The one thing that offers or has the key, if there is but one.
    Leaf,
    /// Says nothing but what a leaf may find.
    Offer,
}

/// A key of an entity.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Key {
    pub(super) entity: u32,
    pub(super) strength: Strength,
    pub(super) reason: &'static str,
    pub(super) on: String,
}

/// The keys of all entities of an article that have no identifier and are no dates.
pub(super) fn keys(view: View<'_>) -> Vec<Key> {
    let mut keys = Keys { view, found: Vec::new() };
    let offices: Vec<(u32, super::view::Office)> = view.offices().collect();
    for (entity, number) in view.record.entities.iter().zip(0..) {
        if entity.key.is_some() {
            continue;
        }
        match view.kind(entity) {
            "person" => {
                let held = offices.iter().filter(|(holder, _)| *holder == number).map(|(_, office)| office);
                keys.person(number, entity, &held.collect::<Vec<_>>());
            }
            "organization" => keys.body(number, entity),
            "event" => keys.event(number, entity),
            "policy" => keys.policy(number, entity),
            "place" | "river" => keys.feature(number, entity),
            "date" | "title" => {}
            _ => keys.concept(number, entity),
        }
    }
    keys.found
}

struct Keys<'a> {
    view: View<'a>,
    found: Vec<Key>,
}

impl Keys<'_> {
    fn add(&mut self, entity: u32, strength: Strength, reason: &'static str, on: String) {
        self.found.push(Key { entity, strength, reason, on });
    }

    fn person(&mut self, number: u32, entity: &EntityRecord, offices: &[&super::view::Office]) {
        let name = PersonName::new(self.view.text(entity.name));
        let forms = name.forms();
        let mut placed = false;
        for office in offices {
            let Some(scope) = &office.scope else { continue };
            let shared = self.view.identity().shared_titles.contains(&office.title);
            if !shared {
                placed = true;
                self.post(number, &name, &forms, &office.title, scope);
            }
            let Some(whereabouts) = self.whereabouts(&office.title, scope, shared) else { continue };
            placed = true;
            for form in &forms {
                self.add(number, Strength::Weak, "name and jurisdiction or body", format!("{form}, {whereabouts}"));
            }
        }
        let view = self.view;
        // "President Xi Jinping", where two countries are named as often as each other
        let national = offices.iter().any(|office| view.implies_country(&office.title));
        // who has a post that says no more than "director" is not the governor of that name
        if placed || name.is_short() || !(national || offices.is_empty()) {
            return;
        }
        let regions = view.record.regions.iter().filter(|(unit, _)| view.text(*unit) != "country");
        let countries = view.countries().filter(|_| national);
        for place in regions.map(|(_, place)| view.text(*place)).chain(countries) {
            for form in &forms {
                let on = format!("{form}, {place}");
                self.add(number, Strength::Leaf, "name, in an article about the jurisdiction", on);
            }
        }
    }

    fn post(&mut self, number: u32, name: &PersonName, forms: &[String], title: &str, scope: &Scope) {
        let sure = !name.is_shortened() && scope.source != ScopeSource::Article;
        let strength = if sure { Strength::Strong } else { Strength::Weak };
        for form in forms {
            let on = format!("{form}, {title} of {}", scope.text);
            self.add(number, strength, "name and post", on);
        }
        if is_held_by_one(self.view.identity(), title, scope) {
            let strength = if name.is_short() { Strength::Leaf } else { Strength::Offer };
            for form in name.short_forms() {
                let on = format!("{form} ..., {title} of {}", scope.text);
                self.add(number, strength, "short name and post", on);
            }
        }
    }

    /// The jurisdiction or body that tells people of one name apart: below a country, or a country's highest posts.
    fn whereabouts(&self, title: &str, scope: &Scope, shared: bool) -> Option<String> {
        match &scope.place {
            Some((unit, key)) => {
                let narrow = unit != "country" && unit != "continent";
                (narrow || is_held_by_one(self.view.identity(), title, scope)).then(|| key.clone())
            }
            None => (!shared).then(|| scope.text.clone()),
        }
    }

    fn body(&mut self, number: u32, entity: &EntityRecord) {
        let Some(scope) = self.view.scope(number) else { return };
        // bodies that stand for their place are bodies all the same
        let place = scope.place.as_ref().map(|(_, key)| key.clone());
        let is_wide = scope.place.as_ref().is_none_or(|(unit, _)| unit == "country" || unit == "continent");
        let text = if Some(&scope.text) == place.as_ref() { format!("government@{}", scope.text) } else { scope.text };
        match scope.source {
            ScopeSource::Name => self.add(number, Strength::Strong, "name and place", text),
            ScopeSource::Parent => self.add(number, Strength::Weak, "name and parent body", text),
            // every province has a "Standing Committee"
            ScopeSource::Article if is_wide && self.capitals(entity) < 3 => {}
            ScopeSource::Article => self.add(number, Strength::Weak, "name and place of the article", text),
        }
    }

    fn event(&mut self, number: u32, entity: &EntityRecord) {
        let core = self.view.core(entity);
        let words = core.split(' ').count();
        let numbered = core.split(' ').any(|word| is_ordinal(word) || is_year(word));
        let proper = self.capitals(entity) >= 3;
        let dates = self.dates(number);
        let published = self.view.record.published.map(|date| self.view.text(date));
        let year = dates.first().map(String::as_str).or(published).and_then(|date| date.get(..4));
        let bodies = self.objects("organized_by", number);
        let places = self.objects("held_in", number);
        for body in &bodies {
            for date in &dates {
                self.add(number, Strength::Strong, "name, body and date", format!("{core}, {body}, {date}"));
            }
            if let (Some(year), true) = (year, numbered) {
                self.add(number, Strength::Weak, "number, body and year", format!("{core}, {body}, {year}"));
            }
        }
        if words > 1 {
            for (place, date) in places.iter().flat_map(|place| dates.iter().map(move |date| (place, date))) {
                self.add(number, Strength::Weak, "name, place and date", format!("{core}, {place}, {date}"));
            }
        }
        if proper && numbered {
            self.add(number, Strength::Strong, "proper name with a number", core);
        } else if let (true, Some(year)) = (proper, year) {
            self.add(number, Strength::Weak, "proper name and year", format!("{core}, {year}"));
        }
    }

    /// How many words of the name start with a capital.
    fn capitals(&self, entity: &EntityRecord) -> usize {
        let words = self.view.text(entity.name).split([' ', '-']);
        words.filter(|word| word.chars().next().is_some_and(|c| c.is_uppercase() || c.is_numeric())).count()
    }

    fn dates(&self, event: u32) -> Vec<String> {
        let held = self.view.statements("held_on").filter(|held| held.subject == event);
        let value = |number: u32| Some(self.view.text(self.view.entity(number)?.value?));
        let days = held.filter_map(|held| value(held.object)?.parse::<DateValue>().ok());
        days.map(|value| value.first_day().to_string()).collect()
    }

    fn objects(&self, predicate: &str, subject: u32) -> Vec<String> {
        let statements = self.view.statements(predicate).filter(|statement| statement.subject == subject);
        statements.filter_map(|statement| self.view.scope(statement.object)).map(|scope| scope.text).collect()
    }

    fn policy(&mut self, number: u32, entity: &EntityRecord) {
        let core = self.view.core(entity);
        let words: Vec<&str> = core.split(' ').collect();
        let years = words.iter().rev().take_while(|word| is_year(word)).count();
        let numbered = words.iter().any(|word| is_ordinal(word));
        let kept = if numbered { &words[..words.len() - years] } else { &words[..] };
        if kept.len() < 3 || (self.capitals(entity) < 3 && kept.len() < 5) {
            return;
        }
        let units: &[&str] = if numbered { &["country"] } else { &["province", "municipality", "state", "country"] };
        if let Some(place) = units.iter().find_map(|unit| self.view.region(unit)) {
            self.add(number, Strength::Weak, "name and place of the article", format!("{}, {place}", kept.join(" ")));
        }
    }

    /// Places and rivers that no gazetteer knows.
    fn feature(&mut self, number: u32, entity: &EntityRecord) {
        let words: Vec<String> = self.view.text(entity.name).split_whitespace().map(letters).collect();
        let units = ["prefecture", "city", "municipality", "province", "state", "country"];
        if let Some(place) = units.iter().find_map(|unit| self.view.region(unit)) {
            self.add(number, Strength::Weak, "name and place of the article", format!("{}, {place}", words.join(" ")));
        }
    }

    /// Industries, and kinds that a pack declares: the name is the thing.
    fn concept(&mut self, number: u32, entity: &EntityRecord) {
        let core = self.view.core(entity);
        self.add(number, Strength::Strong, "same name", core);
    }
}

fn is_year(word: &str) -> bool {
    word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit()) && matches!(word.as_bytes()[0], b'1' | b'2')
}
