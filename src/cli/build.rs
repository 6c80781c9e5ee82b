//! `govgraph build`: from articles to a graph's file.

use std::collections::HashSet;
use std::fs::File;
use std::io::{self, BufReader, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use govgraph::{Articles, Document, Error, Extraction, Extractor, Fingerprint, KnowledgeGraph, Result, read_decisions};
use serde::Serialize;

use super::args::BuildArguments;
use super::extract::{threads, total_length};
use super::input::{Input, Settings, tell_of_typing};
use super::interrupt;
use super::lock::Lock;
use super::pipeline::{self, Finished, Work};
use super::progress::Progress;
use super::sources;
use super::stdout::write_json;
use super::{Outcome, check, report};

/// Saving takes at most about such a part of the time.
const SHARE_OF_SAVING: u32 = 10;

/// What came of a document.
enum Reading {
    /// The graph has it already.
    Known,
    Read(Box<(Extraction, Document, Fingerprint)>),
}

#[derive(Clone, Copy, Default, Serialize)]
struct Tally {
    read: usize,
    known: usize,
    failed: usize,
}

pub fn run(arguments: &BuildArguments) -> Result<Outcome> {
    interrupt::watch();
    let file = arguments.into.as_path();
    let _lock = Lock::of(file)?;
    let mut articles = if file.exists() { Some(Articles::load(file)?) } else { None };
    let (graphs, inputs): (Vec<&PathBuf>, Vec<&PathBuf>) =
        arguments.reading.inputs.iter().partition(|path| path.extension().is_some_and(|ending| ending == "gg"));
    for graph in &graphs {
        let other = Articles::load(graph)?;
        match &mut articles {
            Some(articles) => articles.merge(&other).map_err(|error| Error::graph(*graph, error.to_string()))?,
            None => articles = Some(other),
        }
    }
    let decisions = arguments.decisions.as_deref().map(decisions).transpose()?;
    let nothing_to_read = inputs.is_empty() && (!graphs.is_empty() || decisions.is_some());
    let mut tally = Tally::default();
    let mut articles = if nothing_to_read {
        articles.unwrap_or_default()
    } else {
        let inputs: Vec<PathBuf> = inputs.into_iter().cloned().collect();
        read(arguments, &inputs, articles, &mut tally)?
    };
    if let Some(decisions) = decisions {
        articles.decide(decisions);
    }
    articles.save(file)?;
    let quiet = arguments.reading.quiet;
    if arguments.json {
        write_json(&Summary::of(articles, tally))?;
    } else if !quiet {
        tell(&Summary::of(articles, tally));
    }
    if interrupt::requested() {
        report::line("interrupted; what was read is saved, and the same command goes on from there");
        return Ok(Outcome::Interrupted);
    }
    Ok(if tally.failed == 0 { Outcome::Done } else { Outcome::Failed })
}

fn decisions(file: &Path) -> Result<Vec<govgraph::Decision>> {
    let opened = File::open(file).map_err(|error| Error::io(file, error))?;
    read_decisions(file, BufReader::new(opened))
}

/// Adds what the inputs hold, saving now and then.
fn read(
    arguments: &BuildArguments,
    inputs: &[PathBuf],
    articles: Option<Articles>,
    tally: &mut Tally,
) -> Result<Articles> {
    let reading = &arguments.reading;
    let sources = sources::find(inputs, reading.input)?;
    let extractor = check::load(&reading.packs)?;
    let packs = &reading.packs;
    let reader =
        format!("{} {}", env!("CARGO_PKG_VERSION"), Extractor::digest_of_packs(!packs.only_packs, &packs.packs)?);
    let mut articles = articles.unwrap_or_else(|| Articles::of(&extractor));
    tell_of_typing(&sources, reading.quiet);
    let wanted = Progress::is_wanted(reading.quiet, false);
    let total = if wanted { total_length(&sources) } else { None };
    let input = Input::new(sources, Settings::of(reading));
    let mut progress = Progress::new(wanted, total, input.position());
    let least = reading.min_confidence.unwrap_or(0.0);
    let reader = format!("{reader} {least} {}", arguments.no_sentences);
    let work = work(extractor, &articles, reader, least);
    let mut saving = Saving {
        file: &arguments.into,
        last: Instant::now(),
        least: arguments.save_every,
        pause: arguments.save_every,
        is_saved: true,
    };
    let sink = |finished: Finished<Reading>| {
        progress.update();
        progress.aside(|| finished.errors.iter().for_each(report::error));
        tally.failed += finished.errors.len();
        saving.is_saved &= finished.results.is_empty();
        for reading in finished.results {
            match reading {
                Reading::Known => tally.known += 1,
                Reading::Read(read) => {
                    let (extraction, document, fingerprint) = *read;
                    let text = (!arguments.no_sentences).then_some(document.text.as_str());
                    articles.add_read(&extraction, text, fingerprint).map_err(io::Error::other)?;
                    tally.read += 1;
                }
            }
        }
        saving.save_if_due(&articles).map_err(io::Error::other)
    };
    let done = pipeline::run(input, work, threads(reading), sink);
    progress.finish();
    done.map_err(|error| Error::io(&arguments.into, error))?;
    Ok(articles)
}

/// Reads a document unless the graph has it already.
fn work(extractor: Extractor, articles: &Articles, reader: String, least: f32) -> Arc<Work<Reading>> {
    let known: HashSet<(String, Fingerprint)> =
        articles.fingerprints().map(|(id, fingerprint)| (id.to_owned(), fingerprint)).collect();
    Arc::new(move |document| {
        let fingerprint = Fingerprint::of(&document, &reader);
        let seen = (document.id.clone(), fingerprint);
        if known.contains(&seen) {
            return Ok(Reading::Known);
        }
        let extraction = extractor.extract(&document).with_confidence(least);
        Ok(Reading::Read(Box::new((extraction, document, fingerprint))))
    })
}

/// Saves what has been read so far, now and then.
struct Saving<'a> {
    file: &'a Path,
    last: Instant,
    /// Work is saved when so much time has passed.
    least: Duration,
    /// The same, longer where saving takes long.
    pause: Duration,
    /// Nothing has come since then.
    is_saved: bool,
}

