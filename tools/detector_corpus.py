"""Labelled texts as the tokens that src/detect/tokens.cc reads, and stretches of them; for train_detector.py."""
import gzip
import json
import lzma
import math
import os
import struct
import subprocess

import numpy
import scipy.sparse

WORD_KINDS = 3  # TokenKind: kinds up to this are words

# Sources of ../shared/data that write about the same things.
TOPICS = {"bbc2004": "bbc", "detectrl-news": "bbc", "xsum-gec500": "bbc", "l2r-NewsArticle": "bbc", "gossipcop": "gossip",
          "sheepdog-gossipcop": "gossip"}


def topic_of(record):
    return record.get("topic") or TOPICS.get(record["source"], record["source"].split("-")[0])


def open_text(path):
    return {".gz": gzip.open, ".xz": lzma.open}.get(os.path.splitext(path)[1], open)(path, "rt", encoding="utf-8")


def is_wanted(record, families):
    return (record["family"] in families and record.get("lang", "en") == "en"
            and record.get("domain", "news") in ("news", "opinion"))


class Corpus:
    """The texts as tokens, one behind the other. `machine` are those of the family that is to be told from all others."""

    def __init__(self, records, program, family):
        self.records = records
        lines = "".join(json.dumps({"text": r["text"]}, ensure_ascii=False) + "\n" for r in records)
        raw = subprocess.run([program], input=lines.encode(), stdout=subprocess.PIPE, check=True).stdout
        hashes, pairs, kinds, begins, at = [], [], [], [0], 0
        for _ in records:
            (count,) = struct.unpack_from("=I", raw, at)
            at += 4
            hashes.append(numpy.frombuffer(raw, numpy.uint32, count, at))
            pairs.append(numpy.frombuffer(raw, numpy.uint32, count, at + 4 * count))
            kinds.append(numpy.frombuffer(raw, numpy.uint8, count, at + 8 * count))
            at += 9 * count
            begins.append(begins[-1] + count)
        self.hashes, self.pairs = numpy.concatenate(hashes), numpy.concatenate(pairs)
        self.begins = numpy.array(begins)
        self.is_word = numpy.concatenate(kinds) <= WORD_KINDS
        self.document = numpy.repeat(numpy.arange(len(records)), numpy.diff(begins))
        self.machine = numpy.array([r["family"] == family for r in records])
        self.source = self.column("source")
        self.topic = numpy.array([topic_of(r) for r in records])

    def column(self, name):
        return numpy.array([str(r.get(name, "")) for r in self.records])

    def words(self, document):
        begin, end = self.begins[document], self.begins[document + 1]
        return begin + numpy.flatnonzero(self.is_word[begin:end])


class Spans:
    """Stretches of tokens [begin, end), each of a document."""

    def __init__(self, corpus, spans):
        self.corpus = corpus
        self.begin, self.end, self.document = (numpy.array(column) for column in zip(*spans))
        counts = numpy.concatenate([[0], numpy.cumsum(corpus.is_word)])
        self.words = (counts[self.end] - counts[self.begin]).astype(float)

    def rows(self, ids, pair_ids, columns):
        indices, ends = [], [0]
        for begin, end in zip(self.begin, self.end):
            found = ids[begin:end]
            pairs = pair_ids[begin + 1:end]  # the first token's pair lies half outside
            indices += [found[found >= 0], pairs[pairs >= 0]]
            ends.append(ends[-1] + len(indices[-1]) + len(indices[-2]))
        matrix = scipy.sparse.csr_matrix((numpy.ones(ends[-1]), numpy.concatenate(indices), numpy.array(ends)),
                                         shape=(len(self.begin), columns))
        matrix.sum_duplicates()
        return scipy.sparse.diags(1 / numpy.sqrt(numpy.maximum(self.words, 1))).tocsr() @ matrix


def whole_spans(corpus):
    return Spans(corpus, [(corpus.begins[i], corpus.begins[i + 1], i) for i in range(len(corpus.records))])


def window_spans(corpus, rng, low=60, high=120):
    """All of each text, in windows."""
    spans = []
    for i in range(len(corpus.records)):
        words, at = corpus.words(i), 0
        while len(words) - at >= low:
            size = int(rng.integers(low, high + 1))
            size = len(words) - at if len(words) - at - size < low else size
            spans.append((words[at], words[at + size - 1] + 1, i))
            at += size
    return Spans(corpus, spans)


def crop_spans(corpus, rng, low, high):
    """One stretch of each text, log-uniform in length."""
    spans = []
    for i in range(len(corpus.records)):
        words = corpus.words(i)
        if len(words) < low:
            continue
        size = min(int(math.exp(rng.uniform(math.log(low), math.log(high)))), len(words))
        at = int(rng.integers(0, len(words) - size + 1))
        spans.append((words[at], words[at + size - 1] + 1, i))
    return Spans(corpus, spans)
