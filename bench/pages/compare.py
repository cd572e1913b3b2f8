#!/usr/bin/env python3
"""Extraction of articles from web pages: newsieve beside other tools, on the same pages, in one run.

    compare.py PAGES.jsonl.xz SCORE.py NEWSIEVE [--tools newsieve,trafilatura,resiliparse,readability,justext] [--all] [--times N]
               [--worst N] [-- NEWSIEVE-OPTIONS]

PAGES: {id, html, gold_text, with, without, lang, dataset, news}; SCORE.py: the scorer of ../shared/tools. Figures are of pages with
`news: true` and gold text, without mozilla-readability (--all: all pages with gold text); those with `with` and `without` are scored as
segments besides. CPU is the process's own (user and system), a page, one thread: of newsieve the whole program without its start-up and without
reading JSON or writing records less than it takes for pages without content; of the others the call of their function, pages held in
memory. --times N: best of N. --worst N: the pages newsieve does worst on.

The other tools are told to leave reader comments out, which are no article in the gold texts.
Tools that cannot be imported are left out, and said so: pip install trafilatura resiliparse readability-lxml justext.
"""
import argparse
import importlib.util
import json
import lzma
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time

STOPLISTS = {"de": "German", "en": "English", "fr": "French", "es": "Spanish", "it": "Italian", "pl": "Polish", "pt": "Portuguese", "nl": "Dutch",
             "sv": "Swedish", "da": "Danish", "tr": "Turkish", "ru": "Russian"}


def trafilatura_text():
    from trafilatura import extract
    return lambda page: extract(page["html"], url=page.get("url"), include_comments=False) or ""


def resiliparse_text():
    from resiliparse.extract.html2text import extract_plain_text
    return lambda page: extract_plain_text(page["html"], main_content=True, comments=False)


def readability_text():
    from lxml import html
    from readability import Document
    return lambda page: html.fromstring(Document(page["html"]).summary()).text_content()


def justext_text():
    import justext

    def text(page):
        stoplist = justext.get_stoplist(STOPLISTS.get(page["lang"], "English"))
        return "\n".join(p.text for p in justext.justext(page["html"].encode(), stoplist) if not p.is_boilerplate)
    return text


PEERS = {"trafilatura": trafilatura_text, "resiliparse": resiliparse_text, "readability": readability_text, "justext": justext_text}


def run_peer(make, pages, times):
    extract = make()
    best = None
    for _ in range(times):
        texts, begin = {}, time.process_time()
        for page in pages:
            try:
                texts[page["id"]] = extract(page)
            except Exception as error:  # a page that a tool cannot read counts as empty, as for its users
                print(f"{page['id']}: {error!r}", file=sys.stderr)
                texts[page["id"]] = ""
        spent = time.process_time() - begin
        best = spent if best is None else min(best, spent)
    return texts, best / len(pages)


def clean(program, options, pages):
    """-> what newsieve made of the pages, and the CPU seconds of its process."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as source:
        for page in pages:
            source.write(json.dumps({"id": page["id"], "url": page.get("url") or "", "html": page["html"]}) + "\n")
        source.flush()
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        done = subprocess.run([program, "clean", source.name, "-q", "-j", "1", *options], stdout=subprocess.PIPE, check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return [json.loads(line) for line in done.stdout.decode().split("\n") if line], spent


def run_newsieve(program, options, pages, times):
    bare = [dict(page, html="") for page in pages]
    start = min(clean(program, options, bare)[1] for _ in range(times))
    runs = [clean(program, options, pages) for _ in range(times)]
    texts = {record["id"]: record.get("text") or "" for record in runs[0][0]}
    return texts, (min(spent for _, spent in runs) - start) / len(pages)


def load_scorer(path):
    spec = importlib.util.spec_from_file_location("score", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def row(name, figures, cpu):
    s = figures["s4"]
    return "| %-12s | %.4f | %.4f | %.4f / %.4f | %4.1f %% | %.2f |" % (
        name, s["mean_f1"], s["median_f1"], s["agg_p"], s["agg_r"], 100 * s["pct_below_0.5"], 1000 * cpu)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("pages")
    parser.add_argument("scorer")
    parser.add_argument("newsieve")
    parser.add_argument("--tools", default="newsieve,trafilatura,resiliparse,readability,justext")
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--times", type=int, default=1)
    parser.add_argument("--worst", type=int, default=0)
    parser.add_argument("options", nargs="*")
    args = parser.parse_args()
    scorer = load_scorer(args.scorer)
    with lzma.open(args.pages, "rt", encoding="utf-8") as file:
        everything = [json.loads(line) for line in file]
    pages = [page for page in everything if page.get("gold_text")]
    if not args.all:
        pages = [page for page in pages if page["news"] and page["dataset"] != "mozilla-readability"]
    snippets = [page for page in everything if page.get("with") or page.get("without")]
    os.sched_setaffinity(0, {0})
    print(f"{len(pages)} pages; {len(snippets)} with segments")
    print("| tool | mean F1 | median F1 | aggregate P / R | pages < .5 | CPU ms a page |\n|---|---|---|---|---|---|")
    scored, segments = {}, {}
    for tool in args.tools.split(","):
        try:
            if tool == "newsieve":
                texts, cpu = run_newsieve(args.newsieve, args.options, pages, args.times)
                others = run_newsieve(args.newsieve, args.options, snippets, 1)[0]
            else:
                texts, cpu = run_peer(PEERS[tool], pages, args.times)
                others = run_peer(PEERS[tool], snippets, 1)[0]
        except ImportError as error:
            print(f"| {tool} | left out: {error} |")
            continue
        scored[tool] = {page["id"]: scorer.score_page(page["gold_text"], texts.get(page["id"], "")) for page in pages}
        segments[tool] = scorer.score_segments(snippets, others)
        print(row(tool, scorer.aggregate(list(scored[tool].values())), cpu), flush=True)
    for key in ("lang", "dataset"):
        print(f"\n| {key} | pages | " + " | ".join(scored) + " |")
        for value in sorted({page[key] for page in pages}):
            group = [page["id"] for page in pages if page[key] == value]
            means = [statistics.fmean(pages_of[i]["s4"][2] for i in group) for pages_of in scored.values()]
            print(f"| {value} | {len(group)} | " + " | ".join("%.4f" % mean for mean in means) + " |")
    print("\nsegments: " + ", ".join("%s P %.3f R %.3f F1 %.4f" % (tool, s["precision"], s["recall"], s["f1"]) for tool, s in segments.items()))
    if args.worst and "newsieve" in scored:
        worst = sorted(scored["newsieve"].items(), key=lambda item: item[1]["s4"][2])[:args.worst]
        for page, figures in worst:
            print("%.3f (P %.3f R %.3f) %s" % (figures["s4"][2], figures["s4"][0], figures["s4"][1], page))


if __name__ == "__main__":
    main()
