//! From drafts to statements: which titles are one post, and each fact once.

use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

use super::draft::{Draft, Slot};
use super::posts::{TitleWords, complete, join_titles};
use super::predecessors::complete_former;
use super::reader::{Reading, stronger};
use super::sharing::share;
use super::statement::{Evidence, Modality, Origin, Qualifier, Statement};
use crate::entity::{Clusters, EntityId, Linker};
use crate::mention::Mention;
use crate::pack::Schema;

/// What settling gives: the entity of each cluster, and the statements.
#[derive(Debug, Default)]
pub struct Settled {
    /// Entity of each cluster: titles of one post share one.
    pub entity_of: Vec<EntityId>,
    /// Number of entities.
    pub entities: u32,
    /// Statements, each fact once, in order of their evidence.
    pub statements: Vec<Statement>,
}

/// Settles the drafts of a document. `title_words` gives the words of a title that tell posts apart, `has`
/// tells whether a mention has a feature.
pub fn settle(
    reading: &Reading,
    clusters: &Clusters,
    mentions: &[Mention],
    schema: &Schema,
    linker: &Linker<'_>,
    title_words: &dyn Fn(&Mention) -> TitleWords,
    has: &dyn Fn(&Mention, &str) -> bool,
) -> Settled {
    let titled = |d: &Draft, feature: &str| d.object.mention.is_some_and(|m| has(&mentions[m as usize], feature));
    let mut drafts = without_needless_defaults(complete(reading, clusters, &titled));
    let words = |d: &Draft| d.object.mention.map_or_else(String::new, |m| title_words(&mentions[m as usize]).words);
    complete_former(&mut drafts, &words);
    share(&mut drafts, &reading.groups, schema);
    let drafts = &drafts;
    let parents = join_titles(drafts, clusters, mentions, title_words);
    let mut settled = Settled { entity_of: vec![EntityId(0); clusters.all.len()], ..Settled::default() };
    for (cluster, &earlier) in parents.iter().enumerate() {
        if earlier == cluster {
            settled.entity_of[cluster] = EntityId(settled.entities);
            settled.entities += 1;
        } else {
            settled.entity_of[cluster] = settled.entity_of[earlier];
        }
    }
    settled.statements = merge(drafts, &settled.entity_of, schema);
    drop_implied(&mut settled.statements, schema);
    let mut cluster_of = vec![0; settled.entities as usize];
    for (cluster, entity) in settled.entity_of.iter().enumerate().rev() {
        cluster_of[entity.0 as usize] = cluster;
    }
    let cluster = |entity: EntityId| &clusters.all[cluster_of[entity.0 as usize]];
    let lies_in = |inner, outer| linker.lies_in(cluster(inner), cluster(outer)) == Some(true);
    drop_outer(&mut settled.statements, schema, &lies_in);
    drop_closure(&mut settled.statements, schema, &lies_in);
    settled
}

/// Drops defaults of which the object has a statement of its own.
fn without_needless_defaults(mut drafts: Vec<Draft>) -> Vec<Draft> {
    let key = |d: &Draft| (d.predicate.clone(), d.object.cluster);
    let told: FxHashSet<_> = drafts.iter().filter(|d| !d.default).map(key).collect();
    drafts.retain(|d| !d.default || !told.contains(&key(d)));
    drafts
}

/// Drops statements that another predicate of the same two makes needless, as the schema says.
fn drop_implied(statements: &mut Vec<Statement>, schema: &Schema) {
    let key = |s: &Statement, predicate: &str| (s.subject, s.object, predicate.to_string());
    let told: FxHashSet<_> = statements.iter().map(|s| key(s, &s.predicate)).collect();
    statements.retain(|s| {
        let unless = schema.predicates.get(&*s.predicate).and_then(|p| p.unless.as_deref());
        unless.is_none_or(|other| !told.contains(&key(s, other)))
    });
}

/// Of "A lies in B, B in C, A in C" the last says nothing more; nor does it where a sentence says the first and last and
/// the gazetteers the other.
fn drop_closure(statements: &mut Vec<Statement>, schema: &Schema, lies_in: &dyn Fn(EntityId, EntityId) -> bool) {
    let within = |s: &Statement| schema.predicates.get(&*s.predicate).is_some_and(|p| p.within);
    let sentence = |s: &Statement| s.evidence.map(|e| e.sentence);
    type Places = Vec<(EntityId, Option<u32>)>;
    let mut outer: FxHashMap<(Arc<str>, EntityId), Places> = FxHashMap::default();
    for s in statements.iter().filter(|s| within(s) && s.modality == Modality::Asserted) {
        outer.entry((s.predicate.clone(), s.subject)).or_default().push((s.object, sentence(s)));
    }
    let around =
        |s: &Statement, inner: EntityId| outer.get(&(s.predicate.clone(), inner)).map_or(&[][..], Vec::as_slice);
    let follows = |s: &Statement| {
        let mut between = around(s, s.subject).iter().filter(|(b, _)| *b != s.object);
        within(s)
            && between.any(|&(b, told)| {
                around(s, b).iter().any(|(c, _)| *c == s.object) || (told == sentence(s) && lies_in(b, s.object))
            })
    };
    let mut dropped = statements.iter().map(follows).collect::<Vec<bool>>().into_iter();
    statements.retain(|_| !dropped.next().unwrap_or(false));
}

