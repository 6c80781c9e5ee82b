#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| govgraph_fuzz::matcher(bytes));
