#![no_main]

use govgraph_fuzz::{sow, targets};

libfuzzer_sys::fuzz_target!(init: sow("pack_file"), |bytes: &[u8]| targets::pack_file(bytes));
