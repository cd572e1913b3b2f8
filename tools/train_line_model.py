#!/usr/bin/env python3
"""Trains models/lines.bin, the line model (docs/line_model.md), on labelled lines.

Usage: train_line_model.py LINES.jsonl.gz PAGES.jsonl.xz OUT.bin [--features PROGRAM] [--hold-out N]

LINES: pages with labelled lines. PAGES: the same pages by id, with `train_ok` and `gold_text`; records that may not be trained on are
passed over. PROGRAM: newsieve_line_features (preset bench), which works the features out as newsieve does.

Two kinds of documents are learned: whole pages, and articles that are clean but for a few planted lines of other sites' pages.
Two stages: trees over the features of each line; then trees over the same and what the first stage said of the lines around it,
learned from answers for sites that the first stage had not seen (stacking: Wolpert, "Stacked generalization", 1992).

--hold-out N writes no model for use: it learns from the sites of N - 1 parts in N only, and prints figures for the pages of the others.

Needs lightgbm and numpy (PyPI). The same data and versions give the same model.
"""
import argparse
import gzip
import json
import lzma
import random
import re
import struct
import subprocess
import tempfile

import lightgbm
import numpy as np

SEED, FOLDS = 7, 4
AROUND = (1, 2, 3)  # neighbours whose first-stage margins the second stage sees one by one
WINDOWS = (4, 10, 30)  # and together
MARGIN_CAP = 8.0
TREES = dict(objective="binary", learning_rate=0.2, num_leaves=31, max_depth=7, min_data_in_leaf=60, feature_fraction=0.5, bagging_fraction=0.8,
             bagging_freq=1, lambda_l2=5.0, max_bin=127, verbosity=-1, seed=SEED, deterministic=True, force_row_wise=True, num_threads=2)
ROUNDS = (60, 40)  # few: a page has hundreds of lines
WORD = re.compile(r"\w+")
POINTS = (0.34, 0.57, 0.7)  # that --hold-out tells figures of
# What a clean text and one with planted lines weigh against a page, and a planted line against the lines around it. More for clean texts
# leaves more of them untouched, more for planted lines finds more of them, and both cost pages.
CLEAN_SHARE, PLANTED_SHARE, PLANTED_WEIGHT = 0.8, 0.7, 1.0


class Document:
    """Lines with labels: 1 boilerplate, 0 article, -1 undecided. `share`: what the document weighs; `furniture`: what its boilerplate does."""

    def __init__(self, site, lines, labels, share, furniture=1.0):
        self.site, self.lines, self.labels, self.share, self.furniture = site, lines, labels, share, furniture
        self.standing = self.rows = None
        self.groups = ()  # of a whole page: what it is counted under when it is held out


def one_line(text):
    return " ".join(text.splitlines())


def normal(text):
    return " ".join(WORD.findall(text.lower()))


def is_headline(line, title):
    line, title = normal(line), normal(title)
    return line.count(" ") >= 2 and (title + " ").startswith(line + " ")


def spare_headline(lines, labels, title):
    """The gold texts of some sources lack the headline; a reader wants it. The last one before the article is made a part of it."""
    first = labels.index(0) if 0 in labels else 0
    for at in range(first - 1, max(first - 60, 0) - 1, -1):
        if is_headline(lines[at], title):
            labels[at] = 0
            return


def read_pages(lines_path, pages_path):
    with lzma.open(pages_path, "rt", encoding="utf-8") as file:
        gold = {page["id"]: (page.get("gold_text") or "", page.get("title") or "") for page in map(json.loads, file) if page["train_ok"]}
    whole, articles = [], {}
    with gzip.open(lines_path, "rt", encoding="utf-8") as file:
        for page in map(json.loads, file):
            if page["id"] not in gold or not page["lines"]:
                continue
            lines = [one_line(line["text"]) for line in page["lines"]]
            labels = [{"b": 1, "a": 0}.get(line["label"], -1) for line in page["lines"]]
            site = page["site"]
            whole.append(Document(site, lines, labels, 1.0))
            if page["news"] and page["dataset"] != "dragnet":
                whole[-1].groups = ("all", page["lang"], page["dataset"])
            text, title = gold[page["id"]]
            spare_headline(lines, labels, title)
            paragraphs = [one_line(part) for part in text.split("\n") if part.strip()]
            if title and paragraphs and not is_headline(paragraphs[0], title):
                paragraphs.insert(0, one_line(title))
            rendered = [line for line, label in zip(lines, labels) if label == 0]
            for kind, text in (("gold", paragraphs), (page["renderer"], rendered)):
                if sum(map(len, text)) >= 200:
                    articles[page["id"], kind] = (site, text)
    return whole, list(articles.values())


