#!/usr/bin/env python3
"""How newsieve treats text that is clean already, and clean text with a few planted lines of other sites.

Usage: score_gold.py [--newsieve PROGRAM] [--without SITE] [-- OPTION...]

The clean texts are the gold texts of dev news pages (../shared/data/pages/dev_gold.jsonl.gz); the lines that are planted, one to ten a text, at
the head, at the tail and between paragraphs, come from the boilerplate of train (../shared/data/lines/train.jsonl.gz). Options go to `newsieve clean`.
"""
import argparse
import gzip
import json
import os
import random

from score_lines import clean

HERE = os.path.dirname(os.path.abspath(__file__))
DATA = os.path.join(HERE, "..", "..", "shared", "data")


def rows(path):
    with gzip.open(os.path.join(DATA, path), "rt", encoding="utf-8") as file:
        yield from map(json.loads, file)


def size(text):
    return len("".join(text.split()))


def plant(lines, furniture, chance):
    """The lines with furniture among them, and whether each is furniture."""
    mixed, left = [(line, False) for line in lines], chance.randint(1, 10)
    while left > 0:
        page = chance.choice(furniture)
        start, count = chance.randrange(len(page)), min(left, chance.choice((1, 1, 1, 2, 3, 5)))
        at = chance.choice((0, len(mixed), len(mixed), chance.randint(0, len(mixed))))
        taken = page[start : start + count]
        mixed[at:at] = [(line, True) for line in taken]
        left -= len(taken)
    return mixed


def lost(document, edits):
    """Of each line, how many characters cleaning took; repairs of the encoding take none."""
    taken = [(edit["start"], edit["end"]) for edit in edits if not edit["rule"].startswith("decode.")]
    begin = 0
    for line, _ in document:
        raw = line.encode()
        yield sum(size(raw[max(start - begin, 0) : max(end - begin, 0)].decode(errors="ignore")) for start, end in taken
                  if start < begin + len(raw) and end > begin)
        begin += len(raw) + 1


def tell(title, documents, edits):
    total, gone, untouched = [0, 0], [0, 0], 0
    for document, changes in zip(documents, edits):
        whole = True
        for (line, furniture), taken in zip(document, lost(document, changes)):
            total[furniture] += size(line)
            gone[furniture] += taken
            whole &= furniture or taken == 0
        untouched += whole
    found = "" if total[1] == 0 else "  planted characters gone %.3f" % (gone[1] / total[1])
    print("%-8s documents %d  characters kept %.4f  untouched %.3f%s"
          % (title, len(documents), 1 - gone[0] / total[0], untouched / len(documents), found))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--newsieve", default=os.path.join(HERE, "..", "build", "release", "newsieve"))
    parser.add_argument("--without", default="", help="leave out the pages of sites whose name contains this")
    parser.add_argument("options", nargs="*")
    arguments = parser.parse_args()
    gold = [row for row in rows("pages/dev_gold.jsonl.gz") if row.get("news") and (row.get("gold_text") or "").strip()]
    if arguments.without:
        gold = [row for row in gold if arguments.without not in (row["site"] or "")]
    texts = [[" ".join(line.split()) for line in row["gold_text"].split("\n") if line.strip()] for row in gold]
    furniture = [[" ".join(line["text"].split()) for line in row["lines"] if line["label"] == "b" and line["text"].strip()]
                 for row in rows("lines/train.jsonl.gz")]
    furniture = [page for page in furniture if len(page) >= 10]
    chance = random.Random(1)
    for title, documents in (("clean", [[(line, False) for line in text] for text in texts]),
                             ("planted", [plant(text, furniture, chance) for text in texts])):
        records = clean(arguments.newsieve, ("\n".join(line for line, _ in document) for document in documents), arguments.options)
        tell(title, documents, [record["edits"] for record in records])


if __name__ == "__main__":
    main()
