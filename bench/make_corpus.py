#!/usr/bin/env python3
"""Writes 60 MB of whole pages, one {"id", "text"} a line, for NEWSIEVE_BENCH_CORPUS.

Usage: make_corpus.py [--lines N] OUT [DATA]   (DATA: the folder of train.jsonl.gz and dev.jsonl.gz)

--lines writes pages of N lines together, with the URLs of 2,000 sites, for `newsieve templates learn`: the pages again
and again, most of their lines made new each time.
"""
import argparse
import gzip
import itertools
import json
import pathlib
import random
import sys

TARGET_BYTES = 60_000_000
DEFAULT_DATA = pathlib.Path(__file__).resolve().parent / "../../shared/data/lines"


def text_of(record):
    """The page that a record tells the lines of; records of the data differ in how they do."""
    if isinstance(record.get("text"), str):
        return record["text"]
    lines = record.get("lines", [])
    return "\n".join(line if isinstance(line, str) else line.get("text", "") for line in lines)


def pages(folder):
    for name in ("train.jsonl.gz", "dev.jsonl.gz"):
        with gzip.open(folder / name, "rt", encoding="utf-8") as file:
            for line in file:
                yield text_of(json.loads(line))


def write_pages(out, folder):
    size = 0
    for number, text in enumerate(pages(folder)):
        out.write(json.dumps({"id": str(number), "text": text}, ensure_ascii=False) + "\n")
        size += len(text.encode())
        if size >= TARGET_BYTES:
            break
    return size


def write_lines(out, folder, target):
    random.seed(2)
    originals = [text.splitlines() for text in pages(folder)]
    count = size = 0
    for number in itertools.count():
        again, page = divmod(number, len(originals))
        lines = [f"{line} {again}" if again and random.random() > 0.3 else line for line in originals[page]]
        url = f"https://site{number * 7919 % 2000}.com/{number}"
        record = json.dumps({"id": str(number), "url": url, "text": "\n".join(lines)}, ensure_ascii=False)
        out.write(record + "\n")
        count, size = count + len(lines), size + len(record)
        if count >= target:
            return size


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--lines", type=int)
    parser.add_argument("out")
    parser.add_argument("data", nargs="?", type=pathlib.Path, default=DEFAULT_DATA)
    arguments = parser.parse_args()
    with open(arguments.out, "w", encoding="utf-8") as out:
        if arguments.lines:
            size = write_lines(out, arguments.data, arguments.lines)
        else:
            size = write_pages(out, arguments.data)
    print(f"{size / 1e6:.1f} MB", file=sys.stderr)


if __name__ == "__main__":
    main()
