//! The `govgraph` command.

fn main() {}