def plant(whole, articles, chance):
    """Clean articles, and articles with one to ten lines of another site's furniture; some cut short."""
    pools = [(page.site, [i for i, label in enumerate(page.labels) if label == 1], page) for page in whole]
    pools = [pool for pool in pools if len(pool[1]) >= 10]
    for site, text in articles:
        if chance.random() < 0.4:
            text = text[: chance.randint(2, max(2, min(len(text), 12)))]
        yield Document(site, list(text), [0] * len(text), CLEAN_SHARE)
        other, furniture, page = chance.choice(pools)
        if other == site:
            continue
        lines, labels, left = list(text), [0] * len(text), chance.randint(1, 10)
        while left > 0:
            size = min(left, chance.choice((1, 1, 1, 2, 3, 5)))
            start = chance.randrange(len(furniture))
            taken = [page.lines[i] for i in furniture[start : start + size]]
            at = chance.choice((0, len(lines), len(lines), chance.randint(0, len(lines))))
            lines[at:at], labels[at:at] = taken, [1] * len(taken)
            left -= size
        yield Document(site, lines, labels, PLANTED_SHARE, PLANTED_WEIGHT)


def add_features(program, documents):
    names = subprocess.run([program, "--names"], capture_output=True, text=True, check=True).stdout.split()
    with tempfile.NamedTemporaryFile("w", encoding="utf-8") as source, tempfile.TemporaryFile() as rows:
        for document in documents:
            source.write(json.dumps({"text": "\n".join(document.lines)}) + "\n")
        source.flush()
        with open(source.name, encoding="utf-8") as stdin:
            subprocess.run([program], stdin=stdin, stdout=rows, check=True)
        rows.seek(0)
        for document in documents:
            (count,) = struct.unpack("=I", rows.read(4))
            table = np.frombuffer(rows.read(4 * count * (1 + len(names))), dtype=np.float32).reshape(count, -1)
            if count != len(document.lines):
                raise SystemExit("%d lines came back of %d" % (count, len(document.lines)))
            document.standing, document.rows = table[:, 0] > 0, table[:, 1:]
    return names


def stack_names():
    names = ["margin"]
    names += ["margin.%s%d" % (side, i) for i in AROUND for side in ("before", "after")]
    names += ["margin.%s%d" % (side, w) for w in WINDOWS for side in ("last", "next")]
    return names + ["margin.page", "margin.lowest_before", "margin.lowest_after"]


def stack(margins):
    """What the second stage sees besides: margins of the standing lines around, capped. As src/clean/line_model.cc."""
    m = np.clip(margins, -MARGIN_CAP, MARGIN_CAP).astype(np.float64)
    n = len(m)
    columns = [m]
    for i in AROUND:
        columns.append(np.concatenate([np.full(min(i, n), MARGIN_CAP), m[: max(n - i, 0)]]))
        columns.append(np.concatenate([m[i:], np.full(min(i, n), MARGIN_CAP)]))
    sums = np.concatenate([[0.0], np.cumsum(m)])
    at = np.arange(n)
    for w in WINDOWS:
        low, high = np.maximum(at - w, 0), np.minimum(at + 1 + w, n)
        columns.append((sums[at] - sums[low] + MARGIN_CAP * (w - (at - low))) / w)
        columns.append((sums[high] - sums[at + 1] + MARGIN_CAP * (w - (high - at - 1))) / w)
    columns.append(np.full(n, sums[-1] / max(n, 1)))
    columns.append(np.concatenate([[MARGIN_CAP], np.minimum.accumulate(m)[:-1]]) if n else m)
    columns.append(np.concatenate([np.minimum.accumulate(m[::-1])[::-1][1:], [MARGIN_CAP]]) if n else m)
    return np.stack(columns, axis=1).astype(np.float32)


def weights_of(document):
    sizes = np.array([len("".join(line.split())) for line in document.lines], dtype=np.float64)
    weights = np.minimum(sizes, 600.0) ** 0.6
    used = (np.array(document.labels) >= 0) & document.standing
    total = weights[used].sum()
    weights = weights * np.where(np.array(document.labels) == 1, document.furniture, 1.0)
    return weights * document.share * (1.0 if total == 0 else (300.0 / max(total, 30.0)) ** 0.4)


def table_of(documents, extra=None):
    rows, labels, weights = [], [], []
    for number, document in enumerate(documents):
        labelled = np.array(document.labels) >= 0
        used = labelled & document.standing
        row = document.rows[used]
        if extra is not None:
            row = np.hstack([row, extra[number][labelled[document.standing]]])
        rows.append(row)
        labels.append(np.array(document.labels)[used])
        weights.append(weights_of(document)[used])
    return np.vstack(rows), np.concatenate(labels), np.concatenate(weights)


def binned(documents, extra=None):
    """The table of all documents for lightgbm, and which document each of its rows is of. Binned once, whatever part is learned from."""
    rows, labels, weights = table_of(documents, extra)
    owners = np.repeat(np.arange(len(documents)), [((np.array(d.labels) >= 0) & d.standing).sum() for d in documents])
    return lightgbm.Dataset(rows, labels, weight=weights, params=TREES).construct(), owners


def fit(table, rounds):
    return lightgbm.train(TREES, table, rounds)


def margins_of(model, document, extra=None):
    rows = document.rows[document.standing]
    if extra is not None:
        rows = np.hstack([rows, extra])
    return model.predict(rows, raw_score=True) if len(rows) else np.zeros(0)


