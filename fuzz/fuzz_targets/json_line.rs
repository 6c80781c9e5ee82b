#![no_main]

use govgraph_fuzz::{sow, targets};

libfuzzer_sys::fuzz_target!(init: sow("json_line"), |bytes: &[u8]| targets::json_line(bytes));
