//! The arguments of every command, with their help.

use std::num::ParseIntError;
use std::path::PathBuf;
use std::time::Duration;

use clap::{Args, Parser, Subcommand, ValueEnum};
use govgraph::Period;
use jiff::civil::Date;

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

    /// Write to this file instead of standard output.
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
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

#[derive(Debug, Args)]
pub struct PackArguments {
    /// Add a pack of names, words and rules to the built-in one; may be given several times.
    #[arg(long = "pack", value_name = "DIR")]
    pub packs: Vec<PathBuf>,

    /// Use the packs given with --pack alone, without the built-in one.
    #[arg(long, requires = "packs")]
    pub only_packs: bool,
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

fn confidence(text: &str) -> Result<f32, String> {
    let confidence = text.parse().ok().filter(|c| (0.0..=1.0).contains(c));
    confidence.ok_or_else(|| "not a number from 0 to 1, such as 0.8".to_owned())
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

/// Which graph is meant.
#[derive(Debug, Args)]
pub struct GraphArguments {
    /// The graph's file, as `govgraph build` made it.
    #[arg(long, value_name = "GRAPH", default_value = "graph.gg")]
    pub graph: PathBuf,
}

/// Write a graph, or a part of it, in a format that other tools read.
#[derive(Debug, Args)]
#[command(after_help = EXPORT_EXAMPLES)]
pub struct ExportArguments {
    #[command(flatten)]
    pub graph: GraphArguments,

    /// How to write it [default: as the ending of the output file says].
    #[arg(long, value_enum)]
    pub format: Option<GraphFormatName>,

    /// Write to this file instead of standard output (neo4j: into this folder). It takes its place when all is written.
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,

    #[command(flatten)]
    pub time: TimeArguments,

    /// Only these predicates; may be given several times.
    #[arg(long, value_name = "NAME")]
    pub predicate: Vec<String>,

    /// Leave out what has less confidence than this, from 0 to 1.
    #[arg(long, value_name = "C", value_parser = confidence)]
    pub min_confidence: Option<f32>,

    /// What the IRIs of RDF begin with [default: https://govgraph.org/id/].
    #[cfg(feature = "rdf")]
    #[arg(long, value_name = "IRI")]
    pub base: Option<String>,
}

const EXPORT_EXAMPLES: &str = "\
Examples:
  govgraph export -o graph.json
  govgraph export --graph archive.gg --format triples | sort | head
  govgraph export --format neo4j -o import/
  govgraph export -o posts.jsonl --predicate holds_position --from 2020-01-01";

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum GraphFormatName {
    /// One edge a line, tab-separated (.tsv)
    Triples,
    /// One JSON object of nodes and edges (.json)
    Json,
    /// One node or edge a line (.jsonl)
    Jsonl,
    /// Two files of CSV in a folder, for Neo4j's bulk import
    Neo4j,
    /// Statements for Neo4j and other databases (.cypher)
    Cypher,
    /// XML for Gephi, networkx, yEd (.graphml)
    Graphml,
    /// XML with a timeline for Gephi (.gexf)
    Gexf,
    /// For Graphviz (.dot, .gv)
    Dot,
    /// Entities of FollowTheMoney, one a line (.ftm.json, .ftm.jsonl)
    Ftm,
    /// RDF, a triple a line (.nt)
    #[cfg(feature = "rdf")]
    Ntriples,
    /// RDF, with a named graph for what each article says (.nq)
    #[cfg(feature = "rdf")]
    Nquads,
    /// RDF by subject, with prefixes (.ttl)
    #[cfg(feature = "rdf")]
    Turtle,
    /// RDF as JSON (.jsonld)
    #[cfg(feature = "rdf")]
    Jsonld,
}

/// Ask a graph in SPARQL.
#[cfg(feature = "sparql")]
#[derive(Debug, Args)]
#[command(after_help = SPARQL_EXAMPLES)]
pub struct SparqlArguments {
    /// The query. The prefixes gg:, q:, attr:, thing:, rdf:, rdfs:, org:, prov:, oa:, time:, ... are known.
    #[arg(value_name = "SPARQL")]
    #[arg(required_unless_present_any = ["file", "query", "list"], conflicts_with_all = ["file", "query", "list"])]
    pub text: Option<String>,

    /// Read the query from this file.
    #[arg(long, value_name = "FILE", conflicts_with_all = ["query", "list"])]
    pub file: Option<PathBuf>,

    /// Ask this ready query.
    #[arg(long, value_name = "NAME", conflicts_with = "list")]
    pub query: Option<String>,

    /// Give a parameter of the query its value: a day, or a name or key of a thing; once for each.
    #[arg(long = "set", value_name = "NAME=VALUE")]
    pub values: Vec<String>,

    /// List the ready queries with their parameters.
    #[arg(long)]
    pub list: bool,

    /// How to write the answer.
    #[arg(long, value_enum, default_value_t = SparqlFormatName::Table)]
    pub format: SparqlFormatName,

    /// Write to this file instead of standard output. It takes its place when all is written.
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,

    #[command(flatten)]
    pub graph: GraphArguments,
}

#[cfg(feature = "sparql")]
const SPARQL_EXAMPLES: &str = "\
Examples:
  govgraph sparql 'SELECT ?name { thing:river:yangtze gg:flows_through/rdfs:label ?name }'
  govgraph sparql --list
  govgraph sparql --query officials --set place=Jilin --set day=2021-07-06
  govgraph sparql --file question.rq --format json -o answer.json

A query's own parameters are declared in comments: # ?place (place): the province";

#[cfg(feature = "sparql")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum SparqlFormatName {
    /// Aligned columns, for people
    Table,
    /// SPARQL 1.1 Query Results CSV
    Csv,
    /// SPARQL 1.1 Query Results JSON
    Json,
}

/// Write a page that shows a graph, or articles with what was found in them, in a browser.
#[derive(Debug, Args)]
#[command(after_help = HTML_EXAMPLES)]
pub struct HtmlArguments {
    /// The graph's file, as `govgraph build` made it.
    #[arg(value_name = "GRAPH", default_value = "graph.gg", conflicts_with = "article")]
    pub graph: PathBuf,

