//! From articles to nodes and edges.

use std::collections::BTreeMap;
use std::collections::hash_map::Entry;
use std::ops::Range;
use std::sync::Arc;

use petgraph::graph::{DiGraph, EdgeIndex, NodeIndex};
use rustc_hash::FxHashMap;

use super::KnowledgeGraph;
use super::article::{EntityRecord, QualifierRecord, Record, StatementRecord};
use super::articles::Articles;
use super::edge::{EdgeWeight, Value};
use super::identity::{Classes, View};
use super::node::{NodeKey, NodeWeight};
use super::post::{Post, Scopes, place_of};
use super::query::NameIndex;
use super::symbol::Symbol;
use crate::entity::EntityId;
use crate::error::Result;
use crate::relation::Modality;

/// No node: a title, of which posts are made.
const NONE: u32 = u32::MAX;

/// Statements with this are one edge.
type Content = (NodeIndex, Symbol, NodeIndex, Modality, Option<NodeIndex>, u32);

/// The graph of a collection.
pub(super) fn build(mut articles: Articles) -> Result<KnowledgeGraph> {
    let words = Words {
        title: articles.symbols.intern("title"),
        holds: articles.symbols.intern("holds_position"),
        of: articles.symbols.intern("of"),
    };
    let classes = Classes::of(&articles)?;
    let mut builder = Builder {
        words,
        node_of: vec![NONE; classes.first.len()],
        classes,
        graph: DiGraph::new(),
        names: Vec::new(),
        forms: Vec::new(),
        scopes: Scopes::default(),
        posts: BTreeMap::new(),
        post_nodes: FxHashMap::default(),
        body_places: FxHashMap::default(),
        contents: FxHashMap::default(),
        sets: FxHashMap::default(),
        qualifiers: Vec::new(),
        sources: Vec::new(),
        published: Vec::new(),
    };
    builder.add_nodes(&articles)?;
    builder.name_nodes(&articles);
    builder.add_edges(&articles)?;
    let keys = builder.keys();
    builder.name_posts(&mut articles, &keys);
    Ok(builder.finish(articles, keys))
}

/// Symbols that are asked for often.
#[derive(Clone, Copy)]
struct Words {
    title: Symbol,
    holds: Symbol,
    of: Symbol,
}

struct Builder {
    words: Words,
    classes: Classes,
    /// Node of each entity.
    node_of: Vec<u32>,
    graph: DiGraph<NodeWeight, EdgeWeight>,
    /// What articles call each node.
    names: Vec<(u32, Symbol)>,
    /// All names by which nodes are found.
    forms: Vec<(Symbol, NodeIndex)>,
    scopes: Scopes,
    posts: BTreeMap<NodeIndex, Post>,
    post_nodes: FxHashMap<Arc<str>, NodeIndex>,
    body_places: FxHashMap<NodeIndex, Symbol>,
    contents: FxHashMap<Content, EdgeIndex>,
    sets: FxHashMap<Arc<[(Symbol, Value)]>, u32>,
    qualifiers: Vec<Arc<[(Symbol, Value)]>>,
    /// Edge, article, statement.
    sources: Vec<(u32, u32, u32)>,
    published: Vec<Option<Symbol>>,
}

