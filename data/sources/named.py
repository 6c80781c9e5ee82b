"""Rivers, waters, mountains, regions, zones and facilities: from tables written by hand."""
import re

from common import Entry, bars, lower_type, slug


class Finder:
    """Finds a place's key by its English name, for the tables' `parent` cells."""

    def __init__(self, *groups):
        self.best = {}
        for entries in groups:
            for entry in entries:
                for alias in entry.aliases:
                    held = self.best.get(alias)
                    if held is None or entry.rank < held.rank:
                        self.best[alias] = entry
        self.keys = {entry.key: entry for entries in groups for entry in entries}

    def key(self, name, where):
        name = name.strip()
        if not name:
            return ""
        for guess in (name, "place:" + name):
            if guess in self.keys:
                return guess
        if name in self.best:
            return self.best[name].key
        raise SystemExit(f"{where}: no place is called {name!r}")

    def add(self, entries):
        for entry in entries:
            self.keys[entry.key] = entry


def is_cn(key):
    return key.startswith(("place:CN", "place:TW-", "place:HK-", "place:MO-"))


def region_entries(finder):
    out = []
    rows = list(bars("regions.txt"))
    for _, cells, _ in rows:  # regions may lie in regions of the same file
        finder.keys.setdefault("place:" + cells[0], None)
    for number, cells, defaults in rows:
        key, name, aliases, classes, parent = cells[:5]
        facts = dict(pair.split("=", 1) for pair in cells[5].split(";") if pair) if len(cells) > 5 else {}
        entry = Entry("place:" + key, name, aliases.split(";"), classes, finder.key(parent, f"regions.txt:{number}"), facts, rank=float(defaults["rank"]))
        if name.endswith(")"):
            entry.aliases.remove(name)
        out.append(entry)
    finder.add(out)
    return out


ZONE_WORDS = re.compile(r"\b(New Area|New District|Development Zone|Development Area|Demonstration Zone|Pilot Zone|Industrial Zone|Industrial Park|Science City|"
                        r"Bonded Zone|Free Trade Zone|Special Economic Zone|Cooperation Zone|Economic Zone|Free Trade Port|Science Park|High-tech Zone|Zone|District|Resort|Port Area)$")


def zone_forms(name):
    out = [name]
    found = ZONE_WORDS.search(name)
    if found:
        out.append(name[:found.start()] + found.group(0).lower())
    for a, b in (("Economic and Technological", "Economic and Technical"), ("Economic and Technological", "Economic & Technological"),
                 ("Economic and Technological", "Economic-Technological"), ("High-tech", "Hi-tech"), ("High-tech", "High-Tech"), ("High-tech", "Hi-Tech"),
                 ("High-tech Industrial", "New and High-tech Industrial")):
        for form in list(out[:2]):
            if a in form:
                out.append(form.replace(a, b))
    return out


