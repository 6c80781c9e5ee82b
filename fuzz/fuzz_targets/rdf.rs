#![no_main]

use govgraph_fuzz::{sow, targets};

libfuzzer_sys::fuzz_target!(init: sow("rdf"), |bytes: &[u8]| targets::rdf(bytes));