impl Builder {
    fn add_nodes(&mut self, articles: &Articles) -> Result<()> {
        let mut taken: FxHashMap<NodeKey, NodeIndex> = FxHashMap::default();
        for ((id, kept), at) in articles.records.iter().zip(0..) {
            let record = articles.record(kept)?;
            let view = View { articles, record: &record };
            self.published.push(record.published);
            let start = self.classes.starts[at];
            let titles = posts_of(&record, self.words.holds);
            for (entity, number) in record.entities.iter().zip(0..) {
                if entity.kind == self.words.title && titles.contains(&number) {
                    continue;
                }
                let member = start + number;
                let first = self.classes.first[member as usize];
                let key = key_of(view, entity, id, number);
                if first == member {
                    let index = self.graph.add_node(NodeWeight {
                        key,
                        kind: entity.kind,
                        name: "".into(),
                        members: 0..0,
                        degree: 0,
                    });
                    self.node_of[member as usize] = index.index() as u32;
                    let own = NodeKey::Local { article: id.clone(), entity: EntityId(number) };
                    self.take_key(index, own, &mut taken);
                } else {
                    self.node_of[member as usize] = self.node_of[first as usize];
                    self.better_key(self.node_of[member as usize], key, &mut taken);
                }
                let index = NodeIndex::new(self.node_of[member as usize] as usize);
                self.names.push((self.node_of[member as usize], entity.name));
                self.forms.extend([entity.name].iter().chain(&entity.forms).map(|form| (*form, index)));
                if matches!(view.kind(entity), "organization" | "place") && self.node_of[member as usize] != NONE {
                    self.note_scope(view, number, self.node_of[member as usize]);
                }
            }
        }
        self.scopes.settle();
        Ok(())
    }

    /// A key that another node has already gives way to one of the article; only a user's decision leads there.
    fn take_key(&mut self, index: NodeIndex, own: NodeKey, taken: &mut FxHashMap<NodeKey, NodeIndex>) {
        let key = self.graph[index].key.clone();
        if matches!(key, NodeKey::Local { .. }) {
            return;
        }
        match taken.entry(key) {
            Entry::Occupied(_) => self.graph[index].key = own,
            Entry::Vacant(entry) => {
                entry.insert(index);
            }
        }
    }

    /// A node that some article's entity has an identifier of is known by it, the first of several.
    fn better_key(&mut self, node: u32, key: NodeKey, taken: &mut FxHashMap<NodeKey, NodeIndex>) {
        let Some(weight) = self.graph.node_weight_mut(NodeIndex::new(node as usize)) else { return };
        if key < weight.key && !matches!(key, NodeKey::Local { .. }) && !taken.contains_key(&key) {
            taken.remove(&weight.key);
            taken.insert(key.clone(), NodeIndex::new(node as usize));
            weight.key = key;
        }
    }

    fn note_scope(&mut self, view: View<'_>, number: u32, node: u32) {
        if let Some(scope) = view.scope(number) {
            self.scopes.note(node, &scope.text);
        }
        let index = NodeIndex::new(node as usize);
        if view.entity(number).is_some_and(|entity| entity.key.is_none())
            && let Some(place) = place_of(view, number)
            && let Some(symbol) = view.articles.symbols.get(&place)
        {
            self.body_places.entry(index).or_insert(symbol);
        }
    }

    /// The name that most articles use, the longest of equals, then the first by alphabet; one all in capitals if there is no other.
    fn name_nodes(&mut self, articles: &Articles) {
        self.names.sort_unstable();
        for uses in self.names.chunk_by(|(one, _), (other, _)| one == other) {
            let Some(weight) = self.graph.node_weight_mut(NodeIndex::new(uses[0].0 as usize)) else { continue };
            if let NodeKey::Date(value) = &weight.key {
                weight.name = value.clone();
                continue;
            }
            let counts =
                uses.chunk_by(|one, other| one == other).map(|uses| (uses.len(), articles.symbols.text(uses[0].1)));
            let best = counts.max_by_key(|(count, name)| {
                let shouted = !name.chars().any(char::is_lowercase);
                (!shouted, *count, name.chars().count(), std::cmp::Reverse(*name))
            });
            weight.name = best.map_or("", |(_, name)| name).into();
        }
        self.names = Vec::new();
    }

    fn add_edges(&mut self, articles: &Articles) -> Result<()> {
        for ((id, kept), at) in articles.records.iter().zip(0..) {
            let record = articles.record(kept)?;
            let view = View { articles, record: &record };
            for (statement, number) in record.statements.iter().zip(0..) {
                let start = self.classes.starts[at as usize];
                if statement.predicate == self.words.holds {
                    self.add_holding(view, id, start, (statement, at, number));
                } else {
                    self.add_statement(view, start, (statement, at, number));
                }
            }
        }
        Ok(())
    }

