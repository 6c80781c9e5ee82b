//! Runs the mention phases over a document.

use std::sync::Arc;

use super::gazetteer::{EntryId, Gazetteer};
use super::items::{Item, Node};
use super::mention::Mention;
use crate::pattern::{Action, BaseId, ClassId, Match, Phase, Rule, RuleAst, Run, Scratch, TokenSymbols, Vocabulary};
use crate::text::{Span, Text};

/// A mention that a rule proposes: items of a sentence.
#[derive(Clone, Debug)]
struct Candidate {
    run: Run,
    rule: usize,
    mark: usize,
}

/// What a mark of a rule makes, prepared when the packs load.
#[derive(Clone, Debug)]
pub struct Mark {
    /// The capture it marks.
    pub capture: Arc<str>,
    /// It is a list: every member is a mention.
    pub each: bool,
    /// The kind; empty where the words are only claimed.
    pub kind: Arc<str>,
    /// Features.
    pub classes: Vec<ClassId>,
    /// The classes of the item that the mention becomes.
    pub base: BaseId,
}

/// Class of what stands between the members of a list.
pub const LIST_SEPARATOR: &str = "list-separator";

/// The marks of every rule of a phase, in order of rules.
pub type Marks = Vec<Vec<Mark>>;

/// Which mentions and rules a run of the phases gave.
#[derive(Default)]
pub struct Found {
    /// Items of each sentence.
    pub items: Vec<Vec<Item>>,
    /// Mentions, not yet in order; replaced ones are marked dead.
    pub mentions: Vec<(Mention, bool)>,
    /// Rules that were applied: (sentence, rule, span).
    pub applied: Vec<(u32, Arc<str>, Span)>,
}

/// Decides whether a candidate of a kind may stand (a date that is no date may not).
pub type Judge<'a> = &'a dyn Fn(&str, &str) -> bool;

/// Prepares the marks of a phase's rules.
pub fn prepare_marks(rules: &[Arc<RuleAst>], vocabulary: &mut Vocabulary) -> Marks {
    let marks = |rule: &Arc<RuleAst>| {
        let mark = |action: &Action| match action {
            Action::Block { capture, .. } => {
                let (capture, classes) = (capture.as_str().into(), Vec::new());
                let base = vocabulary.symbols.base(&mut Vec::new());
                Some(Mark { capture, each: false, kind: "".into(), classes, base })
            }
            Action::Mark { each, kind, capture, classes, .. } => {
                let mut ids = vec![vocabulary.classes.intern(kind)];
                let features: Vec<ClassId> = classes.iter().map(|c| vocabulary.classes.intern(c)).collect();
                ids.extend(&features);
                let base = vocabulary.symbols.base(&mut ids);
                let (capture, kind) = (capture.as_str().into(), kind.as_str().into());
                Some(Mark { capture, each: *each, kind, classes: features, base })
            }
            _ => None,
        };
        rule.actions.iter().filter_map(mark).collect()
    };
    rules.iter().map(marks).collect()
}

/// The first items of a document: its tokens, with the names of the gazetteers in one piece.
pub fn first_items(
    text: &str,
    parsed: &Text,
    gazetteer: &Gazetteer,
    vocabulary: &Vocabulary,
    symbols: &TokenSymbols<'_>,
) -> Vec<Vec<Item>> {
    let hits = gazetteer.scan(text, &parsed.tokens);
    let mut hits = hits.into_iter().peekable();
    let mut sentences = Vec::with_capacity(parsed.sentences.len());
    for sentence in &parsed.sentences {
        let mut items = Vec::with_capacity(sentence.tokens.len());
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            while hits.next_if(|h| h.start < at).is_some() {}
            let token = &parsed.tokens[at as usize];
            let first = at == sentence.tokens.start;
            let hit = hits.next_if(|h| h.start == at && h.end <= sentence.tokens.end);
            items.push(match hit {
                Some(hit) => {
                    let look = crate::pattern::variant(token.shape, first, token.glued);
                    let symbol = vocabulary.symbols.token(gazetteer.base(hit.name), look);
                    Item { symbol, start: at, end: hit.end, node: Node::Name(hit.name) }
                }
                None => {
                    let symbol = if first { symbols.get(at).at_start() } else { symbols.get(at) };
                    Item { symbol, start: at, end: at + 1, node: Node::Token }
                }
            });
            at = items.last().map_or(at + 1, |i| i.end);
        }
        sentences.push(items);
    }
    sentences
}

