//! What rules of statements do, checked against the schema and prepared when the packs load.

use std::sync::Arc;

use super::statement::Modality;
use crate::error::{Error, Result};
use crate::pack::Schema;
use crate::pattern::{Action, BaseId, Expander, Position, RuleAst, Value, Vocabulary, closest};

/// An argument.
#[derive(Clone, Debug, PartialEq)]
pub enum Argument {
    /// What a capture holds.
    Capture(Arc<str>),
    /// What hangs on the captured group under that name.
    Slot(Arc<str>, Arc<str>),
    /// From the discourse, of these kinds or of any.
    Discourse(Arc<str>, Vec<Arc<str>>),
    /// A word.
    Word(Arc<str>),
}

/// A prepared action.
#[derive(Clone, Debug)]
pub enum Step {
    /// Make statements.
    State {
        /// The predicate.
        predicate: Arc<str>,
        /// Its subject.
        subject: Argument,
        /// Its object.
        object: Argument,
        /// Its qualifiers.
        qualifiers: Vec<(Arc<str>, Argument)>,
        /// Where the rule decides it.
        modality: Option<Modality>,
        /// Only where nothing else states this predicate of the object.
        default: bool,
        /// Only where the gazetteers say that the subject lies in the object.
        known: bool,
    },
    /// Replace the matched items by a group.
    Make {
        /// The group's classes.
        base: BaseId,
        /// What it stands for.
        head: Arc<str>,
        /// What hangs on it.
        slots: Vec<(Arc<str>, Argument)>,
    },
    /// Replace the matched items by the captured one.
    Reduce(Arc<str>),
    /// Tell the discourse.
    Set(Arc<str>, Arc<str>),
}

/// The steps of every rule of a phase, in order of rules.
pub type Steps = Vec<Vec<Step>>;

/// What `set` can tell: `speaker` to `subject` and `ahead` name entities; `again` takes up the
/// subjects of the sentence before, `said` to `carries` and `ours` mark words, `given-up` things that the sentence states
/// nothing of.
pub const DISCOURSE: [&str; 25] = [
    "speaker",
    "topic",
    "event",
    "joint",
    "companions",
    "post",
    "stop",
    "host",
    "invited",
    "when",
    "where",
    "subject",
    "again",
    "said",
    "planned",
    "negated",
    "done",
    "carries",
    "given-up",
    "present",
    "joined",
    "attending",
    "meeting",
    "ours",
    "ahead",
];
/// How many of them, from the first, are values that an argument can ask for.
const VALUES: usize = 12;

/// Discourse values that are no `set` names: the place of a level that the article is about, and the one who acts in
/// a clause (its subject, else what is named before, else the place that the article is about).
pub const PLACES: [&str; 11] = [
    "province",
    "state",
    "city",
    "county",
    "country",
    "only-country",
    "jurisdiction",
    "realm",
    "place",
    "agent",
    "occasion",
];

/// Prepares the actions of a phase's rules.
pub fn prepare_steps(
    rules: &[Arc<RuleAst>],
    schema: &Schema,
    macros: &crate::pattern::Macros,
    vocabulary: &mut Vocabulary,
) -> Result<Steps> {
    let mut all = Vec::with_capacity(rules.len());
    let mut expander = Expander::new(macros);
    for rule in rules {
        let mut captures = Vec::new();
        expander.expand(rule)?.iter().for_each(|p| crate::pattern::capture_names(p, &mut captures));
        let check = Checker { rule, schema, captures };
        all.push(rule.actions.iter().map(|a| check.step(a, vocabulary)).collect::<Result<Vec<_>>>()?);
    }
    Ok(all)
}

struct Checker<'a> {
    rule: &'a RuleAst,
    schema: &'a Schema,
    captures: Vec<Arc<str>>,
}

