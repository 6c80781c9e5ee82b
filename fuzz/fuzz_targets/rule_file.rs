#![no_main]

use govgraph_fuzz::{sow, targets};

libfuzzer_sys::fuzz_target!(init: sow("rule_file"), |bytes: &[u8]| targets::rule_file(bytes));
