//! What one article says, as it stands there: the ground that a graph is built on.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::passage::{SentenceRecord, sentences};
use super::proof::Proof;
use super::region::regions;
use super::symbol::{Symbol, Symbols};
use crate::entity::{Entity, EntityId};
use crate::error::{Error, Result};
use crate::extract::Extraction;
use crate::pack::Identity;
use crate::relation::{Modality, Qualifier, Statement};

/// An article with all its strings as symbols. Kept encoded ([`Record::encode`]), for it is read seldom.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Record {
    pub(super) id: Symbol,
    pub(super) published: Option<Symbol>,
    pub(super) source: Option<Symbol>,
    /// Of the text and the packs it was read with.
    pub(super) fingerprint: [u8; 16],
    /// The places that the article is about: for each unit the one that is named most, if it stands out.
    pub(super) regions: Vec<(Symbol, Symbol)>,
    pub(super) entities: Vec<EntityRecord>,
    pub(super) statements: Vec<StatementRecord>,
    /// Sentences that statements were read from, by number; empty where they are not kept.
    pub(super) sentences: Vec<SentenceRecord>,
}

/// An entity of an article.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct EntityRecord {
    pub(super) kind: Symbol,
    pub(super) name: Symbol,
    /// Other forms that the article uses, by first mention.
    pub(super) forms: Vec<Symbol>,
    pub(super) key: Option<Symbol>,
    pub(super) value: Option<Symbol>,
    /// Number of a set of attributes, which many entities share.
    pub(super) attributes: u32,
}

/// A statement of an article.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct StatementRecord {
    pub(super) subject: u32,
    pub(super) predicate: Symbol,
    pub(super) object: u32,
    pub(super) qualifiers: Vec<(Symbol, QualifierRecord)>,
    pub(super) modality: Modality,
    pub(super) speaker: Option<u32>,
    pub(super) proof: Proof,
}

/// The value of a qualifier.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub(super) enum QualifierRecord {
    Entity(u32),
    Word(Symbol),
}

/// Sets of attributes, kept once.
#[derive(Clone, Debug, Default)]
pub(super) struct AttributeSets {
    sets: Vec<Arc<[(Symbol, Symbol)]>>,
    numbers: rustc_hash::FxHashMap<Arc<[(Symbol, Symbol)]>, u32>,
}

impl AttributeSets {
    pub(super) fn intern(&mut self, set: Vec<(Symbol, Symbol)>) -> u32 {
        let set: Arc<[(Symbol, Symbol)]> = set.into();
        let next = self.sets.len() as u32;
        let sets = &mut self.sets;
        *self.numbers.entry(set).or_insert_with_key(|set| {
            sets.push(set.clone());
            next
        })
    }

    pub(super) fn get(&self, number: u32) -> &[(Symbol, Symbol)] {
        self.sets.get(number as usize).map_or(&[], |set| set)
    }

    pub(super) fn all(&self) -> &[Arc<[(Symbol, Symbol)]>] {
        &self.sets
    }
}

/// Makes records of extractions.
pub(super) struct Recorder<'a> {
    pub(super) symbols: &'a mut Symbols,
    pub(super) sets: &'a mut AttributeSets,
    pub(super) identity: &'a Identity,
}

impl Recorder<'_> {
    /// The record of an extraction; with the text, the sentences of its statements are kept.
    ///
    /// Statements that name an entity which the extraction lacks are left out, and so are qualifiers that do.
    pub(super) fn record(&mut self, extraction: &Extraction, text: Option<&str>, fingerprint: [u8; 16]) -> Record {
        let numbers: BTreeMap<EntityId, u32> =
            extraction.entities.iter().zip(0..).map(|(entity, number)| (entity.id, number)).collect();
        let regions = regions(extraction, self.identity);
        let regions = regions.iter().map(|(unit, key)| (self.symbols.intern(unit), self.symbols.intern(key))).collect();
        let statements: Vec<StatementRecord> =
            extraction.statements.iter().filter_map(|statement| self.statement(statement, &numbers)).collect();
        Record {
            id: self.symbols.intern(&extraction.id),
            published: extraction.published.as_deref().map(|date| self.symbols.intern(date)),
            source: extraction.source.as_deref().map(|source| self.symbols.intern(source)),
            fingerprint,
            regions,
            entities: extraction.entities.iter().map(|entity| self.entity(entity)).collect(),
            sentences: text.map_or_else(Vec::new, |text| sentences(extraction, &statements, text)),
            statements,
        }
    }

    fn entity(&mut self, entity: &Entity) -> EntityRecord {
        let name = self.symbols.intern(&entity.name);
        let mut forms = Vec::new();
        for mention in &entity.mentions {
            let words = mention.text.split_whitespace().collect::<Vec<_>>().join(" ");
            let form = self.symbols.intern(&words);
            if form != name && !forms.contains(&form) {
                forms.push(form);
            }
        }
        let attributes = entity.attributes.iter();
        let set = attributes.map(|(name, value)| (self.symbols.intern(name), self.symbols.intern(value))).collect();
        EntityRecord {
            kind: self.symbols.intern(&entity.kind),
            name,
            forms,
            key: entity.key.as_deref().map(|key| self.symbols.intern(key)),
            value: entity.value.as_deref().map(|value| self.symbols.intern(value)),
            attributes: self.sets.intern(set),
        }
    }

    fn statement(&mut self, statement: &Statement, numbers: &BTreeMap<EntityId, u32>) -> Option<StatementRecord> {
        let mut qualifiers = Vec::with_capacity(statement.qualifiers.len());
        for (name, value) in &statement.qualifiers {
            let value = match value {
                Qualifier::Entity(id) => QualifierRecord::Entity(*numbers.get(id)?),
                Qualifier::Word(word) => QualifierRecord::Word(self.symbols.intern(word)),
            };
            qualifiers.push((self.symbols.intern(name), value));
        }
        let speaker = match statement.attributed_to {
            Some(id) => Some(*numbers.get(&id)?),
            None => None,
        };
        Some(StatementRecord {
            subject: *numbers.get(&statement.subject)?,
            predicate: self.symbols.intern(&statement.predicate),
            object: *numbers.get(&statement.object)?,
            qualifiers,
            modality: statement.modality,
            speaker,
            proof: Proof::new(statement, self.symbols, self.sets),
        })
    }
}

