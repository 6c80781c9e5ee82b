//! What is wrong with packs, and what is worth knowing about them.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde::Serialize;

use super::extractor::Extractor;
use super::knowledge::Knowledge;
use super::repair::load;
use super::rulebook::Rules;
use crate::error::Result;
use crate::pack::{
    FileKind, GazetteerRow, PackFile, Table, class_names, default_files, pack_files, parse_table, parse_words,
};
use crate::pattern::{ClassId, Pattern, Test};

/// What came of checking packs.
///
/// ```
/// let report = govgraph::PackReport::new(&[] as &[&str])?;
/// assert!(report.rules > 10 && report.examples > report.rules);
/// # Ok::<(), govgraph::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct PackReport {
    /// What is wrong, each `FILE:LINE:COLUMN: what`.
    pub problems: Vec<String>,
    /// What is worth knowing: words in a list twice, classes that no rule uses.
    pub notes: Vec<String>,
    /// Number of rules.
    pub rules: usize,
    /// Number of their examples.
    pub examples: usize,
}

impl PackReport {
    /// Checks the packs in these folders on top of the default one; the default one where there are none.
    ///
    /// Every rule is run on its own examples. An error in a file does not hide those after it: what is at fault is left out
    /// and the rest checked.
    ///
    /// # Errors
    /// A folder that cannot be read or holds no pack. What is wrong in files stands in the report.
    pub fn new<P: AsRef<Path>>(folders: &[P]) -> Result<Self> {
        let mut files = default_files();
        let own = pack_files(false, folders)?;
        let looked_at = if folders.is_empty() { files.clone() } else { own.clone() };
        files.extend(own);
        Ok(Self::of_files(files, &looked_at))
    }

    /// Checks the packs in these folders alone, without the default one.
    ///
    /// # Errors
    /// As [`PackReport::new`].
    pub fn of_only<P: AsRef<Path>>(folders: &[P]) -> Result<Self> {
        let files = pack_files(false, folders)?;
        Ok(Self::of_files(files.clone(), &files))
    }

    /// Checks a pack that lies in no folder, alone.
    #[cfg(feature = "fuzzing")]
    #[doc(hidden)]
    pub fn in_memory(files: &[(&str, &str)]) -> Self {
        let files = crate::pack::files_of(files);
        Self::of_files(files.clone(), &files)
    }

    fn of_files(mut files: Vec<PackFile>, looked_at: &[PackFile]) -> Self {
        let (knowledge, errors) = load(&mut files);
        let mut report = PackReport { problems: errors.iter().map(ToString::to_string).collect(), ..Self::default() };
        report.note_duplicates(looked_at);
        if let Some(knowledge) = knowledge {
            report.note_ordinary_names(looked_at, &knowledge);
            report.note_unused(looked_at, &files, &knowledge);
            report.run_examples(&Extractor::from_knowledge(knowledge));
        }
        report
    }

    fn run_examples(&mut self, extractor: &Extractor) {
        for rule in extractor.rules() {
            self.rules += 1;
            self.examples += rule.yes() + rule.no();
            self.problems.extend(extractor.check_rule(rule).iter().map(ToString::to_string));
        }
    }

    /// Words that stand twice in one class.
    fn note_duplicates(&mut self, files: &[PackFile]) {
        let mut seen: BTreeMap<(String, String), String> = BTreeMap::new();
        for file in word_lists(files) {
            let Ok(list) = parse_words(file) else { continue };
            for entry in list.entries {
                let place = format!("{}:{}", file.path, entry.line);
                let key = (entry.class.to_owned(), entry.phrase.to_lowercase());
                match seen.get(&key) {
                    Some(first) => {
                        let (class, phrase) = (entry.class, entry.phrase);
                        self.notes.push(format!("{place}: {phrase:?} stands in [{class}] already, at {first}"));
                    }
                    None => {
                        seen.insert(key, place);
                    }
                }
            }
        }
    }

