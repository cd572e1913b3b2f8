#!/usr/bin/env python3
"""Trains models/detector.bin, the detector of machine-written English news (docs/machine_written.md), on labelled texts.

    pip install numpy scipy scikit-learn
    cmake --preset bench && cmake --build --preset bench
    tools/train_detector.py TEXTS.jsonl[.gz|.xz] models/detector.bin [--split train]

A record is {"text", "family": "human" or "llm", "source"} and may have "topic" (texts on the same things, whoever wrote them), "generator",
"attack", "group" (versions of one story), "domain", "lang", "split"; of the developers' data only English news and opinion are read. More
sources say more than more texts: a source with --min-source human texts is left out in turn, which is how the probabilities are calibrated and what
the figures at the end are of. --split trains on that split alone, and prints figures of the others.

The model of spun text, models/spun.bin, is trained in the same way (--find spun --words-only) on the same texts and on what tools/spin.py makes of them.

A text scores bias + sum of the weights of its words and pairs of words / sqrt(words). The words are those of src/detect/tokens.cc, read by
newsieve_detector_tokens."""
import argparse
import json
import math
import os
import struct
import sys
import warnings

import numpy
import scipy.sparse
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

from detector_corpus import Corpus, crop_spans, is_wanted, open_text, whole_spans, window_spans

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), os.pardir)
MAGIC = b"NSDETEC1"
MIN_DOCUMENTS, MIN_GROUPS = 5, 3  # that hold an n-gram, for it to get a weight
WINDOW_SHARE, STRENGTH = 0.8, 100.0  # of the windows among the examples; of the fit (liblinear's C)
SHORT, LONG = 60, 500  # words of crops
# Limits are worked out for texts of so many words, for so large shares of the human texts above them, and of the machine texts below them.
LENGTHS = (60, 90, 135, 200, 300, 450)
RATES = (0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2)
BUCKETS = ((60, 100), (100, 200), (200, 400), (400, 10**9))


def balance_topics(corpus, chosen):
    """The topics within which the classes weigh the same; topics with one class only are one together."""
    topics = corpus.topic.copy()
    for topic in numpy.unique(topics):
        here = chosen & (topics == topic)
        if not (here & corpus.machine).any() or not (here & ~corpus.machine).any():
            topics[topics == topic] = "other"
    return topics


def document_weights(corpus, chosen):
    """Groups of one writer weigh the square root of their size; of a topic humans and machines weigh the same, and so in all."""
    weights = numpy.zeros(len(corpus.records))
    keys = numpy.array([f"{s}|{g}|{a}" if m else s for s, g, a, m in
                        zip(corpus.source, corpus.column("generator"), corpus.column("attack"), corpus.machine)])
    _, inverse, counts = numpy.unique(keys[chosen], return_inverse=True, return_counts=True)
    weights[chosen] = counts[inverse] ** -0.5
    topics = balance_topics(corpus, chosen)
    for topic in numpy.unique(topics[chosen]):
        for machine in (False, True):
            here = chosen & (topics == topic) & (corpus.machine == machine)
            weights[here] *= 1 / max(weights[here].sum(), 1e-9)
    for machine in (False, True):
        here = chosen & (corpus.machine == machine)
        weights[here] *= chosen.sum() / 2 / weights[here].sum()
    return weights


def known_ngrams(corpus, chosen):
    """Hashes of the n-grams that enough texts by enough writers hold, sorted."""
    writers = numpy.unique(corpus.source, return_inverse=True)[1] * 2 + corpus.machine
    found = []
    for hashes in (corpus.hashes, corpus.pairs):
        here = chosen[corpus.document] & (hashes != 0)
        names, inverse = numpy.unique(hashes[here], return_inverse=True)
        held = numpy.unique(inverse.astype(numpy.int64) * len(chosen) + corpus.document[here])
        ngram, document = held // len(chosen), held % len(chosen)
        groups = numpy.unique(ngram * 4096 + writers[document]) // 4096
        wanted = ((numpy.bincount(ngram, minlength=len(names)) >= MIN_DOCUMENTS)
                  & (numpy.bincount(groups, minlength=len(names)) >= MIN_GROUPS))
        found.append(names[wanted])
    return numpy.unique(numpy.concatenate(found))


