//! What is said of one thing.

use std::io;

use indexmap::{IndexMap, IndexSet};
use oxrdf::vocab::rdf;
use oxrdf::{NamedNode, Term, Triple};

use super::ontology::ontology;
use super::sink::Sink;
use super::vocabulary::gg;

/// The triples of one subject, by predicate in the order in which they were first said, each once. With an own term goes what the
/// ontology says that it is a case of.
#[derive(Clone, Debug)]
pub(super) struct Description {
    subject: NamedNode,
    said: IndexMap<NamedNode, IndexSet<Term>>,
}

impl Description {
    /// Of a subject that is of a class.
    pub(super) fn of(subject: NamedNode, class: impl Into<NamedNode>) -> Self {
        let mut description = Description { subject, said: IndexMap::new() };
        description.is_a(class);
        description
    }

    /// Of a thing: the class of its kind may be of a user's pack, and no case of anything in the ontology.
    pub(super) fn of_thing(subject: NamedNode, class: impl Into<NamedNode>) -> Self {
        let mut description = Self::of(subject, class);
        description.is_a(gg::THING);
        description
    }

    fn is_a(&mut self, class: impl Into<NamedNode>) {
        let class = class.into();
        let supers = ontology().supers(class.as_ref()).iter().cloned();
        let classes = std::iter::once(class.clone()).chain(supers);
        self.said.entry(rdf::TYPE.into_owned()).or_default().extend(classes.map(Term::from));
    }

    /// Adds a triple.
    pub(super) fn say(&mut self, predicate: impl Into<NamedNode>, object: impl Into<Term>) {
        let (predicate, object) = (predicate.into(), object.into());
        for other in ontology().supers(predicate.as_ref()) {
            self.said.entry(other.clone()).or_default().insert(object.clone());
        }
        self.said.entry(predicate).or_default().insert(object);
    }

    /// What is described.
    pub(super) fn subject(&self) -> &NamedNode {
        &self.subject
    }

    /// Writes it.
    pub(super) fn write(self, sink: &mut impl Sink) -> io::Result<()> {
        let mut triple = Triple::new(self.subject, rdf::TYPE, rdf::TYPE);
        for (predicate, objects) in self.said {
            triple.predicate = predicate;
            for object in objects {
                triple.object = object;
                sink.triple(triple.as_ref())?;
            }
        }
        Ok(())
    }
}
