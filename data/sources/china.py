"""Places of China: provinces to counties (GB/T 2260), with their earlier codes, names and parents."""
import re
from collections import defaultdict

from common import Entry, bars, fold, lower_type, table

SUFFIXES = ["自治县", "自治旗", "自治州", "自治区", "特别行政区", "新区", "地区", "林区", "特区", "矿区", "省", "县", "市", "区", "旗", "盟"]
MUNICIPALITIES = {"110000", "120000", "310000", "500000"}
SPECIAL = {"810000", "820000"}
# Prefecture cities that keep a shared bare name: the larger or better known of two.
PREFERRED = {"320500", "331000", "350100", "360900", "610800", "211300"}
BIG = {"2101", "2102", "2201", "2301", "3201", "3301", "3302", "3501", "3502", "3701", "3702", "4201", "4401", "4403",
       "5101", "6101", "4101", "4301", "3401", "3205"}


def stem_zh(name):
    for suffix in SUFFIXES:
        if name.endswith(suffix) and len(name) > len(suffix):
            return re.sub("(.+?)(各族|[一-鿿]{1,3}族)+$", r"\1", name[:-len(suffix)]) if suffix.startswith("自治") else name[:-len(suffix)]
    return name


def classes_of(row):
    name, level = row["zh"], row["level"]
    out = []
    if level == "province":
        out = ["province"]
        if row["code"] in MUNICIPALITIES:
            out += ["municipality", "city"]
        if row["code"] in SPECIAL:
            out += ["region", "city"]
        elif name.endswith("自治区"):
            out += ["region"]
    elif level == "prefecture":
        out = ["prefecture"] + (["city"] if name.endswith("市") else [])
    elif name.endswith("市"):
        out = ["city", "county-level"]
    elif name.endswith("区"):
        out = ["district"]
    else:
        out = ["county"]
    if level == "county" and not name.endswith("市") and (row["code"][:2] in ("11", "12", "31", "50") or row["code"][:4] in BIG):
        out.append("major")
    return out + ["cn"]


def rank_of(row):
    code = row["code"]
    if row["level"] == "province":
        return 10
    if row["level"] == "prefecture":
        return 30 if code in PREFERRED or row["code"][:4] in BIG else 31 if row["zh"].endswith("市") else 32
    base = 41 if row["zh"].endswith("市") else 43 if not row["zh"].endswith("区") else 44
    if code[:2] in ("11", "12", "31", "50"):
        return base - 0.6
    return base - 0.4 if code[:4] in BIG else base


def variants(name, level_city=False):
    """A full name in the forms seen: `X City;X city;X Municipality;X municipality`."""
    out = [name, lower_type(name)]
    if level_city and name.endswith(" City"):
        out += [name[:-5] + " Municipality", name[:-5] + " municipality"]
    if name.endswith(" Autonomous Region"):
        out += [name[:-18] + " region", name[:-18] + " Region"]
    return out


TYPES = re.compile(r"(?i) (Province|Municipality|City|County|District|Banner|League|Prefecture|Region|New Area|Zone|SAR|Area|Autonomous)$")


def is_bare(alias):
    return not TYPES.search(alias)


def read(name):
    rows = list(table(name))
    return rows[1:]


def parse(cells):
    return dict(zip(["code", "zh", "name", "level", "parent", "aliases"], cells + [""] * 6))


