//! Traces: what each phase saw and matched, for explaining.

use std::sync::Arc;

use super::classes::Symbol;
use super::matcher::{Match, Scratch};

/// What is kept on the way through the phases. Sentences come in their order for every phase.
#[derive(Debug, Default)]
pub struct Trace {
    /// One for each phase and sentence.
    pub steps: Vec<Step>,
    extents: Vec<(u32, u32)>,
}

/// What one phase saw in one sentence.
#[derive(Debug)]
pub struct Step {
    /// The phase.
    pub phase: Arc<str>,
    /// First token, and one past the last, of each item.
    pub extents: Vec<(u32, u32)>,
    /// What the rules could ask of each item.
    pub symbols: Vec<Symbol>,
    /// The matches of all rules, before the policy is applied.
    pub matches: Vec<Match>,
}

impl Scratch {
    /// A scratch that keeps a trace.
    pub fn tracing() -> Self {
        let mut scratch = Scratch::default();
        scratch.trace = Some(Trace::default());
        scratch
    }

    /// Tells which tokens the items cover that the next phase is going to see.
    pub fn see(&mut self, extents: impl Iterator<Item = (u32, u32)>) {
        if let Some(trace) = &mut self.trace {
            trace.extents = extents.collect();
        }
    }

    /// Keeps what a phase saw and matched.
    pub(super) fn record(&mut self, phase: &Arc<str>, matches: &[Match]) {
        if let Some(trace) = &mut self.trace {
            let extents = std::mem::take(&mut trace.extents);
            let (phase, symbols, matches) = (phase.clone(), self.symbols.clone(), matches.to_vec());
            trace.steps.push(Step { phase, extents, symbols, matches });
        }
    }
}