def zone_entries(finder):
    out, seen = [], {}

    def add(name, aliases, parent, classes, zh="", rank=36.0):
        key = "place:zone-" + slug(name)
        if key in seen:
            for alias in aliases:
                seen[key].add(alias)
            return
        entry = Entry(key, name, [], classes, parent, {"zh": zh}, rank=rank)
        for alias in [name] + aliases:
            for form in zone_forms(alias):
                entry.add(form)
        if is_cn(parent):
            entry.classes.append("cn")
        seen[key] = entry
        out.append(entry)

    for number, cells, defaults in bars("zones.txt"):
        cells += [""] * (4 - len(cells))
        name, aliases, parent, zh = cells[:4]
        add(name, [a for a in aliases.split(";") if a], finder.key(parent, f"zones.txt:{number}"), "zone", zh, float(defaults["rank"]))
    for number, cells, _ in bars("zone_series.txt"):
        kind, places = cells
        for place in places.split(","):
            where = f"zone_series.txt:{number}"
            if kind == "bonded":
                first = place
                while first not in finder.best:
                    if " " not in first:
                        raise SystemExit(f"{where}: {place}")
                    first = first.rsplit(" ", 1)[0]
                parent = finder.key(first, where)
            else:
                parent = finder.key(place, where)
            place = place.replace(" City", "")
            if kind == "ftz":
                add(f"China ({place}) Pilot Free Trade Zone", [f"{place} Pilot Free Trade Zone", f"{place} Free Trade Zone", f"{place} FTZ",
                    f"{place} pilot free trade zone", f"China ({place}) Free Trade Zone", f"{place} pilot FTZ", f"China ({place}) pilot free trade zone"], parent, "zone")
            elif kind == "etdz":
                add(f"{place} Economic and Technological Development Zone", [f"{place} Economic and Technological Development Area", f"{place} National Economic and Technological Development Zone",
                    f"{place} Economic Development Zone", f"{place} ETDZ"], parent, "zone", rank=38)
            elif kind == "htz":
                add(f"{place} High-tech Industrial Development Zone", [f"{place} High-tech Zone", f"{place} National High-tech Industrial Development Zone",
                    f"{place} High-tech Development Zone", f"{place} National High-tech Zone"], parent, "zone", rank=38)
            elif kind == "bonded":
                add(f"{place} Comprehensive Bonded Zone", [f"{place} Integrated Bonded Zone"], parent, "zone", rank=38)
            elif kind == "pilot_ec":
                add(f"China ({place}) Cross-border E-commerce Comprehensive Pilot Zone", [f"China ({place}) Cross-Border E-Commerce Comprehensive Pilot Zone",
                    f"{place} Cross-border E-commerce Comprehensive Pilot Zone", f"China ({place}) cross-border e-commerce comprehensive pilot zone",
                    f"{place} cross-border e-commerce comprehensive pilot zone"], parent, "zone", rank=38)
    finder.add(out)
    return out


KIND_PREFIX = {"lake": "lake-", "reservoir": "reservoir-", "sea": "sea-", "mountain": "mt-", "plateau": "plateau-", "desert": "desert-", "basin": "basin-",
               "peninsula": "peninsula-", "island": "island-"}
KEEP_SEA = {"Yellow Sea", "South China Sea", "East China Sea", "Dead Sea"}
STRIP = re.compile(r"^(Lake|Mount|Gulf of|Strait of|Sea of) | (Lake|Lakes|Mountain|Mountains|Reservoir|Desert|Ocean|Sea|Strait|Islands|Island|Peninsula|Plateau|Basin|Range)$")


def water_entries(finder):
    out, keys = [], set()
    for number, cells, defaults in bars("waters.txt"):
        cells += [""] * (3 - len(cells))
        name, aliases, places = cells[:3]
        kind = defaults["kind"]
        bare = re.sub(r" \((.*)\)$", r" \1", name)
        stem = STRIP.sub("", bare) if kind in ("lake", "mountain", "desert", "reservoir") or bare.endswith(("Ocean", " Sea")) else bare
        if kind == "sea":
            stem = bare if bare in KEEP_SEA or bare.startswith("Gulf of") else re.sub("^Sea of | Sea$| Ocean$", "", bare)
        elif bare in KEEP_SEA or bare.startswith(("Sea of", "Great Salt")):
            stem = bare
        key = "place:" + KIND_PREFIX[kind] + slug(stem or bare)
        if key in keys:
            key += "-2"
        keys.add(key)
        where = [finder.key(p, f"waters.txt:{number}") for p in places.split(",") if p]
        forms = [name] if not name.endswith(")") else []
        forms += [re.sub(r" \(.*\)$", "", name)] + [a for a in aliases.split(";") if a]
        classes = {"mountain": "mountain", "sea": "sea"}.get(kind, kind)
        entry = Entry(key, name, [], classes, where[0] if where else "", {}, rank=24 if kind == "sea" else 36)
        entry.aliases = []
        for form in forms:
            entry.add(form)
            lowered = re.sub(r" (Lake|Mountain|Mountains|Reservoir|Desert|Basin|Plateau|Island|Islands|Peninsula)$", lambda m: m.group(0).lower(), form)
            entry.add(lowered)
        if any("~" + f in aliases.split(";") for f in [re.sub(r" \(.*\)$", "", name)]):
            entry.context.add(re.sub(r" \(.*\)$", "", name))
        if kind == "sea":
            entry.classes = ["sea"] + (["strait"] if re.search("Strait|Channel|Passage|Bosporus|Dardanelles", name) else []) + (["bay"] if re.search("Bay|Gulf", name) else [])
            if name == "Cape of Good Hope":
                entry.classes = ["cape"]
        if len(where) > 1:
            entry.facts["in"] = ",".join(w.split(":")[1] for w in where)
        if where and is_cn(where[0]):
            entry.classes.append("cn")
        out.append(entry)
    finder.add(out)
    return out


