#!/usr/bin/env python3
"""How fast govgraph is beside its peers, on one thread and the same texts, in one run.

    pip install spacy; npm install compromise        # each is left out where it is missing
    python3 benches/peers/peers.py [--govgraph target/release/govgraph] [--megabytes 1] [FOLDER]

FOLDER holds .txt files (data/samples by default); they are repeated to the size asked for. Peers find names only: spaCy a blank English
pipeline with a sentencizer and an EntityRuler of the default pack's names, compromise its people, places and organizations. govgraph does
all it does, from text to statements; its start is taken off, as loading is of the others.
"""
import argparse
import csv
import json
import pathlib
import subprocess
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent


def texts(folder, size):
    once = [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt"))]
    if not once:
        raise SystemExit(f"{folder}: no .txt file")
    length = sum(len(text.encode()) for text in once)
    return once * max(1, -(-size // length))


def names():
    """The names and aliases of the default pack; those that need context ("~") too, as a plain list would hold them."""
    found = set()
    for path in sorted((ROOT / "data/gazetteers").glob("*.tsv")):
        lines = (line for line in path.open(encoding="utf-8") if not line.startswith("#"))
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            for name in [row.get("name") or "", *(row.get("aliases") or "").split(";")]:
                found.add(name.lstrip("~").strip())
    return sorted(found - {""})


def by_spacy(documents):
    import spacy

    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    ruler = nlp.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": "NAME", "pattern": name} for name in names()])
    nlp(documents[0])
    start = time.perf_counter()
    found = sum(len(doc.ents) for doc in nlp.pipe(documents))
    return time.perf_counter() - start, found


def by_compromise(documents):
    lines = "\n".join(json.dumps({"text": text}) for text in documents)
    script = ROOT / "benches/peers/compromise.mjs"
    run = subprocess.run(["node", script], input=lines, text=True, capture_output=True, check=True)
    answer = json.loads(run.stdout)
    return answer["seconds"], answer["found"]


def by_govgraph(command):
    def measure(documents):
        def seconds(of):
            with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
                for number, text in enumerate(of):
                    file.write(json.dumps({"id": str(number), "text": text}) + "\n")
                file.flush()
                start = time.perf_counter()
                run = [command, "extract", file.name, "--format", "jsonl", "--threads", "1", "--quiet"]
                out = subprocess.run(run, capture_output=True, check=True).stdout
                return time.perf_counter() - start, sum(len(json.loads(line)["entities"]) for line in out.splitlines())

        whole, found = min(seconds(documents) for _ in range(3))
        return whole - min(seconds(["China."])[0] for _ in range(3)), found

    return measure


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=pathlib.Path, default=ROOT / "data/samples")
    parser.add_argument("--govgraph", default=str(ROOT / "target/release/govgraph"))
    parser.add_argument("--megabytes", type=float, default=1)
    arguments = parser.parse_args()
    documents = texts(arguments.folder, int(arguments.megabytes * 1e6))
    size = sum(len(text.encode()) for text in documents)
    print(f"{len(documents)} documents, {size / 1e6:.2f} MB, one thread")
    print(f"{'':32} {'MB/s':>9} {'found':>9} {'govgraph is':>14}")
    own = None
    peers = [
        ("govgraph, text to statements", by_govgraph(arguments.govgraph)),
        ("spaCy blank, EntityRuler", by_spacy),
        ("compromise", by_compromise),
    ]
    for name, measure in peers:
        try:
            seconds, found = measure(documents)
        except (ImportError, OSError, subprocess.CalledProcessError) as error:
            print(f"{name:32} not measured: {str(error).splitlines()[0]}")
            continue
        speed = size / seconds / 1e6
        own = own or speed
        print(f"{name:32} {speed:9.3f} {found:9} {own / speed:8.1f} times")


if __name__ == "__main__":
    main()
