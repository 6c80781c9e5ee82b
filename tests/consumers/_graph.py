"""What the scripts share: exports of the graph, and the properties that its JSON says they must have."""
import json
import re
import subprocess
import sys

folder, program = sys.argv[1:]


def export(name, *arguments):
    """Writes the graph to a file of that name, by its ending or as the arguments say, and returns its path."""
    path = f"{folder}/{name}"
    subprocess.run([program, "export", "--graph", f"{folder}/graph.gg", "-o", path, *arguments], check=True)
    return path


def whole():
    """The graph as JSON."""
    with open(export("whole.json"), encoding="utf-8") as file:
        return json.load(file)


def plain(text):
    """Reads the escapes for characters that a format cannot hold."""
    return re.sub(r"\\u\{([0-9a-f]+)\}", lambda code: chr(int(code[1], 16)), text)


def identifier(name):
    """The name of a property: other characters than letters, digits and underscores stand as their codes."""
    return re.sub(r"\W", lambda c: f"_{ord(c[0]):x}_", name)


def properties_of_node(node):
    taken = {"key", "kind", "name", "names", "articles"}
    properties = {name: node[name] for name in taken - {"key"}}
    for name, values in node.get("attributes", {}).items():
        properties[identifier(f"attribute_{name}" if name in taken else name)] = values
    return properties


def properties_of_edge(edge):
    """All but `first` and `last`, which are reckoned from the dates."""
    properties = {name: edge[name] for name in ["predicate", "modality", "confidence", "dates", "sources"]}
    if edge["said_by"] is not None:
        properties["said_by"] = edge["said_by"]
    for name, value in edge.get("qualifiers", {}).items():
        for kind, suffix in [("node", "key"), ("word", "word")]:
            if kind in value:
                properties[identifier(f"{name}_{suffix}")] = value[kind]
    return properties


def check_days(properties, dates):
    """`first` and `last` frame the dates that are known by value."""
    known = [date for date in dates if re.match(r"\d{4}", date)]
    assert ("first" in properties) == ("last" in properties) == bool(known), properties
    for date in known:
        assert properties["first"] <= (date.split("/")[0] + "-01-01")[:10], properties
        assert properties["last"][: len(date.split("/")[-1])] >= date.split("/")[-1], properties
