//! Characters that would break a line or take hold of a terminal.

use std::fmt::Write;

/// The text with everything that a terminal would act on, instead of showing it, written as an escape: control characters, line and
/// paragraph separators, and the marks that change the direction of writing.
///
/// ```
/// use govgraph::printable;
/// assert_eq!(printable("Gansu\u{1B}[31m"), "Gansu\\u{1b}[31m");
/// assert_eq!(printable("陇南 — Longnan"), "陇南 — Longnan");
/// ```
pub fn printable(text: &str) -> String {
    escaped(text, is_unsafe)
}

/// JSON in which the same characters stand as escapes of JSON, which are read back as what they were; white space between values stays.
///
/// ```
/// use govgraph::printable_json;
/// assert_eq!(printable_json("{\n\"name\": \"Gansu\u{9b}31m\"}"), "{\n\"name\": \"Gansu\\u009b31m\"}");
/// ```
pub fn printable_json(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    for c in json.chars() {
        match c {
            // what is unsafe lies below U+10000, and inside strings
            c if is_unsafe(c) && c != '\n' => {
                let _ = write!(out, "\\u{:04x}", c as u32);
            }
            c => out.push(c),
        }
    }
    out
}

/// A value for a tab-separated line: [`printable`], with backslashes doubled so that the escapes can be undone.
pub(super) fn field(text: &str) -> String {
    escaped(text, |c| c == '\\' || is_unsafe(c))
}

/// A value among others that semicolons part.
pub(super) fn list_value(text: &str) -> String {
    escaped(text, |c| matches!(c, '\\' | ';') || is_unsafe(c))
}

/// One line of text: every run of white space becomes one space.
pub(super) fn collapsed(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}

pub(super) fn is_unsafe(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{2028}' | '\u{2029}' | '\u{200E}' | '\u{200F}' | '\u{061C}' | '\u{FEFF}')
        || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

fn escaped(text: &str, escape: impl Fn(char) -> bool) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            c if !escape(c) => out.push(c),
            '\t' => out.push_str("\\t"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\\' | ';' => out.extend(['\\', c]),
            c => {
                let _ = write!(out, "\\u{{{:x}}}", c as u32);
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_hold_no_break() {
        assert_eq!(field("a\tb\r\nc\\d\u{85}\u{2028}\0"), "a\\tb\\r\\nc\\\\d\\u{85}\\u{2028}\\u{0}");
        assert_eq!(list_value("a; b=c"), "a\\; b=c");
    }

    #[test]
    fn white_space_collapses() {
        assert_eq!(collapsed("  On July 2,\n\tthe\u{3000}meeting\u{85}met "), "On July 2, the meeting met");
    }

    #[test]
    fn directions_of_writing_are_shown() {
        assert_eq!(printable("a\u{202E}b"), "a\\u{202e}b");
    }

    proptest::proptest! {
        #[test]
        fn json_is_read_back(text: String) {
            let json = printable_json(&serde_json::to_string(&text).unwrap());
            proptest::prop_assert!(!json.chars().any(is_unsafe));
            proptest::prop_assert_eq!(serde_json::from_str::<String>(&json).unwrap(), text);
        }

        #[test]
        fn a_field_is_one_cell(text: String) {
            let field = field(&text);
            proptest::prop_assert!(!field.chars().any(is_unsafe));
        }
    }
}
