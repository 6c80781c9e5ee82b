#![no_main]

use govgraph_fuzz::{sow, targets};

libfuzzer_sys::fuzz_target!(init: sow("graph_file"), |bytes: &[u8]| targets::graph_file(bytes));
