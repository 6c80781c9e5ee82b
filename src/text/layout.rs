//! Lines, paragraphs and the parts of an article.

use std::ops::Range;

use jiff::civil::Date;

use super::header::Headers;
use super::lexer::{Lexed, Line};
use super::list::bullet;
use super::{Block, Shape, Span};

/// Most lines before the body that can be headers.
const HEAD: usize = 10;
/// Longest headline, in bytes.
const TITLE: u32 = 260;
/// Length in bytes of the lines of text that was wrapped by hand.
const WRAPPED: std::ops::RangeInclusive<u32> = 50..=100;

/// A paragraph, headline or header line.
#[derive(Clone, Debug)]
pub(super) struct Paragraph {
    pub(super) tokens: Range<u32>,
    pub(super) block: Block,
}

/// The structure of an article.
#[derive(Debug, Default)]
pub(super) struct Layout {
    pub(super) paragraphs: Vec<Paragraph>,
    pub(super) published: Option<Date>,
    pub(super) source: Option<Span>,
}

/// Finds the paragraphs of a text and what its header says.
pub(super) fn layout(text: &str, lexed: &Lexed, headers: &Headers) -> Layout {
    let mut finder = Finder { text, lexed, headers, wrapped: is_wrapped(text, lexed), layout: Layout::default() };
    let body = finder.head();
    finder.body(body);
    finder.tail();
    finder.dateline();
    finder.layout
}

struct Finder<'a> {
    text: &'a str,
    lexed: &'a Lexed,
    headers: &'a Headers,
    wrapped: bool,
    layout: Layout,
}

fn is_empty(line: &Line) -> bool {
    line.first == line.end
}

/// True where the line's last mark ends a sentence.
fn is_ended(text: &str, lexed: &Lexed, line: &Line) -> bool {
    let marks = lexed.tokens[line.first as usize..line.end as usize].iter().rev().take(4);
    let mut marks = marks.map(|token| token.span.of(text));
    marks.find(|mark| !matches!(*mark, "\"" | "”" | "’" | "'" | ")" | "]")).is_some_and(|mark| {
        matches!(mark, "!" | "?" | ":" | "：" | "。" | "！" | "？" | ";" | "；") || mark.ends_with(['.', '…'])
    })
}

/// True where lines were wrapped by hand: nearly all that have a line below them are about equally long, and most stop in mid-sentence.
fn is_wrapped(text: &str, lexed: &Lexed) -> bool {
    let (mut inner, mut even, mut open) = (0, 0, 0);
    for pair in lexed.lines.windows(2) {
        if is_empty(&pair[0]) || is_empty(&pair[1]) {
            continue;
        }
        inner += 1;
        even += usize::from(WRAPPED.contains(&pair[0].span.len()));
        open += usize::from(!is_ended(text, lexed, &pair[0]));
    }
    inner >= 3 && even * 5 >= inner * 4 && open * 5 >= inner * 3
}

