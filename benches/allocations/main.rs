//! What documents cost in allocations, stage by stage: the same at every run, so that a later loss shows where times are too noisy to
//! tell. See the README in the folder above.

#[path = "../pipeline/corpus.rs"]
mod corpus;
#[path = "../pipeline/stages.rs"]
mod stages;

use std::alloc::System;

use corpus::CORPUS;
use stages::STAGES;
use stats_alloc::{INSTRUMENTED_SYSTEM, Region, StatsAlloc};

#[global_allocator]
static ALLOCATOR: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

/// Stages that are ours, and take as many allocations each time.
const MEASURED: [&str; 4] = ["sentences and tokens", "with names", "with mentions", "with statements (all)"];

fn main() {
    let kilobytes = corpus::bytes(&CORPUS) as f64 / 1e3;
    println!("{} documents, {kilobytes:.0} KB", CORPUS.len());
    println!("{:30} {:>16} {:>16}", "", "allocations/KB", "bytes/byte");
    for stage in STAGES.iter().filter(|stage| MEASURED.contains(&stage.name)) {
        // the first run makes what all later ones use
        assert!((stage.run)(&CORPUS) > 0, "{} found nothing", stage.name);
        let region = Region::new(ALLOCATOR);
        (stage.run)(&CORPUS);
        let change = region.change();
        let (count, bytes) = (change.allocations + change.reallocations, change.bytes_allocated);
        println!("{:30} {:>16.1} {:>16.1}", stage.name, count as f64 / kilobytes, bytes as f64 / kilobytes / 1e3);
    }
}
