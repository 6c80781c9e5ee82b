#![no_main]

use govgraph_fuzz::{sow, targets};

libfuzzer_sys::fuzz_target!(init: sow("matcher"), |bytes: &[u8]| targets::matcher(bytes));