def ids_of(hashes, known):
    at = numpy.minimum(numpy.searchsorted(known, hashes), len(known) - 1)
    return numpy.where(known[at] == hashes, at, -1).astype(numpy.int32)


def consistency(corpus, holds, spans):
    """0..1: small for n-grams whose log odds differ from topic to topic: they tell what a text is about."""
    machine = corpus.machine[spans]
    lone = ~numpy.isin(corpus.topic[spans], numpy.unique(corpus.topic[spans][~machine]))  # topics without humans
    odds, variances = [], []
    for topic in numpy.unique(corpus.topic[spans]):
        human = (corpus.topic[spans] == topic) & ~machine
        other = (corpus.topic[spans] == topic) & machine
        other = other if other.sum() >= 50 else lone & machine
        if human.sum() < 50 or other.sum() < 50:
            continue
        a, b = (numpy.asarray(holds[part].sum(0)).ravel() + 0.5 for part in (other, human))
        odds.append(numpy.log(a / (other.sum() + 1)) - numpy.log(b / (human.sum() + 1)))
        variances.append(1 / a + 1 / b + 0.25)
    if len(odds) < 2:
        return numpy.ones(holds.shape[1])
    odds, variances = numpy.array(odds), numpy.array(variances)
    mean = (odds / variances).sum(0) / (1 / variances).sum(0)
    spread = numpy.sqrt(((odds - mean) ** 2 / variances).sum(0) / (1 / variances).sum(0))
    return 0.15 + numpy.abs(mean) / (numpy.abs(mean) + spread + 0.3)


class Trainer:
    def __init__(self, corpus, chosen):
        """`chosen`: the records to train on."""
        self.corpus, self.chosen = corpus, chosen
        rng = numpy.random.default_rng(5)
        self.known = known_ngrams(corpus, chosen)
        ids, pair_ids = ids_of(corpus.hashes, self.known), ids_of(corpus.pairs, self.known)
        self.spans = {"whole": whole_spans(corpus), "windows": window_spans(corpus, rng), "crops": crop_spans(corpus, rng, SHORT, LONG),
                      "short": crop_spans(corpus, rng, SHORT, 100)}
        self.spans |= {length: crop_spans(corpus, rng, length, length) for length in LENGTHS}
        self.rows = {name: spans.rows(ids, pair_ids, len(self.known)) for name, spans in self.spans.items()}

    def fit(self, chosen):
        """Weights of the n-grams, and the bias."""
        weights = document_weights(self.corpus, chosen)
        windows = self.spans["windows"].document
        here = chosen[windows]
        each = weights[windows] / numpy.bincount(windows, minlength=len(chosen))[windows]
        each *= weights.sum() / each[here].sum()
        holds = self.rows["windows"][here].copy()
        holds.data[:] = 1
        scale = ((holds.T @ each[here] + 1) / 1000) ** -0.25 * consistency(self.corpus, holds, windows[here])
        rows = scipy.sparse.vstack([self.rows["whole"][chosen], self.rows["windows"][here]]).tocsr() @ scipy.sparse.diags(scale).tocsr()
        labels = numpy.concatenate([self.corpus.machine[chosen], self.corpus.machine[windows[here]]])
        model = LogisticRegression(C=STRENGTH, solver="liblinear", dual=True, tol=0.05, max_iter=60, random_state=1)
        model.fit(rows, labels, sample_weight=numpy.concatenate([weights[chosen] * (1 - WINDOW_SHARE), each[here] * WINDOW_SHARE]))
        return model.coef_.ravel() * scale, float(model.intercept_[0])

    def scores(self, weights, bias):
        return {name: rows @ weights + bias for name, rows in self.rows.items()}

    def unseen_scores(self, folds):
        """Of each span the score by a model that has not seen its fold; NaN where no fold holds it."""
        found = {name: numpy.full(len(spans.begin), numpy.nan) for name, spans in self.spans.items()}
        for fold in folds:
            scores = self.scores(*self.fit(self.chosen & ~fold))
            for name, spans in self.spans.items():
                here = (self.chosen & fold)[spans.document]
                found[name][here] = scores[name][here]
        return found


