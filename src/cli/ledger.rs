//! `govgraph ledger`: which entities are one thing, and why.

use std::io::{self, Write};

use govgraph::{
    Articles, Error, KnowledgeGraph, LedgerEntry, Result, Verdict, printable, printable_json, write_ledger,
};

use super::Outcome;
use super::args::LedgerArguments;

pub fn run(arguments: &LedgerArguments) -> Result<Outcome> {
    let graph = KnowledgeGraph::new(Articles::load(&arguments.graph.graph)?);
    let entries: Vec<LedgerEntry> = graph.ledger().into_iter().filter(|entry| is_wanted(arguments, entry)).collect();
    let mut out = io::stdout().lock();
    let written = if arguments.json {
        entries.into_iter().try_for_each(|entry| write_json(entry, &mut out))
    } else {
        entries.iter().try_for_each(|entry| write(entry, &mut out))
    };
    written.map_err(|error| Error::io("standard output", error))?;
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
fn write(entry: &LedgerEntry, out: &mut dyn Write) -> io::Result<()> {
    let verdict = format!("{:?}", entry.decision).to_lowercase();
    let LedgerEntry { kind, reason, on, entities, .. } = entry;
    writeln!(out, "{}", printable(&format!("{verdict}  {kind}  {reason}: {on}")))?;
    entities.iter().try_for_each(|member| writeln!(out, "    {}", printable(&member.to_string())))
}