    /// Names of places, rivers and people that are ordinary words, too, and are not marked as such.
    fn note_ordinary_names(&mut self, files: &[PackFile], knowledge: &Knowledge) {
        let Some(ordinary) = knowledge.link.ordinary else { return };
        for file in files.iter().filter(|file| file.kind == FileKind::Gazetteer) {
            let Ok(Table::Gazetteer(rows)) = parse_table(file) else { continue };
            let named = |row: &&GazetteerRow<'_>| matches!(row.kind, "place" | "river" | "person");
            // Turkey and Guinea are countries more often than not
            let country = |row: &GazetteerRow<'_>| class_names(row.classes).any(|class| class == "country");
            for row in rows.iter().filter(|row| named(row) && !country(row)) {
                // a name that is listed as an alias, too, has its mark there
                let listed = row.aliases().any(|alias| alias.text == row.name.text);
                let names = row.aliases().chain((!listed).then_some(row.name));
                for name in names.filter(|name| !name.weak && knowledge.is_ordinary(name.text, ordinary)) {
                    let (path, line, text) = (&file.path, row.line, name.text);
                    let message = format!("{text:?} is an ordinary word, too; write ~{text} where it needs context");
                    self.notes.push(format!("{path}:{line}: {message}"));
                }
            }
        }
    }

    /// Word classes that neither a rule nor the program asks for.
    fn note_unused(&mut self, looked_at: &[PackFile], all: &[PackFile], knowledge: &Knowledge) {
        let mut used = asked_by_rules(all);
        used.extend(knowledge.asked());
        let mut told = BTreeSet::new();
        let lists: Vec<_> = word_lists(all).filter_map(|file| parse_words(file).ok()).collect();
        used.extend(lists.iter().flat_map(|list| &list.compositions).map(|composed| composed.part.to_owned()));
        for file in word_lists(looked_at) {
            let Ok(list) = parse_words(file) else { continue };
            for entry in list.entries {
                if !used.contains(entry.class) && told.insert(entry.class) {
                    let (path, line, class) = (&file.path, entry.line, entry.class);
                    self.notes.push(format!("{path}:{line}: no rule uses the words of [{class}]"));
                }
            }
        }
    }
}

/// The word lists whose classes are for rules; the other two are for the splitter and the calendar.
fn word_lists(files: &[PackFile]) -> impl Iterator<Item = &PackFile> {
    let special = ["abbreviations.txt", "calendar.txt"];
    files.iter().filter(move |f| f.kind == FileKind::Words && !special.iter().any(|name| f.path.ends_with(name)))
}

fn asked_by_rules(files: &[PackFile]) -> BTreeSet<String> {
    let mut used = BTreeSet::new();
    let Ok(rules) = Rules::parse(files) else { return used };
    let patterns = rules.rules.iter().flat_map(|r| &r.patterns).chain(rules.macros.values());
    patterns.for_each(|pattern| asked_by_pattern(pattern, &mut used));
    used
}

fn asked_by_pattern(pattern: &Pattern, used: &mut BTreeSet<String>) {
    match pattern {
        Pattern::Item(test) => asked_by_test(test, used),
        Pattern::Sequence(parts) | Pattern::Either(parts) => parts.iter().for_each(|p| asked_by_pattern(p, used)),
        Pattern::Repeat { pattern, .. } | Pattern::Capture(_, pattern) => asked_by_pattern(pattern, used),
        Pattern::Words(_) | Pattern::Macro(..) | Pattern::Start | Pattern::End => {}
    }
}

fn asked_by_test(test: &Test, used: &mut BTreeSet<String>) {
    match test {
        Test::Class(name, _) => {
            used.insert(name.clone());
        }
        Test::Not(inner) => asked_by_test(inner, used),
        Test::And(all) | Test::Or(all) => all.iter().for_each(|t| asked_by_test(t, used)),
        Test::Any | Test::Word(_) => {}
    }
}

impl Knowledge {
    /// Whether a name is one word of the class.
    fn is_ordinary(&self, name: &str, class: ClassId) -> bool {
        let tokens = self.splitter.split(name).tokens;
        matches!(&tokens[..], [word] if self.vocabulary.is(name, word, class))
    }

    /// Names of the classes that the program itself asks for.
    fn asked(&self) -> BTreeSet<String> {
        let known = [self.known.type_word, self.known.small_word, self.known.surname, self.known.suffix];
        let clusters = [self.clusters.level, self.clusters.surname, self.future, self.past, self.below];
        let posts = [self.of, self.fielded, self.small];
        let all = known.into_iter().chain(clusters).chain(posts).flatten();
        let all = all.chain(self.clusters.dropped.values().copied()).chain(self.link.asked());
        let names = all.map(|class| self.vocabulary.classes.name(class));
        names.chain(crate::entity::ASKED_BY_ANAPHORA).map(str::to_owned).collect()
    }
}
