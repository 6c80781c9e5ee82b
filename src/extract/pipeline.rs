//! The whole way for one document.

use std::sync::Arc;

use jiff::civil::Date;

use super::Extraction;
use super::identity::Identifying;
use super::knowledge::Knowledge;
use super::source::source_places;
use crate::entity::{
    Anaphor, Clusters, Entity, EntityId, EntityMention, Linker, NameReader, Overall, Resolver, cluster,
};
use crate::mention::date::{DateContext, DateValue, Tense};
use crate::mention::{
    EntryId, Finder, Found, Item, Mention, Node, drop_repeated, find_known, find_known_rivers, first_items,
};
use crate::pattern::{ClassId, Scratch, TokenSymbols};
use crate::relation::{Reader, Reading, Settled, TitleWords, settle};
use crate::text::{Document, Shape, Span, Text};

/// All that was made on the way, for output and for explaining.
pub struct Analysis {
    pub parsed: Text,
    pub published: Option<Date>,
    pub mentions: Vec<Mention>,
    pub clusters: Clusters,
    pub anaphors: Vec<Anaphor>,
    pub reading: Reading,
    pub settled: Settled,
    /// Rules that were applied: (sentence, rule, words).
    pub applied: Vec<(u32, Arc<str>, Span)>,
}

/// A text that is cut into tokens, and what these are.
#[derive(Clone, Copy)]
pub struct ReadText<'a> {
    pub text: &'a str,
    pub parsed: &'a Text,
    pub symbols: &'a TokenSymbols<'a>,
}

/// Reads a document.
pub fn analyse(knowledge: &Knowledge, document: &Document) -> Analysis {
    analyse_with(knowledge, document, &mut Scratch::default())
}

/// Reads a document with a scratch of one's own, which may keep a trace.
pub fn analyse_with(knowledge: &Knowledge, document: &Document, scratch: &mut Scratch) -> Analysis {
    let text = document.text.as_str();
    let parsed = knowledge.splitter.split(text);
    let published = document.published.or(parsed.published);
    let vocabulary = &knowledge.vocabulary;
    let symbols = TokenSymbols::new(text, &parsed.tokens, vocabulary);
    let read = ReadText { text, parsed: &parsed, symbols: &symbols };
    let (mentions, mut items, mut applied) = find_mentions(knowledge, read, published, scratch);
    let date = published.map(|d| d.to_string());
    let source = document.source.as_deref().or(parsed.source.map(|source| source.of(text)));
    let source = source.map(|source| source_places(knowledge, source)).unwrap_or_default();
    let linker = linker(knowledge, date.as_deref()).with_source(source);
    let clusters = cluster(text, &parsed, &mentions, (vocabulary, &symbols), &knowledge.clusters, &linker);
    let clusters = name_reader(knowledge, text, &parsed, &linker, &clusters).unite(clusters, &mentions);
    let mut anaphors = Vec::new();
    let adjectives = &knowledge.adjectives;
    let resolver = Resolver {
        parsed: &parsed,
        mentions: &mentions,
        clusters: &clusters,
        vocabulary,
        symbols: &symbols,
        text,
        gazetteer: &knowledge.gazetteer,
        adjectives,
        overall: Overall::default(),
    };
    for (phase, marks) in &knowledge.anaphora_phases {
        resolver.run((phase, marks), &mut items, &mut anaphors, &mut applied, scratch);
    }
    let reader = Reader {
        text,
        parsed: &parsed,
        mentions: &mentions,
        clusters: &clusters,
        anaphors: &anaphors,
        schema: &knowledge.schema,
        vocabulary,
        linker: &linker,
    };
    let reading = reader.read(items, &knowledge.statement_phases, scratch);
    let title_words = |m: &Mention| title_words(knowledge, read, m);
    let has = |m: &Mention, feature: &str| vocabulary.classes.get(feature).is_some_and(|c| m.classes.contains(&c));
    let settled = settle(&reading, &clusters, &mentions, &knowledge.schema, &linker, &title_words, &has);
    applied.extend(reading.applied.iter().cloned());
    Analysis { parsed, published, mentions, clusters, anaphors, reading, settled, applied }
}

/// A linker for documents of that date.
pub fn linker<'a>(knowledge: &'a Knowledge, date: Option<&'a str>) -> Linker<'a> {
    let Knowledge { gazetteer, link, adjectives, .. } = knowledge;
    Linker::new(gazetteer, link, adjectives, date)
}

/// A reader of the names of bodies and posts.
fn name_reader<'a>(
    knowledge: &'a Knowledge,
    text: &'a str,
    parsed: &'a Text,
    linker: &'a Linker<'a>,
    clusters: &Clusters,
) -> NameReader<'a> {
    NameReader {
        text,
        parsed,
        vocabulary: &knowledge.vocabulary,
        linker,
        identity: &knowledge.schema.identity,
        dropped: &knowledge.clusters.dropped,
        place_type: knowledge.known.type_word,
        named: clusters.all.iter().filter_map(|cluster| cluster.entry).collect(),
    }
}

