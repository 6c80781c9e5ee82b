//! Articles: `govgraph extract` and `explain`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use govgraph::Document;
use jiff::civil::Date;

use super::{OutputArguments, PackArguments, confidence, date};

/// Read articles and write the statements found in them.
#[derive(Debug, Args)]
#[command(after_help = EXTRACT_EXAMPLES)]
pub struct ExtractArguments {
    #[command(flatten)]
    pub reading: ReadingArguments,

    /// Add what the gazetteers know of the places, rivers and bodies of each article, marked as such.
    #[arg(long)]
    pub background: bool,

    /// How to write what was found [default: table on a terminal, otherwise triples].
    #[arg(long, value_enum)]
    pub format: Option<Format>,

    #[command(flatten)]
    pub output: OutputArguments,
}

/// Which articles are read, and how.
#[derive(Debug, Args)]
pub struct ReadingArguments {
    /// Articles, JSON Lines of articles, or folders of both; standard input when none is given, or for `-`.
    ///
    /// Folders are searched for .txt, .md, .jsonl and .ndjson files, their subfolders too; hidden files are passed over.
    #[arg(value_name = "FILE or FOLDER")]
    pub inputs: Vec<PathBuf>,

    /// What the files hold.
    #[arg(long, value_enum, default_value_t = InputKind::Auto)]
    pub input: InputKind,

    /// Date of publication of text files, YYYY-MM-DD. JSON Lines carry their own.
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub published: Option<Date>,

    /// Where text files were published. JSON Lines carry their own.
    #[arg(long, value_name = "NAME")]
    pub source: Option<String>,

    #[command(flatten)]
    pub packs: PackArguments,

    /// How many documents to read at the same time [default: as many as there are processors].
    ///
    /// The output is the same whatever the number.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub threads: Option<u16>,

    #[command(flatten)]
    pub limit: LimitArguments,

    /// Leave out statements of less confidence than this, from 0 to 1: fewer, and more of them right.
    #[arg(long, value_name = "C", value_parser = confidence)]
    pub min_confidence: Option<f32>,

    /// Read files that are not UTF-8 all the same, with U+FFFD for every byte at fault.
    #[arg(long)]
    pub lossy: bool,

    /// No progress bar and no summary; errors only.
    #[arg(short, long)]
    pub quiet: bool,
}

/// How long an article may be.
#[derive(Debug, Args)]
pub struct LimitArguments {
    /// Refuse articles of more than so many MiB: reading takes some sixty times as much memory, and for lists without end more.
    #[arg(long, value_name = "MIB", default_value_t = (Document::LONGEST >> 20) as u16, value_parser = clap::value_parser!(u16).range(1..=4095))]
    longest: u16,
}

impl LimitArguments {
    pub fn bytes(&self) -> usize {
        usize::from(self.longest) << 20
    }
}

const EXTRACT_EXAMPLES: &str = "\
Examples:
  govgraph extract article.txt --published 2020-07-05 --source JL.gov
  govgraph extract news.jsonl --format jsonl -o extractions.jsonl
  govgraph extract archive/ --threads 8 --format triples | sort | uniq -c
  curl -s https://example.org/article.txt | govgraph extract

A record of JSON Lines is {\"id\": ..., \"published\": \"YYYY-MM-DD\", \"source\": ..., \"text\": ...};
published and source may be null. The id of a text file is its name without the ending, in a folder
with the path below the folder. A document at fault is reported on standard error, and the others
are read all the same.";

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum InputKind {
    /// JSON Lines where the name ends in .jsonl or .ndjson, or standard input starts with {; otherwise text
    Auto,
    /// One article a file
    Text,
    /// One JSON object a line, each an article
    Jsonl,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// One extraction a line, with everything that was found
    Jsonl,
    /// One statement a line, tab-separated
    Triples,
    /// Aligned columns, for people
    Table,
}

/// Show how an article is read: symbols, rules tried, and what each found.
#[derive(Debug, Args)]
#[command(after_help = EXPLAIN_EXAMPLES)]
pub struct ExplainArguments {
    /// The article; standard input when it is not given, or for `-`.
    #[arg(value_name = "FILE")]
    pub file: Option<PathBuf>,

    /// Only the sentence of that number, from 0 as in the output of `extract`.
    #[arg(long, value_name = "N")]
    pub sentence: Option<usize>,

    /// Only what this rule did, or why it did nothing.
    #[arg(long, value_name = "NAME")]
    pub rule: Option<String>,

    /// Say why the article gives no such statement.
    #[arg(long, num_args = 3, value_names = ["SUBJECT", "PREDICATE", "OBJECT"], conflicts_with_all = ["sentence", "rule"])]
    pub why: Option<Vec<String>>,

    /// Date of publication, YYYY-MM-DD.
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub published: Option<Date>,

    #[command(flatten)]
    pub limit: LimitArguments,

    /// Write JSON.
    #[arg(long)]
    pub json: bool,

    #[command(flatten)]
    pub packs: PackArguments,
}

const EXPLAIN_EXAMPLES: &str = "\
Examples:
  govgraph explain article.txt
  govgraph explain article.txt --sentence 3
  govgraph explain article.txt --why 'Li Na' met_with 'Ann Roe'
  echo 'Li Na, governor of Gansu, met Ann Roe.' | govgraph explain";
