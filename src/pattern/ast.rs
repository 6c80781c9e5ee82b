//! The rule language, parsed.

use std::sync::Arc;

/// Where a thing stands in its file: 1-based line and column (in characters).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Position {
    /// Line.
    pub line: usize,
    /// Column.
    pub column: usize,
}

/// A pattern over the items of a sentence.
#[derive(Clone, Debug, PartialEq)]
pub enum Pattern {
    /// One item.
    Item(Test),
    /// A literal of several words.
    Words(Vec<String>),
    /// One after another.
    Sequence(Vec<Pattern>),
    /// One of several.
    Either(Vec<Pattern>),
    /// Repetition; `most` absent for no limit.
    Repeat {
        /// What is repeated.
        pattern: Box<Pattern>,
        /// At least so often.
        least: u32,
        /// At most so often.
        most: Option<u32>,
        /// As many as possible rather than as few as possible.
        greedy: bool,
    },
    /// `{name: pattern}`
    Capture(Arc<str>, Box<Pattern>),
    /// `$name`
    Macro(String, Position),
    /// `^`: start of the sentence.
    Start,
    /// `$`: end of the sentence.
    End,
}

/// A question to one item.
#[derive(Clone, Debug, PartialEq)]
pub enum Test {
    /// `_`
    Any,
    /// Is it of this class?
    Class(String, Position),
    /// Is it this word?
    Word(String),
    /// `!`
    Not(Box<Test>),
    /// `&`
    And(Vec<Test>),
    /// `|`
    Or(Vec<Test>),
}

/// What a rule does where it matches.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// `mark KIND CAPTURE CLASS...`: the captured words are a mention; with `mark each`, every member of the list is.
    Mark {
        /// The capture is a list.
        each: bool,
        /// The kind.
        kind: String,
        /// The capture.
        capture: String,
        /// Further classes of the mention.
        classes: Vec<String>,
        /// Where it is written.
        at: Position,
    },
    /// `block CAPTURE`: the captured words are claimed, and are no mention.
    Block {
        /// The capture.
        capture: String,
        /// Where it is written.
        at: Position,
    },
    /// `state PREDICATE(SUBJECT, OBJECT, NAME=VALUE ...) [MODALITY]`
    State {
        /// The predicate.
        predicate: String,
        /// Its subject.
        subject: Value,
        /// Its object.
        object: Value,
        /// Its qualifiers.
        qualifiers: Vec<(String, Value)>,
        /// `asserted`, `planned`, `negated`; absent: found from the clause.
        modality: Option<String>,
        /// `default`: only where nothing else states this predicate of the object.
        default: bool,
        /// `known`: only where the gazetteers say that the subject lies in the object.
        known: bool,
        /// Where it is written.
        at: Position,
    },
    /// `make CLASS+CLASS(HEAD, NAME=VALUE ...)`: the matched items become one.
    Make {
        /// The new item's classes.
        classes: Vec<String>,
        /// What it stands for.
        head: String,
        /// What hangs on it.
        slots: Vec<(String, Value)>,
        /// Where it is written.
        at: Position,
    },
    /// `reduce CAPTURE`: the matched items become the captured one.
    Reduce {
        /// The capture.
        capture: String,
        /// Where it is written.
        at: Position,
    },
    /// `set NAME CAPTURE`: tells the discourse something (who speaks, what it is about).
    Set {
        /// What is told.
        name: String,
        /// The capture.
        capture: String,
        /// Where it is written.
        at: Position,
    },
}

/// An argument of an action.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// What a capture holds.
    Capture(String),
    /// `@name.kind.kind`: from the discourse, of these kinds or of any (`@topic`, `@speaker`, `@subject.person`).
    Discourse(String, Vec<String>),
    /// `"word"`
    Word(String),
    /// `capture.slot`: what hangs on the captured group.
    Slot(String, String),
}

/// An example of a rule.
#[derive(Clone, Debug, PartialEq)]
pub struct Example {
    /// The text.
    pub text: String,
    /// What must come out of it; absent where the rule must not match.
    pub expected: Option<Vec<Expected>>,
    /// Where it is written.
    pub at: Position,
}

/// Something that an example must give.
#[derive(Clone, Debug, PartialEq)]
pub struct Expected {
    /// A kind (one argument) or a predicate (two).
    pub name: String,
    /// Words of the mention, or names of subject and object.
    pub arguments: Vec<String>,
    /// `of=...`, `modality=...`, `by=...`, `value=...`
    pub qualifiers: Vec<(String, String)>,
}

/// A rule.
#[derive(Clone, Debug, PartialEq)]
pub struct RuleAst {
    /// Its name, unique over all packs.
    pub name: Arc<str>,
    /// What it is for.
    pub about: String,
    /// What it matches: any of these.
    pub patterns: Vec<Pattern>,
    /// What it does.
    pub actions: Vec<Action>,
    /// From 0 to 1.
    pub confidence: f32,
    /// What must and must not match.
    pub examples: Vec<Example>,
    /// The phase it belongs to.
    pub phase: String,
    /// Its file.
    pub file: Arc<str>,
    /// Where it is written.
    pub at: Position,
}

/// Which matches of a phase are kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Policy {
    /// Leftmost, then longest, then the rule written first; the rest that overlaps is dropped.
    Longest,
    /// All.
    All,
}

/// What the rules of a phase make.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PhaseKind {
    /// Mentions.
    Mentions,
    /// Descriptions that stand for an entity ("the province").
    Anaphora,
    /// Statements and groups.
    Statements,
}

/// A phase of the cascade.
#[derive(Clone, Debug, PartialEq)]
pub struct PhaseAst {
    /// Its name.
    pub name: String,
    /// What its rules make.
    pub kind: PhaseKind,
    /// Which matches are kept.
    pub policy: Policy,
    /// The phase that it follows, where it says so.
    pub after: Option<String>,
    /// Where it is written.
    pub at: Position,
}

/// A parsed rule file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RuleFileAst {
    /// Phases declared.
    pub phases: Vec<PhaseAst>,
    /// Macros: name, pattern, position.
    pub macros: Vec<(String, Pattern, Position)>,
    /// Rules, in order.
    pub rules: Vec<RuleAst>,
}
