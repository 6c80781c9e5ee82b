//! A small graph with something of everything, and with names that no article would be read to have.

use govgraph::{Articles, Document};

/// Two articles: an office, a plan that somebody speaks of, a denial, a company's director, a meeting with place, day and host; and names with
/// quotes, backslashes, tabs, line breaks, markup, marks of direction, NUL, formulas and separators of lists.
const ARTICLES: &str = include_str!("../data/export_articles.json");

/// Adds them.
pub fn add_to(articles: &mut Articles) {
    let odd: Vec<serde_json::Value> = serde_json::from_str(ARTICLES).unwrap();
    for mut article in odd {
        let text = article["text"].take();
        let extraction = serde_json::from_value(article).unwrap();
        let document = text.as_str().map(|text| Document::new("", text));
        articles.add(&extraction, document.as_ref()).unwrap();
    }
}
