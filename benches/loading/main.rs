//! How long packs take to load and how much memory, and how time grows with texts and packs. See the README in the
//! folder above.

mod growth;
mod names;

use std::time::Instant;

use govgraph::{Document, Extractor};
use peak_alloc::PeakAlloc;
use tempfile::TempDir;

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

/// Names of the packs that are made up.
const NAMES: [usize; 3] = [10_000, 100_000, 500_000];
/// The best of so many runs counts.
const RUNS: usize = 5;

const ARTICLE: &str = "Jilin\n\nOn July 2, Jing Junhai, governor of Jilin province, presided over the fifth meeting.";

fn main() {
    // `cargo test --benches` only looks whether it runs
    let short = std::env::args().any(|argument| argument == "--test" || argument == "--list");
    println!("{:<40} {:>10} {:>12} {:>12}", "pack", "ms", "peak MB", "retained MB");
    load("default", None, if short { 1 } else { RUNS });
    let sizes = if short { &NAMES[..1] } else { &NAMES[..] };
    let packs: Vec<(usize, TempDir)> = sizes.iter().map(|&size| (size, names::pack(size))).collect();
    for (size, folder) in &packs {
        load(&format!("default and {size} names"), Some(folder), if *size > 100_000 || short { 1 } else { RUNS });
    }
    if !short {
        growth::print(&packs);
    }
}

/// Loads packs and reads one short article; prints the best time and what memory it took.
fn load(name: &str, folder: Option<&TempDir>, runs: usize) {
    let folders: Vec<&std::path::Path> = folder.iter().map(|folder| folder.path()).collect();
    let mut best = f64::INFINITY;
    let (mut peak, mut retained) = (0.0, 0.0);
    for _ in 0..runs {
        let before = MEMORY.current_usage_as_mb();
        MEMORY.reset_peak_usage();
        let start = Instant::now();
        let extractor = Extractor::with_packs(&folders).expect("the packs are sound");
        best = best.min(start.elapsed().as_secs_f64());
        assert!(!extractor.extract(&Document::new("a", ARTICLE)).statements.is_empty());
        (peak, retained) = (MEMORY.peak_usage_as_mb() - before, MEMORY.current_usage_as_mb() - before);
    }
    println!("{name:<40} {:>10.1} {peak:>12.1} {retained:>12.1}", best * 1e3);
}
