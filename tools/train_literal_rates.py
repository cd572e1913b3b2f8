#!/usr/bin/env python3
"""Counts how often three characters stand in the lines of whole pages, for choosing the literals that patterns are looked for by.

Usage: train_literal_rates.py LINES.jsonl.gz PAGES.jsonl.xz > models/literal_rates.tsv

PAGES tells by `train_ok` which records may be trained on; the others are passed over.

Lines are lower-cased, with single spaces and straight quotes, much as src/text/line.cc folds them. Each row of the output is
`in` (anywhere in a line) or `at` (the start of a line, or behind its first signs), one to three characters, and how often they stand in
a million lines.
"""
import collections
import gzip
import json
import lzma
import re
import sys

LEAST_PER_LINE = 0.0015
LEAST_LEADING = 0.0004
FOLDED = str.maketrans("\u2019\u2018\u201c\u201d\u2013\u2014", "''\"\"--")
DECORATION = re.compile(r"\W*")


def fold(line):
    return " ".join(line.translate(FOLDED).lower().split())


def trainable(pages):
    with lzma.open(pages, "rt", encoding="utf-8") as file:
        return {record["id"] for record in map(json.loads, file) if record["train_ok"]}


def lines_of(path, allowed):
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for record in map(json.loads, file):
            if record["id"] in allowed:
                yield from (folded for line in record["lines"] if (folded := fold(line["text"])))


def rows(kind, counts, lines, least):
    kept = [(text, count) for text, count in counts.items() if count >= least * lines and "\t" not in text]
    return [f"{kind}\t{text}\t{round(1e6 * count / lines)}" for text, count in sorted(kept)]


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    inside, leading, lines = collections.Counter(), collections.Counter(), 0
    for line in lines_of(sys.argv[1], trainable(sys.argv[2])):
        lines += 1
        places = range(DECORATION.match(line).end() + 1)
        for size in (1, 2, 3):
            inside.update(line[i : i + size] for i in range(len(line) - size + 1))
            leading.update(line[i : i + size] for i in places if i + size <= len(line))
    print("\n".join(rows("in", inside, lines, LEAST_PER_LINE) + rows("at", leading, lines, LEAST_LEADING)))


if __name__ == "__main__":
    main()