def entries():
    current = [parse(row) for row in read("china_divisions.tsv")]
    units = {}
    by_zh = defaultdict(list)
    by_stem = defaultdict(list)
    for row in current:
        code = row["code"]
        entry = Entry("place:CN-" + code, row["name"], rank=rank_of(row), classes=classes_of(row))
        if code in MUNICIPALITIES:
            entry.name = entry.aliases[0] = row["name"].replace(" Municipality", "")
            for form in (" Municipality", " municipality", " City", " city"):
                entry.add(entry.name + form)
        if code == "710000":
            entry.name = entry.aliases[0] = "Taiwan"
            entry.add("Taiwan Province")
        names = [row["name"]] + row["aliases"].split(";")
        for alias in names:
            alias = alias.strip()
            for form in variants(alias, row["level"] == "prefecture"):
                entry.add(form)
            if fold(alias) != alias:
                for form in variants(fold(alias)):
                    entry.add(form)
        entry.facts = {"zh": row["zh"], "code": code, "level": row["level"]}
        entry.parent = "place:CN-" + row["parent"] if row["parent"] else "place:CN"
        entry.level, entry.province, entry.first = row["level"], code[:2], {}
        units[code] = entry
        by_zh[(code[:2], row["zh"])].append(code)
        by_stem[(code[:2], stem_zh(row["zh"]))].append(code)

    for row in table("china_pinyin.tsv"):
        code, pinyin = row
        entry = units[code]
        suffix = next((w for w in ("Banner", "District", "City", "County") if entry.name.endswith(w)), "")
        for spelling in dict.fromkeys((pinyin, pinyin.replace("'", ""))):
            for form in variants(f"{spelling} {suffix}"):
                entry.add(form)
            entry.add(spelling)
    for _, cells, _ in bars("china_aliases.txt"):
        for alias in cells[1].split(";"):
            units[cells[0]].add(alias)
    for _, (unit, seat), _ in bars("china_capitals.txt"):
        if unit == "CN":
            continue
        units[unit].facts["capital"] = "place:CN-" + seat
        units[seat].facts["capital_of"] = "place:CN-" + unit

    for _, (code, hosts), _ in bars("china_hosts.txt"):
        units[code].facts["hosts"] = hosts

    former = history(units, by_zh, by_stem)

    extra = []
    for _, cells, defaults in bars("china_extra.txt"):
        key, name, aliases, classes, parent, zh = cells
        entry = Entry(key, name, [lower_type(name)] + aliases.split(";"), classes, parent, {"zh": zh}, rank=float(defaults["rank"]))
        extra.append(entry)

    return list(units.values()) + former + extra


def revision(text):
    return int(text[:4]) * 12 + int(text[4:])


def day(text):
    return text[:4] + "-" + text[4:]


