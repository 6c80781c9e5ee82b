//! Where sentences end.

use std::ops::Range;

use super::lexer::{Stop, StopKind};
use super::list::{inline_items, is_marker};
use super::words::{
    BEFORE_NUMBER, DAY, Lists, MAY_END, NEVER_END, SAYS, SHORT_DAY, STARTER, TIME, TIME_OPENER, TITLE, Words, ZONE,
};
use super::{Block, Sentence, Shape, Span, Token};

/// How many marks are looked at around a stop.
const REACH: usize = 16;

/// A sentence has at most so many tokens; what goes on is the next one. No prose has such sentences, and what looks back and forth in
/// one takes time that grows with the square of its length.
const LONGEST: usize = 2000;

/// Cuts paragraphs into sentences.
pub(super) struct Cutter<'a> {
    pub(super) text: &'a str,
    pub(super) tokens: &'a [Token],
    pub(super) words: &'a Words,
    pub(super) out: Vec<Sentence>,
}

/// What is decided at a stop.
struct Decision {
    /// The sentence ends before this token.
    end: Option<usize>,
    /// Stops before this token need no decision of their own.
    resume: usize,
}

impl Cutter<'_> {
    /// Cuts one paragraph, of which `stops` are all stops.
    pub(super) fn paragraph(&mut self, range: Range<usize>, stops: &[Stop], block: Block, number: u32) {
        let items = inline_items(self.text, &self.tokens[range.clone()]);
        let mut items = items.into_iter().map(|item| item + range.start).peekable();
        let mut start = range.start;
        let mut resume = range.start;
        for stop in stops {
            let at = stop.token as usize;
            while let Some(item) = items.next_if(|item| *item <= at) {
                self.push(&mut start, item, block, number);
            }
            if at < resume || at < start {
                continue;
            }
            let decision = self.decide(start..range.end, range.start, at, stop.kind);
            resume = decision.resume;
            if let Some(end) = decision.end {
                self.push(&mut start, end, block, number);
            }
        }
        for item in items {
            self.push(&mut start, item, block, number);
        }
        self.push(&mut start, range.end, block, number);
    }

    /// Ends the sentence before the token `end`.
    fn push(&mut self, start: &mut usize, end: usize, block: Block, paragraph: u32) {
        while *start < end {
            let part = end.min(*start + LONGEST);
            let span = Span::new(self.tokens[*start].span.start, self.tokens[part - 1].span.end);
            self.out.push(Sentence { span, tokens: *start as u32..part as u32, block, paragraph });
            *start = part;
        }
    }

    fn word(&self, at: usize) -> &str {
        self.tokens[at].span.of(self.text)
    }

    /// The lists of the word at `at`, its stop left out.
    fn lists(&self, at: usize) -> Lists {
        self.words.lists(self.word(at).trim_end_matches('.').as_bytes())
    }

    /// `sentence` goes from the start of the sentence to the end of the paragraph.
    fn decide(&self, sentence: Range<usize>, paragraph: usize, at: usize, kind: StopKind) -> Decision {
        if kind == StopKind::Plain && self.is_spaced_stop(at + 1, sentence.end) {
            return self.decide_spaced(at, sentence.end);
        }
        let after = self.closers_end(at, sentence.end);
        let next = self.openers_end(after, sentence.end);
        let no = Decision { end: None, resume: at + 1 };
        if next >= sentence.end {
            // Only closing marks follow: the paragraph ends the sentence.
            return no;
        }
        let ends = match kind {
            StopKind::Strong => {
                !self.tokens[next].glued || !self.is_digit(next) || !self.is_digit(at.saturating_sub(1))
            }
            StopKind::Plain => self.plain_ends(&sentence, paragraph, at, after, next),
            StopKind::Bang => self.starts(next) && !self.reported(at, after, next, sentence.end),
            StopKind::Ellipsis => self.ellipsis_ends(&sentence, at, next),
            StopKind::Abbreviation(lists) => self.abbreviation_ends(&sentence, at, next, lists),
        };
        if ends { Decision { end: Some(after), resume: after } } else { no }
    }

    fn is_digit(&self, at: usize) -> bool {
        self.tokens[at].shape == Shape::Number
    }

    /// True where the token can start a sentence.
    fn starts(&self, at: usize) -> bool {
        match self.tokens[at].shape {
            Shape::Lower | Shape::Possessive => false,
            Shape::Mark => {
                self.word(at).starts_with(['$', '€', '£', '¥', '￥', '•', '.', '…', '#', '§', '@', '№', '*'])
            }
            _ => true,
        }
    }

    /// One past the closing quotation marks, brackets and further stops after the stop at `at`.
    fn closers_end(&self, at: usize, end: usize) -> usize {
        let closes = |index: usize| {
            let token = &self.tokens[index];
            token.shape == Shape::Mark
                && match self.word(index) {
                    "\"" | "'" | "’" | "!" | "?" | "！" | "？" | "。" => token.glued,
                    "”" | "»" | ")" | "]" | "」" | "』" | "》" | "）" | "】" => true,
                    _ => false,
                }
        };
        let reach = end.min(at + REACH);
        let mut after = at + 1;
        while after < reach {
            if closes(after) {
                after += 1;
            } else if self.is_footnote(after, end) {
                after += 3;
            } else {
                break;
            }
        }
        after
    }

    /// True where `[3]` stands at `at` without space before it.
    fn is_footnote(&self, at: usize, end: usize) -> bool {
        let glued = |index: usize, mark: &str| self.tokens[index].glued && self.word(index) == mark;
        at + 2 < end && glued(at, "[") && self.is_digit(at + 1) && glued(at + 2, "]")
    }

    /// True where the `b` of `(b)` stands at `at`.
    fn is_bracketed_letter(&self, at: usize, end: usize) -> bool {
        let short = self.tokens[at].shape == Shape::Lower && self.tokens[at].span.len() <= 4 && self.tokens[at].glued;
        short
            && at + 1 < end
            && self.word(at - 1) == "("
            && self.word(at + 1) == ")"
            && is_marker(self.text, &self.tokens[at..=at])
    }

    /// One past the opening quotation marks and brackets from `at` on.
    fn openers_end(&self, at: usize, end: usize) -> usize {
        let opens = |index: &usize| {
            self.tokens[*index].shape == Shape::Mark
                && matches!(
                    self.word(*index),
                    "\"" | "'" | "“" | "‘" | "«" | "(" | "[" | "「" | "『" | "《" | "（" | "【" | "`"
                )
        };
        (at..end.min(at + REACH)).find(|index| !opens(index)).unwrap_or(end)
    }

    fn is_spaced_stop(&self, at: usize, end: usize) -> bool {
        at < end && !self.tokens[at].glued && self.word(at) == "."
    }

    /// `. . .` and `. . . .`, an ellipsis in the style of books, which starts at `at`.
    fn decide_spaced(&self, at: usize, end: usize) -> Decision {
        let last = (at + 1..end).find(|index| !self.is_spaced_stop(*index, end)).unwrap_or(end);
        let next = self.openers_end(last, end);
        let closed = self.closers_end(last - 1, end) > last;
        let ends = last - at > 3 && !closed && next < end && self.starts(next);
        let cut = if self.tokens[at].glued { at + 1 } else { last };
        Decision { end: ends.then_some(cut), resume: last }
    }

    fn plain_ends(&self, sentence: &Range<usize>, paragraph: usize, at: usize, after: usize, next: usize) -> bool {
        let start = sentence.start;
        let starts = self.starts(next) || self.is_bracketed_letter(next, sentence.end);
        if !starts || at == start || is_marker(self.text, &self.tokens[start..at]) {
            return false;
        }
        let (stop, prev) = (self.tokens[at], self.tokens[at - 1]);
        if after == at + 1 && self.tokens[after].glued {
            let likely = stop.glued && matches!(prev.shape, Shape::Lower | Shape::Number);
            let capital = matches!(self.tokens[next].shape, Shape::Capitalized | Shape::Mark | Shape::Initial);
            return capital && (likely || self.lists(next) & STARTER != 0);
        }
        if self.word(at - 1) == "°" && at - start > 1 && matches!(self.word(at - 2), "N" | "n") {
            return false;
        }
        // A dateline such as "ASTANA. KAZINFORM The ministry"
        let upper = |index: usize| self.tokens[index].shape == Shape::Upper;
        if start == paragraph && at - start <= 3 && upper(next) && (start..at).all(upper) {
            return false;
        }
        // A heading such as "Art. 14. The Council"
        !(at - start == 2
            && self.is_digit(at - 1)
            && self.word(start).ends_with('.')
            && self.lists(start) & BEFORE_NUMBER != 0)
    }

    /// True where a quoted question or exclamation goes on with who said it: `"Why?" Chen asked.`
    fn reported(&self, at: usize, after: usize, next: usize, end: usize) -> bool {
        let quoted = (at + 1..after).any(|index| matches!(self.word(index), "\"" | "”" | "’" | "'"));
        let name = quoted && after == next && self.tokens[next].shape != Shape::Lower;
        name && self.lists(next) & STARTER == 0
            && (next + 1..end.min(next + 4))
                .any(|index| self.tokens[index].shape == Shape::Lower && self.lists(index) & SAYS != 0)
    }

    fn ellipsis_ends(&self, sentence: &Range<usize>, at: usize, next: usize) -> bool {
        if !self.starts(next) || at == sentence.start || self.word(at - 1) == "[" || self.word(at - 1) == "(" {
            return false;
        }
        let long = self.word(at).starts_with("....");
        long || (self.tokens[at].glued && !self.tokens[next].glued && self.word(next) != "I")
    }

    fn abbreviation_ends(&self, sentence: &Range<usize>, at: usize, next: usize, lists: Lists) -> bool {
        let shape = self.tokens[next].shape;
        let capital = matches!(shape, Shape::Capitalized | Shape::Upper | Shape::Initial);
        if !capital || lists & NEVER_END != 0 {
            return false;
        }
        let following = self.lists(next);
        let starter = following & STARTER != 0;
        if lists & TIME != 0 {
            return self.time_ends(sentence, at, next, following);
        }
        if lists & SHORT_DAY != 0 {
            // "in Jan. Exports fell", but "Tues., Jan. 5" and "Mon. Sept. 3"
            return following & (DAY | SHORT_DAY) == 0;
        }
        starter && lists & MAY_END != 0 && (lists & TITLE == 0 || following & TITLE == 0)
    }

    /// True where a time of day ("6 p.m.") ends its sentence before a capitalised word.
    fn time_ends(&self, sentence: &Range<usize>, at: usize, next: usize, following: Lists) -> bool {
        if following & (DAY | SHORT_DAY | ZONE) != 0 {
            return false;
        }
        if next + 1 < sentence.end && self.word(next + 1) == "time" {
            return false;
        }
        let early = at - sentence.start <= 5 && self.lists(sentence.start) & TIME_OPENER != 0;
        !early
    }
}
