//! Documents on their way from the one who reads them to those who work on them.

use std::mem::take;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use govgraph::{Document, Result};

/// A shelf holds so many documents at most.
const DOCUMENTS: usize = 64;
/// A shelf is full when its texts have so many bytes.
const BYTES: usize = 1 << 18;

/// Documents, or what was wrong with them, in their order.
pub type Chunk = Vec<Result<Document>>;

/// What has been read and nobody has taken yet. Whoever has time takes all of it: so nothing that was read waits for what is still to
/// come, and the memory is bounded by the shelf and by the chunks that are away.
pub struct Shelf {
    state: Mutex<State>,
    changed: Condvar,
    /// So many chunks may have been taken and not given back.
    most: usize,
}

#[derive(Default)]
struct State {
    chunk: Chunk,
    bytes: usize,
    taken: usize,
    back: usize,
    is_closed: bool,
}

impl State {
    fn is_full(&self) -> bool {
        self.chunk.len() >= DOCUMENTS || self.bytes >= BYTES
    }
}

/// What is found on a shelf.
pub enum Taken {
    /// Documents, and how many chunks were taken before.
    Chunk(usize, Chunk),
    /// Nothing came in time.
    Nothing,
    /// Nothing is left, and nothing will come.
    End,
}

impl Shelf {
    pub fn new(most: usize) -> Self {
        Shelf { state: Mutex::default(), changed: Condvar::new(), most }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn wait<'a>(&self, state: MutexGuard<'a, State>, holds: impl Fn(&State) -> bool) -> MutexGuard<'a, State> {
        self.changed.wait_while(state, |state| holds(state)).unwrap_or_else(PoisonError::into_inner)
    }

    /// Puts a document there as soon as there is room; false where nobody wants any more.
    pub fn put(&self, document: Result<Document>) -> bool {
        let mut state = self.wait(self.state(), |state| state.is_full() && !state.is_closed);
        if state.is_closed {
            return false;
        }
        state.bytes += document.as_ref().map_or(0, |document| document.text.len());
        state.chunk.push(document);
        self.changed.notify_all();
        true
    }

    /// Takes what there is, waiting for it; no longer than so long, if that is given.
    pub fn take(&self, within: Option<Duration>) -> Taken {
        let must_wait =
            |state: &State| !state.is_closed && (state.chunk.is_empty() || state.taken - state.back >= self.most);
        let mut state = match within {
            None => self.wait(self.state(), must_wait),
            Some(within) => {
                let waited = self.changed.wait_timeout_while(self.state(), within, |state| must_wait(state));
                waited.unwrap_or_else(PoisonError::into_inner).0
            }
        };
        if must_wait(&state) {
            return Taken::Nothing;
        }
        if state.chunk.is_empty() {
            return Taken::End;
        }
        let number = state.taken;
        state.taken += 1;
        state.bytes = 0;
        let chunk = take(&mut state.chunk);
        self.changed.notify_all();
        Taken::Chunk(number, chunk)
    }

    /// A chunk is done with.
    pub fn give_back(&self) {
        self.state().back += 1;
        self.changed.notify_all();
    }

    /// Whether all that was put there has been taken and given back.
    pub fn is_idle(&self) -> bool {
        let state = self.state();
        state.chunk.is_empty() && state.taken == state.back
    }

    /// Nothing is put there from now on.
    pub fn close(&self) {
        self.state().is_closed = true;
        self.changed.notify_all();
    }
}

/// Closes a shelf in the end, whatever the end is.
pub struct Closing<'a>(pub &'a Shelf);

impl Drop for Closing<'_> {
    fn drop(&mut self) {
        self.0.close();
    }
}
