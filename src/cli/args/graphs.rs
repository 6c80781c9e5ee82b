//! Graphs and their files: `govgraph build`, `withdraw` and `ledger`.

use std::num::ParseIntError;
use std::path::PathBuf;
use std::time::Duration;

use clap::Args;

use super::ReadingArguments;

/// Which graph is meant.
#[derive(Debug, Args)]
pub struct GraphArguments {
    /// The graph's file, as `govgraph build` made it.
    #[arg(long, value_name = "GRAPH", default_value = "graph.gg")]
    pub graph: PathBuf,
}

/// Put what articles say together in one graph.
#[derive(Debug, Args)]
#[command(after_help = BUILD_EXAMPLES)]
pub struct BuildArguments {
    /// The graph's file; made if it is not there.
    #[arg(long, value_name = "GRAPH")]
    pub into: PathBuf,

    #[command(flatten)]
    pub reading: ReadingArguments,

    /// Take merges confirmed and rejected from this file, in place of those taken before.
    #[arg(long, value_name = "FILE")]
    pub decisions: Option<PathBuf>,

    /// Do not keep the sentences that facts were read from: the graph is smaller, and cannot show them.
    #[arg(long)]
    pub no_sentences: bool,

    /// Save the graph whenever so many seconds have passed, if saving takes no more than a tenth of the time.
    #[arg(long, value_name = "SECONDS", default_value = "30", value_parser = seconds)]
    pub save_every: Duration,

    /// Write what is in the graph then as JSON.
    #[arg(long)]
    pub json: bool,
}

fn seconds(text: &str) -> Result<Duration, ParseIntError> {
    text.parse().map(Duration::from_secs)
}

const BUILD_EXAMPLES: &str = "\
Examples:
  govgraph build --into graph.gg articles/
  govgraph build --into graph.gg news.jsonl --decisions decisions.jsonl
  govgraph build --into all.gg 2020.gg 2021.gg

Inputs that end in .gg are graphs, and are taken in whole. An article that is in the graph already is passed
over if nothing of it has changed, and replaced if something has: a run that was interrupted is resumed by
running it again. The graph is saved now and then, and at the end; the file is always whole. Ctrl-C ends the
reading and saves what was read; pressed twice, it ends at once.";

/// Take articles out of a graph.
#[derive(Debug, Args)]
#[command(after_help = WITHDRAW_EXAMPLES)]
pub struct WithdrawArguments {
    /// Ids of articles.
    #[arg(value_name = "ID", required = true)]
    pub ids: Vec<String>,

    #[command(flatten)]
    pub graph: GraphArguments,

    /// Write as JSON what was withdrawn and how many articles are left.
    #[arg(long)]
    pub json: bool,
}

const WITHDRAW_EXAMPLES: &str = "\
Examples:
  govgraph withdraw jl-20210706
  govgraph withdraw --graph archive.gg jl-20210706 sx-20201117";

/// Show which entities of articles are one thing, and why.
#[derive(Debug, Args)]
#[command(after_help = LEDGER_EXAMPLES)]
pub struct LedgerArguments {
    #[command(flatten)]
    pub graph: GraphArguments,

    /// Only things of this kind; may be given several times.
    #[arg(long, value_name = "KIND")]
    pub kind: Vec<String>,

    /// Only merges that were held back.
    #[arg(long)]
    pub held: bool,

    /// Also what shares an identifier or a date.
    #[arg(long)]
    pub all: bool,

    /// Write JSON Lines, which `govgraph build --decisions` reads.
    #[arg(long)]
    pub json: bool,
}

const LEDGER_EXAMPLES: &str = "\
Examples:
  govgraph ledger
  govgraph ledger --kind person --held
  govgraph ledger --json > decisions.jsonl    # change \"merged\" to \"rejected\" where it is wrong,
  govgraph build --into graph.gg --decisions decisions.jsonl";
