"""rdflib gives the same answers to the ready queries as `govgraph sparql` does, where the program has it."""
import json
import subprocess
import sys

import rdflib

from _rdf import THING, data, folder, graph, program


def asked(*arguments):
    command = [program, "sparql", "--graph", f"{folder}/graph.gg", "--format", "json", *arguments]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8")


if asked("ASK {}").returncode == 2:
    sys.exit(print("the program was built without the feature `sparql`"))

triples = graph("asked.ttl").parse(data / "ontology/govgraph.ttl")
prefixes = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in triples.namespaces())
day = rdflib.Literal("2021-12-31", datatype=rdflib.XSD.date)
values = {
    "backers": {"industry": THING["industry:tourism"]},
    "meetings": {"person": triples.value(predicate=rdflib.RDFS.label, object=rdflib.Literal("Wang Yi"))},
    "officials": {"place": THING["place:CN-220000"], "day": day},
    "rivers": {},
}
names = {"person": "Wang Yi", "industry": "industry:tourism", "place": "place:CN-220000", "day": "2021-12-31"}
assert set(values) == {file.stem for file in (data / "queries").glob("*.rq")}
for name, given in values.items():
    query = prefixes + (data / f"queries/{name}.rq").read_text(encoding="utf-8")
    result = triples.query(query, initBindings=given)
    columns = [str(column) for column in result.vars if str(column) not in given]
    expected = sorted([str(row[column] or "") for column in columns] for row in result)
    output = asked("--query", name, *(f"--set={one}={names[one]}" for one in given))
    assert output.returncode == 0, output.stderr
    told = json.loads(output.stdout)
    assert told["head"]["vars"] == columns, name
    rows = sorted([row.get(column, {}).get("value", "") for column in columns] for row in told["results"]["bindings"])
    assert rows == expected and rows, (name, rows, expected)
