#![no_main]

use govgraph_fuzz::{sow, targets};

libfuzzer_sys::fuzz_target!(init: sow("document"), |bytes: &[u8]| targets::document(bytes));
