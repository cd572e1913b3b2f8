#!/usr/bin/env python3
"""The web pages that html_bench and bench/run read, dev pages of news with gold text, as JSONL with "html"; or gold texts.

    bench/make_pages.py [SHARED] > /tmp/pages.jsonl              SHARED: ../shared by default
    bench/make_pages.py --texts [SHARED] > /tmp/texts.jsonl      gold texts of train and dev, as JSONL with "text": 20 MB
    NEWSIEVE_BENCH_PAGES=/tmp/pages.jsonl build/bench/bench/html_bench
"""
import json
import lzma
import pathlib
import sys

MAX_TEXT = 40_000  # characters: above, threads of comments


def records(shared, split):
    with lzma.open(shared / f"data/pages/{split}.jsonl.xz", "rt", encoding="utf-8") as pages:
        yield from map(json.loads, pages)


def web_pages(shared):
    for page in records(shared, "dev"):
        if page.get("news") and page.get("gold_text") and page["dataset"] != "mozilla-readability":
            yield {"id": page["id"], "html": page["html"].replace("\0", "")}


def texts(shared):
    for split in ("train", "dev"):
        for page in records(shared, split):
            if 0 < len(page.get("gold_text") or "") < MAX_TEXT:
                yield {"id": page["id"], "text": page["gold_text"]}


def main(arguments):
    made = texts if arguments[:1] == ["--texts"] else web_pages
    folders = [a for a in arguments if not a.startswith("--")]
    shared = pathlib.Path(folders[0]) if folders else pathlib.Path(__file__).resolve().parent.parent.parent / "shared"
    for record in made(shared):
        print(json.dumps(record, ensure_ascii=False))


if __name__ == "__main__":
    main(sys.argv[1:])
