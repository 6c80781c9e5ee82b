//! A progress bar on standard error, for work that takes long.

use std::io::{IsTerminal, stderr};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// Work that is done sooner needs no bar.
const PATIENCE: Duration = Duration::from_secs(1);

/// A bar that appears after a while, if it is wanted at all.
pub struct Progress {
    wanted: bool,
    started: Instant,
    /// How many bytes there are to read, where that is known.
    total: Option<u64>,
    position: Arc<AtomicU64>,
    bar: Option<ProgressBar>,
}

impl Progress {
    /// Whether a bar makes sense: somebody looks at standard error, and the output does not go there too.
    pub fn is_wanted(quiet: bool, output_on_terminal: bool) -> bool {
        !quiet && !output_on_terminal && stderr().is_terminal()
    }

    pub fn new(wanted: bool, total: Option<u64>, position: Arc<AtomicU64>) -> Self {
        Progress { wanted, started: Instant::now(), total, position, bar: None }
    }

    /// Shows how far the reading is.
    pub fn update(&mut self) {
        if self.wanted && self.bar.is_none() && self.started.elapsed() > PATIENCE {
            self.bar = Some(bar(self.total));
        }
        if let Some(bar) = &self.bar {
            bar.set_position(self.position.load(Ordering::Relaxed));
        }
    }

    /// Does something that writes to standard error, the bar being out of the way.
    pub fn aside(&self, action: impl FnOnce()) {
        match &self.bar {
            Some(bar) => bar.suspend(action),
            None => action(),
        }
    }

    /// Takes the bar away.
    pub fn finish(&self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}

fn bar(total: Option<u64>) -> ProgressBar {
    let template = match total {
        Some(_) => "{wide_bar} {bytes} of {total_bytes}, {eta} left",
        None => "{spinner} {bytes}, {bytes_per_sec}",
    };
    let bar = ProgressBar::with_draw_target(total, ProgressDrawTarget::stderr());
    bar.with_style(ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar()))
}
