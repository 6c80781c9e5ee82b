"""Checks the gazetteers: python3 check.py      (exit status 1 on an error)

Columns, unique keys, parents and references that exist, dates of parents, names shared without context, tributaries that
touch their main river's provinces.
"""
import os
import re
import sys
from collections import Counter, defaultdict

from resolve import TYPED

OUT = os.path.normpath(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "gazetteers"))
HEADER = "key\tname\taliases\tclasses\tparent\tfacts"
FILES = ["places_china.tsv", "places_world.tsv", "places_admin2.tsv", "places_zones.tsv", "rivers.tsv", "waters_mountains.tsv", "facilities.tsv"]
CLASSES = set("""country province municipality prefecture city county district state capital region lake reservoir mountain sea island
    plateau desert basin canal zone continent compass-region facility cn river former county-level peninsula strait bay cape
    hall airport railway road port dam scenic station major""".split())
PARENT = re.compile(r"^(?P<key>[^@;]+)(@(?P<from>(\d{4}-\d{2})?)\.\.(?P<to>(\d{4}-\d{2})?))?$")
REFERENCES = {"capital", "capital_of", "mouth", "basin", "basin_of"}


def main():
    errors, rows, where = [], {}, {}
    for file in FILES:
        with open(os.path.join(OUT, file), encoding="utf-8") as handle:
            lines = handle.read().split("\n")
        if lines[0] != HEADER:
            errors.append(f"{file}:1: header")
        if lines[-1] != "":
            errors.append(f"{file}: no newline at the end")
        for number, line in enumerate(lines[1:-1], 2):
            spot = f"{file}:{number}"
            cells = line.split("\t")
            if len(cells) != 6:
                errors.append(f"{spot}: {len(cells)} columns")
                continue
            key, name, aliases, classes, parent, facts = cells
            if key in rows:
                errors.append(f"{spot}: key twice: {key} ({where[key]})")
            if not re.fullmatch(r"(place|river):[A-Za-z0-9-]+", key):
                errors.append(f"{spot}: key's form: {key}")
            if any(c.strip() != c for c in cells) or "\u2019" in line:
                errors.append(f"{spot}: space around a cell, or a curled apostrophe")
            names = aliases.split(";")
            bare = [n.lstrip("~") for n in names]
            if not name or any(not n.strip() or n.strip() != n for n in bare):
                errors.append(f"{spot}: empty name: {aliases}")
            if len(set(bare)) != len(bare):
                errors.append(f"{spot}: alias twice: {[n for n, c in Counter(bare).items() if c > 1]}")
            if any("~" in n for n in bare) or any(len(n) < 2 for n in bare):
                errors.append(f"{spot}: alias's form: {aliases}")
            unknown = set(classes.split(" ")) - CLASSES
            if unknown:
                errors.append(f"{spot}: classes: {unknown}")
            known = {}
            for pair in filter(None, facts.split(";")):
                if "=" not in pair:
                    errors.append(f"{spot}: fact: {pair}")
                    continue
                k, v = pair.split("=", 1)
                if k in known:
                    errors.append(f"{spot}: fact twice: {k}")
                known[k] = v
            rows[key] = (name, names, classes.split(" "), parent, known)
            where[key] = spot

    owners = defaultdict(list)
    for key, (name, names, classes, parent, facts) in rows.items():
        spot = where[key]
        spans = []
        for part in filter(None, parent.split(";")):
            found = PARENT.match(part)
            if not found:
                errors.append(f"{spot}: parent's form: {part}")
                continue
            if found["key"] not in rows:
                errors.append(f"{spot}: no such parent: {found['key']}")
            if found["key"] == key:
                errors.append(f"{spot}: its own parent")
            spans.append((found["from"] or "", found["to"] or ""))
        if len(spans) > 1 and (spans[0][0] or spans[-1][1] or any(a[1] != b[0] or not a[1] for a, b in zip(spans, spans[1:]))):
            errors.append(f"{spot}: the parents' dates do not meet: {parent}")
        for k, v in facts.items():
            if k in REFERENCES and v not in rows:
                errors.append(f"{spot}: {k}: no entry {v}")
            if k == "provinces" or k == "in":
                for one in v.split(","):
                    if "place:" + one not in rows:
                        errors.append(f"{spot}: {k}: no place {one}")
            if k == "country":
                for one in v.split(","):
                    if "place:" + one not in rows:
                        errors.append(f"{spot}: country: no place {one}")
        if key.startswith("river:"):
            mouth = rows.get(facts.get("mouth", ""))
            if facts.get("mouth", "").startswith("river:") and mouth:
                ours, theirs = set(filter(None, facts.get("provinces", "").split(","))), set(filter(None, mouth[4].get("provinces", "").split(",")))
                if ours and theirs and not ours & theirs:
                    errors.append(f"{spot}: {name}: provinces {sorted(ours)} touch none of {mouth[0]}'s {sorted(theirs)}")
                here, there = set(facts.get("country", "").split(",")), set(mouth[4].get("country", "").split(","))
                if here and there and not here & there:
                    errors.append(f"{spot}: {name}: countries {sorted(here)} touch none of {mouth[0]}'s {sorted(there)}")
            seen, at = set(), key
            while at in rows and at not in seen:
                seen.add(at)
                at = rows[at][4].get("mouth", "")
            if at in seen:
                errors.append(f"{spot}: {name} flows into itself")
        for one in names:
            owners[one.lstrip("~")].append((key, one.startswith("~")))
        # ancestors must end
        seen, at = {key}, parent
        while at:
            at = at.split(";")[-1].split("@")[0]
            if at in seen:
                errors.append(f"{spot}: parents go round: {at}")
                break
            seen.add(at)
            at = rows[at][3] if at in rows else ""

    shared = {name: held for name, held in owners.items() if len(held) > 1}
    for name, held in shared.items():
        if sum(not marked for _, marked in held) > 1 and not TYPED.search(name):
            errors.append(f"shared without context: {name}: {[k for k, m in held if not m]}")
    with open(os.path.join(OUT, "adjectives.tsv"), encoding="utf-8") as handle:
        lines = handle.read().rstrip("\n").split("\n")
    if lines[0] != "adjective\tkey":
        errors.append("adjectives.tsv:1: header")
    seen = set()
    for number, line in enumerate(lines[1:], 2):
        cells = line.split("\t")
        if len(cells) != 2 or cells[1] not in rows:
            errors.append(f"adjectives.tsv:{number}: {line}")
        elif cells[0] in seen:
            errors.append(f"adjectives.tsv:{number}: twice: {cells[0]}")
        seen.add(cells[0])

    for error in errors:
        print(error)
    print(f"entries {len(rows)}, names {len(owners)}, adjectives {len(lines) - 1}")
    print(f"names held by several entries {len(shared)}: with one unmarked holder {sum(any(not m for _, m in h) for h in shared.values())}, "
          f"only with context {sum(all(m for _, m in h) for h in shared.values())}")
    print(f"names that need context everywhere {sum(all(m for _, m in h) for h in owners.values())}")
    print("errors", len(errors))
    return 1 if errors else 0


sys.exit(main())
