"""What the scripts on RDF share: the exports, read by rdflib."""
import subprocess
import sys
import tempfile
from pathlib import Path

import rdflib

folder, program = sys.argv[1:]
data = Path(__file__).parents[2] / "data"

GG = rdflib.Namespace("https://govgraph.org/ns#")
THING = rdflib.Namespace("https://govgraph.org/id/")


def export(name, *options):
    """The path of the graph's export with that name."""
    file = f"{folder}/{name}"
    subprocess.run([program, "export", "--graph", f"{folder}/graph.gg", "-o", file, *options], check=True)
    return file


def graph(name, *options):
    return rdflib.Graph().parse(export(name, *options))


def articles_alone():
    """From now on the graph of articles alone, without kinds and predicates of somebody's pack, which the ontology does not name."""
    global folder
    folder = tempfile.mkdtemp(dir=folder)
    articles = [*sorted((data / "samples").glob("*.txt")), Path(__file__).parent / "hostile.jsonl"]
    subprocess.run([program, "build", "--quiet", "--into", f"{folder}/graph.gg", *articles], check=True, stdout=subprocess.DEVNULL)


def lines(file):
    return [line for line in open(file, encoding="utf-8", newline="\n") if line.strip()]
