//! Why a statement is absent.

use std::collections::BTreeSet;

use serde::Serialize;

use super::explain::{ExplainedMiss, Explanation};
use super::explainer::Explainer;
use super::extractor::Extractor;
use crate::entity::{Entity, EntityId};
use crate::error::{Error, Result};
use crate::pattern::{Action, Rule, closest};
use crate::relation::Statement;
use crate::text::Document;

/// Why a statement was not read from a document, or that it was. Serialises to JSON and prints as text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Absence {
    /// What was asked: `predicate("subject", "object")`.
    pub asked: String,
    /// True where the statement is there after all.
    pub found: bool,
    /// What is known about it, the most telling first.
    pub reasons: Vec<String>,
}

/// The near names told where a name is unknown.
const NEAR: usize = 3;

impl Extractor {
    /// Says why a statement is absent from what is read: a name that is no entity, two names that never stand in one
    /// sentence, kinds that the predicate does not take, or rules that do not match, with how far each got.
    ///
    /// # Errors
    /// Where the schema has no such predicate.
    ///
    /// ```
    /// use govgraph::{Document, Extractor};
    /// let extractor = Extractor::new()?;
    /// let document = Document::new("a", "Jilin City lies far from Beijing.");
    /// let absence = extractor.explain_absence(&document, "Jilin City", "flows_into", "Beijing")?;
    /// assert!(absence.reasons[0].contains("flows_into takes river as its subject"));
    /// # Ok::<(), govgraph::Error>(())
    /// ```
    pub fn explain_absence(
        &self,
        document: &Document,
        subject: &str,
        predicate: &str,
        object: &str,
    ) -> Result<Absence> {
        let schema = &self.knowledge().schema;
        if !schema.predicates.contains_key(predicate) {
            let hint = closest(predicate, schema.predicates.keys().map(String::as_str));
            return Err(Error::usage(format!("the schema declares no predicate {predicate}{hint}")));
        }
        let explainer = Explainer::new(self.knowledge(), document);
        let search = Search { explainer: &explainer, predicate };
        let asked = format!("{predicate}({subject:?}, {object:?})");
        let (found, reasons) = search.reasons(subject, object);
        Ok(Absence { asked, found, reasons })
    }
}

struct Search<'a> {
    explainer: &'a Explainer<'a>,
    predicate: &'a str,
}

