#![no_main]

use govgraph_fuzz::{sow, targets};

libfuzzer_sys::fuzz_target!(init: sow("extraction"), |bytes: &[u8]| targets::extraction(bytes));