def source_folds(corpus, chosen, smallest):
    """Each large human source, with what machines made of its texts; the small ones together."""
    names, counts = numpy.unique(corpus.source[chosen & ~corpus.machine], return_counts=True)
    large = names[counts >= smallest]
    folds = [corpus.source == name for name in large]
    for name in numpy.unique(corpus.source[chosen & corpus.machine]):
        if name in names:
            continue
        same = [i for i, source in enumerate(large) if name.endswith(source)]
        if same:
            folds[same[0]] = folds[same[0]] | (corpus.source == name)
        else:
            folds.append(corpus.source == name)
    rest = ~numpy.any(folds, axis=0)
    return large, folds + ([rest] if (rest & chosen).any() else [])


def group_folds(corpus, count=5):
    groups = corpus.column("group")
    names = {name: i % count for i, name in enumerate(dict.fromkeys(groups))}
    fold = numpy.array([names[name] if name else i % count for i, name in enumerate(groups)])
    return [fold == i for i in range(count)]


def length_term(words):
    return numpy.log(numpy.clip(words, 40, 600) / 200)


def calibration_columns(scores, words):
    length = length_term(words)
    return numpy.c_[scores, scores * length, length]


def calibrate(trainer, score_sets):
    weights = document_weights(trainer.corpus, trainer.chosen)
    columns, labels, each = [], [], []
    for scores in score_sets:
        for name in ("whole", "crops", "short"):
            spans = trainer.spans[name]
            here = ~numpy.isnan(scores[name])
            columns.append(calibration_columns(scores[name][here], spans.words[here]))
            labels.append(trainer.corpus.machine[spans.document[here]])
            each.append(weights[spans.document[here]])
    model = LogisticRegression(C=10).fit(numpy.concatenate(columns), numpy.concatenate(labels), sample_weight=numpy.concatenate(each))
    return [float(model.intercept_[0])] + [float(c) for c in model.coef_.ravel()]


def weighted_quantile(values, weights, share):
    """The largest value with at most `share` of the weight at or below it; the smallest value of all where there is none."""
    order = numpy.argsort(values)
    reached = numpy.cumsum(weights[order]) / weights.sum()
    return float(values[order][max(numpy.searchsorted(reached, share, side="right") - 1, 0)])


def find_limits(trainer, unseen):
    """By length and rate: the score that this share of human texts of unseen sources lies above, and of machine texts below."""
    weights = document_weights(trainer.corpus, trainer.chosen)
    human, machine = [], []
    for length in LENGTHS:
        document, scores = trainer.spans[length].document, unseen[length]
        known = ~numpy.isnan(scores)
        for is_machine, out in ((False, human), (True, machine)):
            here = known & (trainer.corpus.machine[document] == is_machine)
            values, each = scores[here], weights[document[here]]
            sign = 1 if is_machine else -1  # the share is above, or below
            out.append([sign * weighted_quantile(sign * values, each, rate) for rate in RATES])
    return numpy.array(human), numpy.array(machine)


def limit_at(limits, words, rate):
    """As DetectorModel::Limit: between lengths and rates by their logarithms."""
    at_length = [numpy.interp(numpy.log(words), numpy.log(LENGTHS), limits[:, i]) for i in range(len(RATES))]
    return numpy.array([numpy.interp(math.log(rate), numpy.log(RATES), column) for column in numpy.array(at_length).T])


def probability(calibration, scores, words):
    return 1 / (1 + numpy.exp(-(calibration[0] + calibration_columns(scores, words) @ numpy.array(calibration[1:]))))


def threshold(human, rate=0.01):
    return numpy.quantile(human, 1 - rate, method="higher")


ATTACKS = {"direct": ("none",), "reframe": ("style-reframe",),
           "rewritten": ("rewrite", "paraphrase-llm", "paraphrase-polish", "paraphrase-dipper"),
           "spun": ("spun-mythes", "spun-aiksaurus")}


