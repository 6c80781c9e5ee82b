//! Word lists: `[class]` sections with a word or phrase a line.

use super::PackFile;
use super::gazetteer::LONGEST_NAME;
use crate::error::{Error, Result};

/// A word or phrase of a class.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WordEntry<'a> {
    /// The class.
    pub class: &'a str,
    /// The word or phrase as written.
    pub phrase: &'a str,
    /// The 1-based line it stands on.
    pub line: usize,
}

/// A class whose members are runs of another class's words written together: `[pinyin = syllable{1,3}]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Composition<'a> {
    /// The class of the composed words.
    pub class: &'a str,
    /// The class of the parts.
    pub part: &'a str,
    /// Fewest and most parts.
    pub count: (usize, usize),
}

/// A parsed word list.
#[derive(Debug, Default)]
pub struct WordList<'a> {
    /// All words, in order of the file.
    pub entries: Vec<WordEntry<'a>>,
    /// All composed classes.
    pub compositions: Vec<Composition<'a>>,
}

/// Parses a word list.
pub fn parse_words(file: &PackFile) -> Result<WordList<'_>> {
    let mut list = WordList::default();
    let mut class = None;
    for (index, raw) in file.text.lines().enumerate() {
        let line = if raw.contains('#') { raw.split(" #").next().unwrap_or("") } else { raw }.trim();
        let fail = |message: String| Error::pack(file.path.as_ref(), message).with_line(index + 1);
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        if let Some(header) = line.strip_prefix('[') {
            let header = header.strip_suffix(']').ok_or_else(|| fail("a section is written [class-name]".into()))?;
            match header.split_once('=') {
                Some((name, parts)) => {
                    list.compositions.push(composition(name.trim(), parts.trim()).ok_or_else(|| {
                        fail(format!("a composed class is written [name = part{{1,3}}], not [{header}]"))
                    })?);
                    class = None;
                }
                None if is_name(header) => class = Some(header),
                None => return Err(fail(format!("a class is named in letters, digits and hyphens, not {header:?}"))),
            }
            continue;
        }
        let class = class.ok_or_else(|| fail(format!("{line:?} stands before the first [class-name] section")))?;
        // some lists give their words a value: `january = 1`
        let phrase = if line.contains('=') { line.split(" = ").next().unwrap_or(line).trim() } else { line };
        if phrase.len() > LONGEST_NAME {
            return Err(fail(format!(
                "a word or phrase has at most {LONGEST_NAME} bytes, and this one {}",
                phrase.len()
            )));
        }
        list.entries.push(WordEntry { class, phrase, line: index + 1 });
    }
    Ok(list)
}

fn composition<'a>(class: &'a str, parts: &'a str) -> Option<Composition<'a>> {
    let (part, count) = parts.strip_suffix('}')?.split_once('{')?;
    let (least, most) = count.split_once(',')?;
    let count = (least.trim().parse().ok()?, most.trim().parse().ok()?);
    (is_name(class) && is_name(part) && count.0 >= 1 && count.0 <= count.1).then_some(Composition {
        class,
        part,
        count,
    })
}

/// True for names of classes, rules, captures: letters, digits, `-` and `_`, starting with a letter.
pub fn is_name(text: &str) -> bool {
    text.starts_with(|c: char| c.is_alphabetic()) && text.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pack::FileKind;

    fn file(text: &'static str) -> PackFile {
        PackFile { path: "words.txt".into(), kind: FileKind::Words, text: text.into() }
    }

    #[test]
    fn sections_words_and_comments() {
        let file = file("# all\n[river-word]\nriver\nriver system # two\n\n[p = syllable{1,3}]\n");
        let list = parse_words(&file).unwrap();
        let entry = |phrase, line| WordEntry { class: "river-word", phrase, line };
        assert_eq!(list.entries, [entry("river", 3), entry("river system", 4)]);
        assert_eq!(list.compositions, [Composition { class: "p", part: "syllable", count: (1, 3) }]);
    }

    #[test]
    fn errors_say_where() {
        for (text, told) in [
            ("river\n", "words.txt:1: \"river\" stands before the first [class-name] section"),
            ("\n[river word]\n", "words.txt:2: a class is named in letters, digits and hyphens, not \"river word\""),
            ("[x\n", "words.txt:1: a section is written [class-name]"),
            ("[a = b]\n", "words.txt:1: a composed class is written [name = part{1,3}], not [a = b]"),
        ] {
            assert_eq!(parse_words(&file(text)).unwrap_err().to_string(), told);
        }
    }
}
