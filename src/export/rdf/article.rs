//! Articles.

use oxrdf::Literal;

use super::date;
use super::description::Description;
use super::iri::Iris;
use super::vocabulary::{dcterms, gg, schema};
use crate::graph::NamedArticle;

/// An article.
pub(super) fn describe(article: NamedArticle<'_>, iris: &Iris) -> Description {
    let NamedArticle { id, published, publisher } = article;
    let mut article = Description::of(iris.article(id), gg::ARTICLE);
    article.say(dcterms::IDENTIFIER, Literal::from(id));
    if let Some(day) = published {
        article.say(schema::DATE_PUBLISHED, date::literal(day).unwrap_or_else(|| Literal::from(day)));
    }
    if let Some(publisher) = publisher {
        article.say(gg::PUBLISHER, Literal::from(publisher));
    }
    article
}
