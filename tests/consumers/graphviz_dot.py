"""Graphviz parses the DOT of the whole graph and draws a part of it; pydot finds every node and edge with its label."""
import re
import subprocess
import xml.etree.ElementTree

import pydot
from _graph import export, whole

graph = whole()
path = export("graph.dot")
canonical = subprocess.run(["dot", "-Tcanon", path], check=True, capture_output=True)
assert not canonical.stderr, canonical.stderr.decode()
parsed = subprocess.run(["gvpr", "BEG_G { print(nNodes($G), \" \", nEdges($G)); }", path], check=True, capture_output=True)
assert parsed.stdout.split() == [str(len(graph["nodes"])).encode(), str(len(graph["edges"])).encode()], parsed
labels = subprocess.run(["gvpr", "N { print($.label); }", path], check=True, capture_output=True, encoding="utf-8").stdout.split("\n")
plain = {node["name"] for node in graph["nodes"] if re.fullmatch(r"[A-Za-z ]{1,60}", node["name"])}
assert plain and plain <= set(labels), plain - set(labels)
assert "\\N" not in labels, "a node has no label of its own"

part = export("part.gv", "--predicate", "met_with", "--predicate", "conserves")
with open(part, encoding="utf-8") as file:
    (read,) = pydot.graph_from_dot_data(file.read())
edges = [edge for edge in graph["edges"] if edge["predicate"] in ("met_with", "conserves")]
assert len(read.get_edges()) == len(edges)
assert {edge.get("id").strip('"') for edge in read.get_edges()} == {edge["id"] for edge in edges}

drawn = subprocess.run(["dot", "-Tsvg", part], check=True, capture_output=True)
assert not drawn.stderr, drawn.stderr.decode()
picture = xml.etree.ElementTree.fromstring(drawn.stdout)
shown = ["".join(text.itertext()) for text in picture.iter("{http://www.w3.org/2000/svg}text")]
names = {node["key"]: node["name"] for node in graph["nodes"]}
for edge in edges:
    for key in (edge["subject"], edge["object"]):
        assert any(names[key][:20].replace("\u202e", "") in text for text in shown), names[key]
assert not list(picture.iter("{http://www.w3.org/2000/svg}script"))
