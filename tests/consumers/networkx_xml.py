"""networkx reads the same nodes, edges and properties from GraphML and from GEXF as stand in the JSON."""
import json

import networkx
from _graph import check_days, export, plain, properties_of_edge, properties_of_node, whole

PLAIN = {"predicate", "modality", "confidence", "said_by", "kind", "name", "first", "last"}
expected = whole()


def value(name, text):
    """What stands in an attribute: lists are JSON."""
    if not isinstance(text, str):
        return text
    text = plain(text)
    if name in PLAIN or name.endswith(("_key", "_word")):
        return text
    members = json.loads(text)
    return [json.loads(member) for member in members] if name == "sources" else members


def same(found, properties):
    found = {name: value(name, text) for name, text in found.items()}
    assert found == properties, (found, properties)


for name, read in [("graph.graphml", networkx.read_graphml), ("graph.gexf", networkx.read_gexf)]:
    graph = read(export(name))
    assert graph.is_directed() and graph.is_multigraph()
    nodes = {plain(key): dict(found) for key, found in graph.nodes(data=True)}
    assert len(nodes) == len(expected["nodes"]), name
    for node in expected["nodes"]:
        found = nodes[node["key"]]
        if name == "graph.gexf":
            assert plain(found.pop("label")) == node["name"]
            assert found.pop("viz")["color"], node
        same(found, properties_of_node(node))
    edges = {id: (plain(subject), plain(object), found) for subject, object, id, found in graph.edges(keys=True, data=True)}
    assert len(edges) == len(expected["edges"]) == graph.number_of_edges(), name
    for edge in expected["edges"]:
        subject, object, found = edges[edge["id"]]
        assert (subject, object) == (edge["subject"], edge["object"]), edge
        found.pop("id", None)
        if name == "graph.gexf":
            assert found.pop("label") == edge["predicate"]
            spells = found.pop("spells", [])
            assert bool(spells) == ("first" in found), edge
            assert not spells or min(start for start, _ in spells) == found["first"], edge
            assert not spells or max(end for _, end in spells) == found["last"], edge
        check_days(found, edge["dates"])
        found.pop("first", None), found.pop("last", None)
        found["confidence"] = round(found["confidence"], 6)
        same(found, properties_of_edge(edge))
