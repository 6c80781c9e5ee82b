#![no_main]

use govgraph_fuzz::{sow, targets};

libfuzzer_sys::fuzz_target!(init: sow("sparql"), |bytes: &[u8]| targets::sparql(bytes));