impl Search<'_> {
    fn reasons(&self, subject: &str, object: &str) -> (bool, Vec<String>) {
        let (subjects, objects) = (self.called(subject), self.called(object));
        let unknown = [(subject, &subjects), (object, &objects)];
        let unknown = unknown.iter().filter(|(_, found)| found.is_empty()).map(|(name, _)| self.unknown(name));
        let unknown: Vec<String> = unknown.collect();
        if !unknown.is_empty() {
            return (false, unknown);
        }
        let stated = self.stated(&subjects, &objects);
        if !stated.is_empty() {
            return (true, stated);
        }
        let kinds = self.kinds(&subjects, &objects);
        if !kinds.is_empty() {
            return (false, kinds);
        }
        let shared: Vec<u32> = self.sentences(&subjects).intersection(&self.sentences(&objects)).copied().collect();
        let mut reasons = self.drafts(&subjects, &objects);
        if shared.is_empty() {
            reasons.push(self.apart((subject, &subjects), (object, &objects)));
        }
        shared.iter().for_each(|sentence| self.rules(*sentence as usize, &mut reasons));
        (false, reasons)
    }

    /// The entities of that name; else those with a mention that holds it.
    fn called(&self, name: &str) -> Vec<&Entity> {
        let lower = name.to_lowercase();
        let names = |e: &Entity| -> Vec<String> {
            std::iter::once(&e.name).chain(e.mentions.iter().map(|m| &m.text)).map(|n| n.to_lowercase()).collect()
        };
        let entities = || self.explainer.read.entities.iter();
        let exact: Vec<&Entity> = entities().filter(|e| names(e).contains(&lower)).collect();
        if !exact.is_empty() {
            exact
        } else {
            entities().filter(|e| names(e).iter().any(|n| n.contains(&lower))).collect()
        }
    }

    fn unknown(&self, name: &str) -> String {
        let text = self.explainer.document.text.to_lowercase();
        let written = match text.contains(&name.to_lowercase()) {
            true => "its words stand in the text, and no rule or gazetteer makes a mention of them",
            false => "its words do not stand in the text",
        };
        let distance = |e: &&Entity| strsim::damerau_levenshtein(&e.name.to_lowercase(), &name.to_lowercase());
        let mut near: Vec<&Entity> = self.explainer.read.entities.iter().collect();
        near.sort_by_key(distance);
        let near: Vec<String> = near.iter().take(NEAR).map(|e| format!("{} ({})", e.name, e.kind)).collect();
        let near =
            if near.is_empty() { "there are none".to_owned() } else { format!("nearest are {}", near.join(", ")) };
        format!("no entity is called {name:?}: {written}; of the entities, {near}")
    }

    fn stated(&self, subjects: &[&Entity], objects: &[&Entity]) -> Vec<String> {
        let outcome = self.explainer.outcome();
        let is = |ids: &[&Entity], id: EntityId| ids.iter().any(|e| e.id == id);
        let symmetric = self.explainer.knowledge.schema.predicates[self.predicate].symmetric;
        let fits = |s: &&Statement| {
            let straight = is(subjects, s.subject) && is(objects, s.object);
            let turned = symmetric && is(subjects, s.object) && is(objects, s.subject);
            *s.predicate == *self.predicate && (straight || turned)
        };
        let found = self.explainer.read.statements.iter().filter(fits);
        found
            .map(|s| {
                let sentence = s.evidence.map_or_else(String::new, |e| format!(" in sentence {}", e.sentence));
                format!("it is there: {} by {}{sentence}", outcome.statement_told(s), s.rule)
            })
            .collect()
    }

    fn kinds(&self, subjects: &[&Entity], objects: &[&Entity]) -> Vec<String> {
        let signature = &self.explainer.knowledge.schema.predicates[self.predicate];
        let sides = [("subject", subjects, &signature.subject), ("object", objects, &signature.object)];
        let wrong =
            sides.iter().filter(|(_, found, kinds)| !found.iter().any(|e| kinds.iter().any(|k| **k == *e.kind)));
        wrong
            .map(|(side, found, kinds)| {
                let is: Vec<String> = found.iter().map(|e| format!("{} is a {}", e.name, e.kind)).collect();
                format!("{} takes {} as its {side}; {}", self.predicate, kinds.join(", "), is.join(", "))
            })
            .collect()
    }

    /// The sentences with a mention or description of one of the entities.
    fn sentences(&self, entities: &[&Entity]) -> BTreeSet<u32> {
        let analysis = &self.explainer.analysis;
        let is = |cluster: u32| entities.iter().any(|e| e.id == analysis.settled.entity_of[cluster as usize]);
        let mentions =
            analysis.mentions.iter().zip(&analysis.clusters.of).filter(|(_, c)| is(**c)).map(|(m, _)| m.sentence);
        let described = analysis.anaphors.iter().filter(|a| is(a.cluster)).map(|a| a.sentence);
        mentions.chain(described).collect()
    }

    fn apart(&self, subject: (&str, &[&Entity]), object: (&str, &[&Entity])) -> String {
        let told = |(name, entities): (&str, &[&Entity])| {
            let numbers: Vec<String> = self.sentences(entities).iter().map(u32::to_string).collect();
            format!("{name:?} stands in {}", numbers.join(", "))
        };
        format!("the two never stand in one sentence: {}, {}", told(subject), told(object))
    }

    /// Drafts between the two that did not become a statement.
    fn drafts(&self, subjects: &[&Entity], objects: &[&Entity]) -> Vec<String> {
        let settled = &self.explainer.analysis.settled;
        let is =
            |entities: &[&Entity], cluster: u32| entities.iter().any(|e| e.id == settled.entity_of[cluster as usize]);
        let drafts = self.explainer.analysis.reading.drafts.iter().filter(|d| *d.predicate == *self.predicate);
        let between = drafts.filter(|d| is(subjects, d.subject.cluster) && is(objects, d.object.cluster));
        between.map(|d| format!("{} read {}", d.rule, self.explainer.draft_told(d))).collect()
    }

    /// What each rule of the predicate did in a sentence.
    fn rules(&self, sentence: usize, reasons: &mut Vec<String>) {
        for (phase, step) in self.explainer.steps_of(sentence) {
            for (index, rule) in phase.rules.iter().enumerate().filter(|(_, rule)| self.states(rule)) {
                let before = reasons.len();
                for found in step.matches.iter().filter(|m| m.rule == index) {
                    let told = self.explainer.explained(phase, step, found, sentence);
                    let came = match &told.dropped {
                        Some(why) => format!("its match is dropped: {why}"),
                        None if told.made.is_empty() => "and states nothing".to_owned(),
                        None => format!("and gives {}", told.made.join("; ")),
                    };
                    reasons.push(format!("sentence {sentence}: {} matches {:?}, {came}", told.rule, told.words));
                }
                if before == reasons.len()
                    && let Some(miss) = self.explainer.miss(rule, step)
                {
                    reasons.push(format!("sentence {sentence}: {miss}"));
                }
            }
        }
    }

    fn states(&self, rule: &Rule) -> bool {
        rule.ast.actions.iter().any(|a| matches!(a, Action::State { predicate, .. } if *predicate == *self.predicate))
    }
}

impl std::fmt::Display for ExplainedMiss {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} does not match: ", self.rule)?;
        match (&self.absent[..], &self.words) {
            ([], Some(words)) => write!(f, "after {words:?} it wants {}", self.next),
            ([], None) => write!(f, "it begins with {}", self.next),
            (absent, _) => write!(f, "nothing in the sentence is {}", absent.join(" or ")),
        }
    }
}

impl Explanation {
    /// True where nothing is explained.
    pub fn is_empty(&self) -> bool {
        self.sentences.iter().all(|s| s.phases.is_empty() && s.statements.is_empty())
    }
}
