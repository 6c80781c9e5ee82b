//! `govgraph extract`: from articles to statements.

use std::num::NonZero;
use std::sync::Arc;
use std::thread::available_parallelism;

use govgraph::{Error, Extractor, Result};

use super::args::ExtractArguments;
use super::input::{Input, Settings, waits_for_typing};
use super::output::{Output, format, on_terminal, refuse_input};
use super::pipeline::{self, Finished, Work};
use super::progress::Progress;
use super::sources::{self, Source};
use super::{Outcome, check, report};

/// How many documents went well and how many did not.
#[derive(Default)]
struct Tally {
    read: usize,
    failed: usize,
}

pub fn run(arguments: &ExtractArguments) -> Result<Outcome> {
    let sources = sources::find(&arguments.inputs, arguments.input)?;
    let file = arguments.output.as_deref();
    refuse_input(file, &sources)?;
    let extractor = check::load(&arguments.packs)?;
    if waits_for_typing(&sources) && !arguments.quiet {
        report::line("reading from the terminal; end with Ctrl-D");
    }
    let tally = process(arguments, sources, extractor)?;
    if tally.failed == 0 {
        return Ok(Outcome::Done);
    }
    if !arguments.quiet {
        report::summary(tally.read, tally.failed);
    }
    Ok(Outcome::Failed)
}

fn process(arguments: &ExtractArguments, sources: Vec<Result<Source>>, extractor: Extractor) -> Result<Tally> {
    let file = arguments.output.as_deref();
    let wanted = Progress::is_wanted(arguments.quiet, on_terminal(file));
    let total = if wanted { total_length(&sources) } else { None };
    let ExtractArguments { published, source, lossy, .. } = arguments;
    let input = Input::new(sources, Settings { published: *published, source: source.clone(), lossy: *lossy });
    let mut progress = Progress::new(wanted, total, input.position());

    let format = format(arguments.format, file);
    let mut output = Output::open(file)?;
    output.with(|stream| format.begin(stream))?;
    let least = arguments.min_confidence.unwrap_or(0.0);
    let work: Arc<Work> = Arc::new(move |document, output| {
        let extraction = extractor.extract(document).with_confidence(least);
        format.write(&extraction, &document.text, output).map_err(|error| Error::io(&document.id, error))
    });
    let mut tally = Tally::default();
    let sink = |finished: Finished| {
        progress.update();
        progress.aside(|| finished.errors.iter().for_each(report::error));
        tally.read += finished.read;
        tally.failed += finished.errors.len();
        output.write(&finished.output)
    };
    let done = pipeline::run(input, work, threads(arguments), sink);
    progress.finish();
    done.map_err(|error| output.fail(error))?;
    Ok(tally)
}

fn threads(arguments: &ExtractArguments) -> usize {
    let processors = || available_parallelism().map_or(1, NonZero::get);
    arguments.threads.map_or_else(processors, usize::from)
}

/// How many bytes there are to read; none where a stream has no length.
fn total_length(sources: &[Result<Source>]) -> Option<u64> {
    sources.iter().flatten().map(|source| source.length()).sum()
}
