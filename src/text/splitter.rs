//! The splitter: from a text to its tokens and sentences.

use std::sync::LazyLock;

use super::header::Headers;
use super::layout::layout;
use super::lexer::lex;
use super::sentence::Cutter;
use super::words::Words;
use super::{Block, Sentence, Span, Text};
use crate::error::Result;

/// The word lists that come with the crate.
const DEFAULT_WORDS: &str = include_str!("../../data/words/abbreviations.txt");

/// Cuts texts into tokens and sentences, and reads their headers. Built once, used for any number of texts.
///
/// ```
/// use govgraph::Splitter;
/// let text = "Gov. Li spoke at 3 p.m. Monday. Officials of Hill & Co. met in the U.S. They signed a plan.";
/// let split = Splitter::default().split(text);
/// let sentences: Vec<&str> = split.sentences.iter().map(|sentence| sentence.span.of(text)).collect();
/// assert_eq!(sentences, [
///     "Gov. Li spoke at 3 p.m. Monday.",
///     "Officials of Hill & Co. met in the U.S.",
///     "They signed a plan.",
/// ]);
/// ```
#[derive(Debug)]
pub struct Splitter {
    words: Words,
    headers: Headers,
}

impl Splitter {
    /// A splitter with its own word lists: the text of a file in the format of `data/words/abbreviations.txt`.
    ///
    /// # Errors
    ///
    /// Where a line stands outside the known sections, with its number.
    ///
    /// ```
    /// use govgraph::Splitter;
    /// assert!(Splitter::new("[titles]\nMr Dr\n[months]\nJanuary Jan").is_ok());
    /// assert_eq!(Splitter::new("# none\n[colours]\nred").unwrap_err().line(), Some(3));
    /// ```
    pub fn new(abbreviations: &str) -> Result<Splitter> {
        let words = Words::parse(abbreviations)?;
        let headers = Headers::new(&words)?;
        Ok(Splitter { words, headers })
    }

    /// Cuts a text into tokens and sentences. A text of more than 4 GiB is read up to there.
    ///
    /// ```
    /// use govgraph::{Block, Splitter};
    /// let text = "New bridge opens\n\nUpdated: 2021-07-02 17:30 Source: Jilin Daily\n\nIt opened on Friday.";
    /// let split = Splitter::default().split(text);
    /// assert_eq!(split.published, Some(jiff::civil::date(2021, 7, 2)));
    /// assert_eq!(split.source.unwrap().of(text), "Jilin Daily");
    /// let blocks: Vec<Block> = split.sentences.iter().map(|sentence| sentence.block).collect();
    /// assert_eq!(blocks, [Block::Title, Block::Header, Block::Body]);
    /// ```
    pub fn split(&self, text: &str) -> Text {
        let text = readable(text);
        let lexed = lex(text, &self.words);
        let layout = layout(text, &lexed, &self.headers);
        let out = Vec::with_capacity(layout.paragraphs.len() + lexed.stops.len());
        let mut cutter = Cutter { text, tokens: &lexed.tokens, words: &self.words, out };
        let mut stops = &lexed.stops[..];
        for (number, paragraph) in layout.paragraphs.iter().enumerate() {
            let range = paragraph.tokens.clone();
            let count = stops.iter().take_while(|stop| stop.token < range.end).count();
            let (mine, rest) = stops.split_at(count);
            stops = rest;
            if paragraph.block == Block::Header {
                let (first, last) = (lexed.tokens[range.start as usize], lexed.tokens[range.end as usize - 1]);
                let span = Span::new(first.span.start, last.span.end);
                cutter.out.push(Sentence { span, tokens: range, block: Block::Header, paragraph: number as u32 });
            } else {
                cutter.paragraph(range.start as usize..range.end as usize, mine, paragraph.block, number as u32);
            }
        }
        Text { sentences: cutter.out, tokens: lexed.tokens, published: layout.published, source: layout.source }
    }
}

/// The splitter with the word lists that come with the crate, made once.
pub(crate) fn default_splitter() -> &'static Splitter {
    static DEFAULT: LazyLock<Splitter> = LazyLock::new(Splitter::default);
    &DEFAULT
}

/// The part of a text whose offsets fit a span.
fn readable(text: &str) -> &str {
    let mut end = text.len().min(u32::MAX as usize);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

impl Default for Splitter {
    /// A splitter with the word lists that come with the crate.
    fn default() -> Self {
        Splitter::new(DEFAULT_WORDS).expect("the word lists of the crate are read in its tests")
    }
}
