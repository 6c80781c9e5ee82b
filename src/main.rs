//! The `govgraph` command.
#![forbid(unsafe_code)]

mod cli;

/// The system's own makes extraction a sixth slower, and the time of building a large graph grow faster than its articles.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::process::ExitCode {
    cli::run()
}
