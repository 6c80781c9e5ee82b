//! Patterns: the rule language, its classes and symbols, and the matcher.

mod ast;
mod classes;
mod compile;
mod lex;
mod matcher;
mod near;
mod parse;
mod print;
mod trace;
mod vocabulary;

pub use ast::{
    Action, Example, Expected, Pattern, PhaseAst, PhaseKind, Policy, Position, RuleAst, RuleFileAst, Test, Value,
};
pub use classes::{BaseId, ClassId, Classes, Symbol, is_look, variant};
pub use compile::{Macros, capture_names, closest, declare_words, expand};
pub use matcher::{Match, Phase, Rule, Run, Scratch};
pub use near::near_miss;
pub use parse::parse_rules;
pub use trace::Step;
pub use vocabulary::{Vocabulary, split_phrase};
