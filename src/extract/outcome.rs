//! What came out of an example, and whether it is what was expected.

use std::collections::BTreeSet;

use super::Extraction;
use super::pipeline::Analysis;
use crate::entity::{Entity, EntityId};
use crate::pack::Schema;
use crate::pattern::{Expected, closest};
use crate::relation::{Modality, Qualifier, Statement};
use crate::text::{Document, Span};

/// Words that stand for an entity: a mention, or a description ("the province").
struct Named<'a> {
    words: &'a str,
    entity: &'a Entity,
}

/// What came out of an example.
pub struct Outcome<'a> {
    document: &'a Document,
    analysis: &'a Analysis,
    read: &'a Extraction,
}

impl<'a> Outcome<'a> {
    /// What came out of a document.
    pub fn new(document: &'a Document, analysis: &'a Analysis, read: &'a Extraction) -> Self {
        Outcome { document, analysis, read }
    }

    /// The rules that were applied, each once.
    pub fn applied(&self) -> String {
        let names: BTreeSet<&str> = self.analysis.applied.iter().map(|(_, name, _)| &**name).collect();
        list(names.into_iter().map(str::to_owned), "none")
    }

    /// The words that a rule was applied to.
    pub fn words_of(&self, rule: &str) -> String {
        let own = self.analysis.applied.iter().filter(|(_, name, _)| **name == *rule);
        list(own.map(|(_, _, span)| format!("{:?}", self.words(*span))), "nothing")
    }

    /// Whether what is expected came out; if not, what did.
    pub fn check(&self, expected: &Expected, schema: &Schema) -> Result<(), String> {
        if schema.kinds.contains_key(&expected.name) {
            self.check_mention(expected)
        } else if schema.predicates.contains_key(&expected.name) {
            self.check_statement(expected)
        } else {
            let known = schema.kinds.keys().chain(schema.predicates.keys()).map(String::as_str);
            let hint = closest(&expected.name, known);
            Err(format!("the schema declares no kind or predicate {}{hint}", expected.name))
        }
    }

    fn check_mention(&self, expected: &Expected) -> Result<(), String> {
        let [words] = &expected.arguments[..] else {
            return Err(format!("{}: a mention is written KIND(\"WORDS\")", told(expected)));
        };
        if let Some((name, _)) = expected.qualifiers.iter().find(|(name, _)| !matches!(&**name, "value" | "name")) {
            return Err(format!("{}: a mention has a value and a name, no {name}", told(expected)));
        }
        let named = self.named();
        let fits = |n: &&Named<'_>| n.words == words && *n.entity.kind == *expected.name && has(n.entity, expected);
        if named.iter().any(|n| fits(&n)) {
            return Ok(());
        }
        let related = |n: &&Named<'_>| *n.entity.kind == *expected.name || n.words == words;
        let came = list(named.iter().filter(related).map(mention_told), &format!("no {}", expected.name));
        Err(format!("expected {}, came out {came}", told(expected)))
    }

    fn check_statement(&self, expected: &Expected) -> Result<(), String> {
        let [subject, object] = &expected.arguments[..] else {
            return Err(format!("{}: a statement is written PREDICATE(\"SUBJECT\", \"OBJECT\")", told(expected)));
        };
        let fits = |s: &&Statement| {
            *s.predicate == *expected.name
                && self.is_called(s.subject, subject)
                && self.is_called(s.object, object)
                && expected.qualifiers.iter().all(|(name, value)| self.qualifier_is(s, name, value))
        };
        if self.read.statements.iter().any(|s| fits(&s)) {
            return Ok(());
        }
        let of_predicate = self.read.statements.iter().filter(|s| *s.predicate == *expected.name);
        let same: Vec<String> = of_predicate.map(|s| self.statement_told(s)).collect();
        let came = if same.is_empty() {
            list(self.read.statements.iter().map(|s| self.statement_told(s)), "no statement")
        } else {
            list(same.into_iter(), "")
        };
        Err(format!("expected {}, came out {came}", told(expected)))
    }

