//! Occurrences: where the strings of an annotation stand in the text.

use std::sync::LazyLock;

use regex::Regex;

use crate::text::Span;

static WORD: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"^[\p{L}\p{N}_]$").expect("a valid pattern"));

/// True for letters, numbers and the underscore. Combining marks are no word characters.
fn is_word(c: char) -> bool {
    if c.is_ascii() { c.is_ascii_alphanumeric() || c == '_' } else { WORD.is_match(c.encode_utf8(&mut [0; 4])) }
}

/// The whole-word occurrences of `string`, from left to right, not overlapping one another. An end of `string` that is no
/// word character may stand anywhere.
pub(super) fn occurrences(text: &str, string: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let Some(first) = string.chars().next() else { return found };
    let last = string.strip_suffix('\n').unwrap_or(string).chars().next_back();
    let (guard_left, guard_right) = (is_word(first), last.is_some_and(is_word));
    let mut from = 0;
    while let Some(offset) = text[from..].find(string) {
        let (start, end) = (from + offset, from + offset + string.len());
        let bad_left = guard_left && text[..start].chars().next_back().is_some_and(is_word);
        let bad_right = guard_right && text[end..].chars().next().is_some_and(is_word);
        if bad_left || bad_right {
            from = start + first.len_utf8();
        } else {
            found.push(Span::new(start as u32, end as u32));
            from = end;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::occurrences;

    fn starts(text: &str, string: &str) -> Vec<u32> {
        occurrences(text, string).iter().map(|span| span.start).collect()
    }

    #[test]
    fn only_whole_words_count() {
        assert_eq!(starts("Jilinese of Jilin, Jilin_2, 'Jilin'", "Jilin"), [12, 29]);
        assert_eq!(starts("É Jilin éJilin", "Jilin"), [3]);
        assert_eq!(starts("Jilin² Jilin\u{301}", "Jilin"), [8], "² is a word character, a combining accent is none");
        assert_eq!(starts("吉林Jilin Jilin吉林 Jilin。", "Jilin"), [24]);
    }

    #[test]
    fn an_end_that_is_no_word_character_may_stand_anywhere() {
        assert_eq!(starts("xJ.J. x", "J."), [3]);
        assert_eq!(starts("(a)b (a)", "(a)"), [0, 5]);
    }

    #[test]
    fn occurrences_do_not_overlap_but_a_refused_one_hides_none() {
        assert_eq!(starts("a a a a", "a a"), [0, 4]);
        assert_eq!(starts("xa a a", "a a"), [3]);
        assert_eq!(starts("text", ""), [0; 0]);
    }
}
