"""Countries, their first-level divisions, capitals and cities; continents, oceans and seas are in named.txt."""
from common import Entry, bars, fold, lower_type, table

CONTINENTS = {"AF": "africa", "AS": "asia", "EU": "europe", "NA": "north-america", "OC": "oceania", "SA": "south-america", "AN": "antarctica"}

# What a country's first-level divisions are called.
KIND = {}
for kind, countries in {
    "Province": "AF AR CA CR CU DO EC IR KH LA MN MZ NL PG PH PK TH TR VN ZA ZM ZW BE BI CD CG GA ID KR KP PA SB AO IE RW LK DZ TM FJ BG GQ",
    "State": "US AU BR DE IN MX MY NG SD SS VE AT MM PW FM ER",
    "Region": "KZ UZ KG TJ PE CL TZ GH ET NA UA BY RU IT FR GR CZ SK DK BF CM TD GN ML MR SN TG MA GM CF GY IS NZ FI MT MG CI BE LV",
    "Prefecture": "JP",
    "Governorate": "EG IQ JO LB SY TN YE OM KW BH SA PS",
    "Department": "CO PY UY HN GT NI SV BO HT BJ",
    "County": "KE HU RO HR NO SE EE LT LR AL",
    "Emirate": "AE",
    "Canton": "CH",
    "District": "BD BW LS MW MU SC SR UG CY BZ LU IL PT SL AZ",
    "Municipality": "GE MK SI RS QA LY",
}.items():
    for code in countries.split():
        KIND.setdefault(code, kind)
# Short names of divisions and cities that are hardly ever anything else.
SHORT_BUT_SURE = set("Omsk Tver Tula Bali Aceh Jeju Cebu Lviv Lvov Kiev Kyiv Brno Linz Graz Köln Bonn Kiel Giza Pune Agra Gaya Kobe Mito Otsu Naha Pisa Oulu Waco Reno "
                     "Kano Orsk Sfax Oran Baku Yazd Qom Gifu Łódź Lodz Sumy Osh Ufa Taiz Homs Hama Bern Oslo Doha Suva Lomé Lome Dili Juba Male Rome Roma Apia KZN".split())
LARGE = {"US", "IN", "CA", "AU", "KZ", "VN", "RU", "DE", "BR"}
SHIRES = ("shire", "England", "Scotland", "Wales", "Northern Ireland", "Essex", "Sussex", "Kent", "Surrey", "Norfolk", "Suffolk", "Devon", "Cornwall",
          "Dorset", "Somerset", "Cumbria", "Northumberland", "Isle of Wight", "Fife", "Moray")