def facility_entries(finder):
    out, keys = [], set()
    for number, cells, defaults in bars("facilities.txt"):
        cells += [""] * (3 - len(cells))
        name, aliases, place = cells[:3]
        kind = defaults["kind"]
        key = f"place:{kind}-" + slug(re.sub(r"[()]", "", name))
        if key in keys:
            raise SystemExit(f"facilities.txt:{number}: twice: {name}")
        keys.add(key)
        parent = finder.key(place, f"facilities.txt:{number}")
        entry = Entry(key, name, [], f"facility {kind}", parent, {}, rank=39)
        if name.endswith(")"):
            entry.aliases = []
        for form in [re.sub(r" \(.*\)$", "", name)] + [a for a in aliases.split(";") if a]:
            entry.add(form)
            entry.add(re.sub(r" (Airport|Railway Station|Expressway|Hydropower Station|Nuclear Power Plant|Nuclear Power Station|Grottoes|Temple|Guesthouse|Pass|Highway|Bridge|Ruins)$", lambda m: m.group(0).lower(), form))
            if kind == "railway":
                entry.add(form.replace("High-speed Railway", "high-speed railway").replace("Intercity Railway", "intercity railway"))
        if is_cn(parent):
            entry.classes.append("cn")
        out.append(entry)
    return out


# Rivers that keep a name that smaller ones share.
MAIN_RIVERS = set("yangtze yellow-river pearl songhua hei huai hai liao wei han min xiang gan xinkai wu yuan li qing luo-hn fu-jx gui xi dong bei lishui-ln qiantang huangpu".split())
# "Liu He" and "Li Jiang" are people oftener than rivers; these are not.
SPACED = {"Huang He", "Chang Jiang", "Huai He", "Hai He"}
PERSON_LIKE = re.compile(r"[A-Z][a-zü]+ (He|Jiang|Shui|Xi|Qu)$")
# Where a chain of mouths stops when a basin is named.
MAIN_BASINS = {"river:songhua", "river:huai", "river:liao", "river:hai", "river:ganges", "river:indus"}
RIVER_ENDS = {"h": ["he"], "j": ["jiang"], "s": ["shui"], "x": ["xi"], "q": ["qu"], "z": [], "u": [], "c": []}


