//! Cells of tables that spreadsheets open.

use super::escape::reversible;

/// A text that a spreadsheet shows and does not calculate: what it would take for a formula, or begins with an apostrophe, has an
/// apostrophe before it, and what would end a line, or a cell before a formula, stands as an escape.
pub(super) fn cell(text: &str) -> String {
    guarded(&reversible(text, breaks))
}

/// A member of a list whose members `|` parts.
#[cfg(feature = "csv")]
pub(super) fn member(text: &str) -> String {
    guarded(&reversible(text, |c, rest| c == '|' || breaks(c, rest)))
}

/// What would end a line, or a cell where semicolons part cells and a formula follows.
fn breaks(c: char, rest: &str) -> bool {
    c.is_control() || matches!(c, '\u{2028}' | '\u{2029}') || (c == ';' && begins_formula(rest.trim_start()))
}

fn guarded(text: &str) -> String {
    if text.starts_with('\'') || begins_formula(text) { format!("'{text}") } else { text.to_owned() }
}

/// In narrow and in wide characters.
fn begins_formula(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_is_a_formula() {
        let cases = [
            ("=1+1", "'=1+1"),
            ("'tis", "''tis"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("\t=1", "\\u{9}=1"),
            ("\r\n-1", "\\u{d}\\u{a}-1"),
            ("a; =1|2", "a\\u{3b} =1|2"),
            ("province=CN-62;country=CN", "province=CN-62;country=CN"),
            ("\\u{3b}", "\\u{5c}u{3b}"),
        ];
        for (text, expected) in cases {
            assert_eq!(cell(text), expected);
        }
    }

    #[cfg(feature = "csv")]
    #[test]
    fn no_member_is_a_formula_or_two() {
        assert_eq!([member("-a|b"), member("c;+d")].join("|"), "'-a\\u{7c}b|c\\u{3b}+d");
    }
}
