"""networkx makes the same graph of JSON and of JSON Lines, and every edge ends at a node."""
import json

import networkx
from _graph import export, whole

whole = whole()
with open(export("graph.jsonl"), encoding="utf-8") as file:
    lines = [json.loads(line) for line in file]
assert [line["node"] for line in lines if "node" in line] == whole["nodes"]
assert [line["edge"] for line in lines if "edge" in line] == whole["edges"]

graph = networkx.MultiDiGraph()
graph.add_nodes_from((node["key"], node) for node in whole["nodes"])
assert len(graph) == len(whole["nodes"]), "a key stands twice"
for edge in whole["edges"]:
    assert edge["subject"] in graph and edge["object"] in graph, edge
    graph.add_edge(edge["subject"], edge["object"], edge["id"], **edge)
    for source in [source for source in edge["sources"] if source["quote"] is not None]:
        start, end = source["code_points"]
        assert len(source["quote"]) == end - start, source
        assert source["quote"] in source["text"], source
assert graph.number_of_edges() == len(whole["edges"]), "an edge's id stands twice"
assert networkx.is_directed(graph) and graph.has_node("place:CN-620000")