    fn qualifier_is(&self, statement: &Statement, name: &str, wanted: &str) -> bool {
        match name {
            "modality" => modality(statement.modality) == wanted,
            "by" => statement.attributed_to.is_some_and(|by| self.is_called(by, wanted)),
            _ => match statement.qualifiers.get(name) {
                Some(Qualifier::Entity(id)) => self.is_called(*id, wanted),
                Some(Qualifier::Word(word)) => **word == *wanted,
                None => false,
            },
        }
    }

    /// True where the entity has that name, a mention of those words, or a description of those words.
    fn is_called(&self, id: EntityId, name: &str) -> bool {
        let known = self.read.entity(id).is_some_and(|e| e.name == name || e.mentions.iter().any(|m| m.text == name));
        known || self.named().iter().any(|n| n.entity.id == id && n.words == name)
    }

    /// All mentions, then all descriptions.
    fn named(&self) -> Vec<Named<'a>> {
        let mentions = self.read.entities.iter();
        let mentions =
            mentions.flat_map(|entity| entity.mentions.iter().map(move |m| Named { words: &m.text, entity }));
        let descriptions = self.analysis.anaphors.iter().filter_map(|anaphor| {
            let id = self.analysis.settled.entity_of.get(anaphor.cluster as usize)?;
            Some(Named { words: self.words(anaphor.span), entity: self.read.entity(*id)? })
        });
        mentions.chain(descriptions).collect()
    }

    /// A statement as a rule file writes what it expects.
    pub fn statement_told(&self, statement: &Statement) -> String {
        let name = |id: EntityId| self.read.entity(id).map_or("", |e| e.name.as_str());
        let mut told = format!("{}({:?}, {:?}", statement.predicate, name(statement.subject), name(statement.object));
        for (key, value) in &statement.qualifiers {
            let value = match value {
                Qualifier::Entity(id) => name(*id),
                Qualifier::Word(word) => word,
            };
            told.push_str(&format!(", {key}={value:?}"));
        }
        if statement.modality != Modality::Asserted {
            told.push_str(&format!(", modality={:?}", modality(statement.modality)));
        }
        if let Some(by) = statement.attributed_to {
            told.push_str(&format!(", by={:?}", name(by)));
        }
        told.push(')');
        told
    }

    fn words(&self, span: Span) -> &'a str {
        span.of(&self.document.text)
    }
}

fn has(entity: &Entity, expected: &Expected) -> bool {
    expected.qualifiers.iter().all(|(name, wanted)| match name.as_str() {
        "value" => entity.value.as_deref() == Some(wanted),
        _ => entity.name == *wanted,
    })
}

fn mention_told(named: &Named<'_>) -> String {
    let value = named.entity.value.as_ref().map_or_else(String::new, |value| format!(", value={value:?}"));
    let name = &named.entity.name;
    let name = if name == named.words { String::new() } else { format!(", name={name:?}") };
    format!("{}({:?}{value}{name})", named.entity.kind, named.words)
}

/// An expectation as a rule file writes it.
fn told(expected: &Expected) -> String {
    let arguments = expected.arguments.iter().map(|a| format!("{a:?}"));
    let qualifiers = expected.qualifiers.iter().map(|(name, value)| format!("{name}={value:?}"));
    format!("{}({})", expected.name, arguments.chain(qualifiers).collect::<Vec<_>>().join(", "))
}

/// A modality as rule files and output write it.
pub fn modality(modality: Modality) -> &'static str {
    match modality {
        Modality::Asserted => "asserted",
        Modality::Planned => "planned",
        Modality::Negated => "negated",
    }
}

fn list(items: impl Iterator<Item = String>, none: &str) -> String {
    let all: Vec<String> = items.collect();
    if all.is_empty() { none.to_owned() } else { all.join(", ") }
}
