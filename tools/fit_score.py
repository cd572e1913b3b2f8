#!/usr/bin/env python3
"""fit_score.py NEWSIEVE DOCUMENTS OUT: fits the curves of the score (models/score.yaml) to labelled documents.

DOCUMENTS are JSON lines: {"text": ..., "label": "good" or "bad", "kind": ...}, and `expected`, a list of languages, where the document is
to be judged with `language: expected:`. `kind` of bad documents is one of KINDS; each kind weighs the same, and all together as much as
the good ones. A document that repairs turn into its text `undamaged` is left out. Every document goes through NEWSIEVE (`clean`) as in use; --config is for that (a detector that has not seen
the documents, for one). OUT is a section `score:`; use it with --config, or put it in the place of models/score.yaml.

The curves are fitted together, to tell good documents from all kinds but machine-written ones: a logistic regression on the stretches
of all curves (TERMS), each held to its direction. It is convex, so the same documents give the same numbers. Then the curves of each sub-score are
scaled and shifted, so that it is a probability that tells good documents from the kinds that it is there for (KINDS). What authenticity counts is
fitted to machine-written documents and to good ones whose `writer` is not "unknown". docs/scores.md has more.
"""
import argparse
import json
import subprocess
import sys
import tempfile

import numpy
import scipy.optimize

from score_terms import CALIBRATION_KNOTS, KINDS, TERMS

RIDGE = 1.0       # on the increments of curves, in documents' worth of log likelihood
MACHINE = 1 / 7   # of bad documents, machine-written ones: one kind of seven
WRITER_WORDS = [60, 90]  # from so many the writer counts, from so many in full
WRITER_KNOTS = [-9, -7, -5, -3, -1, 1, 3, 5]  # log odds of authenticity
WRITER_SURE = -4  # of those, what the detector says is not fitted above: it has learned from the machine-written documents here


# --- documents through newsieve ----------------------------------------------------------------------------------------------

