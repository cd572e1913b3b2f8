#!/usr/bin/env python3
"""Trains models/page.bin, the page model (docs/page_model.md), on web pages with the text of their article.

Usage: train_page_model.py PAGES.jsonl.xz OUT.bin [--features PROGRAM]

PAGES: records with `html`, `gold_text`, `title`, `site`; those without `train_ok` are passed over. PROGRAM: newsieve_page_features (preset
bench), which works everything out as newsieve does.

Two things are learned: hints, what the names of elements and whole lines say; and trees over the features of each line, with hints from other
sites than its own, as they will be when it matters.

Prints what models that have not seen their sites make of the pages.

Needs lightgbm and numpy (PyPI). The same data and versions give the same model.
"""
import argparse
import json
import lzma
import os
import random
import struct
import tempfile
import zlib
from collections import Counter

import lightgbm
import numpy as np

import page_labels
import page_records
from train_line_model import write_stage

SEED, FOLDS = 7, 5
TREES = dict(objective="binary", learning_rate=0.15, num_leaves=15, max_depth=5, min_data_in_leaf=30, min_sum_hessian_in_leaf=60.0,
             feature_fraction=0.5, bagging_fraction=0.8, bagging_freq=1, lambda_l2=100.0, max_bin=63, verbosity=-1, seed=SEED, deterministic=True,
             force_row_wise=True, num_threads=1)
ROUNDS = 80  # few: a page has hundreds of lines
SMOOTHING, MARGIN_CAP = 0.5, 8.0  # how much of a line's margin is that of its group, and how great one may be there
# A page weighs the same whatever its length, and a line what it adds to the page's text: then the loss resembles the F1 of the page.
PAGE_WEIGHT, LINE_BASE, LINE_CAP = 300.0, 8.0, 1000.0
DRAWN = 60  # lines of a page that are learned from, about, drawn by weight: the others say hardly more
# Hints: how often furniture counts of a long line, how sure one site makes of half and half, and on how many it must be seen.
HINT_POWER, HINT_CAP, HINT_PRIOR, HINT_SITES, HINT_LEAST = 0.6, 600.0, 1.0, 3, 0.1
POINTS = (-0.75, -0.25, 0.25)  # margins that figures are told of


class Document:
    """A page and the labels of its lines. `raw`: its record."""

    def __init__(self, raw, record):
        self.raw, self.id, self.site = raw, record["id"], record["site"] or record["id"]
        self.gold, self.title = page_labels.tokens(record["gold_text"]), page_labels.tokens(record["title"])
        self.news = record["news"]

    def attach(self, page):
        self.page = page
        self.lines = [page_labels.tokens(text) for text in page.text]
        self.labels = np.array(page_labels.label(self.lines, self.gold, self.title), dtype=np.int64)
        self.sizes = np.array([len("".join(text.split())) for text in page.text], dtype=np.float64)

    def weights(self):
        """Of each line; they add up to one."""
        weights = (np.minimum(self.sizes, LINE_CAP) + LINE_BASE) * (self.labels >= 0)
        return weights / max(weights.sum(), 1e-9)

    def draw(self):
        """The lines to learn from and what each weighs, so that they stand for all."""
        weights = self.weights()
        chances = np.minimum(1.0, weights * DRAWN)
        drawn = np.flatnonzero(np.random.default_rng(zlib.crc32(self.id.encode())).random(len(weights)) < chances)
        return drawn, weights[drawn] / chances[drawn] * PAGE_WEIGHT


def read_documents(path):
    with lzma.open(path, "rb") as file:
        records = ((raw, json.loads(raw)) for raw in file)
        return [Document(raw, record) for raw, record in records if record["train_ok"] and record.get("gold_text")]


def folds_of(documents):
    sites = sorted({document.site for document in documents})
    random.Random(SEED).shuffle(sites)
    fold = {site: number % FOLDS for number, site in enumerate(sites)}
    return np.array([fold[document.site] for document in documents])


class SiteHints:
    """What one site's pages say of each hash: lines it stands for, furniture among them; pages it is on, article before it."""

    def __init__(self):
        self.sums = {}

    def add(self, document):
        page, used = document.page, document.labels >= 0
        if not used.any():
            return
        weights = np.minimum(document.sizes, HINT_CAP) ** HINT_POWER
        weights = weights / weights[used].sum() * used
        article = document.sizes * (document.labels == 0)
        before = (np.cumsum(article) - article) / article.sum() if article.any() else None
        counts = [len(hints) for hints in page.hints]
        hashes, index = np.unique(np.concatenate(page.hints), return_inverse=True)
        pairs = np.unique(index * len(counts) + np.repeat(np.arange(len(counts)), counts))  # each hash once a line
        index, line = pairs // len(counts), pairs % len(counts)
        under = np.bincount(index, weights[line], len(hashes))
        furniture = np.bincount(index, (weights * (document.labels == 1))[line], len(hashes))
        first = np.full(len(hashes), len(counts))
        np.minimum.at(first, index, line)
        for number, value in enumerate(hashes.tolist()):
            sums = self.sums.setdefault(value, [0.0, 0.0, 0, 0.0])
            sums[0] += under[number]
            sums[1] += furniture[number]
            if before is not None:
                sums[2] += 1
                sums[3] += before[first[number]]


