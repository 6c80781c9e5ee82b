//! Occurrences: where the strings of an annotation stand in the text.

use std::sync::LazyLock;

use aho_corasick::AhoCorasick;
use regex::Regex;

use crate::text::Span;

static WORD: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"^[\p{L}\p{N}_]$").expect("a valid pattern"));

/// True for letters, numbers and the underscore. Combining marks are no word characters.
fn is_word(c: char) -> bool {
    if c.is_ascii() { c.is_ascii_alphanumeric() || c == '_' } else { WORD.is_match(c.encode_utf8(&mut [0; 4])) }
}

/// The whole-word occurrences of each string, from left to right, not overlapping others of the same string. An end of a
/// string that is no word character may stand anywhere. The text is gone through once, however many strings there are.
pub(super) fn occurrences(text: &str, strings: &[&str]) -> Vec<Vec<Span>> {
    let mut found = vec![Vec::new(); strings.len()];
    // strings that are too many or too long for an automaton stand nowhere
    let Ok(automaton) = AhoCorasick::new(strings) else { return found };
    let mut from = vec![0; strings.len()];
    for place in automaton.find_overlapping_iter(text) {
        let (number, start, end) = (place.pattern().as_usize(), place.start(), place.end());
        if start < from[number] || start == end {
            continue;
        }
        if is_whole(text, strings[number], start, end) {
            found[number].push(Span::new(start as u32, end as u32));
            from[number] = end;
        }
    }
    found
}

fn is_whole(text: &str, string: &str, start: usize, end: usize) -> bool {
    let last = string.strip_suffix('\n').unwrap_or(string).chars().next_back();
    let (guard_left, guard_right) = (string.chars().next().is_some_and(is_word), last.is_some_and(is_word));
    let bad_left = guard_left && text[..start].chars().next_back().is_some_and(is_word);
    let bad_right = guard_right && text[end..].chars().next().is_some_and(is_word);
    !bad_left && !bad_right
}

#[cfg(test)]
mod tests {
    use super::occurrences;

    fn starts(text: &str, string: &str) -> Vec<u32> {
        occurrences(text, &[string])[0].iter().map(|span| span.start).collect()
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

    #[test]
    fn strings_in_one_another_are_all_found() {
        let found = occurrences("Jilin city, Jilin", &["Jilin", "Jilin city", "city, Jilin", ""]);
        let spans = |number: usize| found[number].iter().map(|s| (s.start, s.end)).collect::<Vec<_>>();
        assert_eq!(
            [spans(0), spans(1), spans(2), spans(3)],
            [vec![(0, 5), (12, 17)], vec![(0, 10)], vec![(6, 17)], vec![]]
        );
    }
}
