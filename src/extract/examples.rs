//! Rules with their examples, held against what is really read.

use jiff::civil::{Date, date};

use super::Extraction;
use super::extractor::Extractor;
use super::outcome::Outcome;
use super::pipeline::{Analysis, analyse, extraction};
use crate::error::Error;
use crate::pattern::{Example, RuleAst};
use crate::text::Document;

/// Examples are read as if they had been published on that day.
const PUBLISHED: Date = date(2020, 7, 5);

/// A rule of the loaded packs, as its file gives it.
///
/// ```
/// let extractor = govgraph::Extractor::new()?;
/// let rule = extractor.rules().find(|rule| rule.name() == "date-day").unwrap();
/// assert_eq!(rule.phase(), "dates");
/// assert!(rule.about().starts_with("A day of a month"));
/// assert!(rule.file().ends_with("dates.rules") && rule.line() > 1);
/// assert!(rule.yes() > 0 && rule.no() > 0);
/// # Ok::<(), govgraph::Error>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct RuleInfo<'a> {
    ast: &'a RuleAst,
}

impl<'a> RuleInfo<'a> {
    /// Its name, unique over all packs.
    pub fn name(&self) -> &'a str {
        &self.ast.name
    }

    /// The phase it belongs to.
    pub fn phase(&self) -> &'a str {
        &self.ast.phase
    }

    /// What it is for.
    pub fn about(&self) -> &'a str {
        &self.ast.about
    }

    /// The file it stands in.
    pub fn file(&self) -> &'a str {
        &self.ast.file
    }

    /// The 1-based line it starts on.
    pub fn line(&self) -> usize {
        self.ast.at.line
    }

    /// How many texts it must match.
    pub fn yes(&self) -> usize {
        self.ast.examples.iter().filter(|e| e.expected.is_some()).count()
    }

    /// How many texts it must not match.
    pub fn no(&self) -> usize {
        self.ast.examples.len() - self.yes()
    }
}

impl Extractor {
    /// All rules, phase by phase in the order in which they run.
    pub fn rules(&self) -> impl Iterator<Item = RuleInfo<'_>> {
        self.knowledge().phases().flat_map(|phase| phase.rules.iter()).map(|rule| RuleInfo { ast: &rule.ast })
    }

    /// What is wrong with a rule by its own examples: none where every `yes` gives what it says and every `no` leaves the
    /// rule alone. A rule without a `yes`, a `no` or an `about` line is wrong too.
    ///
    /// ```
    /// let extractor = govgraph::Extractor::new()?;
    /// let rule = extractor.rules().find(|rule| rule.name() == "date-day").unwrap();
    /// assert!(extractor.check_rule(rule).is_empty());
    /// # Ok::<(), govgraph::Error>(())
    /// ```
    pub fn check_rule(&self, rule: RuleInfo<'_>) -> Vec<Error> {
        let mut wrong = incomplete(rule);
        let mut fired = 0;
        for example in &rule.ast.examples {
            let document = Document::new("example", &example.text).with_published(PUBLISHED);
            let analysis = analyse(self.knowledge(), &document);
            let read = extraction(self.knowledge(), &document, &analysis);
            let applied = analysis.applied.iter().any(|(_, name, _)| **name == *rule.name());
            fired += usize::from(applied && example.expected.is_some());
            self.check_example(rule, example, (&document, &analysis, &read), applied, &mut wrong);
        }
        if fired == 0 && rule.yes() > 0 {
            wrong.insert(0, error(rule, None, "never fires on its own examples".to_owned()));
        }
        wrong
    }

    fn check_example(
        &self,
        rule: RuleInfo<'_>,
        example: &Example,
        (document, analysis, read): (&Document, &Analysis, &Extraction),
        applied: bool,
        wrong: &mut Vec<Error>,
    ) {
        let mut fail = |what: String| wrong.push(error(rule, Some(example), format!("{:?}: {what}", example.text)));
        let Some(expected) = &example.expected else {
            if applied {
                let outcome = Outcome::new(document, analysis, read);
                fail(format!("must not match, but matches {}", outcome.words_of(rule.name())));
            }
            return;
        };
        let outcome = Outcome::new(document, analysis, read);
        if !applied {
            fail(format!("does not match; the rules applied are {}", outcome.applied()));
        }
        for expected in expected {
            if let Err(message) = outcome.check(expected, &self.knowledge().schema) {
                fail(message);
            }
        }
    }
}

fn incomplete(rule: RuleInfo<'_>) -> Vec<Error> {
    let lacking = [
        (rule.about().is_empty(), "has no line that says what it is for; write: about ..."),
        (rule.yes() == 0, "has no example that it must match; write: yes \"TEXT\" => KIND(\"WORDS\")"),
        (rule.no() == 0, "has no example that it must not match; write: no \"TEXT\""),
    ];
    lacking.iter().filter(|(lacks, _)| *lacks).map(|(_, message)| error(rule, None, (*message).to_owned())).collect()
}

fn error(rule: RuleInfo<'_>, example: Option<&Example>, message: String) -> Error {
    let at = example.map_or(rule.ast.at, |e| e.at);
    let message = format!("rule {}: {message}", rule.name());
    Error::pack(rule.file(), message).with_line(at.line).with_column(at.column)
}