    /// Show articles instead: text, JSON Lines, or folders of both; `-` for standard input.
    #[arg(long, value_name = "FILE", num_args = 1.., conflicts_with_all = ["around", "most"])]
    pub article: Vec<PathBuf>,

    /// Show only what is nearest to this: a name, or a key.
    #[arg(long, value_name = "NAME")]
    pub around: Option<String>,

    /// Show so many nodes at most. Of a larger graph the largest part that hangs together is shown, or what is nearest to its centre.
    #[arg(long, value_name = "N", default_value_t = 5000, value_parser = clap::value_parser!(u32).range(1..))]
    pub most: u32,

    /// Write to this file instead of standard output. It takes its place when all is written.
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,

    /// Date of publication of articles that are text files, YYYY-MM-DD.
    #[arg(long, value_name = "DATE", value_parser = date, requires = "article")]
    pub published: Option<Date>,

    #[command(flatten)]
    pub packs: PackArguments,
}

const HTML_EXAMPLES: &str = "\
Examples:
  govgraph html -o graph.html
  govgraph html archive.gg --around 'Jing Junhai' --most 300 -o jing.html
  govgraph html --article article.txt --published 2020-07-05 -o article.html

A page is one file that needs no network and no server: open it in a browser, or send it to somebody.";

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

/// Which graph is asked, about which time, and how it answers.
#[derive(Debug, Args)]
pub struct QuestionArguments {
    #[command(flatten)]
    pub graph: GraphArguments,

    #[command(flatten)]
    pub time: TimeArguments,

    /// Show the sentences that facts were read from.
    #[arg(short, long)]
    pub sentences: bool,

    /// Write JSON.
    #[arg(long)]
    pub json: bool,
}

/// What time is asked about.
#[derive(Debug, Args)]
pub struct TimeArguments {
    /// Only what is told of this day, YYYY-MM-DD.
    #[arg(long, value_name = "DATE", value_parser = date, conflicts_with_all = ["from", "to"])]
    pub on: Option<Date>,

    /// Only what is told of this day or later ones.
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub from: Option<Date>,

    /// Only what is told of this day or earlier ones.
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub to: Option<Date>,
}

impl TimeArguments {
    /// The days that are asked about.
    pub fn period(&self) -> Period {
        self.on.map_or(Period::new(self.from, self.to), Period::on)
    }
}

/// Show who held a post, and when that is attested.
#[derive(Debug, Args)]
#[command(after_help = WHO_EXAMPLES)]
pub struct WhoArguments {
    /// A post ("governor of Jilin"), or a body or place for all of its posts.
    pub post: String,

