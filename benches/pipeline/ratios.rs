//! Megabytes a second of every stage, and its share of the plain scan's.

use std::time::Instant;

use crate::corpus::{CORPUS, bytes};
use crate::stages::{STAGES, Stage};

/// The best of so many runs counts.
const RUNS: usize = 3;

/// Prints the table.
pub fn print() {
    let megabytes = bytes(&CORPUS) as f64 / 1e6;
    println!("{} documents, {megabytes:.2} MB, best of {RUNS} runs", CORPUS.len());
    let speeds: Vec<f64> = STAGES.iter().map(|stage| megabytes / seconds(stage)).collect();
    let plain = speeds[0];
    for (stage, speed) in STAGES.iter().zip(speeds) {
        println!("{:<28} {speed:>8.2} MB/s   {:>6.3} of the plain scan", stage.name, speed / plain);
    }
}

fn seconds(stage: &Stage) -> f64 {
    let run = || {
        let start = Instant::now();
        assert!((stage.run)(&CORPUS) > 0);
        start.elapsed().as_secs_f64()
    };
    (0..RUNS).map(|_| run()).fold(f64::INFINITY, f64::min)
}
