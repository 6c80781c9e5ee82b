//! Articles.

use oxrdf::Literal;

use super::date;
use super::description::Description;
use super::iri::Iris;
use super::vocabulary::{dcterms, gg, schema};

/// When and where an article was published.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Published<'g> {
    pub(super) on: Option<&'g str>,
    pub(super) by: Option<&'g str>,
}

/// An article of that id.
pub(super) fn describe(id: &str, published: Published<'_>, iris: &Iris) -> Description {
    let mut article = Description::of(iris.article(id), gg::ARTICLE);
    article.say(dcterms::IDENTIFIER, Literal::from(id));
    if let Some(day) = published.on {
        article.say(schema::DATE_PUBLISHED, date::literal(day).unwrap_or_else(|| Literal::from(day)));
    }
    if let Some(publisher) = published.by {
        article.say(gg::PUBLISHER, Literal::from(publisher));
    }
    article
}
