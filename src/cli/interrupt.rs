//! Ctrl-C: the run ends where nothing is lost.

use std::process::exit;
use std::sync::atomic::{AtomicBool, Ordering};

/// What a run that was interrupted ends with, as shells have it.
pub const CODE: u8 = 130;

static INTERRUPTED: AtomicBool = AtomicBool::new(false);

/// From now on the first Ctrl-C (or a request to end) is noted, for the run to end when it can; the second ends it at once.
pub fn watch() {
    let note = || {
        if INTERRUPTED.swap(true, Ordering::Relaxed) {
            exit(CODE.into());
        }
    };
    // where it cannot be caught, the first one ends the run at once, as if it were killed: files are whole even then
    let _ = ctrlc::set_handler(note);
}

/// Whether the run is to end.
pub fn requested() -> bool {
    INTERRUPTED.load(Ordering::Relaxed)
}
