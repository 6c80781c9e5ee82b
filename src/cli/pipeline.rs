//! Documents through worker threads, results in order.

use std::collections::BTreeMap;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, SyncSender, channel, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use govgraph::{Document, Error, Result};

use super::interrupt;

/// A chunk holds so many documents at most.
const DOCUMENTS: usize = 64;
/// A chunk is full when its texts have so many bytes.
const BYTES: usize = 1 << 18;
/// Chunks on their way, for each worker. It bounds the memory.
const CHUNKS_PER_WORKER: usize = 4;

/// What is done with a document.
pub type Work<T> = dyn Fn(Document) -> Result<T> + Send + Sync;

type Chunk = Vec<Result<Document>>;

/// What came of a chunk of documents.
#[derive(Debug)]
pub struct Finished<T> {
    /// What came of those that went well, in their order.
    pub results: Vec<T>,
    /// What was wrong with the others.
    pub errors: Vec<Error>,
}

/// Does the work on every document and hands what came of it to the sink, in the order of the documents.
///
/// The output does not depend on the number of threads, and the memory taken does not depend on the number of documents. Where the
/// sink fails, the rest is left.
pub fn run<T: Send + 'static>(
    input: impl Iterator<Item = Result<Document>> + Send + 'static,
    work: Arc<Work<T>>,
    threads: usize,
    sink: impl FnMut(Finished<T>) -> io::Result<()>,
) -> io::Result<()> {
    let chunks = Chunks { input };
    if threads == 1 { run_here(chunks, &*work, sink) } else { run_parallel(chunks, &work, threads, sink) }
}

fn run_here<T>(
    mut chunks: impl Iterator<Item = Chunk>,
    work: &Work<T>,
    mut sink: impl FnMut(Finished<T>) -> io::Result<()>,
) -> io::Result<()> {
    chunks.try_for_each(|chunk| sink(finish(chunk, work)))
}

/// One thread reads, some work, and this one puts the results in order. A permit goes with each chunk, from the sink back to the
/// reader, so that no more than so many are on their way.
fn run_parallel<T: Send + 'static>(
    chunks: impl Iterator<Item = Chunk> + Send + 'static,
    work: &Arc<Work<T>>,
    threads: usize,
    mut sink: impl FnMut(Finished<T>) -> io::Result<()>,
) -> io::Result<()> {
    let most = threads * CHUNKS_PER_WORKER;
    let (permit_sender, permits) = sync_channel(most);
    for _ in 0..most {
        let _ = permit_sender.send(());
    }
    let (chunk_sender, chunk_receiver) = sync_channel(most);
    let (finished_sender, finished) = channel();
    let sent = Arc::new(AtomicUsize::new(0));
    let counted = sent.clone();
    spawn("reader", move || read(chunks, &permits, &chunk_sender, &counted))?;
    let chunk_receiver = Arc::new(Mutex::new(chunk_receiver));
    for _ in 0..threads {
        let (chunks, sender, work) = (chunk_receiver.clone(), finished_sender.clone(), work.clone());
        spawn("worker", move || work_off(&chunks, &sender, &*work))?;
    }
    drop((chunk_receiver, finished_sender));
    in_order(&finished, &sent, |finished| {
        sink(finished)?;
        let _ = permit_sender.send(());
        Ok(())
    })
}

fn spawn(name: &str, body: impl FnOnce() + Send + 'static) -> io::Result<()> {
    thread::Builder::new().name(name.to_owned()).spawn(body).map(drop)
}

/// Sends numbered chunks until there are no more, or nobody wants them; counts them before.
fn read(
    chunks: impl Iterator<Item = Chunk>,
    permits: &Receiver<()>,
    sender: &SyncSender<(usize, Chunk)>,
    sent: &AtomicUsize,
) {
    for numbered in chunks.enumerate() {
        if permits.recv().is_err() {
            return;
        }
        sent.fetch_add(1, Ordering::Relaxed);
        if sender.send(numbered).is_err() {
            return;
        }
    }
}

fn work_off<T>(chunks: &Mutex<Receiver<(usize, Chunk)>>, sender: &Sender<(usize, Finished<T>)>, work: &Work<T>) {
    loop {
        let received = chunks.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok((number, chunk)) = received else { return };
        if sender.send((number, finish(chunk, work))).is_err() {
            return;
        }
    }
}

/// How often it is looked whether the run is to end, while nothing comes.
const GLANCE: Duration = Duration::from_millis(100);

/// Hands results to the sink by their numbers, holding back those that come early. Where the run is to end, a reader that waits for
/// input is not waited for.
fn in_order<T>(
    finished: &Receiver<(usize, Finished<T>)>,
    sent: &AtomicUsize,
    mut sink: impl FnMut(Finished<T>) -> io::Result<()>,
) -> io::Result<()> {
    let mut early = BTreeMap::new();
    let mut next = 0;
    loop {
        match finished.recv_timeout(GLANCE) {
            Ok((number, chunk)) => drop(early.insert(number, chunk)),
            Err(RecvTimeoutError::Timeout) if interrupt::requested() && next == sent.load(Ordering::Relaxed) => {
                return Ok(());
            }
            Err(RecvTimeoutError::Timeout) => continue,
            Err(RecvTimeoutError::Disconnected) => return Ok(()),
        }
        while let Some(chunk) = early.remove(&next) {
            sink(chunk)?;
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

/// Documents in chunks.
struct Chunks<I> {
    input: I,
}

impl<I: Iterator<Item = Result<Document>>> Iterator for Chunks<I> {
    type Item = Chunk;

    fn next(&mut self) -> Option<Chunk> {
        let mut chunk = Vec::new();
        let mut bytes = 0;
        while chunk.len() < DOCUMENTS && bytes < BYTES {
            let Some(item) = self.input.next() else { break };
            bytes += item.as_ref().map_or(0, |document| document.text.len());
            chunk.push(item);
        }
        (!chunk.is_empty()).then_some(chunk)
    }
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
