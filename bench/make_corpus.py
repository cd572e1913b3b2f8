#!/usr/bin/env python3
"""Writes 60 MB of whole pages, one {"id", "text"} a line, for NEWSIEVE_BENCH_CORPUS.

Usage: make_corpus.py OUT [DATA]   (DATA: the folder of train.jsonl.gz and dev.jsonl.gz)
"""
import gzip
import json
import pathlib
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


def main():
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    folder = pathlib.Path(sys.argv[2]) if len(sys.argv) == 3 else DEFAULT_DATA
    size = 0
    with open(sys.argv[1], "w", encoding="utf-8") as out:
        for number, text in enumerate(pages(folder)):
            out.write(json.dumps({"id": str(number), "text": text}, ensure_ascii=False) + "\n")
            size += len(text.encode())
            if size >= TARGET_BYTES:
                break
    print(f"{size / 1e6:.1f} MB", file=sys.stderr)


if __name__ == "__main__":
    main()
