//! Dates: what day, month, year or interval an expression such as "the afternoon of the 15th" means.
//!
//! An expression goes through four steps: [`chars`] folds its spelling, [`lexer`] cuts it into tokens with the words
//! of the [`lexicon`], [`parser`] puts the tokens of one date into the slots of a [`term`], and [`range`] joins the two
//! ends of an interval. What an expression leaves unsaid is filled in by [`choose`] and [`relative`].

mod calendar;
mod chars;
mod choose;
mod context;
mod lexer;
mod lexicon;
mod numeric;
mod parser;
mod point;
mod qualifier;
mod range;
mod relative;
mod term;
mod value;

pub use calendar::Calendar;
pub use context::{DateContext, Tense};
pub use value::DateValue;
