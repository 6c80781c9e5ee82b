//! Names that the document itself has made known: a surname after the full name, a name without its type word, an
//! acronym after its expansion, and plain repetitions that no rule could find from their own surroundings.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::company::CompanyClasses;
use super::finder::{Finder, Found};
use super::items::{Item, Node};
use super::mention::Mention;
use crate::pattern::{BaseId, ClassId};
use crate::text::Shape;

/// Kinds whose names are looked for again.
const KINDS: [&str; 5] = ["person", "organization", "place", "river", "policy"];

/// Between the parts of a name.
const HYPHEN: &str = "-";

/// So many forms that begin with one word are looked for: each is tried wherever that word stands.
const MOST_ALIKE: usize = 256;

/// The classes that this step asks about.
#[derive(Clone, Debug)]
pub struct KnownClasses {
    /// Type words after a name ("County", "River").
    pub type_word: Option<ClassId>,
    /// "River", before or after a name.
    pub river_word: Option<ClassId>,
    /// What bodies are called ("government", "committee").
    pub body_word: Option<ClassId>,
    /// What only rivers have ("tributaries").
    pub river_part: Option<ClassId>,
    /// Words that are pronouns or other small words when they start a sentence.
    pub small_word: Option<ClassId>,
    /// Chinese surnames, which stand first.
    pub surname: Option<ClassId>,
    /// Jr., III.
    pub suffix: Option<ClassId>,
    /// What makes a company known by its own name alone.
    pub company: CompanyClasses,
    /// Base of a mention of each of [`KINDS`].
    pub bases: Vec<(Arc<str>, BaseId)>,
}

/// A form to look for: tokens as written.
struct Form<'t> {
    tokens: Vec<&'t str>,
    kind: Arc<str>,
    classes: Vec<ClassId>,
    entries: Vec<(super::EntryId, bool)>,
}

/// Finds rivers known by their full name behind "the" ("the Chishui"), although places have the same name; call before the
/// names that are left become mentions.
pub fn find_known_rivers(finder: &Finder<'_>, classes: &KnownClasses, found: &mut Found) {
    // most articles name no river
    if !found.mentions.iter().any(|(mention, alive)| *alive && *mention.kind == *"river") {
        return;
    }
    let mut forms = forms(finder, classes, found);
    forms.retain(|_, known| {
        known.retain(|form| *form.kind == *"river");
        !known.is_empty()
    });
    let stands = |items: &[Item], index, count| stands_as_river(finder, classes, items, index, count);
    take_known(finder, classes, &forms, found, stands);
}

/// Whether "the" stands before, and after it nothing that the name belongs to ("the Chishui government"); or something after it
/// that only rivers have ("Chishui pollution").
fn stands_as_river(finder: &Finder<'_>, classes: &KnownClasses, items: &[Item], index: usize, count: usize) -> bool {
    let Some(before) = index.checked_sub(1).map(|at| &items[at]) else { return false };
    let token = |item: &Item| &finder.parsed.tokens[item.start as usize];
    let is = |item: &Item, class: Option<ClassId>| class.is_some_and(|c| finder.symbols.is(item.start, c));
    let goes_on = |item: &Item| {
        let capital = matches!(token(item).shape, Shape::Capitalized | Shape::Upper);
        capital || is(item, classes.type_word) || is(item, classes.body_word)
    };
    let next = items.get(index + count);
    let definite = before.node == Node::Token && token(before).span.of(finder.text).eq_ignore_ascii_case("the");
    next.is_some_and(|item| is(item, classes.river_part)) || definite && next.is_none_or(|item| !goes_on(item))
}

/// Finds further mentions of known names; call after all phases.
pub fn find_known(finder: &Finder<'_>, classes: &KnownClasses, found: &mut Found) {
    let forms = forms(finder, classes, found);
    take_known(finder, classes, &forms, found, |_, _, _| true);
}

/// Makes mentions of the forms, the longest first, wherever the items from one place on stand as they should.
fn take_known(
    finder: &Finder<'_>,
    classes: &KnownClasses,
    forms: &Forms<'_>,
    found: &mut Found,
    stands: impl Fn(&[Item], usize, usize) -> bool,
) {
    if forms.is_empty() {
        return;
    }
    let rule: Arc<str> = "known-in-document".into();
    for sentence in 0..found.items.len() {
        let mut index = 0;
        while index < found.items[sentence].len() {
            if let Some((form, count)) = longest(finder, classes, forms, found, sentence, index)
                && stands(&found.items[sentence], index, count)
            {
                take(finder, classes, form, count, (sentence, index), &rule, found);
            }
            index += 1;
        }
    }
}

/// Forms by their first word.
type Forms<'t> = FxHashMap<&'t str, Vec<Form<'t>>>;

