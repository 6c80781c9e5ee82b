//! The targets of `fuzz_targets/`, and what they start from.

pub mod targets;

use std::path::{Path, PathBuf};

/// Puts the seeds of a target into the first empty folder that the fuzzer was given: the corpus, at its first run.
pub fn sow(target: &str) {
    let is_empty = |folder: &PathBuf| folder.read_dir().is_ok_and(|mut entries| entries.next().is_none());
    if let Some(folder) = std::env::args().map(PathBuf::from).find(is_empty) {
        sow_in(target, &folder).unwrap_or_else(|error| eprintln!("{}: {error}", folder.display()));
    }
}

fn sow_in(target: &str, folder: &Path) -> std::io::Result<()> {
    let mut seeds = targets::seeds(target).into_iter().enumerate();
    seeds.try_for_each(|(number, seed)| std::fs::write(folder.join(format!("seed-{number}")), seed))
}
