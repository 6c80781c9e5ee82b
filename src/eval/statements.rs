//! Statements: comparing the predicted ones with the annotated ones.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use super::alignment::{Alignment, written};
use super::context::{around, nearest};
use super::gold::{GoldArticle, GoldStatement};
use super::report::Finding;
use super::signatures::Signatures;
use crate::entity::EntityId;
use crate::extract::Extraction;
use crate::relation::{Origin, Qualifier, Statement};
use crate::text::Span;

/// The predicate whose qualifiers are scored.
const HOLDS_POSITION: &str = "holds_position";

/// Subject, predicate, object, as gold ids; of a symmetric predicate the smaller id first.
type Key<'a> = (&'a str, &'a str, &'a str);
/// Subject, predicate, object, as predicted.
type Triple<'a> = (EntityId, &'a str, EntityId);

/// The statements of one article on both sides.
pub(super) struct Statements<'a> {
    article: &'a GoldArticle,
    alignment: &'a Alignment<'a>,
    signatures: &'a Signatures,
    gold: BTreeMap<Key<'a>, Vec<&'a GoldStatement>>,
    /// The gold statements found, each with the first statement that found it.
    found: BTreeMap<Key<'a>, &'a Statement>,
    wrong: BTreeSet<Triple<'a>>,
    /// The same with qualifiers: the found with `of`, and the wrong with the `of` as predicted.
    found_qualified: BTreeSet<(Key<'a>, Option<Cow<'a, str>>)>,
    wrong_qualified: BTreeSet<(Triple<'a>, Option<String>)>,
    /// Each rule with what it stated, and whether that is right.
    by_rule: BTreeMap<(&'a str, Triple<'a>), bool>,
    /// The confidence of each statement, and whether it is right.
    pub(super) confidences: Vec<(f32, bool)>,
    /// In order of the extraction.
    pub(super) wrong_findings: Vec<Finding>,
    pub(super) wrong_qualified_findings: Vec<Finding>,
}

impl<'a> Statements<'a> {
    pub(super) fn new(
        article: &'a GoldArticle,
        predicted: &'a Extraction,
        alignment: &'a Alignment<'a>,
        signatures: &'a Signatures,
    ) -> Self {
        let mut statements = Statements {
            article,
            alignment,
            signatures,
            gold: BTreeMap::new(),
            found: BTreeMap::new(),
            wrong: BTreeSet::new(),
            found_qualified: BTreeSet::new(),
            wrong_qualified: BTreeSet::new(),
            by_rule: BTreeMap::new(),
            confidences: Vec::new(),
            wrong_findings: Vec::new(),
            wrong_qualified_findings: Vec::new(),
        };
        for statement in &article.statements {
            let key = statements.key(&statement.subject, &statement.predicate, &statement.object);
            statements.gold.entry(key).or_default().push(statement);
        }
        predicted.statements.iter().filter(|s| s.source != Origin::Gazetteer).for_each(|s| statements.add(s));
        statements
    }

