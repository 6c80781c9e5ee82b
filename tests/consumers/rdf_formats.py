"""rdflib reads the same triples in every syntax: as many as there are lines of N-Triples, without blank nodes."""
import rdflib

from _rdf import export, graph, lines

file = export("graph.nt")
triples = rdflib.Graph().parse(file)
assert len(triples) == len(lines(file)), "a triple stands twice"
assert len(triples) > 10_000
assert not any(isinstance(term, rdflib.BNode) for triple in triples for term in triple)

for name in ["graph.ttl", "graph.jsonld"]:
    other = graph(name)
    # without blank nodes, equal sets of triples are isomorphic graphs
    assert set(other) == set(triples), (name, len(other), len(triples))

quads = rdflib.Dataset()
quads.parse(export("graph.nq"), format="nquads")
assert set(quads.default_graph) == set(triples)
articles = set(triples.subjects(rdflib.RDF.type, rdflib.URIRef("https://govgraph.org/ns#Article")))
for named in quads.graphs():
    if named.identifier != quads.default_graph.identifier:
        assert named.identifier in articles and len(named) > 0, named.identifier
        assert set(named) <= set(triples), "an article says what the graph does not"

below = graph("below.ttl", "--base", "https://example.org/x#", "--predicate", "flows_through")
assert rdflib.URIRef("https://example.org/x#river:wei") in set(below.subjects())
