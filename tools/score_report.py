#!/usr/bin/env python3
"""score_report.py NEWSIEVE DOCUMENTS: what the score is worth on labelled documents (as fit_score.py reads them).

Good documents and bad ones weigh the same, and each kind of bad ones too. Prints AUROC, for all and by kind, sub-kind, language and length;
the reliability table and its error (ECE, ten bins); what thresholds cost; and, with --mistakes, documents that the score is wrong about.
The figures come with all good documents, and without those whose `writer` is unknown: the score speaks of a writer, and their label does not.
"""
import argparse
import random

import numpy

from fit_score import read_records, weights_of


def auroc(good, bad, weights=None):
    """How often a good score is above a bad one, ties counting half; `weights` of the bad."""
    if len(good) == 0 or len(bad) == 0:
        return float("nan")
    good, bad = numpy.sort(good), numpy.asarray(bad)
    above = len(good) - (numpy.searchsorted(good, bad, "left") + numpy.searchsorted(good, bad, "right")) / 2
    return float(numpy.average(above / len(good), weights=weights))


def reliability(scores, good, weights):
    bins = numpy.minimum((scores * 10).astype(int), 9)
    rows, error = [], 0
    for i in range(10):
        here = bins == i
        if weights[here].sum() > 0:
            mean, share = numpy.average(scores[here], weights=weights[here]), numpy.average(good[here], weights=weights[here])
            rows.append((i / 10, int(here.sum()), weights[here].sum() / weights.sum(), mean, share))
            error += weights[here].sum() / weights.sum() * abs(mean - share)
    return rows, error


def print_figures(title, documents, scores, good, chosen):
    part = [d for d, c in zip(documents, chosen) if c]
    weights = weights_of(part, sorted({d["kind"] for d in part if d["label"] == "bad"}))
    scores, good = scores[chosen], good[chosen]
    print("AUROC %.4f, ECE %.4f: %s" % (auroc(scores[good], scores[~good], weights[~good]), reliability(scores, good, weights)[1], title))


def print_group(title, keys, scores, good, weights):
    """AUROC of the documents of each key against all good ones, or the mean of good ones' scores."""
    print("\n%-34s %6s %7s %7s %7s" % (title, "docs", "AUROC", "mean", "median"))
    for key in sorted(set(keys)):
        here = keys == key
        of = auroc(scores[good], scores[here & ~good]) if (here & ~good).any() else float("nan")
        print("%-34s %6d %7.4f %7.3f %7.3f" % (key, here.sum(), of, scores[here].mean(), numpy.median(scores[here])))


def print_mistakes(documents, scores, good, count):
    rng = random.Random(7)
    for wrong, title in ((good & (scores < .5), "good, but below .5"), (~good & (scores >= .5), "bad, but .5 or more")):
        places = list(numpy.flatnonzero(wrong))
        print("\n%s: %d" % (title, len(places)))
        for i in sorted(rng.sample(places, min(count, len(places)))):
            d, r = documents[i], documents[i]["record"]
            text = r["text"].replace("\n", " / ")
            parts = " ".join("%s %s" % (k[:4], "-" if v is None else "%.2f" % v) for k, v in r["scores"].items())
            print("%.2f %s/%s %s [%s] %d words: %s ... %s" % (scores[i], d["kind"], d.get("sub"), d.get("lang"), parts,
                                                         r["signals"]["text.words"], text[:150], text[-70:]))


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("newsieve")
    parser.add_argument("documents")
    parser.add_argument("--config")
    parser.add_argument("--score", help="a section `score:` to judge by, as fit_score.py writes it")
    parser.add_argument("--mistakes", type=int, default=0)
    options = parser.parse_args()
    documents = read_records(options.newsieve, options.documents, options.config, score=options.score)
    scores = numpy.array([d["record"]["score"] for d in documents])
    good = numpy.array([d["label"] == "good" for d in documents])
    kinds = numpy.array([d["kind"] for d in documents])
    weights = weights_of(documents, sorted(set(kinds[~good])))

    print("%d good, %d bad" % (good.sum(), (~good).sum()))
    told = numpy.array([d.get("writer") != "unknown" for d in documents])
    pages = numpy.array([d["label"] == "good" and d["kind"] == "page" for d in documents])
    print_figures("all", documents, scores, good, numpy.full(len(documents), True))
    print_figures("of known writer (%d good)" % (good & told).sum(), documents, scores, good, told)
    print_figures("without whole pages", documents, scores, good, ~pages)
    left = numpy.array([d["record"]["signals"]["text.lines"] > 0 for d in documents])
    print_figures("of which text is left", documents, scores, good, left)
    rows, _ = reliability(scores, good, weights)
    print("\n%5s %6s %7s %7s %7s" % ("from", "docs", "weight", "score", "good"))
    for row in rows:
        print("%5.1f %6d %7.3f %7.3f %7.3f" % row)
    print_group("kind", kinds, scores, good, weights)
    print_group("sub-kind", numpy.array(["%s %s / %s" % (d["label"], d["kind"], d.get("sub")) for d in documents]), scores, good, weights)
    print_group("language (good)", numpy.array([d.get("lang", "") if g else "(bad)" for d, g in zip(documents, good)]), scores, good, weights)
    words = numpy.array([d["record"]["signals"]["text.words"] for d in documents])
    for low, high in ((0, 60), (60, 120), (120, 250), (250, 500), (500, 1000), (1000, 1e9)):
        here = (words >= low) & (words < high)
        print("%5d words and more: %5d good, %5d bad, AUROC %.4f, ECE %.4f" % (
            low, (here & good).sum(), (here & ~good).sum(), auroc(scores[here & good], scores[here & ~good], weights[here & ~good]),
            reliability(scores[here], good[here], weights[here])[1]))
    print("\nbelow     good lost   bad gone")
    for threshold in (.02, .05, .1, .15, .2, .25, .3, .4, .5, .6, .7, .8):
        print("%5.2f %12.4f %10.4f" % (threshold, (scores[good] < threshold).mean(), numpy.average(scores[~good] < threshold, weights=weights[~good])))
    decisions = numpy.array([d["record"]["decision"] for d in documents])
    print("\ndecision: " + "; ".join("%s %.4f of good, %.4f of bad" % (name, (decisions[good] == name).mean(), numpy.average(
        decisions[~good] == name, weights=weights[~good])) for name in ("keep", "review", "drop")))
    print_mistakes(documents, scores, good, options.mistakes)


if __name__ == "__main__":
    main()
