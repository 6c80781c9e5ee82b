//! `govgraph html`: pages for the browser.

use std::cmp::Reverse;

use govgraph::{ArticlePage, Articles, ExtractionFormat, GraphFormat, GraphPage, KnowledgeGraph, Result, Subgraph};

use super::args::{HtmlArguments, InputKind};
use super::input::{Input, Settings, tell_of_typing};
use super::output::{Output, refuse_input};
use super::{Outcome, check, report, sources};

pub fn run(arguments: &HtmlArguments) -> Result<Outcome> {
    if !arguments.article.is_empty() {
        return articles(arguments);
    }
    let graph = KnowledgeGraph::new(Articles::load(&arguments.graph)?);
    let part = part(&graph, arguments)?;
    Output::write_whole(arguments.output.file.as_deref(), |out| GraphPage.write(&part, out))?;
    Ok(Outcome::Done)
}

/// What is to be shown.
fn part<'g>(graph: &'g KnowledgeGraph, arguments: &HtmlArguments) -> Result<Subgraph<'g>> {
    let most = arguments.most as usize;
    if let Some(name) = &arguments.around {
        return Ok(graph.around(&graph.find(name, &[])?, most));
    }
    if graph.node_count() <= most {
        return Ok(graph.whole());
    }
    let component = graph.largest_component();
    if component.nodes().len() <= most {
        return Ok(component);
    }
    let centre = component.nodes().max_by_key(|node| (graph.edges_of(node).count(), Reverse(node.index())));
    Ok(centre.map_or(component, |centre| graph.around(&centre, most)))
}

fn articles(arguments: &HtmlArguments) -> Result<Outcome> {
    let sources = sources::find(&arguments.article, InputKind::Auto)?;
    refuse_input(arguments.output.file.as_deref(), &sources)?;
    let extractor = check::load(&arguments.packs)?;
    tell_of_typing(&sources, false);
    let page = ArticlePage::new(&extractor);
    let mut outcome = Outcome::Done;
    Output::write_whole(arguments.output.file.as_deref(), |out| {
        page.begin(out)?;
        let settings = Settings::plain(arguments.published, &arguments.limit);
        for document in Input::new(sources, settings) {
            match document {
                Ok(document) => page.write(&extractor.extract(&document), &document.text, out)?,
                Err(error) => {
                    report::error(&error);
                    outcome = Outcome::Failed;
                }
            }
        }
        Ok(())
    })?;
    Ok(outcome)
}
