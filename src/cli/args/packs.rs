//! Packs and how well they read: `govgraph check` and `eval`.

use std::path::PathBuf;

use clap::Args;

#[derive(Debug, Args)]
pub struct PackArguments {
    /// Add a pack of names, words and rules to the built-in one; may be given several times.
    #[arg(long = "pack", value_name = "DIR")]
    pub packs: Vec<PathBuf>,

    /// Use the packs given with --pack alone, without the built-in one.
    #[arg(long, requires = "packs")]
    pub only_packs: bool,
}

/// Load packs and report what is wrong with them.
#[derive(Debug, Args)]
#[command(after_help = CHECK_EXAMPLES)]
pub struct CheckArguments {
    /// Packs to load on top of the built-in one, in this order; the built-in one alone when none is given.
    #[arg(value_name = "DIR")]
    pub packs: Vec<PathBuf>,

    /// Check these packs alone, without the built-in one.
    #[arg(long, requires = "packs")]
    pub only_packs: bool,

    /// Write JSON.
    #[arg(long)]
    pub json: bool,
}

const CHECK_EXAMPLES: &str = "\
Examples:
  govgraph check
  govgraph check my-pack/ && govgraph extract news/ --pack my-pack/";

/// Measure what is found against annotated articles.
#[derive(Debug, Args)]
#[command(after_help = EVAL_EXAMPLES)]
pub struct EvalArguments {
    /// Annotated articles, or folders of them.
    #[arg(long, value_name = "PATH", num_args = 1.., required = true)]
    pub gold: Vec<PathBuf>,

    /// Show so many of the errors.
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub errors: usize,

    /// Measure this output of `extract --format jsonl` instead of reading the articles.
    #[arg(long, value_name = "FILE", conflicts_with = "packs")]
    pub predicted: Option<PathBuf>,

    /// Show mentions by kind and statements by predicate.
    #[arg(long)]
    pub tables: bool,

    /// Show how many of the statements of each confidence are right.
    #[arg(long)]
    pub calibration: bool,

    /// Write only how often each rule was right and wrong, as a pack's table of measured rules (`rule right wrong`).
    #[arg(long, conflicts_with_all = ["json", "errors", "tables", "calibration"])]
    pub by_rule: bool,

    /// Write the measures as JSON.
    #[arg(long)]
    pub json: bool,

    #[command(flatten)]
    pub packs: PackArguments,
}

const EVAL_EXAMPLES: &str = "\
Examples:
  govgraph eval --gold annotated/
  govgraph eval --gold a.json b.json --tables --calibration --errors 20
  govgraph eval --gold annotated/ --predicted extractions.jsonl
  govgraph eval --gold annotated/ --by-rule > my-pack/precision.tsv";
