#![no_main]

use govgraph_fuzz::{sow, targets};

libfuzzer_sys::fuzz_target!(init: sow("decisions"), |bytes: &[u8]| targets::decisions(bytes));
