//! `govgraph check`: what is wrong with packs.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use govgraph::{Error, Extractor, Result};

use super::args::CheckArguments;
use super::{Outcome, report};

pub fn run(arguments: &CheckArguments) -> Result<Outcome> {
    match load(&arguments.packs) {
        Ok(_) => {
            let written = writeln!(io::stdout().lock(), "no problems found");
            written.map(|()| Outcome::Done).map_err(|error| Error::io("standard output", error))
        }
        Err(error) => {
            report::error(&error);
            Ok(Outcome::Failed)
        }
    }
}

/// The built-in pack with these on top.
pub fn load(packs: &[PathBuf]) -> Result<Extractor> {
    packs.iter().try_for_each(|pack| must_be_folder(pack))?;
    Extractor::with_packs(packs)
}

fn must_be_folder(pack: &Path) -> Result<()> {
    let metadata = pack.metadata().map_err(|error| Error::io(pack, error))?;
    if metadata.is_dir() { Ok(()) } else { Err(Error::pack(pack, "a pack is a folder, and this is a file")) }
}