impl Finder<'_> {
    fn line_text(&self, line: &Line) -> &str {
        if is_empty(line) {
            return "";
        }
        let (first, last) = (line.first as usize, line.end as usize - 1);
        Span::new(self.lexed.tokens[first].span.start, self.lexed.tokens[last].span.end).of(self.text)
    }

    fn push(&mut self, tokens: Range<u32>, block: Block) {
        self.layout.paragraphs.push(Paragraph { tokens, block });
    }

    /// Reads a header line; keeps the first date and source.
    fn header(&mut self, line: &Line, first: bool) -> bool {
        let text = self.line_text(line);
        let Some(found) = self.headers.read(text, first) else { return false };
        let start = self.lexed.tokens[line.first as usize].span.start;
        let source = found.source.map(|s| Span::new(start + s.start as u32, start + s.end as u32));
        self.layout.published = self.layout.published.or(found.date);
        self.layout.source = self.layout.source.or(source);
        true
    }

    /// Reads headline and header lines; gives the index of the first line after them.
    fn head(&mut self) -> usize {
        let mut titled = false;
        let mut seen = 0;
        let lines = &self.lexed.lines;
        let mut at = 0;
        while at < lines.len() && seen < HEAD {
            let line = &lines[at];
            if is_empty(line) {
                at += 1;
                continue;
            }
            seen += 1;
            if self.header(line, seen == 1) {
                self.push(line.first..line.end, Block::Header);
                at += 1;
            } else if titled {
                break;
            } else if let Some(after) = self.title(at) {
                titled = true;
                at = after;
            } else {
                break;
            }
        }
        at
    }

    /// Reads the headline from line `at` on; gives the index of the line after it.
    fn title(&mut self, at: usize) -> Option<usize> {
        let lines = &self.lexed.lines;
        let mut last = at;
        while last + 1 < lines.len() && last < at + 2 && self.joins(last) {
            last += 1;
        }
        let below = (last + 1..lines.len()).find(|index| !is_empty(&lines[*index]))?;
        let (line, end) = (&lines[at], &lines[last]);
        if end.span.end - line.span.start > TITLE || self.is_dateline(line) {
            return None;
        }
        if at == last && self.title_with_date(line) {
            return Some(at + 1);
        }
        let spaced = below > last + 1;
        let open = !is_ended(self.text, self.lexed, end) || self.line_text(end).ends_with(['?', '!', '"', '”']);
        // Without an empty line or a header below it, a headline is told from a list or verse by the longer line that follows.
        let longer = lines[below].span.len() > 2 * (end.span.end - line.span.start);
        let dated = || self.headers.read(self.line_text(&lines[below]), false).is_some();
        if (open && (spaced || longer)) || dated() {
            self.push(line.first..end.end, Block::Title);
            return Some(last + 1);
        }
        None
    }

    fn is_dateline(&self, line: &Line) -> bool {
        self.headers.dateline(self.line_text(line)).is_some()
    }

    /// A headline with date or source after it in the same line, two or more spaces between.
    fn title_with_date(&mut self, line: &Line) -> bool {
        let text = self.line_text(line);
        let Some(gap) = text.rfind("  ").or_else(|| text.rfind('\t')) else { return false };
        let start = self.lexed.tokens[line.first as usize].span.start;
        let cut = start + gap as u32;
        let tokens = &self.lexed.tokens[line.first as usize..line.end as usize];
        let first = line.first + tokens.partition_point(|token| token.span.start < cut) as u32;
        let rest = Line { first, ..*line };
        if first == line.first || first == line.end || !self.header(&rest, false) {
            return false;
        }
        self.push(line.first..first, Block::Title);
        self.push(first..line.end, Block::Header);
        true
    }

    fn body(&mut self, from: usize) {
        let lines = &self.lexed.lines;
        let mut at = from;
        while at < lines.len() {
            let first = lines[at].first;
            while at + 1 < lines.len() && self.joins(at) {
                at += 1;
            }
            if first < lines[at].end {
                self.push(first..lines[at].end, Block::Body);
            }
            at += 1;
        }
    }

    /// True where the text goes on from line `at` to the next.
    fn joins(&self, at: usize) -> bool {
        let (line, next) = (&self.lexed.lines[at], &self.lexed.lines[at + 1]);
        if is_empty(line) || is_empty(next) {
            return false;
        }
        let head = &self.lexed.tokens[next.first as usize];
        let word = head.span.of(self.text);
        if self.wrapped {
            let short = line.span.len() < *WRAPPED.start() && is_ended(self.text, self.lexed, line);
            let marker = bullet(word).is_some() || matches!(word, "-" | "*" | "–");
            return !short && !marker;
        }
        let first = self.lexed.tokens[line.first as usize].shape;
        head.shape == Shape::Lower
            && !matches!(first, Shape::Lower | Shape::Other)
            && line.end - line.first >= 3
            && bullet(self.lexed.tokens[line.first as usize].span.of(self.text)).is_none()
            && !is_ended(self.text, self.lexed, line)
    }

    /// Lines of source, date and editor at the end.
    fn tail(&mut self) {
        let bodies = self.layout.paragraphs.iter().filter(|paragraph| paragraph.block == Block::Body).count();
        for index in (0..self.layout.paragraphs.len()).rev().take(bodies.saturating_sub(1).min(3)) {
            let tokens = self.layout.paragraphs[index].tokens.clone();
            let line = Line { span: Span::new(0, 0), first: tokens.start, end: tokens.end };
            let text = self.line_text(&line);
            let likely = (text.starts_with(['(', '[', '（']) && text.ends_with([')', ']', '）']))
                || self.headers.is_labelled(text);
            if !likely || !self.header(&line, false) {
                break;
            }
            self.layout.paragraphs[index].block = Block::Header;
        }
    }

    /// The dateline of the first paragraph gives what the header does not.
    fn dateline(&mut self) {
        let Some(body) = self.layout.paragraphs.iter().find(|paragraph| paragraph.block == Block::Body) else { return };
        let start = self.lexed.tokens[body.tokens.start as usize].span.start;
        let line = Line { span: Span::new(0, 0), first: body.tokens.start, end: body.tokens.end };
        let Some(found) = self.headers.dateline(self.line_text(&line)) else { return };
        let source = found.source.map(|s| Span::new(start + s.start as u32, start + s.end as u32));
        self.layout.published = self.layout.published.or(found.date);
        self.layout.source = self.layout.source.or(source);
    }
}
