//! What the writers take from the ontology: its prefixes, what terms of other vocabularies follow from its own, and how
//! attributes are written.

use std::sync::LazyLock;

#[cfg(feature = "sparql")]
use oxrdf::Triple;
use oxrdf::vocab::{rdf, rdfs, xsd};
use oxrdf::{Literal, NamedNode, NamedNodeRef, NamedOrBlankNode, Term};
use oxttl::TurtleParser;
use rustc_hash::{FxHashMap, FxHashSet};

use super::date;
use super::iri::Iris;
use super::vocabulary::TERMS;

const TURTLE: &str = include_str!("../../../data/ontology/govgraph.ttl");

/// The ontology of `data/ontology/govgraph.ttl`.
#[derive(Debug, Default)]
pub(super) struct Ontology {
    /// Prefixes with what they stand for.
    prefixes: Vec<(String, String)>,
    supers: FxHashMap<String, Vec<NamedNode>>,
    ranges: FxHashMap<NamedNode, NamedNode>,
    /// Attributes whose values are things.
    links: FxHashSet<NamedNode>,
}

/// The ontology, read once.
pub(super) fn ontology() -> &'static Ontology {
    static ONTOLOGY: LazyLock<Ontology> = LazyLock::new(Ontology::read);
    &ONTOLOGY
}

/// All that the ontology says. A test reads it to its end.
#[cfg(feature = "sparql")]
pub(super) fn triples() -> impl Iterator<Item = Triple> {
    TurtleParser::new().for_slice(TURTLE).flatten()
}

/// The ontology's prefixes, and those of things, statements, articles and tenures.
pub(super) fn prefixes(iris: &Iris) -> impl Iterator<Item = (String, String)> {
    let groups = ["article", "statement", "tenure"].map(|name| (name.to_owned(), iris.group(name)));
    let things = ("thing".to_owned(), iris.base().to_owned());
    ontology().prefixes.iter().cloned().chain(groups).chain([things])
}

impl Ontology {
    fn read() -> Self {
        let mut ontology = Ontology::default();
        let mut parser = TurtleParser::new().for_slice(TURTLE);
        for triple in parser.by_ref().flatten() {
            if let (NamedOrBlankNode::NamedNode(term), Term::NamedNode(object)) = (triple.subject, triple.object) {
                ontology.add(term, triple.predicate.as_ref(), object);
            }
        }
        ontology.prefixes = parser.prefixes().map(|(name, iri)| (name.to_owned(), iri.to_owned())).collect();
        ontology
    }

    fn add(&mut self, term: NamedNode, predicate: NamedNodeRef<'_>, object: NamedNode) {
        let own = object.as_str().starts_with(TERMS);
        match predicate {
            rdfs::SUB_CLASS_OF | rdfs::SUB_PROPERTY_OF if !own => {
                self.supers.entry(term.into_string()).or_default().push(object)
            }
            rdfs::RANGE => drop(self.ranges.insert(term, object)),
            rdf::TYPE if object.as_str().ends_with("#ObjectProperty") => {
                self.links.insert(term);
            }
            _ => {}
        }
    }

    /// The classes or properties of other vocabularies that a term is a case of.
    pub(super) fn supers(&self, term: NamedNodeRef<'_>) -> &[NamedNode] {
        self.supers.get(term.as_str()).map_or(&[], Vec::as_slice)
    }

    /// The values that an attribute of a node has.
    pub(super) fn values(&self, attribute: &NamedNode, text: &str, iris: &Iris) -> Vec<Term> {
        if self.links.contains(attribute) {
            return keys(text).map(|key| iris.thing(&key).into()).collect();
        }
        match self.ranges.get(attribute).map(NamedNode::as_ref) {
            Some(rdf::LANG_STRING) => {
                let language = attribute.as_str().rsplit('#').next().unwrap_or_default();
                let tagged = Literal::new_language_tagged_literal(text, language);
                vec![tagged.unwrap_or_else(|_| Literal::from(text)).into()]
            }
            Some(xsd::INTEGER) if text.parse::<i64>().is_ok() => {
                vec![Literal::new_typed_literal(text, xsd::INTEGER).into()]
            }
            Some(xsd::G_YEAR_MONTH) => vec![date::literal(text).unwrap_or_else(|| Literal::from(text)).into()],
            Some(code) if code.as_str().starts_with(TERMS) => {
                text.split(',').map(|one| Literal::new_typed_literal(one, code).into()).collect()
            }
            _ => vec![Literal::from(text).into()],
        }
    }
}

/// The keys of an attribute: `CN,RU`, `place:CN-220000`, `province=place:CN-220000;country=place:CN`. Without a kind they are
/// of places.
fn keys(text: &str) -> impl Iterator<Item = String> + '_ {
    let parts = text.split([',', ';']).map(|part| part.rsplit('=').next().unwrap_or_default().trim());
    let parts = parts.filter(|part| !part.is_empty());
    parts.map(|key| if key.contains(':') { key.to_owned() } else { format!("place:{key}") })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::rdf::iri::{attribute, class};

    #[test]
    fn the_ontology_is_turtle() {
        for triple in TurtleParser::new().for_slice(TURTLE) {
            triple.unwrap();
        }
    }

    #[test]
    fn terms_of_others_follow() {
        let supers = ontology().supers(class("title").as_ref()).iter().map(NamedNode::as_str).collect::<Vec<_>>();
        assert_eq!(supers, ["http://www.w3.org/ns/org#Post"]);
        assert!(ontology().supers(class("disease").as_ref()).is_empty());
    }

    #[test]
    fn attributes_have_the_values_that_the_ontology_says() {
        let cases = [
            ("country", "CN", "<https://govgraph.org/id/place:CN>"),
            (
                "provinces",
                "CN-620000,CN-610000",
                "<https://govgraph.org/id/place:CN-620000> <https://govgraph.org/id/place:CN-610000>",
            ),
            (
                "within",
                "province=place:CN-410000;country=place:CN",
                "<https://govgraph.org/id/place:CN-410000> <https://govgraph.org/id/place:CN>",
            ),
            ("mouth", "river:gan", "<https://govgraph.org/id/river:gan>"),
            ("isic4", "01,10", "\"01\"^^<https://govgraph.org/ns#ISIC4> \"10\"^^<https://govgraph.org/ns#ISIC4>"),
            ("zh", "甘肃省", "\"甘肃省\"@zh"),
            ("population", "153075", "\"153075\"^^<http://www.w3.org/2001/XMLSchema#integer>"),
            ("population", "many", "\"many\""),
            ("from", "2003-03", "\"2003-03\"^^<http://www.w3.org/2001/XMLSchema#gYearMonth>"),
            ("from", "2003", "\"2003\"^^<http://www.w3.org/2001/XMLSchema#gYear>"),
            ("from", "long ago", "\"long ago\""),
            ("unit", "province", "\"province\""),
            ("a pack's own", "x,y", "\"x,y\""),
        ];
        for (name, text, expected) in cases {
            let values = ontology().values(&attribute(name), text, &Iris::default());
            assert_eq!(values.iter().map(Term::to_string).collect::<Vec<_>>().join(" "), expected, "{name}");
        }
    }
}
