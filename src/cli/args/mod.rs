//! The arguments of every command, with their help: a file a family of commands, and here what they share.

mod articles;
mod exports;
mod graphs;
mod packs;
mod questions;
#[cfg(feature = "sparql")]
mod sparql;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};
use jiff::civil::Date;

pub use articles::{ExplainArguments, ExtractArguments, Format, InputKind, LimitArguments, ReadingArguments};
pub use exports::{ExportArguments, GraphFormatName, HtmlArguments};
pub use graphs::{BuildArguments, GraphArguments, LedgerArguments, WithdrawArguments};
pub use packs::{CheckArguments, EvalArguments, PackArguments};
pub use questions::{
    AboutArguments, BackersArguments, CentralArguments, ConflictsArguments, DiffArguments, MetArguments, PathArguments,
    QuestionArguments, TimeArguments, WhoArguments,
};
#[cfg(feature = "sparql")]
pub use sparql::{SparqlArguments, SparqlFormatName};

/// Reads government news in English and gives a knowledge graph: who holds which post, who met whom, which places, rivers,
/// industries and plans, each fact with the words it was read from.
#[derive(Debug, Parser)]
#[command(name = "govgraph", version, after_help = EXAMPLES, max_term_width = 100)]
pub struct Arguments {
    #[command(subcommand)]
    pub command: Command,
}

const EXAMPLES: &str = "\
Examples:
  govgraph extract article.txt --published 2020-07-05
  govgraph extract news/ --format jsonl -o extractions.jsonl
  govgraph build --into graph.gg news/
  govgraph check my-pack/
  govgraph help extract

Exit status: 0 when all went well, 1 when something failed, 2 when the arguments were wrong,
130 when it was interrupted.";

#[derive(Debug, Subcommand)]
pub enum Command {
    Extract(ExtractArguments),
    Explain(ExplainArguments),
    Check(CheckArguments),
    Eval(EvalArguments),
    Build(BuildArguments),
    Withdraw(WithdrawArguments),
    Export(ExportArguments),
    Html(HtmlArguments),
    #[cfg(feature = "sparql")]
    Sparql(SparqlArguments),
    Ledger(LedgerArguments),
    Who(WhoArguments),
    About(AboutArguments),
    Met(MetArguments),
    Backers(BackersArguments),
    Path(PathArguments),
    Central(CentralArguments),
    Diff(DiffArguments),
    Conflicts(ConflictsArguments),
}

/// Where the output goes.
#[derive(Debug, Args)]
pub struct OutputArguments {
    /// Write to this file instead of standard output. It takes its place when all is written.
    #[arg(id = "output", short = 'o', long = "output", value_name = "FILE")]
    pub file: Option<PathBuf>,
}

fn confidence(text: &str) -> Result<f32, String> {
    let confidence = text.parse().ok().filter(|c| (0.0..=1.0).contains(c));
    confidence.ok_or_else(|| "not a number from 0 to 1, such as 0.8".to_owned())
}

/// A date written YYYY-MM-DD and in no other way.
fn date(text: &str) -> Result<Date, String> {
    let dashes = matches!(text.as_bytes(), [_, _, _, _, b'-', _, _, b'-', _, _]);
    let date = dashes.then(|| text.parse().ok()).flatten();
    date.ok_or_else(|| "not a date written YYYY-MM-DD".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_definitions_are_sound() {
        use clap::CommandFactory;
        Arguments::command().debug_assert();
    }

    #[test]
    fn dates_are_strict() {
        assert!(date("2020-07-05").is_ok());
        for wrong in ["", "2020-7-5", "20200705", "2020-02-30", "2020-07-05T10:00", "today"] {
            assert!(date(wrong).is_err(), "{wrong}");
        }
    }
}
