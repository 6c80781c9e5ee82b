//! Numbered and bulleted lists.

use super::{Shape, Token};

/// The marker of a list's item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Marker {
    /// `3.`, `3)`, `3.)`: the number and the marks after it
    Number(u32, Style),
    /// `c.`, `c)`
    Letter(u8, Style),
    /// `•`
    Bullet(char),
}

/// The marks after a marker: a full stop, a bracket.
type Style = (bool, bool);

/// True where the tokens are only the marker of an item, the stop that follows them left out: `3`, `• 10`, `b`, `IV`, `(a)`.
pub(super) fn is_marker(text: &str, tokens: &[Token]) -> bool {
    let mut words = tokens.iter().map(|token| (token.shape, token.span.of(text)));
    if tokens.len() > 4 {
        return false;
    }
    let mut found = false;
    words.all(|(shape, word)| match shape {
        Shape::Mark => bullet(word).is_some() || matches!(word, "(" | ")" | "-" | "–" | "*" | "[" | "]"),
        _ if found => false,
        Shape::Number => {
            found = true;
            word.len() <= 3 || (word.len() <= 8 && word.contains('.'))
        }
        Shape::Initial => {
            found = true;
            word.len() == 1
        }
        Shape::Lower => {
            found = true;
            word.len() == 1 || word.bytes().all(|b| b"ivx".contains(&b))
        }
        Shape::Upper => {
            found = true;
            word.len() <= 5 && word.bytes().all(|b| b"IVXL".contains(&b))
        }
        _ => false,
    }) && found
}

/// Where the second and later items of a list that stands in one line start, as indices into `tokens`.
pub(super) fn inline_items(text: &str, tokens: &[Token]) -> Vec<usize> {
    let mut items = Vec::new();
    let Some(mut last) = marker_at(text, tokens, 0) else { return items };
    for at in 1..tokens.len() {
        let Some(marker) = marker_at(text, tokens, at) else { continue };
        if follows(last, marker) {
            items.push(at);
            last = marker;
        }
    }
    items
}

/// True where `marker` is the one after `last`.
fn follows(last: Marker, marker: Marker) -> bool {
    match (last, marker) {
        (Marker::Number(a, style), Marker::Number(b, other)) => style == other && b == a + 1,
        (Marker::Letter(a, style), Marker::Letter(b, other)) => style == other && b == a + 1,
        (Marker::Bullet(a), Marker::Bullet(b)) => a == b,
        _ => false,
    }
}

/// The marker that starts at a token, with a capitalised word after it.
fn marker_at(text: &str, tokens: &[Token], at: usize) -> Option<Marker> {
    let token = &tokens[at];
    if !matches!(token.shape, Shape::Number | Shape::Lower | Shape::Mark) || token.span.len() > 4 {
        return None;
    }
    let word = token.span.of(text);
    if token.shape == Shape::Mark {
        return bullet(word).map(Marker::Bullet);
    }
    if token.glued && at > 0 {
        return None;
    }
    let mark = |index: usize, mark: &str| tokens.get(index).is_some_and(|t| t.glued && t.span.of(text) == mark);
    let bare = word.strip_suffix('.').unwrap_or(word);
    let mut next = at + 1;
    let stop = bare.len() < word.len() || mark(next, ".");
    next += usize::from(stop && bare.len() == word.len());
    let bracket = mark(next, ")");
    next += usize::from(bracket);
    let capital = tokens.get(next).is_some_and(|t| !t.glued && !matches!(t.shape, Shape::Lower | Shape::Mark));
    if !(stop || bracket) || !capital {
        return None;
    }
    match (token.shape, bare.as_bytes()) {
        (Shape::Number, _) => bare.parse().ok().map(|number| Marker::Number(number, (stop, bracket))),
        (_, [letter]) => Some(Marker::Letter(*letter, (stop, bracket))),
        _ => None,
    }
}

/// The bullet that a mark is.
pub(super) fn bullet(word: &str) -> Option<char> {
    word.chars().next().filter(|c| matches!(c, '•' | '⁃' | '▪' | '◦' | '●' | '■' | '‣' | '◆' | '★' | '➢'))
}
