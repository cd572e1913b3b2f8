#!/usr/bin/env python3
"""Compares `newsieve eval lines` with the scorer of the project's developers, on their labelled pages.

    tests/eval/compare.py NEWSIEVE

Both lie beside the source tree where it was written and nowhere else: elsewhere it says so and ends with 77, skipped.
"""
import collections
import gzip
import importlib.util
import json
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
DATA = SHARED / "data" / "lines" / "dev.jsonl.gz"
SCORER = SHARED / "tools" / "score.py"
EVERY = 4  # of the pages: enough for every renderer, language and data set
BY = ["lang", "dataset", "renderer"]
# Name in `--json` -> name in the scorer's result.
FIGURES = {
    "pages": "pages",
    "boilerplate_precision": "boiler_p",
    "boilerplate_recall": "boiler_r",
    "boilerplate_f1": "boiler_f1",
    "article_kept": "article_retention",
    "page_article_f1_mean": "page_article_f1_mean",
    "page_article_f1_median": "page_article_f1_median",
    "pages_kept_share": "pages_retention_ge_0.99",
}
TOLERANCE = 1e-12  # sums of rounded numbers, added in another way


def load(name, path):
    spec = importlib.util.spec_from_file_location(name, path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def one_line(text):
    return " ".join(text.splitlines()).replace("\x0b", " ").replace("\x0c", " ")


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


def expected(newsieve, pages):
    """Group -> the scorer's result, from the records of `newsieve clean`."""
    scorer = load("score", SCORER)
    clean = load("score_lines", ROOT / "tools" / "score_lines.py").clean
    texts = ("\n".join(one_line(line["text"]) for line in page["lines"]) for page in pages)
    scores = collections.defaultdict(scorer.LineScore)
    for page, record in zip(pages, clean(newsieve, texts, [])):
        removed = removed_lines(page, record)
        counts = scorer.LineScore.count(page["lines"], [i not in removed for i in range(len(page["lines"]))])
        for group in [("all", "")] + [(key, page[key]) for key in BY]:
            scores[group].add(counts)
    return {group: score.result() for group, score in scores.items()}


def measured(newsieve, pages):
    text = "".join(json.dumps(page) + "\n" for page in pages)
    done = subprocess.run([newsieve, "eval", "lines", "-", "--json", "--by", ",".join(BY)], input=text.encode(),
                          stdout=subprocess.PIPE, check=True)
    result = json.loads(done.stdout)
    return {("all", ""): result["all"], **{(group["key"], group["value"]): group for group in result["groups"]}}


def main():
    for path in (DATA, SCORER):
        if not path.exists():
            print(f"skipped: there is no {path}")
            return 77
    newsieve = sys.argv[1]
    with gzip.open(DATA, "rt", encoding="utf-8") as stream:
        pages = [json.loads(line) for number, line in enumerate(stream) if number % EVERY == 0]
    wanted, found = expected(newsieve, pages), measured(newsieve, pages)
    wrong = [f"groups {sorted(wanted)} and {sorted(found)}"] if wanted.keys() != found.keys() else []
    for group in wanted.keys() & found.keys():
        for ours, theirs in FIGURES.items():
            if abs(found[group][ours] - wanted[group][theirs]) > TOLERANCE:
                wrong.append(f"{group}: {ours} {found[group][ours]}, scorer {wanted[group][theirs]}")
    print("\n".join(wrong + [f"{len(pages)} pages, {len(wanted)} groups, {len(wrong)} differences"]))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
