//! Background: what the gazetteers know of the things of an article, on request.

use std::collections::BTreeMap;
use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

use super::extractor::Extractor;
use super::pipeline::linker;
use super::{Extraction, knowledge::Knowledge};
use crate::entity::{Entity, EntityId, Linker};
use crate::mention::EntryId;
use crate::relation::{Modality, Origin, Statement};

/// What states them.
const RULE: &str = "gazetteer";

/// Facts whose values are keys, or codes of places, with the predicate that they state.
const FACTS: [(&str, &str); 6] = [
    ("in", "located_in"),
    ("mouth", "flows_into"),
    ("provinces", "flows_through"),
    ("country", "flows_through"),
    ("seat", "located_in"),
    ("industry", "develops_industry"),
];

impl Extractor {
    /// Adds what the gazetteers know of the linked things of an extraction: what a place lies in, on the article's date, up to its
    /// country; which provinces or countries a river flows through and where its mouth is; the body that a body belongs to;
    /// the seat and the industry of a company.
    ///
    /// The statements have the source `gazetteer`, no evidence, and come after those that were read; things that the article does
    /// not name become entities without mentions. What the article states itself is not stated again. Nothing is measured by
    /// `eval`.
    ///
    /// ```
    /// use govgraph::{Document, Extractor, Origin};
    ///
    /// let extractor = Extractor::new()?;
    /// let mut extraction = extractor.extract(&Document::new("a", "The meeting was held in Gongzhuling."));
    /// extractor.add_background(&mut extraction);
    /// let known = extraction.statements.iter().find(|s| s.source == Origin::Gazetteer).unwrap();
    /// let object = extraction.entity(known.object).unwrap();
    /// assert_eq!((&*known.predicate, &*object.name), ("located_in", "Changchun City"));
    /// # Ok::<(), govgraph::Error>(())
    /// ```
    pub fn add_background(&self, extraction: &mut Extraction) {
        let date = extraction.published.clone();
        Background::new(self.knowledge(), extraction, date.as_deref()).add();
    }
}

struct Background<'a> {
    knowledge: &'a Knowledge,
    linker: Linker<'a>,
    extraction: &'a mut Extraction,
    /// The entities that are linked, by key.
    ids: FxHashMap<String, EntityId>,
    stated: FxHashSet<(EntityId, Arc<str>, EntityId)>,
}

impl<'a> Background<'a> {
    fn new(knowledge: &'a Knowledge, extraction: &'a mut Extraction, date: Option<&'a str>) -> Self {
        let linked = extraction.entities.iter().filter_map(|entity| Some((entity.key.clone()?, entity.id)));
        let stated = extraction.statements.iter().filter(|statement| statement.modality == Modality::Asserted);
        Background {
            knowledge,
            linker: linker(knowledge, date),
            ids: linked.collect(),
            stated: stated.map(|s| (s.subject, s.predicate.clone(), s.object)).collect(),
            extraction,
        }
    }

    fn add(&mut self) {
        for index in 0..self.extraction.entities.len() {
            let entity = &self.extraction.entities[index];
            let entry = entity.key.as_deref().and_then(|key| self.knowledge.gazetteer.by_key(key));
            if let Some(entry) = entry {
                self.add_parents(entry);
                self.add_facts(entry);
            }
        }
    }

    /// Of places what they lie in, step by step up to the country; of bodies the body that they belong to.
    fn add_parents(&mut self, entry: EntryId) {
        let chain = self.linker.ancestors(entry);
        for pair in chain.windows(2) {
            let (inner, outer) = (pair[0], pair[1]);
            match &*self.knowledge.gazetteer.entry(inner).kind {
                "place" if self.is_country(inner) => break,
                "organization" => self.state(inner, "part_of", outer),
                _ => self.state(inner, "located_in", outer),
            }
        }
    }

    fn is_country(&self, entry: EntryId) -> bool {
        let country = self.knowledge.vocabulary.classes.get("country");
        country.is_some_and(|country| self.knowledge.gazetteer.entry(entry).classes.contains(&country))
    }

    fn add_facts(&mut self, entry: EntryId) {
        let gazetteer = &self.knowledge.gazetteer;
        let known = gazetteer.entry(entry);
        let river = *known.kind == *"river";
        for (fact, predicate) in FACTS {
            // a river's country is what it flows through where its provinces are not known
            if (fact == "country") && (!river || known.fact("provinces").is_some()) {
                continue;
            }
            for value in known.fact(fact).into_iter().flat_map(|values| values.split(',')) {
                let object = gazetteer.by_key(value).or_else(|| gazetteer.by_key(&format!("place:{value}")));
                if let Some(object) = object {
                    self.state(entry, predicate, object);
                }
            }
        }
    }

    /// Adds a statement that the schema knows and the article does not make.
    fn state(&mut self, subject: EntryId, predicate: &str, object: EntryId) {
        let kind = |entry: EntryId| &*self.knowledge.gazetteer.entry(entry).kind;
        let allowed = self.knowledge.schema.predicates.get(predicate).is_some_and(|signature| {
            signature.subject.iter().any(|k| k == kind(subject)) && signature.object.iter().any(|k| k == kind(object))
        });
        if !allowed || subject == object {
            return;
        }
        let (subject, object) = (self.entity(subject), self.entity(object));
        let predicate: Arc<str> = predicate.into();
        if self.stated.insert((subject, predicate.clone(), object)) {
            self.extraction.statements.push(Statement {
                subject,
                predicate,
                object,
                qualifiers: BTreeMap::new(),
                modality: Modality::Asserted,
                attributed_to: None,
                source: Origin::Gazetteer,
                rule: RULE.into(),
                confidence: 1.0,
                evidence: None,
            });
        }
    }

    /// The entity of an entry, a new one where the article does not name it.
    fn entity(&mut self, entry: EntryId) -> EntityId {
        let entry = self.knowledge.gazetteer.entry(entry);
        if let Some(id) = self.ids.get(&*entry.key) {
            return *id;
        }
        let id = EntityId(self.extraction.entities.len() as u32);
        self.extraction.entities.push(Entity {
            id,
            kind: entry.kind.clone(),
            name: entry.name.to_string(),
            key: Some(entry.key.to_string()),
            value: None,
            mentions: Vec::new(),
            attributes: entry.facts().map(|(name, value)| (name.to_string(), value.to_string())).collect(),
        });
        self.ids.insert(entry.key.to_string(), id);
        id
    }
}