fn forms<'t>(finder: &Finder<'t>, classes: &KnownClasses, found: &Found) -> Forms<'t> {
    let mut forms = Forms::default();
    let alive = found.mentions.iter().filter(|(m, alive)| *alive && KINDS.contains(&&*m.kind));
    for (mention, _) in alive {
        let word = |t| finder.parsed.tokens[t as usize].span.of(finder.text);
        let tokens: Vec<&str> = (mention.start..mention.end).map(word).collect();
        let mut add = |tokens: &[&'t str]| {
            let Some(first) = tokens.first().filter(|f| f.chars().nth(1).is_some()) else { return };
            if !tokens.iter().any(|t| t.starts_with(char::is_uppercase)) {
                return;
            }
            let known = forms.entry(first).or_default();
            if known.len() < MOST_ALIKE && known.iter().all(|f| f.tokens != tokens) {
                let (kind, classes, entries) = (mention.kind.clone(), mention.classes.clone(), mention.entries.clone());
                known.push(Form { tokens: tokens.to_vec(), kind, classes, entries });
            }
        };
        add(&tokens);
        if let Some(short) = short_form(finder, classes, mention, &tokens) {
            add(short);
        }
    }
    for known in forms.values_mut() {
        known.sort_by_key(|f| std::cmp::Reverse(f.tokens.len()));
    }
    forms
}

/// The surname of a person; a place or river without its type word; a company without what it is.
fn short_form<'s, 't>(
    finder: &Finder<'_>,
    classes: &KnownClasses,
    mention: &Mention,
    tokens: &'s [&'t str],
) -> Option<&'s [&'t str]> {
    let is = |index: usize, class: Option<ClassId>| {
        class.is_some_and(|c| finder.symbols.is(mention.start + index as u32, c))
    };
    let last = tokens.len().checked_sub(1)?;
    match &*mention.kind {
        "person" if last == 0 => None,
        "person" if is(0, classes.surname) => Some(&tokens[..1]),
        "person" => {
            let name = (1..=last)
                .rev()
                .find(|&i| !is(i, classes.suffix) && tokens[i].chars().filter(|c| c.is_alphabetic()).count() > 1)?;
            let first = first_joined(0, name as u32, |i| tokens[i as usize]);
            Some(&tokens[first as usize..=name])
        }
        "organization" => {
            let own = classes.company.own_name(mention, |at, class| finder.symbols.is(at, class));
            (own > 0).then(|| &tokens[..own as usize])
        }
        "place" if last > 0 && is(last, classes.type_word) => Some(&tokens[..last]),
        "river" if last > 0 && is(last, classes.river_word) => Some(&tokens[..last]),
        "river" if last > 0 && is(0, classes.river_word) => Some(&tokens[1..]),
        _ => None,
    }
}

/// The first token, from `start` on, of the joined name that ends with `last`: "Dube-Ncube" is one surname.
pub fn first_joined<'t>(start: u32, last: u32, word: impl Fn(u32) -> &'t str) -> u32 {
    let mut first = last;
    while first >= start + 2 && word(first - 1) == HYPHEN {
        first -= 2;
    }
    first
}

fn longest<'f>(
    finder: &Finder<'_>,
    classes: &KnownClasses,
    forms: &'f Forms<'_>,
    found: &Found,
    sentence: usize,
    index: usize,
) -> Option<(&'f Form<'f>, usize)> {
    let items = &found.items[sentence];
    let free = |node: Node| matches!(node, Node::Token | Node::Name(_));
    let item = items[index];
    if !free(item.node) {
        return None;
    }
    let first = &finder.parsed.tokens[item.start as usize];
    let small = classes.small_word.is_some_and(|c| finder.vocabulary.symbols.has(item.symbol, c));
    if small && index == 0 {
        return None;
    }
    let known = forms.get(first.span.of(finder.text))?;
    known.iter().find_map(|form| {
        let end = item.start as usize + form.tokens.len();
        let words = finder.parsed.tokens.get(item.start as usize..end)?;
        if !words.iter().zip(&form.tokens).all(|(w, f)| w.span.of(finder.text) == *f) {
            return None;
        }
        // a bare surname before another capitalised word is someone else's full name
        let next = finder.parsed.tokens.get(end).filter(|t| !t.glued || t.shape == Shape::Mark);
        let name_goes_on = &*form.kind == "person"
            && form.tokens.len() == 1
            && items.get(index + 1).is_some_and(|i| i.node == Node::Token)
            && next.is_some_and(|t| t.shape == Shape::Capitalized);
        if name_goes_on {
            return None;
        }
        let count = items[index..].iter().take_while(|i| i.end as usize <= end && free(i.node)).count();
        (count > 0 && items[index + count - 1].end as usize == end).then_some((form, count))
    })
}

fn take(
    finder: &Finder<'_>,
    classes: &KnownClasses,
    form: &Form<'_>,
    count: usize,
    (sentence, index): (usize, usize),
    rule: &Arc<str>,
    found: &mut Found,
) {
    let Some((_, base)) = classes.bases.iter().find(|(kind, _)| *kind == form.kind) else { return };
    let items = &mut found.items[sentence];
    let (start, end) = (items[index].start, items[index + count - 1].end);
    let tokens = &finder.parsed.tokens;
    let span = crate::text::Span::new(tokens[start as usize].span.start, tokens[end as usize - 1].span.end);
    let mention = Mention {
        span,
        start,
        end,
        sentence: sentence as u32,
        kind: form.kind.clone(),
        rule: rule.clone(),
        classes: form.classes.clone(),
        entries: form.entries.clone(),
        value: None,
    };
    items[index].symbol = finder.vocabulary.symbols.plain(*base);
    items[index].node = Node::Mention(found.mentions.len() as u32);
    items[index].end = end;
    items.drain(index + 1..index + count);
    found.mentions.push((mention, true));
}
