//! From bytes to tokens, in one pass.

use super::class::{CASELESS, CLASS, DIGIT, HIGH, LETTER, LOWER, MARK, NEWLINE, SPACE, UPPER, WORD, class_of};
use super::words::{ABBREVIATION, BEFORE_NUMBER, Lists, MAY_END, STARTER, Words};
use super::{Shape, Span, Token};

/// What may end a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum StopKind {
    /// A full stop of its own.
    Plain,
    /// `!` or `?`
    Bang,
    /// Full stops and the like of Chinese.
    Strong,
    /// Three or more stops, or `…`.
    Ellipsis,
    /// An abbreviation with its stop.
    Abbreviation(Lists),
}

/// A token that may end a sentence.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stop {
    /// Index of the token.
    pub(super) token: u32,
    /// What it is.
    pub(super) kind: StopKind,
}

/// A line of the text, maybe empty.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line {
    /// Its bytes, without the end of the line.
    pub(super) span: Span,
    /// Index of its first token.
    pub(super) first: u32,
    /// One past the index of its last token.
    pub(super) end: u32,
}

/// What the lexer finds.
#[derive(Debug, Default)]
pub(super) struct Lexed {
    pub(super) tokens: Vec<Token>,
    pub(super) lines: Vec<Line>,
    pub(super) stops: Vec<Stop>,
}

/// Cuts a text of at most `u32::MAX` bytes into tokens.
pub(super) fn lex(text: &str, words: &Words) -> Lexed {
    let out = Lexed { tokens: Vec::with_capacity(text.len() / 5 + 8), ..Lexed::default() };
    let mut lexer = Lexer { text, bytes: text.as_bytes(), words, at: 0, glued: false, quoted: false, no_host: 0, out };
    lexer.run();
    lexer.out
}

pub(super) struct Lexer<'a> {
    pub(super) text: &'a str,
    pub(super) bytes: &'a [u8],
    pub(super) words: &'a Words,
    pub(super) at: usize,
    /// No white space stands before `at`.
    glued: bool,
    /// A single quotation mark has been opened in this line.
    quoted: bool,
    /// No name of a host starts before this byte.
    pub(super) no_host: usize,
    out: Lexed,
}

