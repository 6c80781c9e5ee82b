//! What formats of XML have in common.

use std::borrow::Cow;
use std::io::{self, Write};

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesStart, Event};

use super::columns::{Column, Type};
use super::properties::Property;
use crate::export::escape::reversible;

/// Writes a file of XML.
pub(super) type Xml<'w> = Writer<&'w mut dyn Write>;

/// Writes the declaration and an element around what `inside` writes.
pub(super) fn document(
    out: &mut dyn Write,
    root: BytesStart<'_>,
    inside: impl FnOnce(&mut Xml<'_>) -> io::Result<()>,
) -> io::Result<()> {
    let mut xml = Writer::new(out);
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    element(&mut xml, root, inside)?;
    line(&mut xml)
}

/// Writes an element, on a line of its own, around what `inside` writes.
pub(super) fn element(
    xml: &mut Xml<'_>,
    start: BytesStart<'_>,
    inside: impl FnOnce(&mut Xml<'_>) -> io::Result<()>,
) -> io::Result<()> {
    line(xml)?;
    let end = start.to_end().into_owned();
    xml.write_event(Event::Start(start))?;
    inside(xml)?;
    xml.write_event(Event::End(end))
}

/// Begins a line.
pub(super) fn line(xml: &mut Xml<'_>) -> io::Result<()> {
    xml.get_mut().write_all(b"\n")
}

/// The start of an element with attributes, which are escaped.
pub(super) fn start<const N: usize>(name: &'static str, attributes: [(&'static str, &str); N]) -> BytesStart<'static> {
    BytesStart::new(name).with_attributes(attributes)
}

/// What a format calls the type of a property.
pub(super) fn type_of(column: &Column) -> &'static str {
    if column.holds == Type::Number { "float" } else { "string" }
}

/// A property as text: lists as JSON arrays.
pub(super) fn text<'a>(property: &'a Property<'_>) -> Cow<'a, str> {
    match property {
        Property::Text(text) => allowed(text),
        // lists of strings can always be written
        Property::Texts(texts) => allowed(&serde_json::to_string(texts).unwrap_or_default()).into_owned().into(),
        Property::Number(number) => number.to_string().into(),
        Property::Day(day) => day.to_string().into(),
    }
}

/// The text with `\u{...}` for the characters that XML 1.0 has no way to write.
pub(super) fn allowed(text: &str) -> Cow<'_, str> {
    reversible(text, |c, _| {
        let control = c < ' ' && !matches!(c, '\t' | '\n' | '\r');
        control || matches!(c, '\u{FFFE}' | '\u{FFFF}')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forbidden_characters_are_written_as_escapes() {
        assert_eq!(allowed("a\0b\u{B}c\u{FFFF}\t\u{202E}"), "a\\u{0}b\\u{b}c\\u{ffff}\t\u{202E}");
        assert_eq!(text(&Property::Texts(vec!["a\0".into(), "\"".into()])), r#"["a\u0000","\""]"#);
    }
}