def history(units, by_zh, by_stem):
    """Earlier codes, names and dated parents of units that stand; entries for those that do not."""
    renames = {cells[0]: cells[1] for _, cells, _ in bars("china_renames.txt")}
    known_dates = {cells[0]: cells[1] for _, cells, _ in bars("china_dates.txt")}
    rows = []
    for cells in read("china_divisions_history.tsv"):
        row = dict(zip(["code", "zh", "name", "level", "parent", "first", "last"], cells))
        if row["level"] != "province" and row["last"] >= "200001":
            rows.append(row)
    final = max(row["last"] for row in rows)
    lists = sorted({row["first"] for row in rows} | {row["last"] for row in rows})
    started = {}
    for row in rows:
        if row["last"] == final and row["code"] in units:
            started[row["code"]] = row["first"]

    by_stem_rows = defaultdict(list)
    for row in rows:
        by_stem_rows[(row["code"][:2], row["level"], stem_zh(row["zh"]))].append(row)

    def successor(row):
        """The unit of today that an extinct row became, if it was only renamed, raised or recoded."""
        for _ in range(9):
            if row["last"] == final:
                return row["code"] if row["code"] in units else None
            province = row["code"][:2]
            if row["code"] in renames:
                found = by_zh[(province, renames[row["code"]])]
                return found[0] if found else None
            same = [r for r in by_stem_rows[(province, row["level"], stem_zh(row["zh"]))]
                    if r is not row and r["first"] > row["first"] and -12 <= revision(r["first"]) - revision(row["last"]) <= 36]
            if len({(r["code"], r["zh"]) for r in same}) > 1:
                same = [r for r in same if r["code"][:4] == row["code"][:4]] or same
            if same:
                row = min(same, key=lambda r: revision(r["first"]))
                continue
            code = row["code"]
            if code in started and code[:4] not in ("4690", "5001", "4402") and 0 < revision(started[code]) - revision(row["last"]) <= 36:
                return code
            return None
        return None

    extinct = [row for row in rows if row["last"] < final]
    became = {}
    for row in sorted(extinct, key=lambda r: r["last"], reverse=True):
        found = successor(row)
        if found:
            became.setdefault((row["code"], row["zh"]), found)
    # What a prefecture's code stood for: follow it to today's code.
    prefecture = {}
    for row in extinct:
        if row["level"] == "prefecture" and (row["code"], row["zh"]) in became and row["code"] not in units:
            prefecture[row["code"]] = became[(row["code"], row["zh"])]

    def parent_key(code):
        code = prefecture.get(code, code)
        return "place:CN-" + code

    chains = defaultdict(list)
    for row in rows:
        unit = became.get((row["code"], row["zh"])) if row["last"] < final else row["code"]
        if unit in units:
            chains[unit].append(row)
    generic = re.compile(r"^(郊区|城区|市郊区|市中区|新区|东市区|西市区|中市区|北市区|南市区|市区|新市区|.*市辖区|自治区直辖.*|省直辖.*)$")
    fixes = {"370634": "Changdao County", "320203": "Nanchang District", "420607": "Xiangyang District", "460001": "Tongshi City"}
    out = []
    wanted = set()
    for unit, chain in chains.items():
        chain.sort(key=lambda r: r["first"])
        entry = units[unit]
        codes = [r["code"] for r in chain if r["code"] != unit]
        if codes:
            entry.facts["former_codes"] = ",".join(dict.fromkeys(codes))
        for row in chain:
            if row["zh"] != entry.facts["zh"] and not generic.match(row["zh"]):
                name = fixes.get(row["code"], row["name"].strip())
                if stem_zh(row["zh"]) == stem_zh(entry.facts["zh"]):  # the stem's spelling was checked with today's name
                    was = next((a for a in entry.aliases if is_bare(a)), None)
                    kind = name.split(" ")[-1]
                    name = f"{was} {kind}" if was and not entry.facts["zh"].endswith("自治县") and len(stem_zh(row["zh"])) > 1 else name
                for form in variants(name):
                    entry.add(form)
                bare = TYPES.sub("", name)
                if len(stem_zh(row["zh"])) > 1 and is_bare(bare) and " " not in bare:
                    entry.add(bare)
        spans = []
        for row in chain:
            parent = parent_key(row["parent"])
            if spans and spans[-1][0] == parent:
                continue
            spans.append([parent, row["first"]])
        if parent_key(chain[-1]["parent"]) != entry.parent:
            continue
        spans = [s for s in spans]
        if len(spans) > 1 and spans[-1][1] >= "200301":
            text = []
            for i, (parent, first) in enumerate(spans):
                start = day(first) if i else ""
                end = day(spans[i + 1][1]) if i + 1 < len(spans) else ""
                if unit in known_dates:
                    start, end = start and known_dates[unit], end and known_dates[unit]
                text.append(f"{parent}@{start}..{end}")
                wanted.add(parent)
            entry.parent = ";".join(text)
    seen = {}
    towns = {(code[:2], stem_zh(entry.facts["zh"])) for code, entry in units.items() if entry.level == "prefecture"}
    for row in sorted(extinct, key=lambda r: r["last"], reverse=True):
        if (row["code"], row["zh"]) in became or row["code"] in units or generic.match(row["zh"]) or row["code"] in seen:
            continue
        if row["code"][:4] == "4690" or row["code"] in ("140203", "532101") or (
                row["last"] < "200401" and row["level"] == "county" and (row["code"][:2], stem_zh(row["zh"])) in towns):
            continue
        if row["level"] == "prefecture" and not row["name"].strip() or not row["parent"]:
            continue
        name = fixes.get(row["code"], row["name"].strip())
        kind = ["county" if row["zh"].endswith("县") else "district" if row["zh"].endswith("区") else "city"]
        if row["level"] == "prefecture":
            kind = ["prefecture"] + (["city"] if row["zh"].endswith("市") else [])
        entry = Entry("place:CN-" + row["code"], name, variants(name), kind + ["former", "cn"], parent_key(row["parent"]),
                      {"zh": row["zh"], "code": row["code"], "level": row["level"], "until": known_dates.get(row["code"]) or day(next(r for r in lists if r > row["last"]))}, rank=60)
        stem = TYPES.sub("", name)
        if is_bare(stem) and len(stem_zh(row["zh"])) > 1:
            entry.add(stem)
        seen[row["code"]] = entry
        out.append(entry)
    known = set(units) | set(seen)
    for entry in list(units.values()) + out:
        for part in entry.parent.split(";"):
            code = part.split("@")[0].replace("place:CN-", "")
            if code not in known and code != "place:CN":
                keep = [p for p in entry.parent.split(";") if p.split("@")[0].replace("place:CN-", "") in known]
                entry.parent = keep[-1].split("@")[0] if len({k.split("@")[0] for k in keep}) == 1 else ";".join(keep) or "place:CN-" + entry.facts["code"][:2] + "0000"
    return out


def contextual():
    """Bare names marked by hand."""
    return {word for row in table("context_china.txt") for cell in row for word in cell.split()}