impl Lexer<'_> {
    fn run(&mut self) {
        let mut line = Line { span: Span::new(0, 0), first: 0, end: 0 };
        while let Some(&byte) = self.bytes.get(self.at) {
            let mut class = CLASS[byte as usize];
            if class == HIGH {
                class = self.high_class();
            }
            match class {
                SPACE => self.skip_space(),
                NEWLINE => self.newline(&mut line),
                UPPER | LOWER => self.word(),
                DIGIT => self.number(),
                CASELESS => self.caseless(),
                _ => self.mark(byte),
            }
        }
        self.end_line(&mut line);
    }

    /// The class of the character at `at`, which is not ASCII; an accent without a letter is a mark.
    fn high_class(&self) -> u8 {
        match self.char_at(self.at).map_or(MARK, class_of) {
            HIGH => MARK,
            class => class,
        }
    }

    pub(super) fn char_at(&self, at: usize) -> Option<char> {
        self.text.get(at..)?.chars().next()
    }

    #[inline]
    pub(super) fn class_at(&self, at: usize) -> u8 {
        match self.bytes.get(at) {
            None => SPACE,
            Some(&byte) if byte < 0x80 => CLASS[byte as usize],
            Some(_) => self.char_at(at).map_or(MARK, class_of),
        }
    }

    #[inline]
    pub(super) fn byte_at(&self, at: usize) -> u8 {
        self.bytes.get(at).copied().unwrap_or(b' ')
    }

    #[inline]
    fn skip_space(&mut self) {
        self.glued = false;
        self.at += if self.bytes[self.at] < 0x80 { 1 } else { self.char_at(self.at).map_or(1, char::len_utf8) };
    }

    fn newline(&mut self, line: &mut Line) {
        self.end_line(line);
        let length = match self.bytes[self.at] {
            b'\r' if self.byte_at(self.at + 1) == b'\n' => 2,
            0x80.. => self.char_at(self.at).map_or(1, char::len_utf8),
            _ => 1,
        };
        self.at += length;
        line.span.start = self.at as u32;
        self.glued = false;
        self.quoted = false;
    }

    fn end_line(&mut self, line: &mut Line) {
        line.span.end = self.at as u32;
        line.end = self.out.tokens.len() as u32;
        self.out.lines.push(*line);
        line.first = line.end;
    }

    /// Ends a token at `end`.
    #[inline]
    pub(super) fn push(&mut self, end: usize, shape: Shape) {
        self.out.tokens.push(Token { span: Span::new(self.at as u32, end as u32), shape, glued: self.glued });
        self.glued = true;
        self.at = end;
    }

    /// Ends a token that may end a sentence.
    pub(super) fn push_stop(&mut self, end: usize, shape: Shape, kind: StopKind) {
        self.out.stops.push(Stop { token: self.out.tokens.len() as u32, kind });
        self.push(end, shape);
    }

    /// Scans letters, digits and inner apostrophes from `at` on; gives the end and the classes met.
    #[inline]
    pub(super) fn scan_word(&self, at: usize) -> (usize, u8) {
        let (end, seen) = self.scan_ascii(at);
        match self.bytes.get(end) {
            Some(b'\'' | 0x80..) => self.scan_mixed(end, seen),
            _ => (end, seen),
        }
    }

    /// Scans ASCII letters and digits.
    #[inline]
    fn scan_ascii(&self, start: usize) -> (usize, u8) {
        let mut seen = 0;
        let rest = self.bytes.get(start..).unwrap_or_default();
        for (index, byte) in rest.iter().enumerate() {
            let class = CLASS[*byte as usize];
            if class & WORD == 0 {
                return (start + index, seen);
            }
            seen |= class;
        }
        (start + rest.len(), seen)
    }

    /// Goes on with a word at an apostrophe or a character that is not ASCII.
    fn scan_mixed(&self, mut at: usize, mut seen: u8) -> (usize, u8) {
        loop {
            let length = match self.bytes.get(at) {
                Some(b'\'') if self.joins(at + 1) => 1,
                Some(0x80..) => self.high_part(at, &mut seen),
                _ => 0,
            };
            if length == 0 {
                return (at, seen);
            }
            let (end, more) = self.scan_ascii(at + length);
            (at, seen) = (end, seen | more);
        }
    }

    /// Length of the character at `at`, which is not ASCII, if it goes on with a word.
    fn high_part(&self, at: usize, seen: &mut u8) -> usize {
        let Some(c) = self.char_at(at) else { return 0 };
        let class = class_of(c);
        let apostrophe = matches!(c, '’' | '‘') && self.joins(at + c.len_utf8());
        if class & (WORD | HIGH) == 0 && !apostrophe {
            return 0;
        }
        *seen |= class & WORD;
        c.len_utf8()
    }

    /// True where the apostrophe before `at` stands inside a word: a letter follows that is not a possessive ending.
    fn joins(&self, at: usize) -> bool {
        self.class_at(at) & LETTER != 0 && !self.is_possessive(at)
    }

    /// True where a lone `s` stands at `at`.
    fn is_possessive(&self, at: usize) -> bool {
        matches!(self.byte_at(at), b's' | b'S') && self.class_at(at + 1) & (WORD | HIGH) == 0
    }

    fn word(&mut self) {
        let (end, seen) = self.scan_word(self.at);
        match self.byte_at(end) {
            b'.' if end < self.bytes.len() => self.dotted(end, seen),
            b':' | b'@' if self.address(end) => {}
            _ => self.push(end, self.shape(self.at, end, seen)),
        }
    }

    /// The shape of the word from `start` to `end` that holds characters of the classes `seen`.
    #[inline]
    pub(super) fn shape(&self, start: usize, end: usize, seen: u8) -> Shape {
        let first = self.class_at(start);
        if seen & LOWER == 0 {
            let single = end == start + 1 || self.char_at(start).is_some_and(|c| start + c.len_utf8() == end);
            return if single { Shape::Initial } else { Shape::Upper };
        }
        match (first, seen & UPPER) {
            (UPPER, _) => Shape::Capitalized,
            (_, 0) => Shape::Lower,
            _ => Shape::Mixed,
        }
    }

    /// A word with a full stop at `end`: an address, initials, an abbreviation or the end of a sentence.
    fn dotted(&mut self, end: usize, seen: u8) {
        let next = self.byte_at(end + 1);
        let shape = self.shape(self.at, end, seen);
        if next == b'.' {
            return self.push(end, shape);
        }
        if end == self.at + 1 && self.letters_with_stops(end) {
            return;
        }
        if self.class_at(end + 1) & WORD != 0 && (self.address(end) || self.compound(end)) {
            return;
        }
        let lists = self.words.abbreviation(&self.bytes[self.at..end]);
        if lists != 0 && (lists & ABBREVIATION != BEFORE_NUMBER || self.number_follows(end + 1)) {
            return self.push_stop(end + 1, shape, StopKind::Abbreviation(lists));
        }
        if shape == Shape::Initial && self.initial_keeps_stop(end + 1) {
            return self.push(end + 1, shape);
        }
        self.push(end, shape);
    }

    /// `U.S.`, `J.K.`, `p.m.`, `U.S`: single letters, each with its stop (the last maybe without).
    fn letters_with_stops(&mut self, first_stop: usize) -> bool {
        let mut end = first_stop + 1;
        while self.class_at(end) & LETTER != 0 && self.byte_at(end) < 0x80 {
            match self.byte_at(end + 1) {
                b'.' if self.byte_at(end + 2) != b'.' => end += 2,
                _ if self.class_at(end + 1) & (WORD | HIGH) == 0 => {
                    end += 1;
                    break;
                }
                _ => break,
            }
        }
        if end == first_stop + 1 {
            return false;
        }
        let lower = self.bytes[self.at].is_ascii_lowercase();
        let shape = if lower { Shape::Lower } else { Shape::Initial };
        if self.bytes[end - 1] != b'.' {
            self.push(end, shape);
            return true;
        }
        let lists = self.words.abbreviation(&self.bytes[self.at..end - 1]);
        self.push_stop(end, shape, StopKind::Abbreviation(if lists == 0 { MAY_END } else { lists }));
        true
    }

    /// `Ph.D.`: an abbreviation from the lists with a stop inside.
    fn compound(&mut self, stop: usize) -> bool {
        let (end, seen) = self.scan_word(stop + 1);
        let lists = self.words.abbreviation(&self.bytes[self.at..end]);
        if lists == 0 {
            return false;
        }
        let shape = self.shape(self.at, end, seen | self.class_at(self.at) | LOWER);
        if self.byte_at(end) == b'.' && self.byte_at(end + 1) != b'.' && end < self.bytes.len() {
            self.push_stop(end + 1, shape, StopKind::Abbreviation(lists));
        } else {
            self.push(end, shape);
        }
        true
    }

    /// The start of the next word, over white space and at most one end of line.
    fn next_start(&self, mut at: usize) -> Option<usize> {
        let mut lines = 0;
        while let Some(c) = self.char_at(at) {
            match class_of(c) {
                SPACE => {}
                NEWLINE => lines += usize::from(c != '\r'),
                _ => return (lines < 2).then_some(at),
            }
            at += c.len_utf8();
        }
        None
    }

    /// True where a number, in digits or Roman, follows.
    fn number_follows(&self, at: usize) -> bool {
        let Some(start) = self.next_start(at) else { return false };
        let (end, _) = self.scan_word(start);
        self.class_at(start) == DIGIT || (start < end && self.bytes[start..end].iter().all(|b| b"IVXLC".contains(b)))
    }

    /// True where the stop after a single capital belongs to it: no likely start of a sentence follows.
    fn initial_keeps_stop(&self, at: usize) -> bool {
        let Some(mut start) = self.next_start(at) else { return false };
        if start == at && matches!(self.char_at(start), Some('"' | '”' | '’' | '\'' | ')')) {
            match self.next_start(start + self.char_at(start).map_or(1, char::len_utf8)) {
                Some(after) => start = after,
                None => return false,
            }
        }
        let (end, seen) = self.scan_word(start);
        let starter = self.class_at(start) == UPPER && self.words.lists(&self.bytes[start..end]) & STARTER != 0;
        let initial = end == start + 1 && seen == UPPER && self.byte_at(end) == b'.';
        !starter || initial
    }

    fn number(&mut self) {
        let mut end = self.digits(self.at);
        while matches!(self.byte_at(end), b'.' | b',' | b':' | b'/') && self.class_at(end + 1) == DIGIT {
            let next = self.digits(end + 1);
            // "July 5,2020" is not a number, "10,000" is.
            if self.bytes[end] == b',' && next - end > 4 && self.bytes[end + 1] < 0x80 {
                break;
            }
            end = next;
        }
        let half_day = matches!(self.byte_at(end), b'a' | b'p' | b'A' | b'P')
            && self.byte_at(end + 1) == b'.'
            && matches!(self.byte_at(end + 2), b'm' | b'M');
        if self.class_at(end) & LETTER == 0 || half_day {
            return self.push(end, Shape::Number);
        }
        let (end, _) = self.scan_word(end);
        self.push(end, Shape::NumberWord);
    }

    fn digits(&self, mut at: usize) -> usize {
        loop {
            while self.bytes.get(at).is_some_and(u8::is_ascii_digit) {
                at += 1;
            }
            match self.char_at(at) {
                Some(c) if c > '\x7f' && class_of(c) == DIGIT => at += c.len_utf8(),
                _ => return at,
            }
        }
    }

    /// A run of letters without case.
    fn caseless(&mut self) {
        let mut end = self.at;
        while let Some(c) = self.char_at(end).filter(|c| class_of(*c) & (CASELESS | HIGH) != 0) {
            end += c.len_utf8();
        }
        self.push(end, Shape::Other);
    }

    fn mark(&mut self, byte: u8) {
        match byte {
            b'.' => self.stops(),
            b'!' | b'?' => self.push_stop(self.at + 1, Shape::Mark, StopKind::Bang),
            b'\'' => self.apostrophe('\''),
            0x80.. => self.high_mark(),
            _ => self.push(self.at + 1, Shape::Mark),
        }
    }

    /// One full stop or a run of them.
    fn stops(&mut self) {
        let run = self.bytes[self.at..].iter().take_while(|b| **b == b'.').count();
        let kind = if run > 2 { StopKind::Ellipsis } else { StopKind::Plain };
        self.push_stop(self.at + run, Shape::Mark, kind);
    }

    fn high_mark(&mut self) {
        let Some(c) = self.char_at(self.at) else { return };
        let end = self.at + c.len_utf8();
        match c {
            '’' | '‘' => self.apostrophe(c),
            '…' => {
                let run = self.text[self.at..].chars().take_while(|c| *c == '…').count();
                self.push_stop(self.at + run * c.len_utf8(), Shape::Mark, StopKind::Ellipsis);
            }
            '。' | '！' | '？' | '．' | '｡' | '।' => self.push_stop(end, Shape::Mark, StopKind::Strong),
            _ => self.push(end, Shape::Mark),
        }
    }

    /// An apostrophe that is not inside a word: a possessive ending or a quotation mark.
    fn apostrophe(&mut self, c: char) {
        let end = self.at + c.len_utf8();
        if c != '‘' && self.is_possessive(end) {
            return self.push(end + 1, Shape::Possessive);
        }
        let after_s = self.glued && matches!(self.bytes[self.at - 1], b's' | b'S' | b'z' | b'x');
        let spaced = self.class_at(end) == SPACE && self.class_at(end + 1) & LETTER != 0;
        if c != '‘' && after_s && spaced && !self.quoted {
            return self.push(end, Shape::Possessive);
        }
        self.quoted = c == '‘' || (c == '\'' && self.class_at(end) & WORD != 0 && !self.quoted);
        self.push(end, Shape::Mark);
    }
}
