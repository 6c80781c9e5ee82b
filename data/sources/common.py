"""Shared parts of the gazetteer generators: entries, files, spelling variants."""
import os
import re
import unicodedata

HERE = os.path.dirname(os.path.abspath(__file__))
OUT = os.path.normpath(os.path.join(HERE, "..", "gazetteers"))
COLUMNS = ["key", "name", "aliases", "classes", "parent", "facts"]

TYPE_WORDS = set("""Province Autonomous Region Municipality Prefecture City County District Banner League
    State Governorate Department Oblast Territory Canton Voivodeship Emirate Division Parish Commune Island Islands
    Special Administrative New Area Forestry Mining Zone River Lake Mountain Mountains Reservoir Desert Basin Plateau
    Plain Delta Peninsula Strait Bay Gulf Canal Union Republic Krai Okrug Capital""".split())


class Entry:
    """One row. `rank` (lower wins) decides who keeps a shared name without a mark."""

    def __init__(self, key, name, aliases=(), classes="", parent="", facts=None, rank=50):
        self.key, self.name, self.parent, self.rank = key, name.replace("\u2019", "'"), parent, rank
        self.classes = classes.split() if isinstance(classes, str) else list(classes)
        self.facts = dict(facts or {})
        self.context = set()
        self.aliases = []
        self.add(name)
        for alias in aliases:
            self.add(alias)

    def add(self, alias):
        alias = alias.strip().replace("\u2019", "'")
        marked = alias.startswith("~")
        alias = alias.lstrip("~").strip()
        if not alias:
            return
        if alias not in self.aliases:
            self.aliases.append(alias)
        if marked:
            self.context.add(alias)

    def row(self):
        shown = [("~" if a in self.context else "") + a for a in self.aliases]
        facts = ";".join(f"{k}={v}" for k, v in self.facts.items() if v)
        return "\t".join([self.key, self.name, ";".join(shown), " ".join(dict.fromkeys(self.classes)), self.parent, facts])


def table(name):
    """Rows of a source table: tab-separated, `#` starts a comment line."""
    with open(os.path.join(HERE, name), encoding="utf-8") as file:
        for line in file:
            line = line.rstrip("\n")
            if line and not line.startswith("#"):
                yield [cell.strip() for cell in line.split("\t")]


def bars(name):
    """Rows of a hand-written table: cells divided by `|`, `#` starts a comment line, `@` sets a default for the rows below."""
    defaults = {}
    with open(os.path.join(HERE, name), encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            line = line.strip()
            if not line or line.startswith("#"):
                continue
            if line.startswith("@"):
                key, _, value = line[1:].partition(" ")
                defaults[key] = value.strip()
                continue
            yield number, [cell.strip() for cell in line.split("|")], dict(defaults)


HEADS = {
    "places_china.tsv": ("China to the level of counties (GB/T 2260, 2023-06) with codes and names of earlier years, units that are no more since",
                         "2000, the counties of Taiwan, the districts of Hong Kong and Macao."),
    "places_world.tsv": ("Countries, their first-level subdivisions, capitals, cities over 100,000 people, and smaller ones with context. Contains",
                         "data of GeoNames (CC BY 4.0, modified) and Unicode CLDR (Unicode-3.0)."),
    "places_admin2.tsv": ("Counties of the United States, districts of India and Vietnam. From GeoNames (CC BY 4.0, modified).",),
    "places_zones.tsv": ("Continents, named regions, compass regions, belts and city clusters, new areas and development zones.",),
    "rivers.tsv": ("Rivers and canals of China and the world. Facts: country, provinces (keys without place:), mouth, basin (the river that",
                   "the chain of mouths ends in)."),
    "waters_mountains.tsv": ("Lakes, reservoirs, seas, straits, mountains, plateaus, deserts, basins, peninsulas, islands. `in`: all units that a",
                             "thing stretches over (keys without place:), the parent is the first."),
    "facilities.tsv": ("Halls, airports, railways, roads, ports, dams, scenic spots.",),
}


def write(name, entries):
    os.makedirs(OUT, exist_ok=True)
    with open(os.path.join(OUT, name), "w", encoding="utf-8", newline="\n") as file:
        file.write("\t".join(COLUMNS) + "\n")
        for line in (*HEADS[name], "Written by data/sources/build.py, not by hand; origin, licence and columns: data/SOURCES.md."):
            file.write(f"# {line}\n")
        for entry in entries:
            file.write(entry.row() + "\n")


def fold(text):
    """ASCII spelling: Dêqên -> Deqen, Hưng Yên -> Hung Yen."""
    special = {"đ": "d", "Đ": "D", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "ı": "i", "ß": "ss", "æ": "ae", "Æ": "Ae",
               "œ": "oe", "þ": "th", "Þ": "Th", "ð": "d", "ə": "a", "Ə": "A", "ʻ": "'", "ʼ": "'", "‘": "'", "’": "'", "ħ": "h", "Ħ": "H"}
    text = "".join(special.get(c, c) for c in text)
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


def lower_type(name):
    """Type words at the end in lower letters: `Du'an Yao Autonomous County` -> `Du'an Yao autonomous county`."""
    words = name.split(" ")
    for i in range(len(words) - 1, 0, -1):
        if words[i] not in TYPE_WORDS:
            break
        words[i] = words[i].lower()
    return " ".join(words)


def slug(name):
    return re.sub(r"[^a-z0-9]+", "-", fold(name).lower().replace("'", "")).strip("-")
