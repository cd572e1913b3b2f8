#!/usr/bin/env python3
"""The web pages that html_bench reads: dev pages of news with gold text, as JSONL with "html".

    bench/make_pages.py [SHARED] > /tmp/pages.jsonl      SHARED: ../shared by default
    NEWSIEVE_BENCH_PAGES=/tmp/pages.jsonl build/bench/bench/html_bench
"""
import json
import lzma
import pathlib
import sys


def main(arguments):
    here = pathlib.Path(__file__).resolve().parent.parent
    shared = pathlib.Path(arguments[0]) if arguments else here.parent / "shared"
    with lzma.open(shared / "data/pages/dev.jsonl.xz", "rt", encoding="utf-8") as pages:
        for line in pages:
            page = json.loads(line)
            if page.get("news") and page.get("gold_text") and page["dataset"] != "mozilla-readability":
                print(json.dumps({"id": page["id"], "html": page["html"].replace("\0", "")}, ensure_ascii=False))


if __name__ == "__main__":
    main(sys.argv[1:])
