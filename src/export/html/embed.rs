//! JSON inside of HTML.

use std::io::{self, Write};

use serde::{Serialize, Serializer};
use serde_json::ser::Formatter;

use crate::export::escape::is_unsafe;

/// Writes a value as JSON in a `script` element of that class, which browsers do not run and the page's own scripts read.
pub(super) fn write_block(class: &str, value: &impl Serialize, out: &mut dyn Write) -> io::Result<()> {
    write!(out, "<script type=\"application/json\" class=\"{class}\">")?;
    value.serialize(&mut serde_json::Serializer::with_formatter(&mut *out, Harmless))?;
    out.write_all(b"</script>\n")
}

/// JSON in which no string holds what HTML, a script or an editor would act on: `<` (so no tag, comment or end of the script), `>`, `&`,
/// control characters, line separators, marks of direction. They stand as escapes, so that what is read back is equal.
struct Harmless;

impl Formatter for Harmless {
    fn write_string_fragment<W: ?Sized + Write>(&mut self, out: &mut W, fragment: &str) -> io::Result<()> {
        let mut rest = fragment;
        while let Some(at) = rest.find(|c| matches!(c, '<' | '>' | '&') || is_unsafe(c)) {
            let (before, from) = rest.split_at(at);
            out.write_all(before.as_bytes())?;
            let mut chars = from.chars();
            let mut units = [0; 2];
            for unit in chars.next().map_or(&mut [][..], |c| c.encode_utf16(&mut units)) {
                write!(out, "\\u{unit:04x}")?;
            }
            rest = chars.as_str();
        }
        out.write_all(rest.as_bytes())
    }
}

/// A list that is made while it is written.
pub(super) struct Each<F>(pub(super) F);

impl<I: Iterator<Item: Serialize>, F: Fn() -> I> Serialize for Each<F> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq((self.0)())
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::*;

    fn block(value: &impl Serialize) -> String {
        let mut out = Vec::new();
        write_block("data", value, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    /// What stands in the element.
    fn inside(block: &str) -> &str {
        let inside = block.strip_prefix("<script type=\"application/json\" class=\"data\">");
        inside.and_then(|inside| inside.strip_suffix("</script>\n")).unwrap()
    }

    #[test]
    fn what_acts_stands_as_an_escape() {
        for (text, expected) in [
            ("</script><b>", r#""\u003c/script\u003e\u003cb\u003e""#),
            ("<!-- & -->", r#""\u003c!-- \u0026 --\u003e""#),
            ("a\u{2028}b\u{202E}c\u{FEFF}", r#""a\u2028b\u202ec\ufeff""#),
            ("\"'\\\n\u{7}\u{85}", r#""\"'\\\n\u0007\u0085""#),
            ("陇南 😀", "\"陇南 😀\""),
        ] {
            assert_eq!(inside(&block(&text)), expected);
        }
    }

    /// Strings that are full of what trips pages.
    fn hostile() -> impl Strategy<Value = String> {
        let piece = prop_oneof![
            any::<String>(),
            Just("</script>".to_owned()),
            Just("<!--".to_owned()),
            Just("\u{2028}\u{2029}\u{202E}".to_owned()),
            Just("\\\"'".to_owned()),
        ];
        proptest::collection::vec(piece, 0..6).prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #[test]
        fn no_string_ends_the_element_and_all_read_back(values: Vec<String>, more in proptest::collection::btree_map(hostile(), hostile(), 0..4)) {
            let block = block(&(&values, &more));
            let json = inside(&block);
            prop_assert!(!json.contains(['<', '>', '&']) && !json.chars().any(is_unsafe));
            let read: (Vec<String>, BTreeMap<String, String>) = serde_json::from_str(json).unwrap();
            prop_assert_eq!(read, (values, more));
        }
    }
}
