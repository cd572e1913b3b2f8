#!/usr/bin/env python3
"""One tool over a file of JSON lines, for bench/run, which measures the process from outside.

    peers.py TOOL FILE [--limit N]     TOOL: datatrove, dolma (of "text"); trafilatura, resiliparse, justext (of "html")

Prints how many documents it looked at. Ends with 77 where the tool cannot be imported.
"""
import argparse
import itertools
import json
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent / "pages"))
import compare  # noqa: E402  the same calls as for the figures of quality

DOLMA_TAGGERS = ("gopher_v1", "c4_v1", "repetitions_v1")


def datatrove():
    from datatrove.data import Document
    from datatrove.pipeline.filters import (C4QualityFilter, FineWebQualityFilter, GopherQualityFilter, GopherRepetitionFilter)
    filters = [GopherQualityFilter(), GopherRepetitionFilter(), C4QualityFilter(), FineWebQualityFilter()]

    def judge(document):
        for one in filters:
            one.filter(Document(text=document["text"], id=document["id"]))
    return judge


def dolma():
    from dolma.core.data_types import Document
    from dolma.core.registry import TaggerRegistry
    import dolma.taggers  # noqa: F401  registers them
    taggers = [TaggerRegistry.get(name)() for name in DOLMA_TAGGERS]

    def judge(document):
        for tagger in taggers:
            tagger.predict(Document(source="", id=document["id"], text=document["text"]))
    return judge


def extractor(name):
    extract = compare.PEERS[name]()
    return lambda page: extract({"lang": "en", **page})


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("tool", choices=["datatrove", "dolma", "trafilatura", "resiliparse", "justext"])
    parser.add_argument("file")
    parser.add_argument("--limit", type=int)
    arguments = parser.parse_args()
    try:
        judge = {"datatrove": datatrove, "dolma": dolma}.get(arguments.tool, lambda: extractor(arguments.tool))()
    except ImportError as error:
        print(error, file=sys.stderr)
        return 77
    count = 0
    with open(arguments.file, encoding="utf-8") as lines:
        for count, line in enumerate(itertools.islice(lines, arguments.limit), 1):
            judge(json.loads(line))
    print(count)
    return 0


if __name__ == "__main__":
    sys.exit(main())
