//! `govgraph check`: what is wrong with packs.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use govgraph::{Error, Extractor, PackReport, Result, printable};

use super::Outcome;
use super::args::CheckArguments;

pub fn run(arguments: &CheckArguments) -> Result<Outcome> {
    arguments.packs.iter().try_for_each(|pack| must_be_folder(pack))?;
    let report = PackReport::new(&arguments.packs)?;
    let written = write(&report, &mut io::stdout().lock());
    written.map_err(|error| Error::io("standard output", error))?;
    Ok(if report.problems.is_empty() { Outcome::Done } else { Outcome::Failed })
}

fn write(report: &PackReport, out: &mut dyn Write) -> io::Result<()> {
    for problem in &report.problems {
        writeln!(out, "{}", printable(problem))?;
    }
    for note in &report.notes {
        writeln!(out, "note: {}", printable(note))?;
    }
    let PackReport { problems, notes, rules, examples } = report;
    let found = match problems.len() {
        0 => "no problems found".to_owned(),
        1 => "1 problem found".to_owned(),
        more => format!("{more} problems found"),
    };
    write!(out, "{rules} rules with {examples} examples: {found}")?;
    if notes.is_empty() { writeln!(out) } else { writeln!(out, ", {} notes", notes.len()) }
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
