#![no_main]

use govgraph_fuzz::{sow, targets};

libfuzzer_sys::fuzz_target!(init: sow("threads"), |bytes: &[u8]| targets::threads(bytes));
