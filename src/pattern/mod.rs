//! Patterns: the rule language, its classes and symbols, and the matcher.

mod alphabet;
mod ast;
mod classes;
mod compile;
mod composed;
mod cursor;
mod expression;
mod filter;
mod holders;
mod letters;
mod lex;
mod matcher;
mod near;
mod parse;
mod parse_pattern;
mod partition;
mod phrases;
mod print;
mod program;
#[cfg(any(test, feature = "fuzzing"))]
mod reference;
mod search;
mod tokens;
mod trace;
mod vocabulary;
mod words;

pub use ast::{
    Action, Example, Expected, Pattern, PhaseAst, PhaseKind, Policy, Position, RuleAst, RuleFileAst, Test, Value,
};
pub use classes::{BaseId, ClassId, Classes, Symbol, is_look, variant};
pub use compile::{Expander, Macros, capture_names, closest, declare_words};
pub use matcher::{Match, Phase, Rule, Run, Scratch};
pub use near::near_miss;
pub use parse::parse_rules;
#[cfg(feature = "fuzzing")]
pub use reference::matches_like_regex;
pub use tokens::TokenSymbols;
pub use trace::Step;
pub use vocabulary::{Vocabulary, split_phrase};
