//! Tables of what words say of the thing that bears them: a vice governor is a deputy, of a province.

use super::PackFile;
use crate::error::{Error, Result};

/// The first columns; the names of attributes follow.
pub const DESCRIBED: [&str; 2] = ["kind", "words"];

/// A row: words, and what they say of an entity of the kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DescribedRow<'a> {
    /// The kind of entities, such as `title`.
    pub kind: &'a str,
    /// The words, in lower case, with spaces for hyphens.
    pub words: &'a str,
    /// Names of attributes with their values; empty cells are left out.
    pub attributes: Vec<(&'a str, &'a str)>,
    /// 1-based line in the file.
    pub line: usize,
}

/// Reads a row under a header that starts with [`DESCRIBED`].
pub fn described_row<'a>(
    file: &PackFile,
    header: &[&'a str],
    (line, cells): (usize, &[&'a str]),
) -> Result<DescribedRow<'a>> {
    let fail = |message: String| Error::pack(file.path.as_ref(), message).with_line(line);
    let (names, [kind, words, values @ ..]) = (&header[DESCRIBED.len()..], cells) else {
        return Err(fail("a row is a kind, words and their attributes, with tabs between".into()));
    };
    if kind.is_empty() || words.is_empty() {
        return Err(fail("a row is a kind, words and their attributes, with tabs between".into()));
    }
    if values.len() > names.len() {
        return Err(fail(format!("a row has {} columns, not {}", header.len(), cells.len())));
    }
    if words.contains('-') || words.chars().any(char::is_uppercase) {
        return Err(fail(format!("words are in lower case and without hyphens, not {words:?}")));
    }
    let pairs = names.iter().copied().zip(values.iter().copied());
    Ok(DescribedRow { kind, words, attributes: pairs.filter(|(_, value)| !value.is_empty()).collect(), line })
}

#[cfg(test)]
mod tests {
    use super::super::{FileKind, Table, parse_table};
    use super::*;

    #[test]
    fn rows_and_what_may_be_wrong_with_them() {
        for (row, wanted) in [
            ("title\tvice mayor\tvice mayor\t3", "canonical=vice mayor rank=3"),
            ("title\tmayor\t\t1", "rank=1"),
            ("title", "posts.tsv:2: a row is a kind, words and their attributes, with tabs between"),
            ("title\tVice-Mayor", "posts.tsv:2: words are in lower case and without hyphens, not \"Vice-Mayor\""),
            ("title\tmayor\tmayor\t1\tcity", "posts.tsv:2: a row has 4 columns, not 5"),
        ] {
            let text = format!("kind\twords\tcanonical\trank\n{row}\n");
            let file = PackFile { path: "posts.tsv".into(), text: text.into(), kind: FileKind::Gazetteer };
            let found = match parse_table(&file) {
                Ok(Table::Described(rows)) => {
                    let pairs = rows[0].attributes.iter().map(|(name, value)| format!("{name}={value}"));
                    pairs.collect::<Vec<_>>().join(" ")
                }
                Ok(other) => format!("{other:?}"),
                Err(error) => error.to_string(),
            };
            assert_eq!(found, wanted, "{row}");
        }
    }
}