def river_entries(finder):
    out, by_slug = [], {}
    rows = []
    for number, cells, defaults in bars("rivers_china.txt"):
        cells += [""] * (5 - len(cells))
        head, mouth, provinces, aliases, countries = cells[:5]
        stem, kind = head.rsplit(" ", 1)
        kind, _, distinct = kind.partition("#")
        # The main river's own names are spelt with hyphens in the table where two words make one stem.
        shown = stem.replace("-", " ") if kind in "cuz" else stem
        base = {"Yangtze": "yangtze", "Yellow": "yellow-river", "Pearl": "pearl", "Heilong": "heilongjiang"}.get(stem, slug(stem))
        syllables = len(re.findall(r"[aeiouü]+", stem.lower()))
        short = kind in "hjsxq" and syllables == 1 and len(stem) <= 6
        key = base + ("-" + distinct if distinct else "")
        if not distinct and key in by_slug:
            key += "-" + kind
        rows.append((number, key, stem, shown, kind, short, mouth, provinces, aliases, countries or "CN"))
        by_slug[key] = None
    for number, key, stem, shown, kind, short, mouth, provinces, aliases, countries in rows:
        ends = RIVER_ENDS[kind]
        long = [stem + e for e in ends if not stem.lower().endswith(e)]
        names = []
        if kind == "c":
            names = [shown if any(w in shown for w in ("Canal", "Dujiangyan")) else shown + (" Canal" if "Project" not in shown else "")]
            given = [a for a in aliases.split(";") if a]
            if shown.startswith(("South to North", "Dujiangyan", "Yangtze to Huaihe", "Yin Chao", "Grand Canal", "Hetao")):
                names = given[:1]
        elif short and long:
            names = [long[0] + " River"]
        else:
            names = [(shown if kind != "u" or not shown.endswith("River") else shown) + " River"]
        more = []
        for form in long:
            more += [form + " River", form + " river", form if len(stem) > 2 or not short else "~" + form]
            spaced = stem + " " + form[len(stem):].capitalize()
            more += [spaced if kind == "j" or key in MAIN_RIVERS else "~" + spaced]
        if kind in "hjsxquz":
            more += [shown + " River", shown + " river"] if not (kind == "s" and short) else [shown + " River"]
        if short:
            more = [a for a in more + aliases.split(";") if not PERSON_LIKE.fullmatch(a.lstrip("~")) or a.lstrip("~") in SPACED]
        else:
            more += aliases.split(";")
        entry = Entry("river:" + key, names[0], more, "river" if kind != "c" else "river canal", "", {}, rank=34 if key in MAIN_RIVERS else 35)
        entry.mouth = mouth
        if key in MAIN_RIVERS:
            entry.classes.append("major")
        if "CN" in countries:
            entry.classes.append("cn")
        codes = ",".join(f"CN-{p}0000" for p in provinces.split(",") if p)
        entry.facts["country"] = countries
        if codes:
            entry.facts["provinces"] = codes
        # Pinyin river names that are also places or people's names stand with context when bare.
        for alias in list(entry.aliases):
            if " " not in alias and alias in finder.best:
                entry.context.add(alias)
            elif " " not in alias and short and not alias.endswith(("jiang", "shui")):
                entry.context.add(alias)
        out.append(entry)
        by_slug[key] = entry
    for number, cells, _ in bars("rivers_world.txt"):
        cells += [""] * (4 - len(cells))
        head, mouth, countries, aliases = cells[:4]
        kind = "c" if head.endswith(" c") else ""
        stem = head[:-2] if kind else head
        key = slug(stem)
        shown = re.sub(r"-(VN|IN|US|KR|TX|ID)$", "", stem).replace("-", " ") if stem not in ("Al-Arab",) else stem
        given = [a for a in aliases.split(";") if a]
        british = any(a.startswith("River ") for a in given)
        name = shown if kind else "River Ganga" if stem == "Ganges" else shown + " River"
        if stem.startswith("St-"):
            name = name.replace("St ", "St. ")
        if stem == "Rio-Grande" or stem == "Rio-de-la-Plata":
            name = shown
        if key in by_slug and by_slug[key] is not None:
            key += "-world"
        marked = "~" + name in given
        more = ([] if kind else ["~" * marked + shown + " River", "~" * marked + shown + " river"]) + given
        entry = Entry("river:" + key, name, [], "river canal" if kind else "river", "", {}, rank=37)
        entry.aliases = []
        for alias in [("~" if marked else "") + name] + more:
            entry.add(alias)
        entry.mouth = mouth
        entry.facts["country"] = countries
        for alias in list(entry.aliases):
            if " " not in alias and alias in finder.best and alias not in ("Mekong", "Danube", "Rhine", "Volga", "Nile"):
                entry.context.add(alias)
        out.append(entry)
        by_slug[key] = entry
    unknown = []
    for entry in out:
        mouth = entry.mouth
        if not mouth:
            continue
        if mouth in by_slug:
            entry.facts["mouth"] = "river:" + mouth
        elif "place:" + mouth in finder.keys:
            entry.facts["mouth"] = "place:" + mouth
        else:
            unknown.append((entry.key, mouth))
    for entry in out:  # the basin of the river it ends in
        seen, at = set(), entry
        while at.facts.get("mouth", "").startswith("river:") and at.key not in seen and (at is entry or at.key not in MAIN_BASINS):
            seen.add(at.key)
            at = by_slug[at.facts["mouth"][6:]]
        if at is not entry:
            entry.facts["basin"] = at.key
    for key, mouth in unknown:
        print("no mouth:", key, mouth)
    return out


def adjective_rows(country, keys):
    rows = []
    for code, entry in country.items():
        rows += [(adjective, entry.key) for adjective in entry.adjectives]
    rows += [(cells[0], cells[1]) for _, cells, _ in bars("adjectives_extra.txt")]
    seen = {}
    for adjective, key in rows:
        if key not in keys:
            print("adjective of no place:", adjective, key)
        elif adjective not in seen:
            seen[adjective] = key
    return sorted(seen.items())