def folds_of(documents, count):
    """A number below `count` for each document; documents of one site share it."""
    sites = sorted({document.site for document in documents})
    random.Random(SEED).shuffle(sites)
    fold = {site: number % count for number, site in enumerate(sites)}
    return np.array([fold[document.site] for document in documents])


def unseen_margins(documents, table, owners):
    """First-stage margins of each document by a model that has not seen its site."""
    folds = folds_of(documents, FOLDS)
    margins = [None] * len(documents)
    for part in range(FOLDS):
        model = fit(table.subset(np.flatnonzero(folds[owners] != part)), ROUNDS[0])
        for number in np.flatnonzero(folds == part):
            margins[number] = margins_of(model, documents[number])
    return margins


def flatten(node, nodes, leaves):
    """Nodes in order of visit; a leaf is -1 - its index. A row goes left where its value is <= the threshold."""
    if "leaf_value" in node:
        leaves.append(node["leaf_value"])
        return -len(leaves)
    index = len(nodes)
    nodes.append(None)
    # Never above the threshold in double, so that single-precision values compare alike.
    threshold = np.float32(node["threshold"])
    if float(threshold) > node["threshold"]:
        threshold = np.nextafter(threshold, np.float32(-np.inf))
    left = flatten(node["left_child"], nodes, leaves)
    right = flatten(node["right_child"], nodes, leaves)
    nodes[index] = (node["split_feature"], threshold, node["internal_value"], left, right)
    return index


def write_stage(out, model, names):
    dump = model.dump_model()
    text = "\n".join(names).encode()
    out.write(struct.pack("<II", len(text), len(dump["tree_info"])) + text)
    for tree in dump["tree_info"]:
        nodes, leaves = [], []
        flatten(tree["tree_structure"], nodes, leaves)
        out.write(struct.pack("<HH", len(nodes), len(leaves)))
        for node in nodes:
            out.write(struct.pack("<Hffhh", *node))
        out.write(struct.pack("<%df" % len(leaves), *leaves))


def train(documents):
    table, owners = binned(documents)
    margins = unseen_margins(documents, table, owners)
    first = fit(table, ROUNDS[0])
    second = fit(binned(documents, [stack(m) for m in margins])[0], ROUNDS[1])
    return first, second


def figures(pages, removed):
    """Boilerplate precision, recall and F1 and article kept, by characters, and the mean F1 of the pages' articles."""
    sums, means = np.zeros(4), []
    for page, gone in zip(pages, removed):
        sizes, labels = np.array([len("".join(line.split())) for line in page.lines]), np.array(page.labels)
        counts = np.array([sizes[(labels == label) & (gone == out)].sum() for label in (1, 0) for out in (True, False)])
        found, left, lost, kept = counts
        sums += counts
        means.append(2 * kept / (2 * kept + left + lost) if kept + left + lost else 1.0)
    found, left, lost, kept = sums
    precision, recall = found / max(found + lost, 1), found / max(found + left, 1)
    return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9), kept / max(kept + lost, 1), float(np.mean(means))


def tell_held_out(documents, parts):
    """Learns without the sites of the first part, and prints what the model makes of their pages, by removal alone: one pass."""
    folds = folds_of(documents, parts)
    first, second = train([d for d, fold in zip(documents, folds) if fold != 0])
    pages = [d for d, fold in zip(documents, folds) if fold == 0 and d.groups]
    margins = []
    for page in pages:
        told = margins_of(first, page)
        full = np.full(len(page.lines), np.inf)  # blank, or taken by a rule
        full[page.standing] = margins_of(second, page, stack(told)) if len(told) else told
        margins.append(full)
    print("group                 pages  point  precision  recall     F1  article kept  page F1")
    for group in sorted({name for page in pages for name in page.groups}):
        chosen = [i for i, page in enumerate(pages) if group in page.groups]
        for point in POINTS:
            told = figures([pages[i] for i in chosen], [margins[i] > np.log(point / (1 - point)) for i in chosen])
            print("%-20s %6d %6.2f %10.3f %7.3f %6.3f %13.4f %8.3f" % (group, len(chosen), point, *told))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("lines")
    parser.add_argument("pages")
    parser.add_argument("out")
    parser.add_argument("--features", default="build/bench/bench/newsieve_line_features")
    parser.add_argument("--hold-out", type=int, default=0)
    arguments = parser.parse_args()
    whole, articles = read_pages(arguments.lines, arguments.pages)
    documents = whole + list(plant(whole, articles, random.Random(SEED)))
    for number, document in enumerate(documents):
        document.site = document.site or str(number)
    names = add_features(arguments.features, documents)
    if arguments.hold_out:
        return tell_held_out(documents, arguments.hold_out)
    first, second = train(documents)
    with open(arguments.out, "wb") as out:
        out.write(b"NSLINES1")
        write_stage(out, first, names)
        write_stage(out, second, names + stack_names())


if __name__ == "__main__":
    main()