/// Mentions in order, items of each sentence, rules applied.
pub type MentionsAndItems = (Vec<Mention>, Vec<Vec<Item>>, Vec<(u32, Arc<str>, Span)>);

/// The mentions of a text with its items, and the rules applied.
pub fn find_mentions(
    knowledge: &Knowledge,
    read: ReadText<'_>,
    published: Option<Date>,
    scratch: &mut Scratch,
) -> MentionsAndItems {
    let ReadText { text, parsed, symbols } = read;
    // what a date needs from before it stands in for now, so that only real dates pass
    let day = published.unwrap_or(jiff::civil::date(2000, 1, 1));
    let stand_in = DateValue::day(day);
    let context = DateContext { published: Some(day), previous: stand_in.as_ref(), ..DateContext::default() };
    let judge = |kind: &str, words: &str| kind != "date" || knowledge.calendar.resolve(words, &context).is_some();
    let vocabulary = &knowledge.vocabulary;
    let gazetteer = &knowledge.gazetteer;
    let finder = Finder { text, parsed, gazetteer, vocabulary, symbols, judge: &judge };
    let mut found = Found { items: first_items(text, parsed, gazetteer, vocabulary, symbols), ..Found::default() };
    for (phase, marks) in &knowledge.mention_phases {
        finder.run(phase, marks, &mut found, scratch);
    }
    finder.take_names_of("river", &mut found);
    find_known_rivers(&finder, &knowledge.known, &mut found);
    finder.take_names(&mut found);
    find_known(&finder, &knowledge.known, &mut found);
    if let Some(again) = knowledge.again {
        drop_repeated(&finder, again, &mut found);
    }
    let (mut mentions, items) = in_order(found.mentions, found.items);
    resolve_dates(knowledge, read, published, &mut mentions);
    (mentions, items, found.applied)
}

/// Drops replaced mentions and numbers the rest in order of the text.
fn in_order(mentions: Vec<(Mention, bool)>, mut items: Vec<Vec<Item>>) -> (Vec<Mention>, Vec<Vec<Item>>) {
    let mut order: Vec<usize> = (0..mentions.len()).filter(|&i| mentions[i].1).collect();
    order.sort_by_key(|&i| mentions[i].0.span);
    let mut new = vec![u32::MAX; mentions.len()];
    for (position, &old) in order.iter().enumerate() {
        new[old] = position as u32;
    }
    for item in items.iter_mut().flatten() {
        if let Node::Mention(number) = item.node {
            item.node = Node::Mention(new[number as usize]);
        }
    }
    let mut mentions: Vec<Option<Mention>> = mentions.into_iter().map(|(m, _)| Some(m)).collect();
    (order.iter().filter_map(|&old| mentions[old].take()).collect(), items)
}

fn resolve_dates(knowledge: &Knowledge, read: ReadText<'_>, published: Option<Date>, mentions: &mut [Mention]) {
    let mut previous: Option<DateValue> = None;
    for mention in mentions.iter_mut().filter(|m| *m.kind == *"date") {
        let tense = tense(knowledge, read, mention);
        let context = DateContext { published, previous: previous.as_ref(), tense, ..DateContext::default() };
        let value = knowledge.calendar.resolve(mention.span.of(read.text), &context);
        mention.value = value.as_ref().map(DateValue::to_string);
        previous = value.or(previous);
    }
}

/// How far around a date a verb tells its tense, in tokens.
const TENSE_REACH: usize = 40;
/// "Will be held": so few tokens may stand between a word of the future and the participle that it governs.
const PARTICIPLE_REACH: u32 = 3;

/// The tense at a mention: that of the nearest verb before it in its sentence which shows one, else of the nearest
/// after it.
fn tense(knowledge: &Knowledge, read: ReadText<'_>, mention: &Mention) -> Tense {
    let sentence = &read.parsed.sentences[mention.sentence as usize];
    let is = |t: u32, class: Option<ClassId>| class.is_some_and(|class| read.symbols.is(t, class));
    let of = |t: u32| match () {
        () if is(t, knowledge.future) => Some(Tense::Future),
        () if is(t, knowledge.past) => {
            let governed = (t.saturating_sub(PARTICIPLE_REACH).max(sentence.tokens.start)..t)
                .any(|before| is(before, knowledge.future));
            Some(if governed { Tense::Future } else { Tense::Past })
        }
        () => None,
    };
    let before = (sentence.tokens.start..mention.start).rev().take(TENSE_REACH).find_map(of);
    before.or_else(|| (mention.end..sentence.tokens.end).take(TENSE_REACH).find_map(of)).unwrap_or(Tense::Unknown)
}

