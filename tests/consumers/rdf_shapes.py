"""pyshacl: the samples satisfy the shapes, and graphs that are broken in one place do not."""
import json

import pyshacl
import rdflib
from rdflib.namespace import RDF, XSD

from _rdf import GG, data, graph

OA = rdflib.Namespace("http://www.w3.org/ns/oa#")
ATTR = rdflib.Namespace("https://govgraph.org/ns/attribute#")
shapes = rdflib.Graph().parse(data / "ontology/shapes.ttl")
ontology = rdflib.Graph().parse(data / "ontology/govgraph.ttl")


def validate(triples):
    conforms, _, report = pyshacl.validate(triples, shacl_graph=shapes, ont_graph=ontology)
    return conforms, report


conforms, report = validate(graph("graph.ttl"))
assert conforms, report

# one small sound graph, and what may go wrong with it
small = graph("small.ttl", "--predicate", "flows_through", "--predicate", "holds_position", "--min-confidence", "0.9")
assert validate(small)[0]
statement = next(small.subjects(RDF.type, GG.Statement))
evidence = next(small.subjects(RDF.type, GG.Evidence))
words = next(small.subjects(RDF.type, OA.SpecificResource))
start = next(small.subjects(OA.start, None))
place = next(small.subjects(ATTR.code, None))


def broken(name, remove=None, add=None):
    triples = rdflib.Graph()
    triples += small
    if remove:
        assert list(triples.triples(remove)), f"{name}: nothing to remove"
        triples.remove(remove)
    if add:
        triples.add(add)
    assert not validate(triples)[0], f"the shapes take this: {name}"


broken("a statement without a modality", remove=(statement, GG.modality, None))
broken("a modality of its own", remove=(statement, GG.modality, None), add=(statement, GG.modality, GG.rumoured))
broken("a statement without a subject", remove=(statement, RDF.subject, None))
broken("a statement without evidence", remove=(evidence, OA.hasBody, None))
broken("a confidence above 1", remove=(statement, GG.confidence, None), add=(statement, GG.confidence, rdflib.Literal("1.5", datatype=XSD.decimal)))
broken("words of no article", remove=(words, OA.hasSource, None))
broken("a quote that ends before it begins", remove=(start, OA.end, None), add=(start, OA.end, rdflib.Literal("0", datatype=XSD.nonNegativeInteger)))
broken("a code that is none", remove=(place, ATTR.code, None), add=(place, ATTR.code, rdflib.Literal("62", datatype=GG.GB2260)))
broken("a place without a name", remove=(place, rdflib.RDFS.label, None))

# facts between things of all kinds: refused are just those that the schema does not allow
schema = json.loads((data / "schema.json").read_text(encoding="utf-8"))
kinds = list(schema["kinds"])
triples, wrong = rdflib.Graph(), set()
for name, predicate in schema["predicates"].items():
    for subject in kinds:
        for object in kinds:
            ends = [rdflib.URIRef(f"urn:{name}:{subject}:{object}:{end}") for end in ("from", "to")]
            for node, kind in zip(ends, [subject, object]):
                triples.add((node, RDF.type, GG[kind.capitalize()]))
                triples.add((node, rdflib.RDFS.label, rdflib.Literal(kind)))
            triples.add((ends[0], GG[name], ends[1]))
            if subject not in predicate["subject"] or object not in predicate["object"]:
                wrong.add(ends[0])
_, refused, _ = pyshacl.validate(triples, shacl_graph=shapes, ont_graph=ontology)
assert set(refused.objects(None, rdflib.SH.focusNode)) == wrong
