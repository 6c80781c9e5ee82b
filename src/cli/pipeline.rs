//! Documents through worker threads, results in order.

use std::collections::BTreeMap;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::Duration;

use govgraph::{Document, Error, Result};

use super::interrupt;
use super::shelf::{Chunk, Closing, Shelf, Taken};

/// Chunks on their way, for each worker. It bounds the memory.
const CHUNKS_PER_WORKER: usize = 4;

/// How often it is looked whether the run is to end, while nothing comes.
const GLANCE: Duration = Duration::from_millis(100);

/// What is done with a document.
pub type Work<T> = dyn Fn(Document) -> Result<T> + Send + Sync;

/// What came of a chunk of documents.
#[derive(Debug)]
pub struct Finished<T> {
    /// What came of those that went well, in their order.
    pub results: Vec<T>,
    /// What was wrong with the others.
    pub errors: Vec<Error>,
}

impl<T> Finished<T> {
    fn nothing() -> Self {
        Finished { results: Vec::new(), errors: Vec::new() }
    }
}

/// Does the work on every document and hands what came of it to the sink, in the order of the documents. While nothing comes, the sink
/// gets nothing now and then, to save what it has.
///
/// The output does not depend on the number of threads, and the memory taken does not depend on the number of documents. Where the
/// sink fails, the rest is left. Where the run is interrupted, what was read is worked on, and an input that does not come is not
/// waited for: one thread does nothing but read.
pub fn run<T: Send + 'static>(
    input: impl Iterator<Item = Result<Document>> + Send + 'static,
    work: Arc<Work<T>>,
    threads: usize,
    sink: impl FnMut(Finished<T>) -> io::Result<()>,
) -> io::Result<()> {
    let shelf = Arc::new(Shelf::new(threads * CHUNKS_PER_WORKER));
    let filled = shelf.clone();
    // nobody puts anything on the shelf for a run that is over
    let _closing = Closing(&shelf);
    spawn("reader", move || fill(input, &filled))?;
    if threads == 1 { run_here(&shelf, &*work, sink) } else { run_parallel(&shelf, &work, threads, sink) }
}

fn spawn(name: &str, body: impl FnOnce() + Send + 'static) -> io::Result<()> {
    thread::Builder::new().name(name.to_owned()).spawn(body).map(drop)
}

/// Puts documents on the shelf until there are no more, or nobody wants them.
fn fill(mut input: impl Iterator<Item = Result<Document>>, shelf: &Shelf) {
    let _closing = Closing(shelf);
    while input.next().is_some_and(|document| shelf.put(document)) {}
}

fn run_here<T>(shelf: &Shelf, work: &Work<T>, mut sink: impl FnMut(Finished<T>) -> io::Result<()>) -> io::Result<()> {
    loop {
        match shelf.take(Some(GLANCE)) {
            Taken::Chunk(_, chunk) => {
                sink(finish(chunk, work))?;
                shelf.give_back();
            }
            Taken::Nothing if interrupt::requested() => return Ok(()),
            Taken::Nothing => sink(Finished::nothing())?,
            Taken::End => return Ok(()),
        }
    }
}

/// Some threads work, and this one puts the results in order.
fn run_parallel<T: Send + 'static>(
    shelf: &Arc<Shelf>,
    work: &Arc<Work<T>>,
    threads: usize,
    sink: impl FnMut(Finished<T>) -> io::Result<()>,
) -> io::Result<()> {
    let (sender, finished) = channel();
    for _ in 0..threads {
        let (shelf, sender, work) = (shelf.clone(), sender.clone(), work.clone());
        spawn("worker", move || work_off(&shelf, &sender, &*work))?;
    }
    drop(sender);
    in_order(&finished, shelf, sink)
}

fn work_off<T>(shelf: &Shelf, sender: &Sender<(usize, Finished<T>)>, work: &Work<T>) {
    while let Taken::Chunk(number, chunk) = shelf.take(None) {
        if sender.send((number, finish(chunk, work))).is_err() {
            return;
        }
    }
}

