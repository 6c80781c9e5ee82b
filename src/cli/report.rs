//! Messages on standard error.

use std::io::Write;

use govgraph::{Error, printable};

/// `govgraph: FILE:LINE: what is wrong`.
pub fn error(error: &Error) {
    let way_out = if error.is_too_long() { "; cut it, or allow more with --longest" } else { "" };
    line(&format!("{error}{way_out}"));
}

/// A line of ours. That nobody can read it is no reason to stop.
pub fn line(message: &str) {
    let _ = writeln!(std::io::stderr().lock(), "govgraph: {}", printable(message));
}

/// `12 documents read, 2 failed`.
pub fn summary(read: usize, failed: usize) {
    let documents = if read == 1 { "document" } else { "documents" };
    line(&format!("{read} {documents} read, {failed} failed"));
}
