//! Annotation files: their JSON form, and what can be wrong with it.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use serde::Deserialize;
use serde_json::Value;

use super::occurrence::occurrences;
use super::signatures::Signatures;
use crate::text::Span;

/// An article as its annotator wrote it.
#[derive(Debug, Deserialize)]
pub(super) struct Annotation {
    pub(super) id: String,
    #[serde(default)]
    pub(super) source: Option<String>,
    #[serde(default)]
    pub(super) published: Option<String>,
    #[serde(default)]
    pub(super) text: String,
    #[serde(default)]
    pub(super) entities: Vec<AnnotatedEntity>,
    #[serde(default)]
    pub(super) statements: Vec<AnnotatedStatement>,
}

/// An entity with the strings that mention it.
#[derive(Debug, Deserialize)]
pub(super) struct AnnotatedEntity {
    pub(super) id: String,
    #[serde(default)]
    pub(super) kind: String,
    pub(super) name: String,
    #[serde(default)]
    pub(super) value: Option<String>,
    #[serde(default)]
    mentions: Vec<AnnotatedMention>,
}

/// A string for all its free occurrences, or for some.
#[derive(Debug, Deserialize)]
#[serde(untagged, expecting = "a mention is a string or {\"text\": string, \"only\": [numbers]}")]
enum AnnotatedMention {
    All(String),
    Chosen {
        text: String,
        #[serde(default)]
        only: Option<Vec<i64>>,
    },
}

/// A statement between entities, by their ids.
#[derive(Debug, Deserialize)]
pub(super) struct AnnotatedStatement {
    pub(super) s: String,
    pub(super) p: String,
    pub(super) o: String,
    #[serde(default)]
    pub(super) of: Option<String>,
    #[serde(default)]
    pub(super) on: Option<String>,
    #[serde(default, rename = "in")]
    pub(super) in_: Option<String>,
    #[serde(default)]
    pub(super) by: Option<String>,
    #[serde(default)]
    pub(super) status: Option<String>,
    #[serde(default = "asserted")]
    pub(super) modality: Option<String>,
    #[serde(flatten)]
    extra: BTreeMap<String, Value>,
}

fn asserted() -> Option<String> {
    Some("asserted".to_owned())
}

/// Who wants which of a string's free occurrences.
struct Claim<'a> {
    entity: usize,
    only: Option<&'a [i64]>,
}

impl Annotation {
    /// What is wrong with the entities themselves.
    pub(super) fn check_entities(&self, signatures: &Signatures, wrong: &mut Vec<String>) {
        let mut ids = BTreeSet::new();
        for entity in &self.entities {
            let id = &entity.id;
            if !ids.insert(id) {
                wrong.push(format!("entity {id} stands twice"));
            }
            if !signatures.kinds.contains(&entity.kind) {
                wrong.push(format!("entity {id}: unknown kind {:?}", entity.kind));
            }
            if entity.kind == "date" && entity.value.as_deref().unwrap_or("").is_empty() {
                wrong.push(format!("entity {id}: a date needs a value"));
            }
            if entity.mentions.is_empty() {
                wrong.push(format!("entity {id}: no mentions"));
            }
        }
    }

    /// The spans of each entity, in order of the text. Longer strings take their occurrences first.
    pub(super) fn resolve_mentions(&self, wrong: &mut Vec<String>) -> Vec<Vec<Span>> {
        let mut taken: Vec<Span> = Vec::new();
        let mut spans = vec![Vec::new(); self.entities.len()];
        let claims = self.claims();
        let strings: Vec<&str> = claims.iter().map(|(string, _)| *string).collect();
        let places = occurrences(&self.text, &strings);
        for ((string, claims), mut free) in claims.into_iter().zip(places) {
            free.retain(|span| !taken.iter().any(|other| span.overlaps(*other)));
            if claims.len() > 1 && claims.iter().any(|claim| claim.only.is_none()) {
                let ids: Vec<_> = claims.iter().map(|claim| self.entities[claim.entity].id.as_str()).collect();
                wrong.push(format!("{string:?} stands under {}: each needs \"only\"", ids.join(", ")));
            }
            let mut claimed = BTreeSet::new();
            for claim in claims {
                let id = &self.entities[claim.entity].id;
                for number in chosen(&claim, free.len(), string, id, &mut claimed, wrong) {
                    spans[claim.entity].push(free[number]);
                }
            }
            taken.extend(claimed.into_iter().map(|number| free[number]));
        }
        spans.iter_mut().for_each(|spans| spans.sort_unstable());
        spans
    }

