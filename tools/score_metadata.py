#!/usr/bin/env python3
"""Scores the metadata of pages, newsieve's beside trafilatura's, against labelled pages.

    score_metadata.py PAGE_METADATA PAGES.jsonl.xz [--train-ok] [--news] [--misses N]

PAGE_METADATA is the program newsieve_page_metadata (tools/page_metadata.cc); PAGES has a record a line with id, url, html and, where
somebody has labelled them, title, author and date. A field is scored on the pages that have it. trafilatura is left out where
it is not installed.

What counts as exact: after Unicode NFKC, with single spaces, straight quotes and plain dashes, and
- title: the same text but for case (style sheets turn headlines to capitals, and labels copy what they show); "case" beside it is with case;
- author: the same set of names but for case, with names split at commas, semicolons, slashes and "and" in some languages, for labels
  write "A and B", "A, B" or a list;
- date: the same day, as written, whatever the zone.
"""
import argparse
import json
import lzma
import random
import re
import subprocess
import sys
import unicodedata

FIELDS = ("title", "author", "date")
SIGNS = str.maketrans("‘’‚‛`´“”„‟–—‐‑−", "''''''\"\"\"\"-----")
JOINTS = re.compile(r"\s*(?:[;,/]|\s(?:and|und|et|y|e|en|och|og|&|with|mit)\s)\s*")


def plain(text):
    return " ".join(unicodedata.normalize("NFKC", text).translate(SIGNS).split())


def comparable(field, value):
    if field == "title":
        return plain(value).casefold()
    if field == "date":
        return value[:10]
    text = ", ".join(value) if isinstance(value, list) else value
    return frozenset(name for name in JOINTS.split(plain(text).casefold()) if name)


def ours(program, pages):
    fed = "".join(json.dumps({key: page[key] or "" for key in ("id", "url", "html")}) + "\n" for page in pages)
    done = subprocess.run([program], input=fed.encode(), stdout=subprocess.PIPE, check=True)
    for record in map(json.loads, done.stdout.decode().splitlines()):
        found = record["metadata"]
        value = {field: found.get(field, {}).get("value") for field in ("title", "author", "published")}
        yield {"title": value["title"], "author": value["author"], "date": value["published"],
               "from": {field: found.get(field, {}).get("from") for field in ("title", "author", "published")}}


def trafilaturas(pages):
    from trafilatura import extract_metadata
    for page in pages:
        found = extract_metadata(page["html"], default_url=page["url"] or None)
        yield {field: getattr(found, field, None) for field in FIELDS}


def score(name, pages, results, misses):
    missed = {field: [] for field in FIELDS}
    cells = []
    for field in FIELDS:
        labelled = [(page, found) for page, found in zip(pages, results) if page[field]]
        hits = cased = given = 0
        for page, found in labelled:
            given += bool(found[field])
            hit = bool(found[field]) and comparable(field, found[field]) == comparable(field, page[field])
            hits += hit
            cased += hit and (field != "title" or plain(found[field]) == plain(page[field]))
            if not hit:
                missed[field].append((page["id"], page[field], found[field], found.get("from")))
        extra = f", case {cased / len(labelled):.3f}" if field == "title" and labelled else ""
        cells.append(f"{field} {hits / max(1, len(labelled)):.3f} of {len(labelled)} (given {given}{extra})")
    print(f"{name:12} " + "   ".join(cells))
    for field in FIELDS if misses else ():
        print(f"-- {field}: {len(missed[field])} missed")
        for id_, label, found, origin in random.Random(7).sample(missed[field], min(misses, len(missed[field]))):
            print(f"   {id_}\n      label {label!r}\n      found {found!r} {origin}")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("pages")
    parser.add_argument("--train-ok", action="store_true", help="only pages that may be trained on")
    parser.add_argument("--news", action="store_true", help="only pages that are labelled as news")
    parser.add_argument("--misses", type=int, default=0, help="print so many mistakes a field")
    parser.add_argument("--alone", action="store_true", help="without trafilatura")
    options = parser.parse_args()
    with lzma.open(options.pages, "rt", encoding="utf-8") as file:
        pages = [page for page in map(json.loads, file) if any(page[field] for field in FIELDS)
                 and (page["train_ok"] or not options.train_ok) and (page["news"] or not options.news)]
    score("newsieve", pages, list(ours(options.program, pages)), options.misses)
    if options.alone:
        return
    try:
        score("trafilatura", pages, list(trafilaturas(pages)), 0)
    except ImportError as error:
        print(f"trafilatura is left out: {error}", file=sys.stderr)


if __name__ == "__main__":
    main()