/// So many places of one event are compared with each other.
const MOST_PLACES: usize = 50;

/// Of "held in Guangxi" and "held in Nanning" the second says it all; what lies in what is told, or known.
fn drop_outer(statements: &mut Vec<Statement>, schema: &Schema, lies_in: &dyn Fn(EntityId, EntityId) -> bool) {
    let predicate = |s: &Statement| schema.predicates.get(&*s.predicate);
    let innermost = |s: &Statement| predicate(s).is_some_and(|p| p.innermost);
    let within = statements.iter().filter(|s| predicate(s).is_some_and(|p| p.within));
    let told: FxHashSet<(EntityId, EntityId)> = within.map(|s| (s.subject, s.object)).collect();
    let mut objects: FxHashMap<(Arc<str>, EntityId), Vec<EntityId>> = FxHashMap::default();
    for s in statements.iter().filter(|s| innermost(s)) {
        objects.entry((s.predicate.clone(), s.subject)).or_default().push(s.object);
    }
    statements.retain(|s| {
        let inner = |o: &EntityId| *o != s.object && (told.contains(&(*o, s.object)) || lies_in(*o, s.object));
        !objects.get(&(s.predicate.clone(), s.subject)).is_some_and(|all| all.iter().take(MOST_PLACES).any(inner))
    });
}

/// What makes two drafts one fact.
type Key = (EntityId, Arc<str>, EntityId);

fn merge(drafts: &[Draft], entity_of: &[EntityId], schema: &Schema) -> Vec<Statement> {
    let mut order: Vec<&Draft> = drafts.iter().collect();
    order.sort_by_key(|d| (d.sentence, d.span.start, d.span.end));
    let mut index: FxHashMap<Key, Vec<usize>> = FxHashMap::default();
    let mut statements: Vec<Statement> = Vec::new();
    for draft in order {
        let statement = statement(draft, entity_of);
        if statement.subject == statement.object {
            continue;
        }
        let (s, p, o) = (statement.subject, statement.predicate.clone(), statement.object);
        let symmetric = schema.predicates.get(&*p).is_some_and(|p| p.symmetric);
        let key = if symmetric && o < s { (o, p, s) } else { (s, p, o) };
        let same = index.entry(key).or_default();
        match same.iter().find(|&&i| agree(&statements[i], &statement)) {
            Some(&i) => absorb(&mut statements[i], statement),
            None => {
                same.push(statements.len());
                statements.push(statement);
            }
        }
    }
    statements
}

fn statement(draft: &Draft, entity_of: &[EntityId]) -> Statement {
    let entity = |cluster: u32| entity_of[cluster as usize];
    let qualifier = |(name, slot): &(Arc<str>, Slot)| {
        let value = match slot {
            Slot::Thing(reference) => Qualifier::Entity(entity(reference.cluster)),
            Slot::Word(word) => Qualifier::Word(word.clone()),
        };
        (name.clone(), value)
    };
    Statement {
        subject: entity(draft.subject.cluster),
        predicate: draft.predicate.clone(),
        object: entity(draft.object.cluster),
        qualifiers: draft.qualifiers.iter().map(qualifier).collect(),
        modality: draft.modality,
        attributed_to: draft.speaker.map(entity),
        source: Origin::Text,
        rule: draft.rule.clone(),
        confidence: draft.confidence,
        evidence: Some(Evidence {
            sentence: draft.sentence,
            start: draft.span.start,
            end: draft.span.end,
            subject: Some(draft.subject.span),
            object: Some(draft.object.span),
        }),
    }
}

/// Two drafts agree where no qualifier that tells facts apart differs: the same post of two bodies is two facts.
fn agree(known: &Statement, new: &Statement) -> bool {
    ["of", "status"].iter().all(|name| match (known.qualifiers.get(*name), new.qualifiers.get(*name)) {
        (Some(a), Some(b)) => a == b,
        _ => true,
    })
}

/// Keeps the fullest qualifiers; done outranks planned; of several speakers the first.
fn absorb(known: &mut Statement, new: Statement) {
    known.modality = stronger(known.modality, new.modality);
    known.confidence = known.confidence.max(new.confidence);
    for (name, value) in new.qualifiers {
        known.qualifiers.entry(name).or_insert(value);
    }
}
