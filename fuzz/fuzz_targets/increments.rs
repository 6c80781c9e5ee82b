#![no_main]

use govgraph_fuzz::{sow, targets};

libfuzzer_sys::fuzz_target!(init: sow("increments"), |bytes: &[u8]| targets::increments(bytes));
