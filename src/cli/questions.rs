//! Questions to a graph: `govgraph who`, `about`, `met`, `backers`, `path`, `central`, `diff`, `conflicts`.

use govgraph::{Articles, Error, KnowledgeGraph, Page, Result};
use serde::Serialize;

use super::args::{
    AboutArguments, BackersArguments, CentralArguments, ConflictsArguments, DiffArguments, MetArguments, PathArguments,
    QuestionArguments, WhoArguments,
};
use super::stdout::{page, write, write_json};
use super::{Outcome, answers};

pub fn who(arguments: &WhoArguments) -> Result<Outcome> {
    let question = &arguments.question;
    let holders = load(question)?.who(&arguments.post, &question.time.period(), question.sentences)?;
    answer(question, &holders, |page| answers::holders(page, &holders))
}

pub fn about(arguments: &AboutArguments) -> Result<Outcome> {
    let question = &arguments.question;
    let about = load(question)?.about(&arguments.name, &question.time.period(), question.sentences)?;
    answer(question, &about, |page| answers::about(page, &about))
}

pub fn met(arguments: &MetArguments) -> Result<Outcome> {
    let question = &arguments.question;
    let met = load(question)?.met(&arguments.person, &question.time.period(), question.sentences)?;
    answer(question, &met, |page| answers::meetings(page, &met))
}

pub fn backers(arguments: &BackersArguments) -> Result<Outcome> {
    let question = &arguments.question;
    let backers = load(question)?.backers(&arguments.industry, &question.time.period(), question.sentences)?;
    answer(question, &backers, |page| answers::backers(page, &backers))
}

pub fn path(arguments: &PathArguments) -> Result<Outcome> {
    let PathArguments { one, other, most, question } = arguments;
    let found = load(question)?.paths(one, other, &question.time.period(), *most, question.sentences)?;
    answer(question, &found, |page| answers::connections(page, &found))
}

pub fn central(arguments: &CentralArguments) -> Result<Outcome> {
    let question = &arguments.question;
    let period = question.time.period();
    let central = load(question)?.central(&arguments.kind, &period, arguments.most);
    if central.is_empty() {
        let when = if period.is_always() { "" } else { " in that time" };
        return Err(Error::usage(format!("nothing in the graph is of the kind {:?}{when}", arguments.kind)));
    }
    answer(question, &central, |page| answers::central(page, &central))
}

pub fn diff(arguments: &DiffArguments) -> Result<Outcome> {
    let question = &arguments.question;
    let graph = load(question)?;
    if let Some(other) = &arguments.other {
        let difference = graph.difference(&KnowledgeGraph::new(Articles::load(other)?));
        return answer(question, &difference, |page| answers::difference(page, &difference));
    }
    let (Some(from), Some(to)) = (question.time.from, question.time.to) else {
        return Err(Error::usage("two days are compared (--from DATE --to DATE), or two graphs (--graph OLD NEW)"));
    };
    let changes = graph.changes(from, to);
    answer(question, &changes, |page| answers::changes(page, &changes))
}

pub fn conflicts(arguments: &ConflictsArguments) -> Result<Outcome> {
    let question = &arguments.question;
    let graph = load(question)?;
    let conflicts = graph.conflicts(&question.time.period());
    if !arguments.successions {
        return answer(question, &conflicts, |page| answers::conflicts(page, &conflicts));
    }
    let successions = graph.successions(&question.time.period());
    let both = serde_json::json!({"conflicts": conflicts, "successions": successions});
    answer(question, &both, |page| {
        answers::conflicts(page, &conflicts);
        page.heading(if successions.is_empty() { "no successions" } else { "successions" });
        answers::successions(page, &successions);
    })
}

fn load(question: &QuestionArguments) -> Result<KnowledgeGraph> {
    Articles::load(&question.graph.graph).map(KnowledgeGraph::new)
}

/// Writes the answer as JSON, or as a page as wide as the terminal.
fn answer(question: &QuestionArguments, answer: &impl Serialize, fill: impl FnOnce(&mut Page)) -> Result<Outcome> {
    if question.json {
        write_json(answer)?;
        return Ok(Outcome::Done);
    }
    let mut page = page(100);
    fill(&mut page);
    write(&page.to_string())?;
    Ok(Outcome::Done)
}
