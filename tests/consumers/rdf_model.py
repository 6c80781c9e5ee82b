"""What stands in the RDF is what stands in the JSON: nodes, facts, statements, quotes; hostile names come through whole."""
import json
import urllib.parse

import rdflib
from rdflib.namespace import RDF, RDFS, PROV, SKOS

from _rdf import GG, THING, articles_alone, export, graph

OA = rdflib.Namespace("http://www.w3.org/ns/oa#")
Q = rdflib.Namespace("https://govgraph.org/ns/qualifier#")
DCTERMS = rdflib.Namespace("http://purl.org/dc/terms/")

articles_alone()
triples = graph("graph.ttl")
whole = json.load(open(export("graph.json"), encoding="utf-8"))


def thing(key):
    return rdflib.URIRef(THING + urllib.parse.quote(key, safe="-._~:"))


for node in whole["nodes"]:
    subject = thing(node["key"])
    assert (subject, RDF.type, GG[node["kind"].capitalize()]) in triples, node
    assert str(triples.value(subject, RDFS.label)) == node["name"], node
    others = {str(name) for name in triples.objects(subject, SKOS.altLabel) if name.language is None}
    assert others == set(node["names"]) - {node["name"]}, node

facts = {(thing(e["subject"]), GG[e["predicate"]], thing(e["object"])) for e in whole["edges"] if e["modality"] == "asserted"}
for edge in whole["edges"]:
    fact = thing(edge["subject"]), GG[edge["predicate"]], thing(edge["object"])
    assert (fact in triples) == (fact in facts), ("no fact, or one that is only planned or denied", edge)
    statement = THING["statement/" + edge["id"]]
    read = tuple(triples.value(statement, part) for part in (RDF.subject, RDF.predicate, RDF.object))
    assert read == fact, edge
    assert triples.value(statement, GG.modality) == GG[edge["modality"]]
    speaker = triples.value(statement, GG.said_by)
    assert speaker == (edge["said_by"] and thing(edge["said_by"])), edge
    for name, value in edge.get("qualifiers", {}).items():
        told = triples.value(statement, Q[name])
        assert told == (thing(value["node"]) if "node" in value else rdflib.Literal(value["word"])), edge
    dates = [edge["qualifiers"]["on"]["node"]] if "on" in edge.get("qualifiers", {}) else ["date:" + date for date in edge["dates"]]
    assert set(triples.objects(statement, GG.dated)) == {thing(date) for date in dates}, edge
    articles = {str(triples.value(article, DCTERMS.identifier)) for article in triples.objects(statement, PROV.wasDerivedFrom)}
    assert articles == {source["article"] for source in edge["sources"]}, edge

    evidence = list(triples.subjects(OA.hasBody, statement))
    assert len(evidence) == len(edge["sources"])
    quoted = set()
    for one in evidence:
        words = triples.value(one, OA.hasTarget)
        article = str(triples.value(triples.value(words, OA.hasSource), DCTERMS.identifier))
        place, quote = None, None
        for selector in triples.objects(words, OA.hasSelector):
            if (selector, RDF.type, OA.TextPositionSelector) in triples:
                place = [triples.value(selector, end).toPython() for end in (OA.start, OA.end)]
            else:
                quote = [str(triples.value(selector, part, default="")) for part in (OA.prefix, OA.exact, OA.suffix)]
        quoted.add((article, *place, *quote))
    for source in edge["sources"]:
        before, _, after = source["text"].partition(source["quote"])
        assert (source["article"], *source["code_points"], before, source["quote"], after) in quoted, (source, quoted)

ids = {str(one) for one in triples.objects(None, DCTERMS.identifier)}
assert "x/../<script>alert(1)</script>" in ids and "=1+1" in ids, ids
assert "a\u0007b" in {str(one) for one in triples.objects(None, GG.publisher)}
said = "".join(str(words) for part in (OA.prefix, OA.exact, OA.suffix) for words in triples.objects(None, part))
assert all(mark in said for mark in ['"Tiger"', "\u202e", "\u2028"])
