//! Fitting words into columns of a terminal.

use unicode_width::UnicodeWidthChar;

/// Columns that the text takes; wide characters take two.
pub(super) fn width(text: &str) -> usize {
    text.chars().map(char_width).sum()
}

fn char_width(c: char) -> usize {
    c.width().unwrap_or(0)
}

/// The text, cut short with an ellipsis where it is wider than `limit`.
pub(super) fn truncated(text: &str, limit: usize) -> String {
    if width(text) <= limit {
        return text.to_owned();
    }
    let mut short = head(text, limit.saturating_sub(1)).to_owned();
    short.push('…');
    short
}

/// The longest start of the text that is no wider than `limit`.
fn head(text: &str, limit: usize) -> &str {
    let mut taken = 0;
    let end = text.char_indices().find(|(_, c)| {
        taken += char_width(*c);
        taken > limit
    });
    end.map_or(text, |(at, _)| &text[..at])
}

/// The words of the text in at most `most` lines of that width; the last line ends in an ellipsis where words are left over.
pub(super) fn wrapped(text: &str, limit: usize, most: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut rest = text.trim();
    while !rest.is_empty() {
        if lines.len() + 1 == most {
            lines.push(truncated(rest, limit));
            break;
        }
        let line = line_of(rest, limit);
        lines.push(line.trim_end().to_owned());
        rest = rest[line.len()..].trim_start();
    }
    lines
}

/// The start of the text that makes a line: whole words, or part of a word that alone is too wide.
fn line_of(text: &str, limit: usize) -> &str {
    let start = head(text, limit.max(2));
    if start.len() == text.len() || text[start.len()..].starts_with(' ') {
        return start;
    }
    start.rfind(' ').filter(|at| *at > 0).map_or(start, |at| &text[..at])
}

/// Widths of columns that together are no wider than `available`: the widest give way first, none below `least`.
pub(super) fn fitted(natural: &[usize], available: usize, least: usize) -> Vec<usize> {
    let total = |cap: usize| natural.iter().map(|width| (*width).min(cap)).sum::<usize>();
    let widest = natural.iter().copied().max().unwrap_or(0);
    let cap = (least..=widest.min(available)).rev().find(|cap| total(*cap) <= available).unwrap_or(least);
    natural.iter().map(|width| (*width).min(cap)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_words_are_cut() {
        assert_eq!(truncated("governor", 8), "governor");
        assert_eq!(truncated("governor", 5), "gove…");
        assert_eq!(truncated("吉林省长", 6), "吉林…");
        assert_eq!(truncated("abc", 0), "…");
    }

    #[test]
    fn lines_break_between_words() {
        assert_eq!(
            wrapped("On July 2, the meeting met", 10, 9),
            ["On July 2,", "the", "meeting", "met"].map(str::to_owned)
        );
        assert_eq!(wrapped("one two three four", 9, 2), ["one two", "three fo…"].map(str::to_owned));
        assert_eq!(wrapped("abcdefgh", 3, 9), ["abc", "def", "gh"].map(str::to_owned));
        assert!(wrapped("", 10, 3).is_empty());
    }

    #[test]
    fn the_widest_column_gives_way() {
        assert_eq!(fitted(&[10, 30, 5], 100, 4), [10, 30, 5]);
        assert_eq!(fitted(&[10, 30, 5], 30, 4), [10, 15, 5]);
        assert_eq!(fitted(&[10, 30, 5], 3, 4), [4, 4, 4]);
    }

    proptest::proptest! {
        #[test]
        fn lines_fit(text: String, limit in 2_usize..40) {
            for line in wrapped(&text, limit, 5) {
                proptest::prop_assert!(width(&line) <= limit);
            }
        }
    }
}
