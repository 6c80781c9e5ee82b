"""Writes all gazetteers: python3 build.py"""
import os

import china
import named
import world
from common import OUT, write
from resolve import resolve


def main():
    cn = china.entries()
    places, country = world.entries()
    finder = named.Finder(cn, places)
    regions = named.region_entries(finder)
    zones = named.zone_entries(finder)
    waters = named.water_entries(finder)
    files = {
        "places_china.tsv": cn,
        "places_world.tsv": places,
        "places_admin2.tsv": world.second_level(),
        "places_zones.tsv": regions + zones,
        "rivers.tsv": named.river_entries(finder),
        "waters_mountains.tsv": waters,
        "facilities.tsv": named.facility_entries(finder),
    }
    resolve(files)
    for name, entries in files.items():
        write(name, entries)
        print(name, len(entries))
    rows = named.adjective_rows(country, {e.key for entries in files.values() for e in entries})
    with open(os.path.join(OUT, "adjectives.tsv"), "w", encoding="utf-8", newline="\n") as file:
        file.write("adjective\tkey\n# Adjectives of countries and places, kept apart from their names. Written by data/sources/build.py, not by hand: data/SOURCES.md.\n" + "".join(f"{a}\t{k}\n" for a, k in rows))
    print("adjectives.tsv", len(rows))


if __name__ == "__main__":
    main()
