//! Questions to a graph: `govgraph who`, `about`, `met`, `backers`, `path`, `central`, `diff`, `conflicts`.

use std::path::PathBuf;

use clap::Args;
use govgraph::Period;
use jiff::civil::Date;

use super::{GraphArguments, date};

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