def log_odds(shares, sites):
    share = (shares + HINT_PRIOR / 2) / (sites + HINT_PRIOR)
    return float(np.log(share / (1 - share))) if sites >= HINT_SITES else 0.0


def hint_table(sites):
    """The bytes of a table of hints, by the shares that each site has, each site counting the same."""
    sums = {}
    for site in sites:
        for value, (under, furniture, pages, before) in site.sums.items():
            total = sums.setdefault(value, [0, 0.0, 0, 0.0])
            if under > 0:
                total[0] += 1
                total[1] += furniture / under
            if pages > 0:
                total[2] += 1
                total[3] += before / pages
    hints = [(value, log_odds(furniture, sites), log_odds(before, pages)) for value, (sites, furniture, pages, before) in sorted(sums.items())]
    hints = [hint for hint in hints if max(abs(hint[1]), abs(hint[2])) > HINT_LEAST]
    return struct.pack("<I", len(hints)) + b"".join(struct.pack("<Iff", *hint) for hint in hints)


def with_file(data, use):
    with tempfile.NamedTemporaryFile() as file:
        file.write(data)
        file.flush()
        return use(file.name)


def add_rows(program, documents, folds):
    """Features of each document, with hints of sites of other folds. Returns the table of hints of all."""
    sites = {}
    for document, fold in zip(documents, folds):
        sites.setdefault((document.site, fold), SiteHints()).add(document)
    for fold in range(FOLDS):
        part = [document for document, number in zip(documents, folds) if number == fold]
        table = hint_table([site for (_, number), site in sites.items() if number != fold])
        pages = with_file(table, lambda hints, part=part: page_records.read_pages(program, [document.raw for document in part], hints))
        for document, page in zip(part, pages):
            document.rows = page.rows
    return hint_table(sites.values())


def fit(documents):
    drawn = [document.draw() for document in documents]
    table = lightgbm.Dataset(np.vstack([document.rows[lines] for document, (lines, _) in zip(documents, drawn)]),
                             np.concatenate([document.labels[lines] for document, (lines, _) in zip(documents, drawn)]),
                             weight=np.concatenate([weights for _, weights in drawn]), params=TREES)
    return lightgbm.train(TREES, table, ROUNDS)


def margins_of(model, document):
    """Smoothed, as src/html/page_model.cc does it."""
    if not len(document.rows):
        return np.zeros(0)
    margins = np.clip(model.predict(document.rows, raw_score=True), -MARGIN_CAP, MARGIN_CAP)
    words, group = document.rows[:, 0], document.page.group  # the first column is `words`
    total = np.bincount(group, words)
    mean = np.bincount(group, words * margins) / np.maximum(total, 1e-9)
    return np.where(total[group] > 0, (1 - SMOOTHING) * margins + SMOOTHING * mean[group], margins)


def unseen_margins(documents, folds):
    """Of each document by a model that has not seen its site."""
    margins = [None] * len(documents)
    for fold in range(FOLDS):
        model = fit([document for document, number in zip(documents, folds) if number != fold])
        for i in np.flatnonzero(folds == fold):
            margins[i] = margins_of(model, documents[i])
    return margins


def shingles(tokens):
    return Counter(zip(*(tokens[i:] for i in range(4)))) if len(tokens) >= 4 else Counter([tuple(tokens)])


def f1_of(document, kept):
    """(precision, recall, F1) in sequences of four tokens, as the scorer works them out."""
    told, gold = shingles([token for line, keep in zip(document.lines, kept) if keep for token in line]), shingles(document.gold)
    both = sum((told & gold).values())
    return both / max(sum(told.values()), 1), both / max(sum(gold.values()), 1), 2 * both / max(sum(told.values()) + sum(gold.values()), 1)


def tell_held_out(documents, margins):
    news = [i for i, document in enumerate(documents) if document.news]
    print("margin  precision  recall  F1 mean  median  under .5   (%d pages)" % len(news))
    for point in POINTS:
        told = np.array([f1_of(documents[i], margins[i] < point) for i in news])
        f1 = told[:, 2]
        print("%6.2f %10.4f %7.4f %8.4f %7.4f %9.4f" % (point, *told[:, :2].mean(0), f1.mean(), np.median(f1), (f1 < 0.5).mean()))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages")
    parser.add_argument("out")
    parser.add_argument("--features", default="build/bench/bench/newsieve_page_features")
    arguments = parser.parse_args()
    program = os.path.abspath(arguments.features)
    documents = read_documents(arguments.pages)
    for document, page in zip(documents, page_records.read_pages(program, [document.raw for document in documents])):
        document.attach(page)
    folds = folds_of(documents)
    hints = add_rows(program, documents, folds)
    with open(arguments.out, "wb") as out:
        out.write(b"NSPAGES1" + struct.pack("<ff", SMOOTHING, MARGIN_CAP) + hints)
        write_stage(out, fit(documents), page_records.names_of(program))
    tell_held_out(documents, unseen_margins(documents, folds))


if __name__ == "__main__":
    main()
