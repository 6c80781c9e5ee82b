//! Characters that would break a line or take hold of a terminal.

use std::borrow::Cow;
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
    // what is unsafe lies below U+10000, and inside strings
    let unwanted = |c, _: &str| is_unsafe(c) && c != '\n';
    let escape = |c, out: &mut String| {
        let _ = write!(out, "\\u{:04x}", c as u32);
    };
    replaced(json, unwanted, escape).into_owned()
}

/// A value for a tab-separated line: [`printable`], with backslashes doubled so that the escapes can be undone.
pub(super) fn field(text: &str) -> String {
    escaped(text, |c| c == '\\' || is_unsafe(c))
}

/// A value among others that semicolons part.
pub(super) fn list_value(text: &str) -> String {
    escaped(text, |c| matches!(c, '\\' | ';') || is_unsafe(c))
}

/// The text with `\u{...}` for every character that may not stand there, and for a backslash that would be taken for the start of such
/// an escape: reading the escapes gives back every text. `unwanted` is told the character and what comes after it.
#[cfg(any(feature = "csv", feature = "sparql", feature = "xml"))]
pub(super) fn reversible(text: &str, unwanted: impl Fn(char, &str) -> bool) -> Cow<'_, str> {
    replaced(text, |c, rest| unwanted(c, rest) || (c == '\\' && rest.starts_with("u{")), write_code)
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

/// What a terminal would act on instead of showing it.
pub(super) fn is_unsafe(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{2028}' | '\u{2029}' | '\u{200E}' | '\u{200F}' | '\u{061C}' | '\u{FEFF}')
        || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

fn escaped(text: &str, unwanted: impl Fn(char) -> bool) -> String {
    let escape = |c, out: &mut String| match c {
        '\t' => out.push_str("\\t"),
        '\n' => out.push_str("\\n"),
        '\r' => out.push_str("\\r"),
        '\\' | ';' => out.extend(['\\', c]),
        c => write_code(c, out),
    };
    replaced(text, |c, _| unwanted(c), escape).into_owned()
}

fn write_code(c: char, out: &mut String) {
    let _ = write!(out, "\\u{{{:x}}}", c as u32);
}

/// The text with what `escape` writes for each character that is unwanted; `unwanted` is told the character and what comes after it.
fn replaced(text: &str, unwanted: impl Fn(char, &str) -> bool, escape: impl Fn(char, &mut String)) -> Cow<'_, str> {
    let mut out = String::new();
    let mut done = 0;
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        let rest = chars.as_str();
        if unwanted(c, rest) {
            let next = text.len() - rest.len();
            out.push_str(&text[done..next - c.len_utf8()]);
            escape(c, &mut out);
            done = next;
        }
    }
    if done == 0 {
        return text.into();
    }
    out.push_str(&text[done..]);
    out.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_hold_no_break() {
        assert_eq!(field("a\tb\r\nc\\d\u{85}\u{2028}\0"), "a\\tb\\r\\nc\\\\d\\u{85}\\u{2028}\\u{0}");
        assert_eq!(list_value("a; b=c"), "a\\; b=c");
    }

    #[cfg(any(feature = "csv", feature = "sparql", feature = "xml"))]
    #[test]
    fn escapes_are_undone() {
        let forbidden = |c: char, _: &str| c == '\0';
        assert_eq!(reversible("a\\b", forbidden), "a\\b");
        assert_eq!(reversible("a\0\\u{0}", forbidden), "a\\u{0}\\u{5c}u{0}");
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
