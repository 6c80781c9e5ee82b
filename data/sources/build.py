"""Writes all gazetteers: python3 build.py"""
import china
from common import write
from resolve import resolve


def main():
    files = {"places_china.tsv": china.entries()}
    resolve(files)
    for name, entries in files.items():
        write(name, entries)
        print(name, len(entries))


if __name__ == "__main__":
    main()
