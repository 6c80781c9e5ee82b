"""A CSV reader finds the typed headers of Neo4j's bulk import, every end of a relationship among the nodes, no live formula, and, with the
escapes read, what stands in the JSON."""
import csv
import json
import re

from _graph import check_days, export, identifier, plain, properties_of_edge, properties_of_node, whole

TYPES = {"string": str, "string[]": list, "float": float, "date": str}
folder = export("import", "--format", "neo4j")
csv.field_size_limit(1 << 30)


def text(cell):
    return plain(cell[1:] if cell.startswith("'") else cell)


def read(name):
    """Rows as dictionaries of values by name, and those cells of the header that name no property."""
    with open(f"{folder}/{name}", newline="", encoding="utf-8") as file:
        lines = list(csv.reader(file, strict=True))
    with open(f"{folder}/{name}", encoding="utf-8") as file:
        assert len(lines) == len(file.read().splitlines()), "a cell has a line break"
    header, rows = lines[0], []
    assert len(set(header)) == len(header), header
    for line in lines[1:]:
        assert len(line) == len(header), line
        row = {}
        for column, cell in zip(header, line):
            for piece in [cell, *re.split(r"[|;\t]\s*", cell)]:
                assert not piece.startswith(tuple("=+-@\t\r＝＋－＠")), cell
            name, holds = column.rsplit(":", 1)
            if holds not in TYPES:
                row[":" + holds] = [text(piece) for piece in cell.split("|")] if holds == "LABEL" else text(cell)
            elif cell:
                value = [text(piece) for piece in cell.split("|")] if holds == "string[]" else text(cell)
                row[name] = float(value) if holds == "float" else value
        rows.append(row)
    return rows


def without_empty(properties):
    """An empty list and none are the same in CSV."""
    return {name: value for name, value in properties.items() if value not in ([], "")}


expected = whole()
nodes = {row.pop(":ID"): row for row in read("nodes.csv")}
assert nodes.keys() == {node["key"] for node in expected["nodes"]}
for node in expected["nodes"]:
    row = nodes[node["key"]]
    assert row.pop(":LABEL") == ["Entity", "".join(word.capitalize() for word in node["kind"].split())], row
    assert row == without_empty(properties_of_node(node)), (row, node)

relationships = {row.pop("id"): row for row in read("relationships.csv")}
assert relationships.keys() == {edge["id"] for edge in expected["edges"]}
for edge in expected["edges"]:
    row = relationships[edge["id"]]
    assert row[":START_ID"] in nodes and row[":END_ID"] in nodes, row
    assert (row.pop(":START_ID"), row.pop(":END_ID")) == (edge["subject"], edge["object"])
    assert row.pop(":TYPE") == identifier(edge["predicate"]).upper()
    row["sources"] = [json.loads(source) for source in row["sources"]]
    check_days(row, edge["dates"])
    row.pop("first", None), row.pop("last", None)
    assert row == without_empty(properties_of_edge(edge)), (row, edge)
