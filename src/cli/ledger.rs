//! `govgraph ledger`: which entities are one thing, and why.

use std::io::{self, Write};

use govgraph::{Articles, Error, KnowledgeGraph, LedgerEntry, Page, Result, Verdict, printable_json, write_ledger};

use super::Outcome;
use super::args::LedgerArguments;
use super::stdout::{page, write};

pub fn run(arguments: &LedgerArguments) -> Result<Outcome> {
    let graph = KnowledgeGraph::new(Articles::load(&arguments.graph.graph)?);
    let entries: Vec<LedgerEntry> = graph.ledger().into_iter().filter(|entry| is_wanted(arguments, entry)).collect();
    if arguments.json {
        let mut out = io::stdout().lock();
        let written = entries.into_iter().try_for_each(|entry| write_json(entry, &mut out));
        return written.map(|()| Outcome::Done).map_err(|error| Error::io("standard output", error));
    }
    // in a file nothing is cut short
    let mut page = page(usize::MAX);
    entries.iter().for_each(|entry| show(&mut page, entry));
    write(&page.to_string())?;
    Ok(Outcome::Done)
}

fn is_wanted(arguments: &LedgerArguments, entry: &LedgerEntry) -> bool {
    let plain = matches!(&*entry.reason, "same identifier" | "same date");
    (arguments.all || !plain)
        && (!arguments.held || entry.decision == Verdict::Held)
        && (arguments.kind.is_empty() || arguments.kind.iter().any(|kind| **kind == *entry.kind))
}

fn write_json(entry: LedgerEntry, out: &mut dyn Write) -> io::Result<()> {
    let mut line = Vec::new();
    write_ledger([entry], &mut line)?;
    out.write_all(printable_json(&String::from_utf8_lossy(&line)).as_bytes())
}

/// `merged  person  name and post: jingjunhai, governor of place:CN-220000`, then a line an entity.
fn show(page: &mut Page, entry: &LedgerEntry) {
    let verdict = format!("{:?}", entry.decision).to_lowercase();
    let LedgerEntry { kind, reason, on, entities, .. } = entry;
    page.heading(&format!("{verdict}  {kind}  {reason}: {on}"));
    entities.iter().for_each(|member| page.row(["", &member.to_string()]));
}
