"""Writes all gazetteers: python3 build.py"""
import china
import world
from common import write
from resolve import resolve


def main():
    places, country = world.entries()
    files = {"places_china.tsv": china.entries(), "places_world.tsv": places}
    resolve(files)
    for name, entries in files.items():
        write(name, entries)
        print(name, len(entries))


if __name__ == "__main__":
    main()