impl Checker<'_> {
    fn step(&self, action: &Action, vocabulary: &mut Vocabulary) -> Result<Step> {
        match action {
            Action::State { predicate, subject, object, qualifiers, modality, default, known, at } => {
                self.predicate(predicate, qualifiers, *at)?;
                if *known && !self.schema.predicates[predicate].within {
                    let message =
                        format!("known is for predicates that the schema calls within, and {predicate} is none");
                    return Err(self.error(*at, message));
                }
                if matches!(subject, Value::Word(_)) || matches!(object, Value::Word(_)) {
                    let message = "a word is no subject or object; capture what the text says of it";
                    return Err(self.error(*at, message.into()));
                }
                Ok(Step::State {
                    predicate: predicate.as_str().into(),
                    subject: self.argument(subject, *at)?,
                    object: self.argument(object, *at)?,
                    qualifiers: self.named(qualifiers, *at)?,
                    modality: modality.as_deref().map(|m| self.modality(m, *at)).transpose()?,
                    default: *default,
                    known: *known,
                })
            }
            Action::Make { classes, head, slots, at } => {
                let mut ids = classes.iter().map(|c| vocabulary.classes.intern(c)).collect();
                let base = vocabulary.symbols.base(&mut ids);
                Ok(Step::Make { base, head: self.capture(head, *at)?, slots: self.named(slots, *at)? })
            }
            Action::Reduce { capture, at } => Ok(Step::Reduce(self.capture(capture, *at)?)),
            Action::Set { name, capture, at } => {
                if !DISCOURSE.contains(&name.as_str()) {
                    return Err(self.error(*at, format!("set tells one of {}, not {name}", DISCOURSE.join(", "))));
                }
                Ok(Step::Set(name.as_str().into(), self.capture(capture, *at)?))
            }
            Action::Mark { at, .. } | Action::Block { at, .. } => Err(self.error(
                *at,
                "mark and block are for mentions; in a phase of statements write state, make, reduce or set".into(),
            )),
        }
    }

    fn predicate(&self, name: &str, qualifiers: &[(String, Value)], at: Position) -> Result<()> {
        let Some(predicate) = self.schema.predicates.get(name) else {
            let hint = closest(name, self.schema.predicates.keys().map(String::as_str));
            return Err(self.error(at, format!("the schema declares no predicate {name}{hint}")));
        };
        match qualifiers.iter().find(|(q, _)| !predicate.qualifiers.contains_key(q)) {
            Some((q, _)) => {
                let known: Vec<&str> = predicate.qualifiers.keys().map(String::as_str).collect();
                Err(self.error(at, format!("{name} takes no qualifier {q}; it takes {}", known.join(", "))))
            }
            None => qualifiers.iter().try_for_each(|(q, value)| self.word(q, &predicate.qualifiers[q], value, at)),
        }
    }

    /// A word stands where the schema wants a word, and is one that it knows.
    fn word(&self, qualifier: &str, kinds: &[String], value: &Value, at: Position) -> Result<()> {
        let Value::Word(word) = value else { return Ok(()) };
        if !kinds.is_empty() {
            let message = format!("{qualifier} takes {}, not the word {word:?}; capture it", kinds.join(" or "));
            return Err(self.error(at, message));
        }
        if qualifier == "status" && !self.schema.statuses.contains(word) {
            let known: Vec<&str> = self.schema.statuses.iter().map(String::as_str).collect();
            return Err(
                self.error(at, format!("the schema declares no status {word:?}; there are {}", known.join(", ")))
            );
        }
        Ok(())
    }

    fn modality(&self, word: &str, at: Position) -> Result<Modality> {
        match word {
            "asserted" => Ok(Modality::Asserted),
            "planned" => Ok(Modality::Planned),
            "negated" => Ok(Modality::Negated),
            other => Err(self.error(at, format!("a modality is asserted, planned or negated, not {other}"))),
        }
    }

    fn named(&self, values: &[(String, Value)], at: Position) -> Result<Vec<(Arc<str>, Argument)>> {
        values.iter().map(|(name, value)| Ok((name.as_str().into(), self.argument(value, at)?))).collect()
    }

    fn argument(&self, value: &Value, at: Position) -> Result<Argument> {
        Ok(match value {
            Value::Capture(name) => Argument::Capture(self.capture(name, at)?),
            Value::Slot(name, slot) => Argument::Slot(self.capture(name, at)?, slot.as_str().into()),
            Value::Word(word) => Argument::Word(word.as_str().into()),
            Value::Discourse(name, kinds) => {
                if let Some(kind) = kinds.iter().find(|k| !self.schema.kinds.contains_key(*k)) {
                    let hint = closest(kind, self.schema.kinds.keys().map(String::as_str));
                    return Err(self.error(at, format!("the schema declares no kind {kind}{hint}")));
                }
                let known = DISCOURSE[..VALUES].iter().chain(&PLACES);
                if !known.clone().any(|k| k == name) {
                    let known: Vec<String> = known.map(|k| format!("@{k}")).collect();
                    return Err(self.error(at, format!("the discourse knows {}, not @{name}", known.join(", "))));
                }
                Argument::Discourse(name.as_str().into(), kinds.iter().map(|k| k.as_str().into()).collect())
            }
        })
    }

    fn capture(&self, name: &str, at: Position) -> Result<Arc<str>> {
        let known = self.captures.iter().find(|c| ***c == *name).cloned();
        known.ok_or_else(|| {
            let hint = closest(name, self.captures.iter().map(|c| &**c));
            self.error(at, format!("the pattern captures no {name}{hint}; write {{{name}: ...}} in it"))
        })
    }

    fn error(&self, at: Position, message: String) -> Error {
        Error::pack(self.rule.file.as_ref(), message).with_line(at.line).with_column(at.column)
    }
}
