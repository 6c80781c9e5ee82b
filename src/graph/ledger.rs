//! The ledger: which entities of articles are one thing and why, and what a user has decided about it.

use std::fmt;
use std::io::{BufRead, Write};
use std::path::Path;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::entity::EntityId;
use crate::error::{Error, Result};

/// An entity of an article.
///
/// ```
/// let member: govgraph::Member = serde_json::from_str(r#"{"article": "jl-1", "entity": "e3", "name": "Jing Junhai"}"#).unwrap();
/// assert_eq!(member.to_string(), "Jing Junhai (jl-1, e3)");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Member {
    /// The article's id.
    pub article: Arc<str>,
    /// The entity's number in it.
    pub entity: EntityId,
    /// Its name there: a decision about another name than the article's is out of date.
    pub name: Arc<str>,
}

impl fmt::Display for Member {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({}, {})", self.name, self.article, self.entity)
    }
}

/// What became of entities that may be one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Verdict {
    /// Put together by a rule.
    Merged,
    /// Put together because a user says so.
    Confirmed,
    /// Kept apart because a user says so.
    Rejected,
    /// Kept apart because the evidence holds for some pairs only.
    Held,
}

/// A line of the ledger.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct LedgerEntry {
    /// What became of them.
    pub decision: Verdict,
    /// Their kind.
    #[serde(default)]
    pub kind: Arc<str>,
    /// Why: `same identifier`, `same name and post`, ...
    #[serde(default)]
    pub reason: Arc<str>,
    /// What they agree in.
    #[serde(default)]
    pub on: Arc<str>,
    /// The entities.
    pub entities: Vec<Member>,
}

/// What a user has decided: entities that are one thing, or are not.
///
/// Decisions are written as lines of the ledger: `merged` and `confirmed` put together, `rejected` keeps apart, `held` says nothing. So a
/// ledger can be read back as it is, or with some of its verdicts changed.
///
/// ```
/// use govgraph::{Decision, read_decisions};
/// let lines = r#"{"decision": "rejected", "entities": [{"article": "a", "entity": "e0", "name": "Li Wei"}, {"article": "b", "entity": "e4", "name": "Li Wei"}]}"#;
/// let decisions: Vec<Decision> = read_decisions("decisions.jsonl", lines.as_bytes())?;
/// assert!(!decisions[0].together);
/// let error = read_decisions("decisions.jsonl", &b"\n{\"decision\": \"perhaps\"}\n"[..]).unwrap_err();
/// assert!(error.to_string().starts_with("decisions.jsonl:2:22: unknown variant `perhaps`"));
/// # Ok::<(), govgraph::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Decision {
    /// Whether they are one.
    pub together: bool,
    /// The entities, two at least.
    pub entities: Vec<Member>,
}

/// Reads decisions from lines of the ledger; empty lines are passed over.
///
/// # Errors
/// A line that is none, with file and line; a stream that cannot be read.
pub fn read_decisions(name: impl AsRef<Path>, input: impl BufRead) -> Result<Vec<Decision>> {
    let name = name.as_ref();
    let mut decisions = Vec::new();
    for (index, line) in input.lines().enumerate() {
        let line = line.map_err(|error| Error::io(name, error))?;
        if !line.trim().is_empty() {
            decisions.extend(decision(&line).map_err(|(message, column)| {
                let error = Error::ledger(name, message).with_line(index + 1);
                match column {
                    Some(column) => error.with_column(column),
                    None => error,
                }
            })?);
        }
    }
    Ok(decisions)
}

fn decision(line: &str) -> Result<Option<Decision>, (String, Option<usize>)> {
    let entry: LedgerEntry = serde_json::from_str(line).map_err(|error| {
        let message = error.to_string();
        let message = message.rsplit_once(" at line ").map_or(message.as_str(), |(message, _)| message);
        (message.to_owned(), Some(error.column().max(1)))
    })?;
    if entry.entities.len() < 2 {
        return Err(("a line of the ledger names two entities or more".to_owned(), None));
    }
    let mut entities = entry.entities;
    entities.sort();
    entities.dedup();
    let decide = |together| Some(Decision { together, entities });
    Ok(match entry.decision {
        Verdict::Merged | Verdict::Confirmed => decide(true),
        Verdict::Rejected => decide(false),
        Verdict::Held => None,
    })
}

/// Writes lines of the ledger.
///
/// # Errors
/// Where the stream cannot be written.
pub fn write_ledger(entries: impl IntoIterator<Item = LedgerEntry>, out: &mut dyn Write) -> std::io::Result<()> {
    for entry in entries {
        serde_json::to_writer(&mut *out, &entry)?;
        writeln!(out)?;
    }
    Ok(())
}