    fn node(&self, start: u32, entity: u32) -> Option<NodeIndex> {
        let node = *self.node_of.get((start + entity) as usize)?;
        (node != NONE).then(|| NodeIndex::new(node as usize))
    }

    fn add_statement(
        &mut self,
        view: View<'_>,
        start: u32,
        (statement, article, number): (&StatementRecord, u32, u32),
    ) {
        let ends = self.node(start, statement.subject).zip(self.node(start, statement.object));
        let Some((mut subject, mut object)) = ends else { return };
        // of two kinds only one may be the subject: a person meets a body
        let alike = self.graph[subject].kind == self.graph[object].kind;
        if subject > object && alike && view.identity().symmetric.contains(view.text(statement.predicate)) {
            (subject, object) = (object, subject);
        }
        let qualifiers = self.qualifiers(start, statement, None);
        let speaker = statement.speaker.and_then(|speaker| self.node(start, speaker));
        let content = (subject, statement.predicate, object, statement.modality, speaker, qualifiers);
        self.add_edge(content, (article, number));
    }

    /// A holder, a post, and what the post is of: two edges.
    fn add_holding(
        &mut self,
        view: View<'_>,
        id: &str,
        start: u32,
        (statement, article, number): (&StatementRecord, u32, u32),
    ) {
        let (Some(holder), Some(office)) = (self.node(start, statement.subject), view.office(statement)) else {
            return;
        };
        let of = match view.qualifier(statement, "of") {
            Some(QualifierRecord::Entity(of)) => self.node(start, of),
            _ => None,
        };
        let key = of.map(|of| self.graph[of].key.to_string());
        let text = self.scopes.post(&office, key.as_deref(), id);
        let title = self.words.title;
        let graph = &mut self.graph;
        let post = *self.post_nodes.entry(text.clone()).or_insert_with(|| {
            graph.add_node(NodeWeight {
                key: NodeKey::Post(text),
                kind: title,
                name: "".into(),
                members: 0..0,
                degree: 0,
            })
        });
        let known = self.posts.entry(post).or_insert_with(|| Post::new(view.identity(), &office));
        known.of.extend(of);
        if let Some(said) = view.entity(statement.object) {
            known.said.insert(view.core(said));
        }
        if let Some(slot) = self.node_of.get_mut((start + statement.object) as usize) {
            *slot = post.index() as u32;
        }
        let qualifiers = self.qualifiers(start, statement, Some(self.words.of));
        let speaker = statement.speaker.and_then(|speaker| self.node(start, speaker));
        let content = (holder, statement.predicate, post, statement.modality, speaker, qualifiers);
        self.add_edge(content, (article, number));
        if let Some(of) = of {
            let none = self.qualifier_set(Vec::new());
            self.add_edge((post, self.words.of, of, Modality::Asserted, None, none), (article, number));
        }
    }

    fn qualifiers(&mut self, start: u32, statement: &StatementRecord, without: Option<Symbol>) -> u32 {
        let kept = statement.qualifiers.iter().filter(|(name, _)| Some(*name) != without);
        let value = |(name, value): &(Symbol, QualifierRecord)| match value {
            QualifierRecord::Entity(number) => self.node(start, *number).map(|node| (*name, Value::Node(node))),
            QualifierRecord::Word(word) => Some((*name, Value::Word(*word))),
        };
        let set = kept.filter_map(value).collect();
        self.qualifier_set(set)
    }

    fn qualifier_set(&mut self, set: Vec<(Symbol, Value)>) -> u32 {
        let set: Arc<[(Symbol, Value)]> = set.into();
        let next = self.qualifiers.len() as u32;
        let qualifiers = &mut self.qualifiers;
        *self.sets.entry(set).or_insert_with_key(|set| {
            qualifiers.push(set.clone());
            next
        })
    }

