//! The command line: what the user asks for, and what comes of it.

mod answers;
mod args;
mod build;
mod check;
mod eval;
mod explain;
mod export;
mod extract;
mod harmless;
mod html;
mod input;
mod interrupt;
mod ledger;
mod lock;
mod output;
mod pipeline;
mod progress;
mod questions;
mod report;
mod seen;
mod shelf;
mod sources;
#[cfg(feature = "sparql")]
mod sparql;
mod stdout;
mod withdraw;

use std::process::ExitCode;

use clap::Parser;

use args::{Arguments, Command};

/// How a command ended, when it could do its work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    /// All went well.
    Done,
    /// Something failed, and has been reported.
    Failed,
    /// It was asked to end before it was done, and did so in good order.
    Interrupted,
}

/// Reads the arguments, does what they say and reports an error that ended the work.
pub fn run() -> ExitCode {
    let outcome = match Arguments::parse().command {
        Command::Extract(arguments) => extract::run(&arguments),
        Command::Explain(arguments) => explain::run(&arguments),
        Command::Check(arguments) => check::run(&arguments),
        Command::Eval(arguments) => eval::run(&arguments),
        Command::Build(arguments) => build::run(&arguments),
        Command::Withdraw(arguments) => withdraw::run(&arguments),
        Command::Export(arguments) => export::run(&arguments),
        Command::Html(arguments) => html::run(&arguments),
        #[cfg(feature = "sparql")]
        Command::Sparql(arguments) => sparql::run(&arguments),
        Command::Ledger(arguments) => ledger::run(&arguments),
        Command::Who(arguments) => questions::who(&arguments),
        Command::About(arguments) => questions::about(&arguments),
        Command::Met(arguments) => questions::met(&arguments),
        Command::Backers(arguments) => questions::backers(&arguments),
        Command::Path(arguments) => questions::path(&arguments),
        Command::Central(arguments) => questions::central(&arguments),
        Command::Diff(arguments) => questions::diff(&arguments),
        Command::Conflicts(arguments) => questions::conflicts(&arguments),
    };
    match outcome {
        Ok(Outcome::Done) => ExitCode::SUCCESS,
        Ok(Outcome::Failed) => ExitCode::FAILURE,
        Ok(Outcome::Interrupted) => ExitCode::from(interrupt::CODE),
        // Whoever read our output has seen enough.
        Err(error) if error.is_broken_pipe() => ExitCode::SUCCESS,
        Err(error) => {
            report::error(&error);
            ExitCode::from(if error.is_usage() { 2 } else { 1 })
        }
    }
}
