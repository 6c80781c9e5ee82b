"""Decides which names stand only with context (`~`): shared names, ordinary words, people's names."""
from collections import defaultdict

import china
from common import table

# A name held by several entries stays unmarked for the best-ranked; equals are all marked.


def resolve(files):
    words = {row[0] for row in table("context_words.tsv")}
    byhand = china.contextual()
    owners = defaultdict(list)
    for entries in files.values():
        for entry in entries:
            for alias in entry.aliases:
                owners[alias].append(entry)
    for alias, holders in owners.items():
        if " " not in alias:
            for entry in holders:
                if entry.rank < 26 or alias in getattr(entry, "sure", ()):
                    continue
                if "cn" in entry.classes and (alias in byhand or one_syllable(alias)) and (entry.rank > 32 or alias in ("Luan", "Jian", "Ali", "Aba", "Altai", "Dali")):
                    entry.context.add(alias)
                if alias in words and not (entry.rank <= 32 and "cn" in entry.classes):
                    entry.context.add(alias)
        plain = [e for e in holders if alias not in e.context]
        if len(plain) < 2:
            continue
        best = min(e.rank for e in plain)
        winners = [e for e in plain if e.rank == best]
        for entry in plain:
            if entry.rank > best or len(winners) > 1:
                entry.context.add(alias)
    return owners


def one_syllable(word):
    """One Chinese syllable: Li, Wei, Xiang."""
    vowels = "aeiouü"
    w = word.lower()
    runs, before = 0, False
    for c in w:
        now = c in vowels
        runs += now and not before
        before = now
    tail = w.lstrip("bcdfghjklmnpqrstwxyz")
    end = tail.lstrip(vowels)
    return runs == 1 and end in ("", "n", "ng", "r") and len(w) <= 6