    fn key(&self, subject: &'a str, predicate: &'a str, object: &'a str) -> Key<'a> {
        let swap = object < subject && self.signatures.is_symmetric(predicate);
        if swap { (object, predicate, subject) } else { (subject, predicate, object) }
    }

    fn add(&mut self, statement: &'a Statement) {
        let triple = (statement.subject, &*statement.predicate, statement.object);
        let ids = (self.alignment.gold_id(statement.subject), self.alignment.gold_id(statement.object));
        let key = ids.0.zip(ids.1).map(|(subject, object)| self.key(subject, &statement.predicate, object));
        let key = key.filter(|key| self.gold.contains_key(key));
        self.by_rule.insert((&statement.rule, triple), key.is_some());
        self.confidences.push((statement.confidence, key.is_some()));
        match key {
            Some(key) => self.add_found(key, triple, statement),
            None => {
                self.wrong.insert(triple);
                self.wrong_qualified.insert((triple, statement.qualifiers.get("of").map(written)));
                self.wrong_findings.push(self.finding(statement, self.told(statement)));
            }
        }
    }

    fn add_found(&mut self, key: Key<'a>, triple: Triple<'a>, statement: &'a Statement) {
        self.found.entry(key).or_insert(statement);
        let of = statement.qualifiers.get("of");
        let resolved = of.and_then(|of| self.alignment.resolve(of));
        if key.1 != HOLDS_POSITION {
            self.found_qualified.insert((key, None));
            return;
        }
        let status = statement.qualifiers.get("status").map(written);
        let held = (resolved.as_deref(), self.signatures.scored_status(status.as_deref()));
        if self.gold[&key].iter().any(|gold| self.post(gold) == held) {
            self.found_qualified.insert((key, resolved));
        } else {
            self.wrong_qualified.insert((triple, of.map(written)));
            let of = of.map_or(Cow::Borrowed("None"), |of| self.qualifier_name(of));
            let what = format!("{} (of {of}, status {})", self.told(statement), status.as_deref().unwrap_or("None"));
            self.wrong_qualified_findings.push(self.finding(statement, what));
        }
    }

    /// The scored qualifiers of a gold statement.
    fn post(&self, gold: &'a GoldStatement) -> (Option<&'a str>, Option<&'a str>) {
        (gold.of.as_deref(), self.signatures.scored_status(gold.status.as_deref()))
    }

    /// How many are right, predicted and gold, of one predicate or of all.
    pub(super) fn counts(&self, predicate: Option<&str>) -> (usize, usize, usize) {
        let is = |other: &str| predicate.is_none_or(|predicate| predicate == other);
        let found = self.found.keys().filter(|key| is(key.1)).count();
        let wrong = self.wrong.iter().filter(|triple| is(triple.1)).count();
        (found, found + wrong, self.gold.keys().filter(|key| is(key.1)).count())
    }

    /// The same with the qualifiers right too.
    pub(super) fn counts_qualified(&self) -> (usize, usize, usize) {
        let posts = |statements: &[&'a GoldStatement]| {
            statements.iter().map(|statement| self.post(statement)).collect::<BTreeSet<_>>().len()
        };
        let gold = self.gold.iter().map(|(key, all)| if key.1 == HOLDS_POSITION { posts(all) } else { 1 }).sum();
        let found = self.found_qualified.len();
        (found, found + self.wrong_qualified.len(), gold)
    }

    /// For each found statement: whether modality and speaker are right.
    pub(super) fn accuracy(&self) -> impl Iterator<Item = (bool, bool)> {
        self.found.iter().map(|(key, statement)| {
            let gold = &self.gold[key];
            let by = statement.attributed_to.and_then(|by| self.alignment.resolve(&Qualifier::Entity(by)));
            (
                gold.iter().any(|gold| gold.modality == statement.modality),
                gold.iter().any(|gold| gold.by.as_deref() == by.as_deref()),
            )
        })
    }

    /// Each rule with whether its statement is right.
    pub(super) fn by_rule(&self) -> impl Iterator<Item = (&'a str, bool)> {
        self.by_rule.iter().map(|((rule, _), right)| (*rule, *right))
    }

    pub(super) fn missed(&self) -> Vec<Finding> {
        let mut keys: Vec<_> = self.gold.keys().filter(|key| !self.found.contains_key(*key)).collect();
        keys.sort_by_cached_key(|(subject, predicate, object)| format!("('{subject}', '{predicate}', '{object}')"));
        keys.into_iter().map(|key| self.missed_finding(key)).collect()
    }

    fn missed_finding(&self, (subject, predicate, object): &Key<'a>) -> Finding {
        let (subject, object) = (self.article.entity(subject), self.article.entity(object));
        let name = |entity: Option<&'a super::GoldEntity>| entity.map_or("", |entity| entity.name.as_str());
        let spans = |entity: Option<&'a super::GoldEntity>| entity.map_or(&[] as &[Span], |entity| &entity.spans);
        Finding {
            article: self.article.id.clone(),
            what: format!("{} | {predicate} | {}", name(subject), name(object)),
            context: self.context(nearest(spans(subject), spans(object))),
            rules: Vec::new(),
        }
    }

    fn told(&self, statement: &Statement) -> String {
        let (subject, object) = (self.alignment.name(statement.subject), self.alignment.name(statement.object));
        format!("{subject} | {} | {object}", statement.predicate)
    }

    fn qualifier_name(&self, value: &'a Qualifier) -> Cow<'a, str> {
        match value {
            Qualifier::Entity(id) => self.alignment.name(*id),
            Qualifier::Word(word) => Cow::Borrowed(word),
        }
    }

    fn finding(&self, statement: &Statement, what: String) -> Finding {
        let spans = |id| self.alignment.get(id).map_or(&[] as &[Span], |aligned| &aligned.spans);
        let read = statement.evidence.map(|evidence| Span::new(evidence.start, evidence.end));
        Finding {
            article: self.article.id.clone(),
            what,
            context: self.context(read.or_else(|| nearest(spans(statement.subject), spans(statement.object)))),
            rules: vec![statement.rule.to_string()],
        }
    }

    fn context(&self, span: Option<Span>) -> String {
        span.map_or_else(String::new, |span| around(&self.article.text, span))
    }
}