/// Hands results to the sink by their numbers, holding back those that come early.
fn in_order<T>(
    finished: &Receiver<(usize, Finished<T>)>,
    shelf: &Shelf,
    mut sink: impl FnMut(Finished<T>) -> io::Result<()>,
) -> io::Result<()> {
    let mut early = BTreeMap::new();
    let mut next = 0;
    loop {
        match finished.recv_timeout(GLANCE) {
            Ok((number, chunk)) => drop(early.insert(number, chunk)),
            Err(RecvTimeoutError::Timeout) if interrupt::requested() && shelf.is_idle() => return Ok(()),
            Err(RecvTimeoutError::Timeout) => sink(Finished::nothing())?,
            Err(RecvTimeoutError::Disconnected) => return Ok(()),
        }
        while let Some(chunk) = early.remove(&next) {
            sink(chunk)?;
            shelf.give_back();
            next += 1;
        }
    }
}

fn finish<T>(chunk: Chunk, work: &Work<T>) -> Finished<T> {
    let mut finished = Finished { results: Vec::with_capacity(chunk.len()), errors: Vec::new() };
    for document in chunk {
        match document.and_then(|document| guarded(document, work)) {
            Ok(result) => finished.results.push(result),
            Err(error) => finished.errors.push(error),
        }
    }
    finished
}

/// A fault of ours in one document must not cost the user the rest of an archive.
fn guarded<T>(document: Document, work: &Work<T>) -> Result<T> {
    let id = document.id.clone();
    let outcome = catch_unwind(AssertUnwindSafe(|| work(document)));
    outcome.unwrap_or_else(|_| Err(Error::document(id, "the program failed on this document; please report it")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn documents(count: usize) -> impl Iterator<Item = Result<Document>> + Send + 'static {
        (0..count).map(|number| match number % 10 {
            7 => Err(Error::document(number.to_string(), "seven")),
            _ => Ok(Document::new(number.to_string(), "x".repeat(number * 37 % 5000))),
        })
    }

    fn work() -> Arc<Work<String>> {
        Arc::new(|document| {
            if document.text.len() % 100 == 3 {
                thread::sleep(std::time::Duration::from_millis(1));
            }
            let output = format!("{}:{}\n", document.id, document.text.len());
            if document.id.ends_with("99") { Err(Error::document(&document.id, "ninety-nine")) } else { Ok(output) }
        })
    }

    fn outcome(threads: usize) -> (String, usize, Vec<String>) {
        let mut all = (String::new(), 0, Vec::new());
        let sink = |finished: Finished<String>| {
            all.0.push_str(&finished.results.concat());
            all.1 += finished.results.len();
            all.2.extend(finished.errors.iter().map(ToString::to_string));
            Ok(())
        };
        run(documents(2000), work(), threads, sink).unwrap();
        all
    }

    #[test]
    fn the_number_of_threads_changes_nothing() {
        let one = outcome(1);
        assert_eq!((one.1, one.2.len()), (1780, 220));
        assert!(!one.0.contains("\n199:"));
        for threads in [2, 3, 16] {
            assert_eq!(outcome(threads), one);
        }
    }

    #[test]
    fn a_failing_sink_ends_an_endless_input() {
        for threads in [1, 4] {
            let endless = std::iter::repeat_with(|| Ok(Document::new("a", "x")));
            let mut left = 5;
            let sink = |_| {
                left -= 1;
                if left == 0 { Err(io::ErrorKind::BrokenPipe.into()) } else { Ok(()) }
            };
            assert_eq!(run(endless, work(), threads, sink).unwrap_err().kind(), io::ErrorKind::BrokenPipe);
        }
    }

    #[test]
    fn a_panic_costs_one_document() {
        for threads in [1, 2] {
            let work: Arc<Work<()>> = Arc::new(|document| {
                assert_ne!(document.id, "3", "on purpose");
                Ok(())
            });
            let (mut read, mut failed) = (0, 0);
            let sink = |finished: Finished<()>| {
                read += finished.results.len();
                failed += finished.errors.len();
                Ok(())
            };
            run(documents(7), work, threads, sink).unwrap();
            assert_eq!((read, failed), (6, 1));
        }
    }
}
