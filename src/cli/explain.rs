//! `govgraph explain`: how an article is read.

use govgraph::{Error, Result};

use super::Outcome;
use super::args::ExplainArguments;

pub fn run(arguments: &ExplainArguments) -> Result<Outcome> {
    let ExplainArguments { file, .. } = arguments;
    let name = file.as_ref().map_or("standard input".into(), |file| file.display().to_string());
    Err(Error::document(name, "explain is not available yet"))
}