/// So many words of a minister's field tell posts apart.
const FIELD_WORDS: u32 = 2;

/// The words of a title that tell posts apart: without levels, which the body says; with the field that follows
/// ("minister of finance").
fn title_words(knowledge: &Knowledge, read: ReadText<'_>, mention: &Mention) -> TitleWords {
    let tokens = || mention.start..mention.end;
    let is = |token: u32, class: Option<ClassId>| class.is_some_and(|c| read.symbols.is(token, c));
    let word = |t: u32| read.parsed.tokens[t as usize].span.of(read.text).to_lowercase();
    let words = tokens().filter(|t| !is(*t, knowledge.clusters.level)).map(word);
    let fielded =
        knowledge.fielded.is_some_and(|class| mention.classes.contains(&class)) && is(mention.end, knowledge.of);
    let lower = |t: &u32| read.parsed.tokens.get(*t as usize).is_some_and(|t| t.shape == Shape::Lower);
    let in_field = |t: &u32| lower(t) && !is(*t, knowledge.small);
    let field = (1..=FIELD_WORDS).map(|n| mention.end + n).take_while(in_field).filter(|_| fielded).map(word);
    let joined = field.chain(words).collect::<Vec<String>>().join(" ");
    let below = tokens().any(|t| is(t, knowledge.below));
    let envoy = knowledge.envoy.is_some_and(|class| mention.classes.contains(&class));
    TitleWords { words: joined.strip_suffix('s').unwrap_or(&joined).to_string(), below, envoy }
}

/// The output of an analysis.
pub fn extraction(knowledge: &Knowledge, document: &Document, analysis: &Analysis) -> Extraction {
    let source = analysis.parsed.source.map(|s| s.of(&document.text).to_string());
    Extraction {
        id: document.id.clone(),
        published: analysis.published.map(|d| d.to_string()),
        source: document.source.clone().or(source),
        sentences: analysis.parsed.sentences.iter().map(|s| s.span).collect(),
        entities: entities(knowledge, document, analysis),
        statements: analysis.settled.statements.clone(),
    }
}

fn entities(knowledge: &Knowledge, document: &Document, analysis: &Analysis) -> Vec<Entity> {
    let date = analysis.published.map(|d| d.to_string());
    let linker = linker(knowledge, date.as_deref());
    let names = name_reader(knowledge, &document.text, &analysis.parsed, &linker, &analysis.clusters);
    let identifying = Identifying { knowledge, analysis, names };
    let mut entities: Vec<Option<Entity>> = vec![None; analysis.settled.entities as usize];
    for (cluster, id) in analysis.clusters.all.iter().zip(&analysis.settled.entity_of) {
        let entity = entities[id.0 as usize].get_or_insert_with(|| Entity {
            id: EntityId(id.0),
            kind: cluster.kind.clone(),
            name: String::new(),
            key: cluster.entry.map(|e| knowledge.gazetteer.entry(e).key.to_string()),
            value: cluster.value.clone(),
            mentions: Vec::new(),
            attributes: attributes(&identifying, cluster),
        });
        let mut longest = entity.name.chars().count();
        for &number in &cluster.mentions {
            let mention = &analysis.mentions[number as usize];
            let words = mention.span.of(&document.text);
            let length = words.chars().count();
            if length > longest {
                entity.name = words.split_whitespace().collect::<Vec<_>>().join(" ");
                longest = entity.name.chars().count();
            }
            let (start, end, text, rule) =
                (mention.span.start, mention.span.end, words.to_string(), mention.rule.clone());
            entity.mentions.push(EntityMention { start, end, text, rule });
        }
    }
    let mut entities: Vec<Entity> = entities.into_iter().flatten().collect();
    for entity in &mut entities {
        entity.mentions.sort_by_key(|m| m.start);
        knowledge.described.describe(&entity.kind, &entity.name, &mut entity.attributes);
    }
    entities
}

fn attributes(
    identifying: &Identifying<'_>,
    cluster: &crate::entity::Cluster,
) -> std::collections::BTreeMap<String, String> {
    let knowledge = identifying.knowledge;
    let mut attributes = std::collections::BTreeMap::new();
    if let Some(entry) = cluster.entry {
        let facts = knowledge.gazetteer.entry(entry).facts();
        attributes.extend(facts.map(|(name, value)| (name.to_string(), value.to_string())));
    }
    if cluster.shares.len() > 1 || cluster.entry.is_none() && !cluster.shares.is_empty() {
        let share = |(entry, share): (EntryId, f32)| format!("{}={share:.2}", knowledge.gazetteer.entry(entry).key);
        let others: Vec<String> = cluster.alternatives().map(share).collect();
        attributes.insert("alternatives".into(), others.join(" "));
    }
    identifying.add(cluster, &mut attributes);
    attributes
}