/// Where the mentions of a document are being collected.
pub struct Finder<'a> {
    /// The text.
    pub text: &'a str,
    /// Its tokens and sentences.
    pub parsed: &'a Text,
    /// All names.
    pub gazetteer: &'a Gazetteer,
    /// All words.
    pub vocabulary: &'a Vocabulary,
    /// What the words of the text are.
    pub symbols: &'a TokenSymbols<'a>,
    /// What may stand.
    pub judge: Judge<'a>,
}

impl Finder<'_> {
    /// Runs one phase over every sentence.
    pub fn run(&self, phase: &Phase, marks: &Marks, found: &mut Found, scratch: &mut Scratch) {
        for sentence in 0..found.items.len() {
            scratch.see(found.items[sentence].iter().map(|i| (i.start, i.end)));
            let matches = phase.matches(found.items[sentence].iter().map(|i| i.symbol), self.vocabulary, scratch);
            if matches.is_empty() {
                continue;
            }
            let candidates = self.candidates(phase, marks, &matches, &found.items[sentence]);
            let kept = keep(candidates);
            self.apply(phase, marks, &kept, sentence, found);
        }
    }

    fn candidates(&self, phase: &Phase, marks: &Marks, matches: &[Match], items: &[Item]) -> Vec<Candidate> {
        let mut candidates = Vec::new();
        for found in matches {
            let rule: &Rule = &phase.rules[found.rule];
            for (number, mark) in marks[found.rule].iter().enumerate() {
                let Some(run) = found.capture(rule, &mark.capture).filter(|r| r.len() > 0) else { continue };
                let runs = if mark.each { self.members(items, run) } else { vec![run] };
                for run in runs {
                    if (self.judge)(&mark.kind, self.span(items, run).of(self.text)) {
                        candidates.push(Candidate { run, rule: found.rule, mark: number });
                    }
                }
            }
        }
        candidates
    }

    /// The runs between the separators of a list.
    fn members(&self, items: &[Item], run: Run) -> Vec<Run> {
        let separator = self.vocabulary.classes.get(LIST_SEPARATOR);
        let mut members = Vec::new();
        let mut start = run.start;
        for index in run.start..=run.end {
            let item = (index < run.end).then(|| items[index as usize]);
            let ends = item.is_none_or(|item| separator.is_some_and(|c| self.vocabulary.symbols.has(item.symbol, c)));
            if ends {
                if start < index {
                    members.push(Run { start, end: index });
                }
                start = index + 1;
            }
        }
        members
    }

    fn span(&self, items: &[Item], run: Run) -> Span {
        let first = items[run.start as usize].start as usize;
        let last = items[run.end as usize - 1].end as usize - 1;
        Span::new(self.parsed.tokens[first].span.start, self.parsed.tokens[last].span.end)
    }

    fn apply(&self, phase: &Phase, marks: &Marks, kept: &[Candidate], sentence: usize, found: &mut Found) {
        let old = std::mem::take(&mut found.items[sentence]);
        let mut items = Vec::with_capacity(old.len());
        let mut at = 0;
        for candidate in kept {
            let mark = &marks[candidate.rule][candidate.mark];
            let rule = &phase.rules[candidate.rule].ast.name;
            let run = candidate.run;
            if mark.kind.is_empty() {
                found.applied.push((sentence as u32, rule.clone(), self.span(&old, run)));
                items.extend_from_slice(&old[at..run.start as usize]);
                at = run.end as usize;
                let claimed = old[run.start as usize..at].iter().map(|item| match item.node {
                    Node::Name(_) => {
                        Item { symbol: self.vocabulary.symbols.plain(mark.base), node: Node::Token, ..*item }
                    }
                    _ => *item,
                });
                items.extend(claimed);
                continue;
            }
            items.extend_from_slice(&old[at..run.start as usize]);
            at = run.end as usize;
            let inside = &old[run.start as usize..at];
            for item in inside {
                if let Node::Mention(number) = item.node {
                    found.mentions[number as usize].1 = false;
                }
            }
            let span = self.span(&old, run);
            let mut mention = self.mention(mark, rule, span, inside, sentence);
            // a mention marked again stays what it was known to be
            let mut symbol = None;
            if let [Item { node: Node::Mention(number), symbol: known, .. }] = inside {
                let before = &found.mentions[*number as usize].0;
                if before.kind == mention.kind {
                    mention.entries = before.entries.clone();
                    mention.classes.extend(&before.classes);
                    mention.classes.sort_unstable();
                    mention.classes.dedup();
                    symbol = Some(*known).filter(|_| mark.classes.is_empty());
                }
            }
            found.applied.push((sentence as u32, rule.clone(), span));
            let number = found.mentions.len() as u32;
            // a name alone brings the features of its entries
            let known = match inside {
                [Item { node: Node::Name(name), .. }] if mark.classes.is_empty() => {
                    self.gazetteer.kind_base(*name, &mark.kind)
                }
                _ => None,
            };
            items.push(Item {
                symbol: symbol.unwrap_or_else(|| self.vocabulary.symbols.plain(known.unwrap_or(mark.base))),
                start: mention.start,
                end: mention.end,
                node: Node::Mention(number),
            });
            found.mentions.push((mention, true));
        }
        items.extend_from_slice(&old[at..]);
        found.items[sentence] = items;
    }

    fn mention(&self, mark: &Mark, rule: &Arc<str>, span: Span, inside: &[Item], sentence: usize) -> Mention {
        let mut classes = mark.classes.clone();
        let mut entries = Vec::new();
        // a single name keeps its entries of that kind
        if let [Item { node: Node::Name(name), .. }] = inside {
            entries = self.entries_of_kind(*name, &mark.kind);
            classes.extend(entries.iter().flat_map(|(e, _)| self.gazetteer.entry(*e).classes.iter()));
        }
        classes.sort_unstable();
        classes.dedup();
        Mention {
            span,
            start: inside.first().map_or(0, |i| i.start),
            end: inside.last().map_or(0, |i| i.end),
            sentence: sentence as u32,
            kind: mark.kind.clone(),
            rule: rule.clone(),
            classes,
            entries,
            value: None,
        }
    }

    /// The entries of a name of one kind.
    fn entries_of_kind(&self, name: u32, kind: &str) -> Vec<(EntryId, bool)> {
        let entries = self.gazetteer.entries_of(name).iter();
        entries.filter(|(id, _)| *self.gazetteer.entry(*id).kind == *kind).copied().collect()
    }

    /// Names of one kind that no rule has taken become mentions, if they need no context.
    pub fn take_names_of(&self, kind: &str, found: &mut Found) {
        self.take(Some(kind), found);
    }

    /// Names that no rule has taken become mentions, if they need no context.
    pub fn take_names(&self, found: &mut Found) {
        self.take(None, found);
    }

    fn take(&self, only: Option<&str>, found: &mut Found) {
        let rule: Arc<str> = "gazetteer".into();
        for sentence in 0..found.items.len() {
            for index in 0..found.items[sentence].len() {
                let item = found.items[sentence][index];
                let Node::Name(name) = item.node else { continue };
                let strong = self.gazetteer.entries_of(name).iter().find(|(_, weak)| !weak);
                let Some(&(entry, _)) = strong else {
                    if only.is_none() {
                        found.items[sentence][index].node = Node::Token;
                    }
                    continue;
                };
                let kind = self.gazetteer.entry(entry).kind.clone();
                if only.is_some_and(|only| *kind != *only) {
                    continue;
                }
                let Some(base) = self.gazetteer.kind_base(name, &kind) else { continue };
                let run = Run { start: index as u32, end: index as u32 + 1 };
                let mark = Mark { capture: "".into(), each: false, kind, classes: Vec::new(), base };
                let span = self.span(&found.items[sentence], run);
                if !(self.judge)(&mark.kind, span.of(self.text)) {
                    continue;
                }
                let mention = self.mention(&mark, &rule, span, &[item], sentence);
                found.items[sentence][index].node = Node::Mention(found.mentions.len() as u32);
                found.items[sentence][index].symbol = self.vocabulary.symbols.plain(base);
                found.mentions.push((mention, true));
            }
        }
    }
}

/// Candidates that do not overlap, in order: mentions are flat whatever the phase's policy.
fn keep(mut candidates: Vec<Candidate>) -> Vec<Candidate> {
    candidates.sort_by_key(|c| (c.run.start, std::cmp::Reverse(c.run.end), c.rule, c.mark));
    let mut kept: Vec<Candidate> = Vec::new();
    for candidate in candidates {
        let free = kept.last().is_none_or(|k| !k.run.overlaps(candidate.run));
        if free {
            kept.push(candidate);
        }
    }
    kept
}
