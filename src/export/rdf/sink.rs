//! Where triples go.

use std::io::{self, Write};

use oxjsonld::WriterJsonLdSerializer;
use oxrdf::{GraphNameRef, NamedNodeRef, TripleRef};
use oxttl::nquads::WriterNQuadsSerializer;
use oxttl::ntriples::WriterNTriplesSerializer;
use oxttl::turtle::WriterTurtleSerializer;

/// Takes triples, each once.
pub(super) trait Sink {
    /// One of the graph's.
    fn triple(&mut self, triple: TripleRef<'_>) -> io::Result<()>;

    /// One of the graph's, again, as what an article says. Formats without named graphs have no place for it.
    fn said_in(&mut self, article: NamedNodeRef<'_>, triple: TripleRef<'_>) -> io::Result<()> {
        let _ = (article, triple);
        Ok(())
    }
}

impl<W: Write> Sink for WriterNTriplesSerializer<W> {
    fn triple(&mut self, triple: TripleRef<'_>) -> io::Result<()> {
        self.serialize_triple(triple)
    }
}

impl<W: Write> Sink for WriterTurtleSerializer<W> {
    fn triple(&mut self, triple: TripleRef<'_>) -> io::Result<()> {
        self.serialize_triple(triple)
    }
}

impl<W: Write> Sink for WriterJsonLdSerializer<W> {
    fn triple(&mut self, triple: TripleRef<'_>) -> io::Result<()> {
        self.serialize_quad(triple.in_graph(GraphNameRef::DefaultGraph))
    }
}

impl<W: Write> Sink for WriterNQuadsSerializer<W> {
    fn triple(&mut self, triple: TripleRef<'_>) -> io::Result<()> {
        self.serialize_quad(triple.in_graph(GraphNameRef::DefaultGraph))
    }

    fn said_in(&mut self, article: NamedNodeRef<'_>, triple: TripleRef<'_>) -> io::Result<()> {
        self.serialize_quad(triple.in_graph(article))
    }
}