def by_attack(trainer, name, scores, here, limit):
    corpus, document = trainer.corpus, trainer.spans[name].document
    human, attack = scores[here & ~corpus.machine[document]], corpus.column("attack")[document]
    for title, attacks in ATTACKS.items():
        found = scores[here & corpus.machine[document] & numpy.isin(attack, attacks)]
        if len(found) and len(human):
            labels = numpy.r_[numpy.zeros(len(human)), numpy.ones(len(found))]
            yield f"{title} {roc_auc_score(labels, numpy.r_[human, found]):.4f}/{(found > limit).mean():.3f} ({len(found)})"


def calibration_error(p, machine, bins=10):
    weights = numpy.where(machine, 0.5 / max(machine.sum(), 1), 0.5 / max((~machine).sum(), 1))
    place = numpy.minimum((p * bins).astype(int), bins - 1)
    error = 0.0
    for i in range(bins):
        here = place == i
        if here.any():
            error += weights[here].sum() * abs(numpy.average(p[here], weights=weights[here])
                                               - numpy.average(machine[here], weights=weights[here]))
    return error


def print_figures(title, trainer, scores, here_of, calibration):
    corpus = trainer.corpus
    for name in ("whole", "short", "crops"):
        document = trainer.spans[name].document
        here = here_of(document) & ~numpy.isnan(scores[name])
        human = scores[name][here & ~corpus.machine[document]]
        print(f"{title} {name}: AUROC/TPR at 1 % FPR: " + ", ".join(by_attack(trainer, name, scores[name], here, threshold(human))))
    errors = []
    for low, high in BUCKETS:
        p, machine = [], []
        for name in ("whole", "short", "crops"):
            spans = trainer.spans[name]
            here = here_of(spans.document) & ~numpy.isnan(scores[name]) & (spans.words >= low) & (spans.words < high)
            p.append(probability(calibration, scores[name][here], spans.words[here]))
            machine.append(corpus.machine[spans.document[here]])
        errors.append(f"{low}+ words {calibration_error(numpy.concatenate(p), numpy.concatenate(machine)):.3f}")
    print(f"{title} calibration error, classes equal: " + ", ".join(errors))


def print_unseen_sources(trainer, large, scores):
    """The limit of 1 % on all other sources, and what it is worth on each."""
    corpus = trainer.corpus
    for name in ("whole", "short", "crops"):
        document = trainer.spans[name].document
        human = ~corpus.machine[document] & numpy.isin(corpus.source[document], large) & ~numpy.isnan(scores[name])
        flagged, rates = 0, []
        for source in large:
            here = human & (corpus.source[document] == source)
            above = scores[name][here] > threshold(scores[name][human & ~here])
            flagged += above.sum()
            rates.append((above.mean(), f"{source} {above.mean():.3f} ({above.sum()}/{here.sum()})"))
        print(f"sources left out, {name}: FPR {flagged / human.sum():.4f}, worst: " + ", ".join(r for _, r in sorted(rates, reverse=True)[:5]))


def print_unseen_generators(trainer, unseen):
    """What is found of each generator by a model that has not seen it, at the limit of 1 % on human sources left out."""
    corpus = trainer.corpus
    generator = corpus.column("generator")
    for name in numpy.unique(generator[trainer.chosen & corpus.machine]):
        here = corpus.machine & (generator == name)
        scores = trainer.scores(*trainer.fit(trainer.chosen & ~here))
        cells = []
        for kind in ("whole", "short"):
            document = trainer.spans[kind].document
            human = unseen[kind][~corpus.machine[document] & ~numpy.isnan(unseen[kind])]
            found = scores[kind][here[document] & trainer.chosen[document]]
            cells.append(f"{kind} {(found > threshold(human)).mean():.3f} ({len(found)})")
        print(f"generator left out, TPR at 1 %: {name}: " + ", ".join(cells), flush=True)


