//! Context: the words around what was missed or wrong.

use crate::text::Span;

/// Characters shown on each side.
const MARGIN: usize = 40;
/// Characters shown at most of the words themselves.
const LONGEST: usize = 240;

/// The words that the span covers, whatever its ends.
pub(super) fn words(text: &str, span: Span) -> String {
    let end = (span.end as usize).min(text.len());
    let start = (span.start as usize).min(end);
    String::from_utf8_lossy(&text.as_bytes()[start..end]).into_owned()
}

/// The span with a little of the text around it, on one line.
pub(super) fn around(text: &str, span: Span) -> String {
    let start = boundary(text, span.start);
    let end = boundary(text, span.end).max(start);
    let before = text[..start].char_indices().rev().take(MARGIN).last().map_or(start, |(at, _)| at);
    let end = text[start..end].char_indices().nth(LONGEST).map_or(end, |(at, _)| start + at);
    let after = text[end..].char_indices().nth(MARGIN).map_or(text.len(), |(at, _)| end + at);
    let mut shown = text[before..after].split_whitespace().collect::<Vec<_>>().join(" ");
    if before > 0 {
        shown.insert(0, '…');
    }
    if after < text.len() {
        shown.push('…');
    }
    shown
}

/// The smallest stretch that holds a span of each list; the first such.
pub(super) fn nearest(these: &[Span], those: &[Span]) -> Option<Span> {
    let stretches = these.iter().flat_map(|a| those.iter().map(|b| a.join(*b)));
    stretches.min_by_key(|span| span.len())
}

/// The character boundary at the index or next before it (`str::floor_char_boundary` is newer than the oldest compiler
/// supported).
fn boundary(text: &str, index: u32) -> usize {
    let index = (index as usize).min(text.len());
    (0..=index).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn context_is_cut_at_characters() {
        let text = "é".repeat(60) + " Xi’an \n " + &"é".repeat(60);
        let at = text.find("Xi’an").unwrap() as u32;
        let shown = around(&text, Span::new(at, at + 7));
        assert_eq!(shown, format!("…{} Xi’an {}…", "é".repeat(39), "é".repeat(37)));
        assert_eq!(around("abc", Span::new(1, 99)), "abc");
        assert_eq!(words("é", Span::new(0, 1)), "\u{fffd}");
    }

    #[test]
    fn the_nearest_pair_is_shown() {
        let (a, b) = ([Span::new(0, 2), Span::new(50, 52)], [Span::new(60, 61), Span::new(20, 22)]);
        assert_eq!(nearest(&a, &b), Some(Span::new(50, 61)));
        assert_eq!(nearest(&a, &[]), None);
    }
}