    #[command(flatten)]
    pub question: QuestionArguments,
}

const WHO_EXAMPLES: &str = "\
Examples:
  govgraph who 'governor of Jilin'
  govgraph who 'Party chief of Jilin' --on 2021-07-05
  govgraph who 'CPC Jilin Provincial Committee' --from 2020-01-01 --to 2021-12-31

With --on, holders that were attested before and are not known to have left are shown as last known.";

/// Show what is known of a person, place, body or anything else.
#[derive(Debug, Args)]
#[command(after_help = ABOUT_EXAMPLES)]
pub struct AboutArguments {
    /// A name, or a key (`place:CN-220000`).
    pub name: String,

    #[command(flatten)]
    pub question: QuestionArguments,
}

const ABOUT_EXAMPLES: &str = "\
Examples:
  govgraph about 'Jing Junhai'
  govgraph about place:CN-220000 --from 2021-01-01
  govgraph about 'Songhua River' --sentences";

/// Show whom a person met.
#[derive(Debug, Args)]
#[command(after_help = MET_EXAMPLES)]
pub struct MetArguments {
    /// The person.
    pub person: String,

    #[command(flatten)]
    pub question: QuestionArguments,
}

const MET_EXAMPLES: &str = "\
Examples:
  govgraph met 'Jing Junhai'
  govgraph met 'Jing Junhai' --from 2020-01-01 --json";

/// Show which provinces have, build or support an industry.
#[derive(Debug, Args)]
#[command(after_help = BACKERS_EXAMPLES)]
pub struct BackersArguments {
    /// The industry.
    pub industry: String,

    #[command(flatten)]
    pub question: QuestionArguments,
}

const BACKERS_EXAMPLES: &str = "\
Examples:
  govgraph backers tourism
  govgraph backers 'new energy vehicles' --from 2021-01-01";

/// Show what connects two things.
#[derive(Debug, Args)]
#[command(after_help = PATH_EXAMPLES)]
pub struct PathArguments {
    /// One thing.
    pub one: String,

    /// The other.
    pub other: String,

    /// So many ways at most, none through what another goes through.
    #[arg(long, value_name = "N", default_value_t = 3)]
    pub most: usize,

    #[command(flatten)]
    pub question: QuestionArguments,
}

const PATH_EXAMPLES: &str = "\
Examples:
  govgraph path 'Jing Junhai' 'Songhua River'
  govgraph path 'Li Na' tourism --most 1 --sentences";

/// Show what changed between two days, or between two graphs.
#[derive(Debug, Args)]
#[command(after_help = DIFF_EXAMPLES)]
pub struct DiffArguments {
    /// Another graph: what it says and the first one does not, and the other way round.
    #[arg(value_name = "GRAPH")]
    pub other: Option<PathBuf>,

    #[command(flatten)]
    pub question: QuestionArguments,
}

const DIFF_EXAMPLES: &str = "\
Examples:
  govgraph diff --from 2020-12-31 --to 2021-12-31
  govgraph diff --graph old.gg new.gg";

/// Show posts that one person holds at a time, and for which two are attested at one time.
#[derive(Debug, Args)]
#[command(after_help = CONFLICTS_EXAMPLES)]
pub struct ConflictsArguments {
    /// Show who followed whom in these posts, too.
    #[arg(long)]
    pub successions: bool,

    #[command(flatten)]
    pub question: QuestionArguments,
}

const CONFLICTS_EXAMPLES: &str = "\
Examples:
  govgraph conflicts
  govgraph conflicts --successions";

/// Show the most central people, or things of another kind.
#[derive(Debug, Args)]
#[command(after_help = CENTRAL_EXAMPLES)]
pub struct CentralArguments {
    /// Which kind.
    #[arg(long, default_value = "person")]
    pub kind: String,

    /// So many.
    #[arg(long, value_name = "N", default_value_t = 10)]
    pub most: usize,

    #[command(flatten)]
    pub question: QuestionArguments,
}

const CENTRAL_EXAMPLES: &str = "\
Examples:
  govgraph central
  govgraph central --kind industry --most 20";

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
