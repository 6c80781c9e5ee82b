//! Names, and the words in them, with the nodes that bear them.

use std::sync::OnceLock;

use petgraph::graph::NodeIndex;
use rustc_hash::{FxHashMap, FxHashSet};
use strsim::{normalized_damerau_levenshtein, osa_distance};

use crate::graph::identity::letters;
use crate::graph::symbol::{Symbol, Symbols};

/// Nodes by name.
#[derive(Clone, Debug, Default)]
pub(in crate::graph) struct NameIndex {
    /// Sorted.
    names: Vec<(Symbol, NodeIndex)>,
    /// The same the other way round, sorted.
    nodes: Vec<(NodeIndex, Symbol)>,
    /// Names by their words, made when it is first needed.
    words: OnceLock<FxHashMap<Box<str>, Vec<Symbol>>>,
}

/// Names so like the one looked for are worth offering.
const LIKE: f64 = 0.6;
/// More are not offered.
const MOST: usize = 50;

impl NameIndex {
    pub(in crate::graph) fn new(mut names: Vec<(Symbol, NodeIndex)>) -> Self {
        names.sort_unstable();
        names.dedup();
        let mut nodes: Vec<(NodeIndex, Symbol)> = names.iter().map(|(symbol, node)| (*node, *symbol)).collect();
        nodes.sort_unstable();
        NameIndex { names, nodes, words: OnceLock::new() }
    }

    fn of_symbol(&self, symbol: Symbol) -> impl Iterator<Item = NodeIndex> + '_ {
        let start = self.names.partition_point(|(known, _)| *known < symbol);
        self.names[start..].iter().take_while(move |(known, _)| *known == symbol).map(|(_, index)| *index)
    }

    /// The names of a node.
    pub(in crate::graph) fn of_node(&self, node: NodeIndex) -> impl Iterator<Item = Symbol> + '_ {
        let start = self.nodes.partition_point(|(known, _)| *known < node);
        self.nodes[start..].iter().take_while(move |(known, _)| *known == node).map(|(_, symbol)| *symbol)
    }

    /// Nodes of exactly that name.
    pub(in crate::graph) fn exactly(&self, symbols: &Symbols, name: &str) -> impl Iterator<Item = NodeIndex> + '_ {
        symbols.get(name).into_iter().flat_map(|symbol| self.of_symbol(symbol))
    }

    fn words(&self, symbols: &Symbols) -> &FxHashMap<Box<str>, Vec<Symbol>> {
        self.words.get_or_init(|| {
            let mut words: FxHashMap<Box<str>, Vec<Symbol>> = FxHashMap::default();
            let mut last = None;
            for (symbol, _) in &self.names {
                if last.replace(*symbol) == Some(*symbol) {
                    continue;
                }
                for word in compared(symbols.text(*symbol)) {
                    let names = words.entry(word.into()).or_default();
                    if names.last() != Some(symbol) {
                        names.push(*symbol);
                    }
                }
            }
            words
        })
    }

    /// Nodes of that name but for case, diacritics, hyphens and apostrophes.
    pub(super) fn equally(&self, symbols: &Symbols, name: &str) -> Vec<NodeIndex> {
        let wanted = compared(name);
        self.nodes(
            self.with_words(symbols, &wanted).into_iter().filter(|symbol| compared(symbols.text(*symbol)) == wanted),
        )
    }

    /// Nodes in whose names all words of this one stand.
    pub(super) fn partly(&self, symbols: &Symbols, name: &str) -> Vec<NodeIndex> {
        self.nodes(self.with_words(symbols, &compared(name)).into_iter())
    }

    /// Nodes of names like this one, the likest first.
    pub(super) fn nearly(&self, symbols: &Symbols, name: &str) -> Vec<(NodeIndex, f64)> {
        let wanted = compared(name);
        let joined = wanted.join(" ");
        let mut names: Vec<Symbol> = Vec::new();
        for word in &wanted {
            for like in self.words_like(symbols, word) {
                names.extend(self.words(symbols).get(like).into_iter().flatten());
            }
        }
        names.sort_unstable();
        names.dedup();
        let likeness =
            |symbol: &Symbol| normalized_damerau_levenshtein(&compared(symbols.text(*symbol)).join(" "), &joined);
        let scored = names.iter().map(|symbol| (likeness(symbol), *symbol));
        let mut names: Vec<(f64, Symbol)> = scored.filter(|(likeness, _)| *likeness >= LIKE).collect();
        names.sort_by(|one, other| {
            other.0.total_cmp(&one.0).then_with(|| symbols.text(one.1).cmp(symbols.text(other.1)))
        });
        let mut seen = FxHashSet::default();
        let nodes =
            names.iter().flat_map(|(likeness, symbol)| self.of_symbol(*symbol).map(move |node| (node, *likeness)));
        nodes.filter(|(node, _)| seen.insert(*node)).take(MOST).collect()
    }

    /// Known words that may be misspelt as this one.
    fn words_like<'a>(&'a self, symbols: &Symbols, word: &str) -> Vec<&'a str> {
        let length = word.chars().count();
        let most = if length < 5 { 1 } else { 2 };
        let near = |known: &&str| known.chars().count().abs_diff(length) <= most && osa_distance(known, word) <= most;
        self.words(symbols).keys().map(|known| &**known).filter(near).collect()
    }

    fn with_words(&self, symbols: &Symbols, wanted: &[String]) -> Vec<Symbol> {
        let lists: Option<Vec<&Vec<Symbol>>> =
            wanted.iter().map(|word| self.words(symbols).get(word.as_str())).collect();
        let Some(mut lists) = lists.filter(|lists| !lists.is_empty()) else { return Vec::new() };
        lists.sort_by_key(|list| list.len());
        let (first, rest) = (lists[0], &lists[1..]);
        // the lists are in order of the symbols
        first.iter().copied().filter(|symbol| rest.iter().all(|list| list.binary_search(symbol).is_ok())).collect()
    }

    fn nodes(&self, symbols: impl Iterator<Item = Symbol>) -> Vec<NodeIndex> {
        let mut nodes: Vec<NodeIndex> = symbols.flat_map(|symbol| self.of_symbol(symbol)).collect();
        nodes.sort_unstable();
        nodes.dedup();
        nodes
    }
}

/// The words of a name, compared.
pub(super) fn compared(name: &str) -> Vec<String> {
    name.split_whitespace().map(letters).filter(|word| !word.is_empty()).collect()
}