def print_limits(title, trainer, scores, here_of, human, machine):
    """What the limits are worth, by length."""
    corpus = trainer.corpus
    for rate in (0.001, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2):
        cells = []
        for name in ("short", "crops", "whole"):
            spans = trainer.spans[name]
            here = here_of(spans.document) & ~numpy.isnan(scores[name]) & (spans.words >= SHORT)
            found, words = scores[name][here], spans.words[here]
            above, below = found >= limit_at(human, words, rate), found <= limit_at(machine, words, rate)
            label = corpus.machine[spans.document[here]]
            cells.append(f"{name} machine FPR {above[~label].mean():.4f} TPR {above[label].mean():.3f}, "
                         f"human: {below[label].mean():.4f} of machines, {below[~label].mean():.3f} of humans")
        print(f"{title} limits of {rate}: " + "; ".join(cells))


def write(path, known, weights, bias, calibration, limits, pairs):
    step = float(numpy.abs(weights).max()) / 32767
    rounded = numpy.round(weights / step).astype(numpy.int16)
    kept = rounded != 0
    with open(path, "wb") as out:
        out.write(MAGIC + struct.pack("=2I6d", int(kept.sum()), pairs, step, bias, *calibration))
        out.write(struct.pack(f"=2I{len(LENGTHS) + len(RATES)}d", len(LENGTHS), len(RATES), *LENGTHS, *RATES))
        out.write(b"".join(table.astype("=f8").tobytes() for table in limits))
        out.write(known[kept].astype("=u4").tobytes() + rounded[kept].astype("=i2").tobytes())
    print(f"{path}: {kept.sum()} n-grams, {os.path.getsize(path)} bytes")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts")
    parser.add_argument("model")
    parser.add_argument("--split", help="train on the records with this `split` alone")
    parser.add_argument("--generators", action="store_true", help="leave each generator out in turn, too")
    parser.add_argument("--find", default="llm", help="the family to tell from the others (llm); spun, for the model of spun text")
    parser.add_argument("--words-only", action="store_true", help="no pairs of words: a smaller and faster model")
    parser.add_argument("--min-source", type=int, default=100)
    parser.add_argument("--program", default=os.path.join(ROOT, "build", "bench", "bench", "newsieve_detector_tokens"))
    arguments = parser.parse_args()
    warnings.simplefilter("ignore")
    with open_text(arguments.texts) as lines:
        families = {"human", "llm", arguments.find}
        all_records = [json.loads(line) for line in lines]
    records = [record for record in all_records if is_wanted(record, families)]
    print(f"{len(records)} of {len(all_records)} records are English news or opinion of the families {', '.join(sorted(families))}")
    corpus = Corpus(records, arguments.program, arguments.find)
    if not corpus.machine.any() or corpus.machine.all():
        sys.exit(f"nothing to tell apart: each record needs text, source and family, and some families must be {arguments.find}, others not")
    if arguments.words_only:
        corpus.pairs[:] = 0
    chosen = numpy.ones(len(records), bool) if arguments.split is None else corpus.column("split") == arguments.split
    trainer = Trainer(corpus, chosen)
    print(f"{chosen.sum()} texts, {len(trainer.known)} n-grams", flush=True)
    weights, bias = trainer.fit(chosen)
    large, folds = source_folds(corpus, chosen, arguments.min_source)
    unseen = trainer.unseen_scores(folds)
    calibration = calibrate(trainer, [unseen, trainer.unseen_scores(group_folds(corpus))])
    print("calibration " + " ".join(f"{c:.4f}" for c in calibration), flush=True)
    print_unseen_sources(trainer, large, unseen)
    print_figures("sources left out,", trainer, unseen, lambda document: chosen[document], calibration)
    if arguments.generators:
        print_unseen_generators(trainer, unseen)
    limits = find_limits(trainer, unseen)
    print_limits("sources left out,", trainer, unseen, lambda document: chosen[document], *limits)
    if not chosen.all():
        scores = trainer.scores(weights, bias)
        print_figures("other splits,", trainer, scores, lambda document: ~chosen[document], calibration)
        print_limits("other splits,", trainer, scores, lambda document: ~chosen[document], *limits)
    write(arguments.model, trainer.known, weights, bias, calibration, limits, not arguments.words_only)


if __name__ == "__main__":
    main()
