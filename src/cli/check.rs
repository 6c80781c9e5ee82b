//! `govgraph check`: what is wrong with packs.

use std::io::{self, Write};
use std::path::Path;

use govgraph::{Error, Extractor, PackReport, Result, printable};

use super::Outcome;
use super::args::{CheckArguments, PackArguments};
use super::stdout::write_json;

pub fn run(arguments: &CheckArguments) -> Result<Outcome> {
    arguments.packs.iter().try_for_each(|pack| must_be_folder(pack))?;
    let report =
        if arguments.only_packs { PackReport::of_only(&arguments.packs)? } else { PackReport::new(&arguments.packs)? };
    if arguments.json {
        write_json(&report)?;
    } else {
        let written = write(&report, &mut io::stdout().lock());
        written.map_err(|error| Error::io("standard output", error))?;
    }
    Ok(if report.problems.is_empty() { Outcome::Done } else { Outcome::Failed })
}

fn write(report: &PackReport, out: &mut dyn Write) -> io::Result<()> {
    for problem in &report.problems {
        writeln!(out, "{}", printable(problem))?;
    }
    for note in &report.notes {
        writeln!(out, "note: {}", printable(note))?;
    }
    let PackReport { problems, notes, rules, examples, .. } = report;
    let found = match problems.len() {
        0 => "no problems found".to_owned(),
        1 => "1 problem found".to_owned(),
        more => format!("{more} problems found"),
    };
    write!(out, "{rules} rules with {examples} examples: {found}")?;
    if notes.is_empty() { writeln!(out) } else { writeln!(out, ", {} notes", notes.len()) }
}

/// The packs asked for.
pub fn load(arguments: &PackArguments) -> Result<Extractor> {
    let PackArguments { packs, only_packs } = arguments;
    packs.iter().try_for_each(|pack| must_be_folder(pack))?;
    if *only_packs { Extractor::with_only_packs(packs) } else { Extractor::with_packs(packs) }
}

fn must_be_folder(pack: &Path) -> Result<()> {
    let metadata = pack.metadata().map_err(|error| Error::io(pack, error))?;
    if metadata.is_dir() { Ok(()) } else { Err(Error::pack(pack, "a pack is a folder, and this is a file")) }
}