impl Saving<'_> {
    fn save_if_due(&mut self, articles: &Articles) -> Result<()> {
        if self.is_saved || self.last.elapsed() < self.pause {
            return Ok(());
        }
        let started = Instant::now();
        articles.save(self.file)?;
        self.pause = self.least.max(started.elapsed() * SHARE_OF_SAVING);
        self.last = Instant::now();
        self.is_saved = true;
        Ok(())
    }
}

/// What is in the graph now, and how it came there.
#[derive(Serialize)]
struct Summary {
    #[serde(flatten)]
    tally: Tally,
    articles: usize,
    nodes: usize,
    edges: usize,
    digest: String,
    /// Decisions about entities that no article has, by these entities.
    not_followed: Vec<Vec<String>>,
}

impl Summary {
    fn of(articles: Articles, tally: Tally) -> Self {
        let graph = KnowledgeGraph::new(articles);
        let stale = graph.stale_decisions().iter();
        let not_followed = stale.map(|decision| decision.entities.iter().map(ToString::to_string).collect());
        Summary {
            tally,
            not_followed: not_followed.collect(),
            articles: graph.articles().len(),
            nodes: graph.node_count(),
            edges: graph.edge_count(),
            digest: graph.digest().to_string(),
        }
    }
}

fn tell(summary: &Summary) {
    let Summary { tally: Tally { read, known, failed }, articles, nodes, edges, digest, not_followed } = summary;
    for entities in not_followed {
        report::line(&format!("not followed: a decision about {}", entities.join(", ")));
    }
    let failed = if *failed == 0 { String::new() } else { format!(", {failed} failed") };
    report::line(&format!("{read} articles read, {known} known already{failed}"));
    let line = format!("{articles} articles, {nodes} nodes, {edges} edges; digest {digest}");
    let _ = writeln!(io::stdout().lock(), "{line}");
}
