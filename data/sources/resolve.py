"""Decides which names stand only with context (`~`): shared names, ordinary words, people's names."""
import re
from collections import defaultdict

import china
from common import table

# A bare name held by several entries stays unmarked for the best-ranked; equals are all marked. A name with its type word is a
# name for certain, whoever holds it.
TYPED = re.compile(r"(?i)[ ](River|Canal|Lake|Mountains?|Reservoir|Peak|Province|Municipality|City|County|District|Banner|League|Prefecture|Zone|"
                   r"New Area|Autonomous Region)$|^(Lake|River|Mount) ")
# ... but for those that are made of a compass word alone.
COMPASS = re.compile(r"(?i)^(North|South|East|West|Central|Northern|Southern|Eastern|Western|Northeast|Northwest|Southeast|Southwest|Northeastern|"
                     r"Northwestern|Southeastern|Southwestern|North Central|Upper|Lower|Middle|Capital)[ ]\w+$")


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
        if TYPED.search(alias):
            if COMPASS.search(alias) and len(holders) > 1:
                for entry in holders:
                    entry.context.add(alias)
            continue
        for entry in small_states(holders):
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


def small_states(holders):
    """Subdivisions of small countries that share their name with a large city elsewhere: Manchester in Jamaica."""
    cities = [e for e in holders if int(e.facts.get("population", 0)) >= 200_000]
    return [e for e in holders if "state" in e.classes and e.rank >= 33
            and any(c.facts.get("country") != e.facts.get("country") for c in cities)]


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
