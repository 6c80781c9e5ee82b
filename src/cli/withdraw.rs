//! `govgraph withdraw`: articles out of a graph.

use govgraph::{Articles, Error, Result};

use super::Outcome;
use super::args::WithdrawArguments;
use super::lock::Lock;
use super::stdout::write_json;

pub fn run(arguments: &WithdrawArguments) -> Result<Outcome> {
    let file = &arguments.graph.graph;
    let _lock = if file.exists() { Some(Lock::of(file)?) } else { None };
    let mut articles = Articles::load(file)?;
    for id in &arguments.ids {
        if !articles.withdraw(id) {
            return Err(Error::usage(format!("{} holds no article {id:?}; nothing was withdrawn", file.display())));
        }
    }
    articles.save(file)?;
    if arguments.json {
        write_json(&serde_json::json!({"withdrawn": arguments.ids, "articles": articles.len()}))?;
    }
    Ok(Outcome::Done)
}