def entries():
    out = []
    continent = {}
    for cells in table("world_continents.tsv"):
        continent[cells[0]] = CONTINENTS[cells[1]]
    country = {}
    for _, cells, _ in bars("world_countries.txt"):
        code, name, aliases = cells[:3]
        entry = Entry("place:" + code, name.lstrip("~"), [name] + aliases.split(";"), "country", "place:continent-" + continent[code],
                      {"iso": code}, rank=10)
        if name.startswith("~"):
            entry.context.add(name[1:])
        words = [w.strip() for w in cells[3].split(";")] if len(cells) > 3 else []
        entry.adjectives = [w for w in words if w]
        if entry.adjectives:
            entry.facts["adjective"] = entry.adjectives[0]
        if code == "CN":
            entry.classes.append("cn")
            entry.facts["capital"] = "place:CN-110000"
        country[code] = entry
        out.append(entry)

    overrides = {cells[0]: cells for _, cells, _ in bars("world_overrides.txt")}
    divisions = {}
    for code, name in table("world_subdivisions.tsv"):
        iso = code[:2]
        if iso not in country or (iso == "GB" and not any(s in name for s in SHIRES)) or code in ("FR-CP", "US-UM", "US-AS", "US-GU", "US-MP", "US-PR", "US-VI"):
            continue
        if name in ("None", "") or code in divisions:
            continue
        kind = KIND.get(iso, "")
        name = name.replace("\u2019", "'").replace("–", "-")
        rank = 27 if iso in LARGE else 33
        parent = "place:" + iso
        if iso == "GB" and name not in ("England", "Scotland", "Wales", "Northern Ireland"):
            rank = 35
        key = "place:" + code
        plain = [name, fold(name)] if fold(name) != name else [name]
        if code in overrides:
            cells = overrides[code]
            entry = Entry(key, cells[1], [lower_type(cells[1])] + cells[2].split(";"), "state", parent, rank=rank)
        else:
            shown = fold(name) if iso in ("VN", "TR", "IN") else name
            entry = Entry(key, shown, plain, "state", parent, rank=rank)
            directional = shown.split(" ")[0] in ("North", "South", "East", "West", "Central", "Northern", "Southern", "Eastern", "Western") and " " not in shown
            if kind and not shown.endswith((" " + kind, "Region", "Republic", "City", "Islands", "Territory", "Capital", "Oblast", "Krai", "District")):
                if iso not in ("US", "AU", "DE", "GB", "BR"):
                    for base in plain:
                        entry.add(f"{base} {kind}")
                        entry.add(f"{base} {kind.lower()}")
                        if iso in ("KZ", "UA", "BY", "UZ", "KG") or (iso == "RU"):
                            entry.add(f"{base} Oblast")
                        if iso in ("AO", "DZ", "TR", "IR", "IT", "PE"):
                            entry.add(f"{base} region")
                    if iso in ("VN", "LA", "KH", "TH", "JP", "KE", "IR", "TR", "AE", "EG", "IQ", "KR", "MN", "AF", "ZA", "PK") and not directional:
                        entry.name = f"{shown} {kind}" if iso not in ("AE",) else shown
                elif iso in ("US", "BR", "DE"):
                    entry.add(f"{shown} State" if iso != "US" else f"State of {shown}")
                    entry.add(f"{shown} state")
            if directional:
                entry.context.add(shown)
        if iso == "US":
            entry.sure = {entry.name}
        entry.classes = ["state"] + (["province"] if kind == "Province" else []) + (["region"] if kind == "Region" else []) + (["prefecture"] if kind == "Prefecture" else []) + (["county"] if kind == "County" else [])
        entry.facts["iso"] = code
        entry.facts["country"] = iso
        divisions[code] = entry
        out.append(entry)

    more = {cells[0]: cells[1] for _, cells, _ in bars("world_city_aliases.txt")}
    marked = {row[0] for row in table("context_world.txt")}
    used = set()
    for gid, name, iso, region, population, capital in (row + [""] * (6 - len(row)) for row in table("world_cities.tsv")):
        if iso not in country:
            continue
        people = int(population)
        if capital and "capital" in country[iso].facts:  # a smaller town of the capital's name
            capital = ""
            if people < 50_000:
                continue
        shown = fold(name) if iso in ("VN", "IN", "TR", "IR", "PK", "KZ", "UZ", "JP", "IQ", "SA", "EG", "LA", "KH", "TH", "MM", "BD", "AE") else name
        classes = "city capital" if capital else "city"
        rank = 25 if capital else 29 if people >= 2_000_000 else 34 if people >= 1_000_000 else 46 if people >= 300_000 else 47 if people >= 100_000 else 55
        if people < 20000 and capital:
            rank = 40
        entry = Entry("place:gn-" + gid, shown, [name, fold(name)], classes, "place:" + (region if region in divisions else iso), {"country": iso, "population": population}, rank=rank)
        alias_key = f"{name},{iso}"
        if alias_key in more and alias_key not in used:  # the largest of that name comes first
            used.add(alias_key)
            for alias in more[alias_key].split(";"):
                entry.add(alias)
        if rank < 50 and people >= 500_000 and not shown.endswith("City") and iso in ("VN", "KZ", "PH", "KR", "MN", "UZ", "KG", "IN", "PK", "JP", "MM", "LA"):
            entry.add(shown + " City")
            entry.add(shown + " city")
        if rank <= 34:
            entry.sure = {a for a in entry.aliases if a not in marked}
        if people < 100_000 and not capital:
            for alias in list(entry.aliases):
                entry.context.add(alias)
        if capital and (iso != "CN"):
            country[iso].facts.setdefault("capital", entry.key)
            entry.facts["capital_of"] = "place:" + iso
        out.append(entry)
    for miss in set(more) - used:
        print("world_city_aliases.txt: no city", miss)
    for entry in out:
        for alias in entry.aliases:
            if len(alias) <= 4 and alias.isalpha() and entry.rank >= 33 and alias not in SHORT_BUT_SURE:
                entry.context.add(alias)
            if alias in marked and "country" not in entry.classes:
                entry.context.add(alias)
    return out, country


def second_level():
    """US counties, Indian and Vietnamese districts; the bare name stands only with context."""
    out, seen = [], set()
    for key, name, parent in table("world_admin2.tsv"):
        if key in seen:
            continue
        seen.add(key)
        kind = name.rsplit(" ", 1)[1]
        classes = {"County": "county", "Parish": "county", "Borough": "county", "Area": "county", "District": "district", "Town": "city", "City": "city"}[kind]
        entry = Entry(key, name, [name, name.rsplit(" ", 1)[0] + " " + kind.lower()] if kind != "Area" else [name], classes, parent, {"country": key.split(":")[1].replace("a2-", "")[:2]}, rank=56)
        if kind in ("District", "Town", "City"):
            entry.add("~" + name.rsplit(" ", 1)[0])
        out.append(entry)
    return out
