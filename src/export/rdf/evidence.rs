//! Evidence: the words of articles that statements were read from, as Web Annotations.

use std::io;

use oxrdf::vocab::xsd;
use oxrdf::{Literal, NamedNode, NamedNodeRef};
use rustc_hash::FxHashSet;

use super::description::Description;
use super::iri::{Iris, part};
use super::sink::Sink;
use super::statement::confidence;
use super::vocabulary::{gg, oa, prov};
use crate::export::graph::record::{EdgeRecord, SourceRecord};
use crate::export::label;

/// Writes evidence, and the words of an article once, whatever is read from them.
#[derive(Debug, Default)]
pub(super) struct Evidence {
    quoted: FxHashSet<NamedNode>,
}

impl Evidence {
    /// Writes what an edge was read from.
    pub(super) fn write(&mut self, edge: &EdgeRecord<'_>, iris: &Iris, sink: &mut impl Sink) -> io::Result<()> {
        // sources come article by article
        let (mut last, mut number) = (None, 0);
        for source in &edge.sources {
            number = if last == Some(source.article) { number + 1 } else { 1 };
            last = Some(source.article);
            let mut evidence = Description::of(iris.evidence(&edge.id, source.article, number), gg::EVIDENCE);
            evidence.say(oa::HAS_BODY, iris.statement(&edge.id));
            let article = iris.article(source.article);
            let words = words(article.as_ref(), source);
            evidence.say(oa::HAS_TARGET, words.clone().unwrap_or_else(|| article.clone()));
            evidence.say(gg::RULE, Literal::from(source.rule));
            evidence.say(gg::ORIGIN, Literal::from(label::origin(source.origin)));
            evidence.say(gg::CONFIDENCE, confidence(source.confidence));
            if let Some(sentence) = source.sentence {
                evidence.say(gg::SENTENCE, Literal::from(sentence));
            }
            evidence.write(sink)?;
            if let Some(words) = words
                && self.quoted.insert(words.clone())
            {
                write_words(words, article, source, sink)?;
            }
        }
        Ok(())
    }
}

/// The words of an article that a source is, as RFC 5147 names them (`#char=12,34`), or by bytes where the graph keeps no sentences.
fn words(article: NamedNodeRef<'_>, source: &SourceRecord<'_>) -> Option<NamedNode> {
    let ([start, end], unit) = match (source.code_points, source.bytes) {
        (Some(span), _) => (span, "char"),
        (None, Some(span)) => (span, "byte"),
        (None, None) => return None,
    };
    Some(part(article, &format!("{unit}={start},{end}")))
}

fn write_words(
    words: NamedNode,
    article: NamedNode,
    source: &SourceRecord<'_>,
    sink: &mut impl Sink,
) -> io::Result<()> {
    let selectors: Vec<Description> = [position(&words, source), quote(&words, source)].into_iter().flatten().collect();
    let mut resource = Description::of(words, oa::SPECIFIC_RESOURCE);
    resource.say(oa::HAS_SOURCE, article.clone());
    for selector in &selectors {
        resource.say(oa::HAS_SELECTOR, selector.subject().clone());
    }
    resource.say(prov::WAS_QUOTED_FROM, article);
    resource.write(sink)?;
    selectors.into_iter().try_for_each(|selector| selector.write(sink))
}

fn position(words: &NamedNode, source: &SourceRecord<'_>) -> Option<Description> {
    let (class, [start, end]) = match source.code_points {
        Some(span) => (oa::TEXT_POSITION_SELECTOR, span),
        None => (oa::DATA_POSITION_SELECTOR, source.bytes?),
    };
    let mut selector = Description::of(part(words.as_ref(), "position"), class);
    selector.say(oa::START, place(start));
    selector.say(oa::END, place(end));
    Some(selector)
}

/// The exact words, with what stands before and after them in their sentence.
fn quote(words: &NamedNode, source: &SourceRecord<'_>) -> Option<Description> {
    let mut selector = Description::of(part(words.as_ref(), "quote"), oa::TEXT_QUOTE_SELECTOR);
    selector.say(oa::EXACT, Literal::from(source.quote.as_deref()?));
    let (sentence, first, [start, end]) = (source.text.as_deref()?, source.sentence_start?, source.bytes?);
    let around =
        [(oa::PREFIX, sentence.get(..(start - first) as usize)), (oa::SUFFIX, sentence.get((end - first) as usize..))];
    for (side, text) in around {
        if let Some(text) = text.filter(|text| !text.is_empty()) {
            selector.say(side, Literal::from(text));
        }
    }
    Some(selector)
}

fn place(offset: u32) -> Literal {
    Literal::new_typed_literal(offset.to_string(), xsd::NON_NEGATIVE_INTEGER)
}