    fn add_edge(&mut self, content: Content, (article, statement): (u32, u32)) {
        let graph = &mut self.graph;
        let edge = *self.contents.entry(content).or_insert_with(|| {
            let (subject, predicate, object, modality, speaker, qualifiers) = content;
            graph.add_edge(subject, object, EdgeWeight { predicate, modality, speaker, qualifiers, sources: 0..0 })
        });
        self.sources.push((edge.index() as u32, article, statement));
    }

    /// "governor of Jilin Province", "secretary of CPC Jilin Provincial Committee".
    fn name_posts(&mut self, articles: &mut Articles, keys: &FxHashMap<NodeKey, NodeIndex>) {
        for (index, post) in &self.posts {
            let name = post.name(&self.graph, keys);
            self.forms.push((articles.symbols.intern(&name), *index));
            self.graph[*index].name = name.into();
        }
    }

    fn keys(&self) -> FxHashMap<NodeKey, NodeIndex> {
        self.graph.node_indices().map(|index| (self.graph[index].key.clone(), index)).collect()
    }

    fn finish(mut self, articles: Articles, keys: FxHashMap<NodeKey, NodeIndex>) -> KnowledgeGraph {
        let members = self.members();
        self.contents = FxHashMap::default();
        for index in self.graph.edge_indices() {
            let (subject, object) = self.graph.edge_endpoints(index).unwrap_or_default();
            self.graph[subject].degree += 1;
            self.graph[object].degree += 1;
        }
        self.sources.sort_unstable();
        self.sources.dedup();
        let mut start = 0;
        for uses in self.sources.chunk_by(|one, other| one.0 == other.0) {
            let end = start + uses.len() as u32;
            self.graph[EdgeIndex::new(uses[0].0 as usize)].sources = start..end;
            start = end;
        }
        let sources = self.sources.iter().map(|(_, article, statement)| (*article, *statement)).collect();
        let order: Vec<Arc<str>> = articles.records.keys().cloned().collect();
        KnowledgeGraph {
            articles,
            order,
            published: self.published,
            starts: self.classes.starts.clone(),
            classes: self.classes,
            members,
            graph: self.graph,
            keys,
            qualifiers: self.qualifiers,
            sources,
            posts: self.posts,
            body_places: self.body_places,
            names: NameIndex::new(self.forms),
        }
    }

    /// The entities of each node, node by node; sets the nodes' ranges.
    fn members(&mut self) -> Vec<u32> {
        let mut counts: Vec<u32> = vec![0; self.graph.node_count() + 1];
        for node in self.node_of.iter().filter(|node| **node != NONE) {
            counts[*node as usize + 1] += 1;
        }
        for at in 1..counts.len() {
            counts[at] += counts[at - 1];
        }
        for (weight, range) in self.graph.node_weights_mut().zip(counts.windows(2)) {
            weight.members = Range { start: range[0], end: range[1] };
        }
        let mut next = counts.clone();
        let mut members = vec![0; counts.last().copied().unwrap_or(0) as usize];
        for (node, member) in self.node_of.iter().zip(0..) {
            if *node != NONE {
                members[next[*node as usize] as usize] = member;
                next[*node as usize] += 1;
            }
        }
        self.node_of = Vec::new();
        members
    }
}

/// The titles of an article that are posts somebody holds.
fn posts_of(record: &Record, holds: Symbol) -> Vec<u32> {
    let held = record.statements.iter().filter(|statement| statement.predicate == holds);
    held.map(|statement| statement.object).collect()
}

fn key_of(view: View<'_>, entity: &EntityRecord, article: &Arc<str>, number: u32) -> NodeKey {
    match (entity.key, entity.value) {
        (Some(key), _) => NodeKey::Linked(view.text(key).into()),
        (None, Some(value)) if view.kind(entity) == "date" => NodeKey::Date(view.text(value).into()),
        _ => NodeKey::Local { article: article.clone(), entity: EntityId(number) },
    }
}