    /// All mention strings with who claims them, the longest first.
    fn claims(&self) -> Vec<(&str, Vec<Claim<'_>>)> {
        let mut claims: Vec<(&str, Vec<Claim<'_>>)> = Vec::new();
        let mut index: HashMap<&str, usize> = HashMap::new();
        for (entity, annotated) in self.entities.iter().enumerate() {
            for mention in &annotated.mentions {
                let (string, only) = match mention {
                    AnnotatedMention::All(text) => (text.as_str(), None),
                    AnnotatedMention::Chosen { text, only } => (text.as_str(), only.as_deref()),
                };
                let at = *index.entry(string).or_insert(claims.len());
                if at == claims.len() {
                    claims.push((string, Vec::new()));
                }
                claims[at].1.push(Claim { entity, only });
            }
        }
        claims.sort_by_key(|(string, _)| std::cmp::Reverse(string.chars().count()));
        claims
    }

    /// What is wrong with the statements.
    pub(super) fn check_statements(&self, signatures: &Signatures, wrong: &mut Vec<String>) {
        let kinds: BTreeMap<&str, &str> = self.entities.iter().map(|e| (e.id.as_str(), e.kind.as_str())).collect();
        let mut seen = BTreeSet::new();
        for statement in &self.statements {
            if statement.check(signatures, &kinds, wrong) && !seen.insert(statement.identity()) {
                wrong.push(format!("{}: stated twice", statement.label()));
            }
        }
    }
}

/// The 0-based numbers of the occurrences that a claim gets.
fn chosen(
    claim: &Claim<'_>,
    free: usize,
    string: &str,
    id: &str,
    claimed: &mut BTreeSet<usize>,
    wrong: &mut Vec<String>,
) -> Vec<usize> {
    if free == 0 {
        wrong.push(format!("entity {id}: no free occurrence of {string:?}"));
        return Vec::new();
    }
    let numbers = claim.only.map_or_else(|| (1..=free as i64).collect(), <[i64]>::to_vec);
    let mut mine = Vec::new();
    for number in numbers {
        match usize::try_from(number - 1).ok().filter(|index| *index < free) {
            None => wrong.push(format!("entity {id}: {string:?} has {free} free occurrences, not {number}")),
            Some(index) if claimed.insert(index) => mine.push(index),
            Some(_) => wrong.push(format!("{string:?} occurrence {number} is claimed twice")),
        }
    }
    mine
}

impl AnnotatedStatement {
    fn label(&self) -> String {
        format!("{} {} {}", self.s, self.p, self.o)
    }

    /// What may stand only once.
    fn identity(&self) -> (&str, &str, &str, Option<&str>) {
        (&self.s, &self.p, &self.o, self.of.as_deref())
    }

    /// Adds what is wrong; false where the predicate is unknown.
    fn check(&self, signatures: &Signatures, kinds: &BTreeMap<&str, &str>, wrong: &mut Vec<String>) -> bool {
        let label = self.label();
        let Some(signature) = signatures.predicates.get(&self.p) else {
            wrong.push(format!("{label}: unknown predicate {:?}", self.p));
            return false;
        };
        for (role, id, allowed) in [("subject", &self.s, &signature.subject), ("object", &self.o, &signature.object)] {
            match kinds.get(id.as_str()) {
                None => wrong.push(format!("{label}: no entity {id:?}")),
                Some(kind) if allowed.contains(*kind) => {}
                Some(kind) => wrong.push(format!("{label}: the {role} is a {kind}, not one of {}", list(allowed))),
            }
        }
        self.check_qualifiers(signatures, kinds, &label, wrong);
        true
    }

    fn check_qualifiers(
        &self,
        signatures: &Signatures,
        kinds: &BTreeMap<&str, &str>,
        label: &str,
        wrong: &mut Vec<String>,
    ) {
        let is = |id: &str, allowed: &BTreeSet<String>| kinds.get(id).is_some_and(|kind| allowed.contains(*kind));
        let none = BTreeSet::new();
        for (key, id) in [("of", &self.of), ("on", &self.on), ("in", &self.in_)] {
            let allowed = signatures.qualifiers.get(key).unwrap_or(&none);
            if let Some(id) = id.as_deref().filter(|id| !is(id, allowed)) {
                wrong.push(format!("{label}: qualifier {key}={id:?} is not one of {}", list(allowed)));
            }
        }
        if let Some(by) = self.by.as_deref().filter(|by| !is(by, &signatures.speakers)) {
            wrong.push(format!("{label}: by={by:?} is no speaker"));
        }
        if !matches!(self.modality.as_deref(), Some("asserted" | "planned" | "negated")) {
            wrong.push(format!("{label}: modality {:?}", self.modality.as_deref().unwrap_or("null")));
        }
        if let Some(status) = self.status.as_ref().filter(|status| !signatures.statuses.contains(*status)) {
            wrong.push(format!("{label}: status {status:?}"));
        }
        if !self.extra.is_empty() {
            let keys: Vec<_> = self.extra.keys().map(String::as_str).collect();
            wrong.push(format!("{label}: unknown keys {}", keys.join(", ")));
        }
    }
}

fn list(words: &BTreeSet<String>) -> String {
    words.iter().map(String::as_str).collect::<Vec<_>>().join(", ")
}