impl Record {
    pub(super) fn encode(&self) -> Result<Box<[u8]>> {
        let bytes = postcard::to_allocvec(self);
        bytes.map(Vec::into_boxed_slice).map_err(|error| Error::usage(format!("an article cannot be kept: {error}")))
    }

    pub(super) fn decode(bytes: &[u8]) -> Result<Record> {
        postcard::from_bytes(bytes).map_err(|error| Error::usage(format!("an article cannot be read: {error}")))
    }

    /// Whether all that it refers to is there.
    pub(super) fn is_sound(&self, symbols: usize, sets: usize) -> bool {
        let entities = self.entities.len();
        let symbol = |symbol: Symbol| (symbol.0 as usize) < symbols;
        let entity = |number: u32| (number as usize) < entities;
        let entity_record = |record: &EntityRecord| {
            symbol(record.kind)
                && symbol(record.name)
                && record.forms.iter().all(|form| symbol(*form))
                && record.key.is_none_or(symbol)
                && record.value.is_none_or(symbol)
                && (record.attributes as usize) < sets
        };
        let qualifier = |(name, value): &(Symbol, QualifierRecord)| {
            symbol(*name)
                && match value {
                    QualifierRecord::Entity(number) => entity(*number),
                    QualifierRecord::Word(word) => symbol(*word),
                }
        };
        let statement = |record: &StatementRecord| {
            entity(record.subject)
                && entity(record.object)
                && symbol(record.predicate)
                && record.speaker.is_none_or(entity)
                && (record.proof.told as usize) < sets
                && record.qualifiers.iter().all(qualifier)
        };
        symbol(self.id)
            && self.published.is_none_or(symbol)
            && self.source.is_none_or(symbol)
            && self.regions.iter().all(|(unit, key)| symbol(*unit) && symbol(*key))
            && self.entities.iter().all(entity_record)
            && self.statements.iter().all(statement)
    }

    /// The record with its symbols and sets replaced.
    pub(super) fn renamed(
        &self,
        symbol: &mut impl FnMut(Symbol) -> Symbol,
        set: &mut impl FnMut(u32) -> u32,
    ) -> Record {
        let entity = |record: &EntityRecord,
                      symbol: &mut dyn FnMut(Symbol) -> Symbol,
                      set: &mut dyn FnMut(u32) -> u32| EntityRecord {
            kind: symbol(record.kind),
            name: symbol(record.name),
            forms: record.forms.iter().map(|form| symbol(*form)).collect(),
            key: record.key.map(&mut *symbol),
            value: record.value.map(&mut *symbol),
            attributes: set(record.attributes),
        };
        let statement =
            |record: &StatementRecord, symbol: &mut dyn FnMut(Symbol) -> Symbol, set: &mut dyn FnMut(u32) -> u32| {
                let mut qualifiers = Vec::with_capacity(record.qualifiers.len());
                for (name, value) in &record.qualifiers {
                    let value = match value {
                        QualifierRecord::Word(word) => QualifierRecord::Word(symbol(*word)),
                        entity @ QualifierRecord::Entity(_) => *entity,
                    };
                    qualifiers.push((symbol(*name), value));
                }
                StatementRecord {
                    predicate: symbol(record.predicate),
                    qualifiers,
                    proof: record.proof.renumbered(set(record.proof.told)),
                    ..*record
                }
            };
        Record {
            id: symbol(self.id),
            published: self.published.map(&mut *symbol),
            source: self.source.map(&mut *symbol),
            fingerprint: self.fingerprint,
            regions: self.regions.iter().map(|(unit, key)| (symbol(*unit), symbol(*key))).collect(),
            entities: self.entities.iter().map(|record| entity(record, symbol, set)).collect(),
            statements: self.statements.iter().map(|record| statement(record, symbol, set)).collect(),
            sentences: self.sentences.clone(),
        }
    }
}
