"""What stands in the RDF is what stands in the JSON: nodes, facts, statements, quotes; hostile names come through whole."""
import urllib.parse

import rdflib
from rdflib.namespace import RDF, RDFS, PROV, SKOS

from _graph import whole
from _rdf import GG, THING, graph

OA = rdflib.Namespace("http://www.w3.org/ns/oa#")
Q = rdflib.Namespace("https://govgraph.org/ns/qualifier#")
DCTERMS = rdflib.Namespace("http://purl.org/dc/terms/")

triples = graph("graph.ttl")
whole = whole()


def named(namespace, name):
    """Kinds, predicates and qualifiers of a pack may be called anything, as things may."""
    return rdflib.URIRef(namespace + urllib.parse.quote(name, safe="-._~:"))


def thing(key):
    return named(THING, key)


for node in whole["nodes"]:
    subject = thing(node["key"])
    for kind in (node["kind"][0].upper() + node["kind"][1:], "Thing"):
        assert (subject, RDF.type, named(GG, kind)) in triples, node
    assert str(triples.value(subject, RDFS.label)) == node["name"], node
    others = {str(name) for name in triples.objects(subject, SKOS.altLabel) if name.language is None}
    assert others == set(node["names"]) - {node["name"]}, node

facts = {(thing(e["subject"]), named(GG, e["predicate"]), thing(e["object"])) for e in whole["edges"] if e["modality"] == "asserted"}
for edge in whole["edges"]:
    fact = thing(edge["subject"]), named(GG, edge["predicate"]), thing(edge["object"])
    assert (fact in triples) == (fact in facts), ("no fact, or one that is only planned or denied", edge)
    statement = THING["statement/" + edge["id"]]
    read = tuple(triples.value(statement, part) for part in (RDF.subject, RDF.predicate, RDF.object))
    assert read == fact, edge
    assert triples.value(statement, GG.modality) == GG[edge["modality"]]
    speaker = triples.value(statement, GG.said_by)
    assert speaker == (edge["said_by"] and thing(edge["said_by"])), edge
    for name, value in edge.get("qualifiers", {}).items():
        told = triples.value(statement, named(Q, name))
        assert told == (thing(value["node"]) if "node" in value else rdflib.Literal(value["word"])), edge
    dates = [edge["qualifiers"]["on"]["node"]] if "on" in edge.get("qualifiers", {}) else ["date:" + date for date in edge["dates"]]
    assert set(triples.objects(statement, GG.dated)) == {thing(date) for date in dates}, edge
    articles = {str(triples.value(article, DCTERMS.identifier)) for article in triples.objects(statement, PROV.wasDerivedFrom)}
    assert articles == {source["article"] for source in edge["sources"] if source["origin"] == "text"}, edge

    evidence = list(triples.subjects(OA.hasBody, statement))
    assert len(evidence) == len(edge["sources"])
    quoted = set()
    for one in evidence:
        words = triples.value(one, OA.hasTarget)
        # without words it is the article that is meant
        article = str(triples.value(triples.value(words, OA.hasSource, default=words), DCTERMS.identifier))
        place, quote = [], []
        for selector in triples.objects(words, OA.hasSelector):
            if (selector, RDF.type, OA.TextQuoteSelector) in triples:
                quote = [str(triples.value(selector, part, default="")) for part in (OA.prefix, OA.exact, OA.suffix)]
            else:
                place = [triples.value(selector, end).toPython() for end in (OA.start, OA.end)]
        quoted.add((article, *place, *quote))
    for source in edge["sources"]:
        quote = []
        if source["quote"] is not None:
            start = source["code_points"][0] - source["text_start"]
            quote = [source["text"][:start], source["quote"], source["text"][start + len(source["quote"]) :]]
        place = source["code_points"] or source["bytes"] or []
        assert (source["article"], *place, *quote) in quoted, (source, quoted)

ids = {str(one) for one in triples.objects(None, DCTERMS.identifier)}
assert "x/../<script>alert(1)</script>" in ids and "=1+1" in ids, ids
assert "a\u0007b" in {str(one) for one in triples.objects(None, GG.publisher)}
said = "".join(str(words) for part in (OA.prefix, OA.exact, OA.suffix) for words in triples.objects(None, part))
assert all(mark in said for mark in ['"Tiger"', "\u202e", "\u2028"])
