#!/usr/bin/env python3
"""Measures a newsieve program on labelled lines: clean each page, compare what it removed with the labels.

  tools/score_lines.py [--newsieve build/release/newsieve] [--data ../shared/data/lines/dev.jsonl.gz] [--by dataset,lang]
                       [--article-only] [--mistakes N] [-- OPTIONS OF `newsieve clean`]

Prints the figures of ../shared/tools/score.py for news pages: without dataset dragnet, and all. --article-only takes the article
lines of each page as a document: clean input, of which nothing should go. --mistakes prints N random lines that were judged
wrongly, with the rule that took them.
"""
import argparse
import collections
import gzip
import importlib.util
import json
import os
import random
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
SHARED = os.path.join(HERE, "..", "..", "shared")


def load_scorer():
    spec = importlib.util.spec_from_file_location("score", os.path.join(SHARED, "tools", "score.py"))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def one_line(text):
    return " ".join(text.splitlines()).replace("\x0b", " ").replace("\x0c", " ")


def read_pages(path, article_only):
    opener = gzip.open if path.endswith(".gz") else open
    with opener(path, "rt", encoding="utf-8") as stream:
        for row in map(json.loads, stream):
            if not row["news"]:
                continue
            if article_only:
                row["lines"] = [line for line in row["lines"] if line["label"] == "a"]
            if row["lines"]:
                yield row


def url_of(page):
    """Renderers make different lines of the same page, so that templates are learned for each by itself."""
    return "https://%s.%s/" % (page["renderer"], page["site"]) if page["site"] else ""


def clean(newsieve, texts, options, urls=None):
    """The record of each text, in order; urls, as many, tell the site of each."""
    with tempfile.TemporaryDirectory() as folder:
        source, output = os.path.join(folder, "in.jsonl"), os.path.join(folder, "out.jsonl")
        with open(source, "w", encoding="utf-8") as stream:
            for number, text in enumerate(texts):
                url = urls[number] if urls else ""
                stream.write(json.dumps({"id": str(number), "url": url, "text": text}) + "\n")
        subprocess.run([newsieve, "clean", source, "-o", output, "--quiet", *options], check=True)
        with open(output, encoding="utf-8") as stream:
            return [json.loads(line) for line in stream]


def removed_lines(page, record):
    """Line index -> rule, for the lines that went whole."""
    starts, position = [], 0
    for line in page["lines"]:
        starts.append(position)
        position += len(one_line(line["text"]).encode()) + 1
    removed = {}
    edits = iter(record["edits"])
    edit = next(edits, None)
    for index, start in enumerate(starts):
        end = starts[index + 1] - 1 if index + 1 < len(starts) else position - 1
        while edit is not None and edit["end"] <= start:
            edit = next(edits, None)
        if edit is not None and edit["start"] <= start and edit["end"] >= end and end > start:
            removed[index] = edit["rule"]
    return removed


def report(title, score):
    result = score.result()
    print("%-28s pages %4d  boilerplate P %.3f R %.3f F1 %.3f  article kept %.4f  page F1 %.3f  pages >= .99 %.3f" % (
        title, result["pages"], result["boiler_p"], result["boiler_r"], result["boiler_f1"], result["article_retention"],
        result["page_article_f1_mean"], result["pages_retention_ge_0.99"]))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--newsieve", default=os.path.join(HERE, "..", "build", "release", "newsieve"))
    parser.add_argument("--data", default=os.path.join(SHARED, "data", "lines", "dev.jsonl.gz"))
    parser.add_argument("--by", default="renderer")
    parser.add_argument("--article-only", action="store_true")
    parser.add_argument("--mistakes", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rules", action="store_true", help="what each rule took: boilerplate, article, pages it broke")
    parser.add_argument("options", nargs="*")
    arguments = parser.parse_args()
    scorer = load_scorer()
    pages = list(read_pages(arguments.data, arguments.article_only))
    texts = ("\n".join(one_line(line["text"]) for line in page["lines"]) for page in pages)
    records = clean(arguments.newsieve, texts, arguments.options, [url_of(page) for page in pages])
    if len(records) != len(pages):
        sys.exit("%d records for %d pages" % (len(records), len(pages)))
    scores, mistakes = collections.defaultdict(scorer.LineScore), []
    by_rule = collections.defaultdict(lambda: [0, 0, 0])
    for page, record in zip(pages, records):
        removed = removed_lines(page, record)
        keep = [0 if i in removed else 1 for i in range(len(page["lines"]))]
        counts = scorer.LineScore.count(page["lines"], keep)
        groups = ["all"] + ([] if page["dataset"] == "dragnet" else ["without dragnet"])
        groups += ["%s=%s" % (key, page[key]) for key in arguments.by.split(",") if key and page["dataset"] != "dragnet"]
        for group in groups:
            scores[group].add(counts)
        article = counts[1] + counts[3]
        lost = collections.Counter()
        for i, line in enumerate(page["lines"]):
            weight = scorer.weight(line["text"])
            if i in removed and line["label"] in "ab":
                by_rule[removed[i]]["ba".index(line["label"])] += weight
                lost[removed[i]] += weight if line["label"] == "a" else 0
            wrong = line["label"] == ("a" if i in removed else "b")
            if wrong:
                mistakes.append((page["id"], page["renderer"], line["label"], removed.get(i, ""), line["text"]))
        for rule, weight in lost.items():
            by_rule[rule][2] += weight > 0.01 * article
    for group in sorted(scores):
        report(group, scores[group])
    if arguments.rules:
        for rule, (boilerplate, article, broken) in sorted(by_rule.items(), key=lambda item: -item[1][1]):
            print("%-52s boilerplate %8d  article %7d  pages broken %3d" % (rule, boilerplate, article, broken))
    random.seed(arguments.seed)
    for mistake in random.sample(mistakes, min(arguments.mistakes, len(mistakes))):
        print("  ".join(str(part)[:160] for part in mistake))


if __name__ == "__main__":
    main()
