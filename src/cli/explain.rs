//! `govgraph explain`: how an article is read.

use govgraph::{Document, Error, Extractor, Result};

use super::args::{ExplainArguments, InputKind};
use super::input::{Input, Settings, tell_of_typing};
use super::stdout::{has_colour, width, write, write_json};
use super::{Outcome, check, sources};

pub fn run(arguments: &ExplainArguments) -> Result<Outcome> {
    let inputs: Vec<_> = arguments.file.iter().cloned().collect();
    let sources = sources::find(&inputs, InputKind::Auto)?;
    let extractor = check::load(&arguments.packs)?;
    tell_of_typing(&sources, false);
    let settings = Settings::plain(arguments.published, &arguments.limit);
    for document in Input::new(sources, settings) {
        explain(arguments, &extractor, &document?)?;
    }
    Ok(Outcome::Done)
}

fn explain(arguments: &ExplainArguments, extractor: &Extractor, document: &Document) -> Result<()> {
    if let Some([subject, predicate, object]) = arguments.why.as_deref() {
        let absence = extractor.explain_absence(document, subject, predicate, object)?;
        return match width() {
            _ if arguments.json => write_json(&absence),
            Some(width) => write(&absence.fitted(width)),
            None => write(&absence.to_string()),
        };
    }
    let mut explanation = match &arguments.rule {
        Some(rule) => extractor.explain_rule(document, rule)?,
        None => extractor.explain(document),
    };
    if let Some(number) = arguments.sentence {
        let count = explanation.sentences.len();
        explanation = explanation.keep_sentence(number);
        if explanation.sentences.is_empty() {
            return Err(Error::usage(format!("there is no sentence {number}; there are {count}, counted from 0")));
        }
    }
    if arguments.json {
        return write_json(&explanation);
    }
    let layout = explanation.layout().with_colour(has_colour());
    write(&width().map_or(layout, |width| layout.with_width(width)).to_string())
}
