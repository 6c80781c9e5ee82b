//! Messages on standard error.

use std::io::Write;

use govgraph::{Error, printable};

/// `govgraph: FILE:LINE: what is wrong`.
pub fn error(error: &Error) {
    line(&error.to_string());
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