def read_records(newsieve, path, config, flags=(), score=None):
    """The labelled documents, each with its record under `record`; failed ones are left out."""
    documents = [json.loads(line) for line in open(path, encoding="utf-8")]
    for expected in sorted({tuple(d.get("expected") or ()) for d in documents}):
        part = [d for d in documents if tuple(d.get("expected") or ()) == expected]
        settings = open(config, encoding="utf-8").read() if config else ""
        if score:
            settings += "\n" + open(score, encoding="utf-8").read()
        if expected:
            settings += "\nlanguage: {expected: [%s]}\n" % ", ".join(json.dumps(e) for e in expected)
        with tempfile.NamedTemporaryFile("w", suffix=".yaml") as file:
            file.write(settings)
            file.flush()
            lines = "".join(json.dumps({"id": str(i), "text": d["text"]}) + "\n" for i, d in enumerate(part))
            run = subprocess.run([newsieve, "clean", "-", "--to", "jsonl", "--signals", "all", "--config", file.name, *flags],
                                 input=lines.encode(), stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        if run.returncode not in (0, 1, 3):
            sys.exit(run.stderr.decode())
        for document, line in zip(part, run.stdout.decode().split("\n")[:-1], strict=True):
            document["record"] = json.loads(line)
    return [d for d in documents if d["record"]["decision"] != "failed" and d["record"]["text"] != d.get("undamaged")]


def weights_of(documents, kinds):
    """Good and bad documents weigh the same, and so does each kind of bad ones. Sums to the number of documents."""
    bad = numpy.array([d["label"] == "bad" for d in documents])
    kind = numpy.array([d.get("kind", "") for d in documents])
    weights = numpy.where(bad, 0.0, .5 / max((~bad).sum(), 1))
    present = [k for k in kinds if (bad & (kind == k)).any()]
    for k in present:
        weights[bad & (kind == k)] = .5 / len(present) / (bad & (kind == k)).sum()
    return weights * len(documents)


# --- terms as columns --------------------------------------------------------------------------------------------------------

def admits(gate, record):
    language = record["language"]
    for key, code in (("languages", language["code"]), ("scripts", language["script"])):
        if key in gate and code not in gate[key] or code in gate.get("not_" + key, []):
            return 0.0
    words, low, full = record["signals"]["text.words"], gate.get("min_words", 0), gate.get("full_words", 0)
    if words < low:
        return 0.0
    return min(1.0, (words - low) / (full - low)) if full > low else 1.0


def hinge_columns(term, records):
    """For each stretch between knots, how much of the way to the good end is missing: 0..1. Its coefficient is at most 0."""
    knots = term["knots"]
    values = numpy.array([r["signals"].get(term["signal"], numpy.nan) for r in records], float)
    weights = numpy.array([admits(term.get("gate", {}), r) for r in records])
    weights[numpy.isnan(values)] = 0
    values = numpy.nan_to_num(values)
    columns = []
    for low, high in zip(knots, knots[1:]):
        share = numpy.clip((values - low) / (high - low), 0, 1)
        columns.append(weights * (1 - share if term["better"] == "high" else share))
    return numpy.stack(columns, 1)


def fit_logistic(columns, offset, good, weights, signs, ridge):
    """(bias, coefficients): log odds of good = offset + bias + columns . coefficients, each coefficient with its sign."""
    def loss(parameters):
        bias, coefficients = parameters[0], parameters[1:]
        margin = (offset + bias + columns @ coefficients) * good
        value = weights @ numpy.logaddexp(0, -margin) + ridge * (coefficients ** 2).sum() / 2
        slope = -weights * good / (1 + numpy.exp(numpy.clip(margin, -500, 500)))
        return value, numpy.concatenate([[slope.sum()], columns.T @ slope + ridge * coefficients])
    bounds = [(None, None)] + [(0, None) if s > 0 else (None, 0) for s in signs]
    found = scipy.optimize.minimize(loss, numpy.zeros(1 + len(signs)), jac=True, method="L-BFGS-B", bounds=bounds,
                                    options={"maxiter": 2000, "maxfun": 4000, "ftol": 1e-12, "gtol": 1e-6})
    return found.x[0], found.x[1:]


def curve_points(term, coefficients):
    """The curve's points, 0 at the good end; stretches on which it is level are joined."""
    knots = term["knots"]
    steps = numpy.array(coefficients)
    values = [-steps[:i].sum() for i in range(len(knots))] if term["better"] == "high" else [steps[:i].sum() for i in range(len(knots))]
    if term["better"] == "high":
        values = [v + steps.sum() for v in values]
    return simplified([[k, round(float(v), 3)] for k, v in zip(knots, values)])


def simplified(points):
    kept = [p for i, p in enumerate(points) if not 0 < i < len(points) - 1 or not points[i - 1][1] == p[1] == points[i + 1][1]]
    if len(kept) > 2 and kept[0][1] == kept[1][1]:
        kept = kept[1:]
    if len(kept) > 2 and kept[-1][1] == kept[-2][1]:
        kept = kept[:-1]
    return kept


def at(points, x):
    return numpy.interp(x, [p[0] for p in points], [p[1] for p in points])


# --- the model ---------------------------------------------------------------------------------------------------------------

SUB_SCORES = ("cleanliness", "language", "structure", "uniqueness")


def signs(documents):
    return numpy.array([1.0 if d["label"] == "good" else -1.0 for d in documents])


def sum_of(curves, documents):
    total = numpy.zeros(len(documents))
    for curve in curves:
        values = numpy.array([d["record"]["signals"].get(curve["signal"], numpy.nan) for d in documents], float)
        gate = numpy.array([admits(curve, d["record"]) for d in documents])
        total += numpy.where(numpy.isnan(values), 0, gate * at(curve["points"], numpy.nan_to_num(values)))
    return total


def fit_terms(documents):
    """(bias, curves by sub-score) of the score against all kinds but machine_written, which is for authenticity."""
    kinds = sorted({d.get("kind", "") for d in documents if d["label"] == "bad"} - {"machine_written"})
    chosen = [d for d in documents if d["label"] == "good" or d.get("kind") in kinds]
    weights = weights_of(chosen, kinds)
    if len(kinds) < len({d.get("kind") for d in documents if d["label"] == "bad"}):
        weights[signs(chosen) < 0] *= 1 - MACHINE
    terms = [t for t in TERMS if any(t["signal"] in d["record"]["signals"] for d in documents)]
    blocks = [hinge_columns(t, [d["record"] for d in chosen]) for t in terms]
    columns = numpy.concatenate(blocks, 1)
    bias, coefficients = fit_logistic(columns, 0, signs(chosen), weights, [-1] * columns.shape[1], RIDGE)
    curves, column = {name: [] for name in SUB_SCORES}, 0
    for term, block in zip(terms, blocks):
        points = curve_points(term, coefficients[column:column + block.shape[1]])
        column += block.shape[1]
        if any(abs(y) >= .05 for _, y in points):
            curves[term["of"]].append({"signal": term["signal"], "points": points, **term.get("gate", {})})
    return float(bias), curves


def calibrate(name, curves, documents):
    """The sub-score of these curves: scaled and shifted to tell good documents from its kinds, and what it counts: the curves as they were."""
    chosen = [d for d in documents if d["label"] == "good" or d.get("kind") in KINDS[name]]
    total = sum_of(curves, chosen)
    bias, scale = fit_logistic(total[:, None], 0, signs(chosen), weights_of(chosen, KINDS[name]), [1], RIDGE)
    bias, scale = round(float(bias), 3), max(float(scale[0]), .05)
    lowest = min(-1.0, sum(min(y for _, y in c["points"]) for c in curves))
    for curve in curves:
        curve["points"] = [[x, round(y * scale, 3)] for x, y in curve["points"]]
    return {"bias": bias, "counts": [[round(bias + lowest * scale, 3), round(lowest, 3)], [bias, 0]], "curves": curves}


def calibration(bias, curves, documents):
    """Points of the sum of all curves -> log odds, rising: what the sum of evidence is worth where pieces of it say the same."""
    chosen = [d for d in documents if d.get("kind") != "machine_written"]
    weights = weights_of(chosen, sorted({d["kind"] for d in chosen if d["label"] == "bad"}))
    weights[signs(chosen) < 0] *= 1 - MACHINE
    total = numpy.full(len(chosen), bias) + sum(sum_of(curves[name], chosen) for name in SUB_SCORES)
    knots = [k for k in CALIBRATION_KNOTS if k < total.max()] + [round(float(total.max()), 3)]
    columns = numpy.stack([numpy.clip((total - low) / (high - low), 0, 1) for low, high in zip(knots, knots[1:])], 1)
    base, steps = fit_logistic(columns, 0, signs(chosen), weights, [1] * columns.shape[1], RIDGE / 10)
    return [[k, round(float(base + steps[:i].sum()), 3)] for i, k in enumerate(knots)]


def writer_counts(documents):
    """Points of the log odds that the detector gives a person -> those that hold, where it is all but sure of a machine: as far as people's
    texts bear it out. Good documents whose writer nobody knows prove nothing."""
    chosen = [d for d in documents if d["record"]["scores"]["authenticity"] is not None
              and d["record"]["signals"]["text.words"] >= WRITER_WORDS[1]
              and (d.get("kind") == "machine_written" or d["label"] == "good" and d.get("writer") != "unknown")]
    if len({d["label"] for d in chosen}) < 2:
        return []
    told = numpy.clip([d["record"]["scores"]["authenticity"] for d in chosen], 1e-4, 1 - 1e-4)
    told = numpy.log(told / (1 - told))
    columns = numpy.stack([numpy.clip((told - low) / (high - low), 0, 1) for low, high in zip(WRITER_KNOTS, WRITER_KNOTS[1:])], 1)
    base, steps = fit_logistic(columns, 0, signs(chosen), weights_of(chosen, ["machine_written"]), [1] * columns.shape[1], RIDGE)
    fitted = [float(base + steps[:i].sum()) for i in range(len(WRITER_KNOTS))]
    points = [[k, round(min(max(y, k), WRITER_SURE), 3)] for k, y in zip(WRITER_KNOTS, fitted) if k < WRITER_SURE]
    return points + [[WRITER_SURE, WRITER_SURE], [-WRITER_KNOTS[0], -WRITER_KNOTS[0]]]


def fit(documents):
    bias, curves = fit_terms(documents)
    bent = calibration(bias, curves, documents)
    model = {name: calibrate(name, curves[name], documents) for name in SUB_SCORES}
    model["authenticity"] = {"share": round(MACHINE, 4), "min_words": WRITER_WORDS[0], "full_words": WRITER_WORDS[1]}
    if counts := writer_counts(documents):
        model["authenticity"]["counts"] = counts
    return {"bias": round(bias, 3), "calibration": bent, "sub_scores": model}


def write_yaml(model, path, about):
    inline = lambda value: json.dumps(value, ensure_ascii=False).replace('"', "")
    with open(path, "w", encoding="utf-8") as out:
        out.write("# The fitted part of `score:` (config.yaml says what the keys mean), by tools/fit_score.py; docs/scores.md.\n# %s\n" % about)
        out.write("score:\n  bias: %s\n  calibration: %s\n  sub_scores:\n" % (model["bias"], inline(model["calibration"])))
        for name, part in model["sub_scores"].items():
            out.write("    %s:\n" % name)
            for key, value in part.items():
                if key != "curves":
                    out.write("      %s: %s\n" % (key, inline(value)))
            if "curves" in part:
                out.write("      curves:\n")
            for curve in part.get("curves", []):
                gates = "".join(", %s: %s" % (k, inline(v)) for k, v in curve.items() if k not in ("signal", "points"))
                out.write("      - {signal: %s, points: %s%s}\n" % (curve["signal"], inline(curve["points"]), gates))


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("newsieve")
    parser.add_argument("documents")
    parser.add_argument("out")
    parser.add_argument("--config")
    options = parser.parse_args()
    documents = read_records(options.newsieve, options.documents, options.config)
    documents = [d for d in documents if d["record"]["signals"]["text.lines"] > 0]  # the others score 0 in any case
    good = sum(d["label"] == "good" for d in documents)
    write_yaml(fit(documents), options.out, "Fitted to %d good and %d bad documents." % (good, len(documents) - good))


if __name__ == "__main__":
    main()
