//! Articles as a page for review.

use std::collections::BTreeMap;
use std::io::{self, Write};

use serde::Serialize;

use super::embed::write_block;
use super::shell::Shell;
use crate::export::ExtractionFormat;
use crate::extract::{Extraction, Extractor};

/// One page that shows articles in a browser, with their mentions coloured by kind and their statements beside them: the words that each was read
/// from, and the rule that read it.
///
/// ```
/// use govgraph::{ArticlePage, Document, ExtractionFormat, Extractor};
/// let extractor = Extractor::new()?;
/// let document = Document::new("a", "Lanzhou lies in Gansu province.");
/// let page = ArticlePage::new(&extractor);
/// let mut out = Vec::new();
/// page.begin(&mut out).unwrap();
/// page.write(&extractor.extract(&document), &document.text, &mut out).unwrap();
/// assert!(out.starts_with(b"<!DOCTYPE html>"));
/// # Ok::<(), govgraph::Error>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct ArticlePage {
    rules: BTreeMap<String, Rule>,
}

/// A rule as the page tells of it.
#[derive(Clone, Debug, Serialize)]
struct Rule {
    about: String,
    /// File and line.
    place: String,
}

const SHELL: Shell = Shell {
    title: "Articles",
    body: include_str!("article.html"),
    styles: &[include_str!("common.css"), include_str!("article.css")],
    libraries: &[],
    scripts: &[
        include_str!("common.js"),
        include_str!("article/text.js"),
        include_str!("article/statements.js"),
        include_str!("article/main.js"),
    ],
};

#[derive(Serialize)]
struct Data<'a> {
    text: &'a str,
    #[serde(flatten)]
    extraction: &'a Extraction,
    /// The rules that found something here, by name.
    rules: BTreeMap<&'a str, &'a Rule>,
}

impl ArticlePage {
    /// A page that tells of the extractor's rules.
    pub fn new(extractor: &Extractor) -> Self {
        let told = extractor.rules().map(|rule| {
            let place = format!("{}:{}", rule.file(), rule.line());
            (rule.name().to_owned(), Rule { about: rule.about().to_owned(), place })
        });
        ArticlePage { rules: told.collect() }
    }
}

impl ExtractionFormat for ArticlePage {
    fn begin(&self, out: &mut dyn Write) -> io::Result<()> {
        SHELL.write(out)
    }

    fn write(&self, extraction: &Extraction, text: &str, out: &mut dyn Write) -> io::Result<()> {
        let mentions = extraction.entities.iter().flat_map(|entity| &entity.mentions);
        let named = mentions.map(|mention| &mention.rule).chain(extraction.statements.iter().map(|s| &s.rule));
        let rules = named.filter_map(|name| self.rules.get_key_value(&**name)).map(|(name, rule)| (&**name, rule));
        write_block("article", &Data { text, extraction, rules: rules.collect() }, out)
    }
}
