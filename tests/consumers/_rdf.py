"""What the scripts on RDF share: the exports, read by rdflib."""
from pathlib import Path

import rdflib
from _graph import export, folder, program

__all__ = ["GG", "THING", "data", "export", "folder", "graph", "lines", "program"]
data = Path(__file__).parents[2] / "data"

GG = rdflib.Namespace("https://govgraph.org/ns#")
THING = rdflib.Namespace("https://govgraph.org/id/")


def graph(name, *options):
    return rdflib.Graph().parse(export(name, *options))


def lines(file):
    return [line for line in open(file, encoding="utf-8", newline="\n") if line.strip()]
