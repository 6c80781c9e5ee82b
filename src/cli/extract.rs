//! `govgraph extract`: from articles to statements.

use std::num::NonZero;
use std::sync::Arc;
use std::thread::available_parallelism;

use govgraph::{Error, Extractor, Result};

use super::args::{ExtractArguments, ReadingArguments};
use super::input::{Input, Settings, tell_of_typing};
use super::interrupt;
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
    interrupt::watch();
    let reading = &arguments.reading;
    let sources = sources::find(&reading.inputs, reading.input)?;
    let file = arguments.output.file.as_deref();
    refuse_input(file, &sources)?;
    let extractor = check::load(&reading.packs)?;
    tell_of_typing(&sources, reading.quiet);
    let tally = process(arguments, sources, extractor)?;
    if interrupt::requested() {
        report::line("interrupted; what was read is written");
        return Ok(Outcome::Interrupted);
    }
    if tally.failed == 0 {
        return Ok(Outcome::Done);
    }
    if !reading.quiet {
        report::summary(tally.read, tally.failed);
    }
    Ok(Outcome::Failed)
}

fn process(arguments: &ExtractArguments, sources: Vec<Result<Source>>, extractor: Extractor) -> Result<Tally> {
    let file = arguments.output.file.as_deref();
    let wanted = Progress::is_wanted(arguments.reading.quiet, on_terminal(file));
    let total = if wanted { total_length(&sources) } else { None };
    let input = Input::new(sources, Settings::of(&arguments.reading));
    let mut progress = Progress::new(wanted, total, input.position());

    let format = format(arguments.format, file);
    let mut output = Output::open(file)?;
    output.with(|stream| format.begin(stream))?;
    let least = arguments.reading.min_confidence.unwrap_or(0.0);
    let background = arguments.background;
    let work: Arc<Work<Vec<u8>>> = Arc::new(move |document| {
        let mut extraction = extractor.extract(&document).with_confidence(least);
        if background {
            extractor.add_background(&mut extraction);
        }
        let mut output = Vec::new();
        let written = format.write(&extraction, &document.text, &mut output);
        written.map(|()| output).map_err(|error| Error::io(&document.id, error))
    });
    let mut tally = Tally::default();
    let sink = |finished: Finished<Vec<u8>>| {
        progress.update();
        progress.aside(|| finished.errors.iter().for_each(report::error));
        tally.read += finished.results.len();
        tally.failed += finished.errors.len();
        output.write_all(&finished.results)
    };
    let done = pipeline::run(input, work, threads(&arguments.reading), sink);
    progress.finish();
    done.map_err(|error| output.fail(error))?;
    output.finish()?;
    Ok(tally)
}

/// How many documents are read at the same time.
pub fn threads(arguments: &ReadingArguments) -> usize {
    let processors = || available_parallelism().map_or(1, NonZero::get);
    arguments.threads.map_or_else(processors, usize::from)
}

/// How many bytes there are to read; none where a stream has no length.
pub fn total_length(sources: &[Result<Source>]) -> Option<u64> {
    sources.iter().flatten().map(|source| source.length()).sum()
}
