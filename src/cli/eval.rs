//! `govgraph eval`: how good the extraction is.

use govgraph::{Error, Result};

use super::Outcome;
use super::args::EvalArguments;

pub fn run(arguments: &EvalArguments) -> Result<Outcome> {
    let name = arguments.gold.first().cloned().unwrap_or_default();
    Err(Error::document(name, "eval is not available yet"))
}
