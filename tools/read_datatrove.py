#!/usr/bin/env python3
"""Writes down what spaCy's English tokenizer and datatrove's filters look for, as tables that newsieve reads.

    tools/read_datatrove.py models       (in an environment with bench/parity/requirements.txt)

english_tokens.tsv: the affix rules of spacy.blank("en"), as classes of characters, its special cases, and the classes
that datatrove and spaCy's sentencizer ask of a token. datatrove.tsv: the phrases and numbers of datatrove's filters.
The regular expressions are taken apart with Python's own parser, and what the tables cannot say is an error.
"""
import inspect
import pathlib
import re
import re._constants as ops
import re._parser as parser
import sys
import unicodedata

import spacy
from datatrove.pipeline.filters import C4ParagraphFilter, C4QualityFilter, FineWebQualityFilter
from datatrove.pipeline.filters import c4_filters
from datatrove.pipeline.filters.gopher_quality_filter import STOP_WORDS
from datatrove.utils import text as texts
from spacy.lang import tokenizer_exceptions
from spacy.lang.char_classes import ALPHA_LOWER
from spacy.pipeline import Sentencizer
from spacy.symbols import ORTH


def ranges_of(points):
    """Sorted code points as "first-last" in hexadecimal."""
    spans = []
    for point in sorted(set(points)):
        if spans and spans[-1][1] == point - 1:
            spans[-1][1] = point
        else:
            spans.append([point, point])
    return " ".join(f"{a:x}" if a == b else f"{a:x}-{b:x}" for a, b in spans)


class Classes:
    """Numbers the character classes as they come up."""

    def __init__(self):
        self.names = {}

    def name(self, members):
        points = []
        for op, value in members:
            if op is ops.LITERAL:
                points.append(value)
            elif op is ops.RANGE:
                points.extend(range(value[0], value[1] + 1))
            else:
                raise ValueError(f"a class with {op}")
        return self.names.setdefault(ranges_of(points), f"set{len(self.names) + 1}")


def sequences(parsed, classes):
    """Every way through `parsed` without looking around: lists of items, in the order of preference."""
    ways = [[]]
    for op, value in parsed:
        if op is ops.LITERAL:
            found = [[f"{value:x}"]]
        elif op is ops.IN:
            found = [["@" + classes.name(value)]]
        elif op is ops.SUBPATTERN and value[1] == value[2] == 0:
            found = sequences(value[3], classes)
        elif op is ops.BRANCH:
            found = [way for branch in value[1] for way in sequences(branch, classes)]
        elif op is ops.MAX_REPEAT and value[:2] == (1, ops.MAXREPEAT) and len(value[2]) == 1:
            found = [[item + "+"] for [item] in sequences(value[2], classes)]
        else:
            raise ValueError(f"{op} {value}")
        ways = [way + more for way in ways for more in found]
    return ways


def rows_of(kind, expression, classes):
    """One row for each alternative: what stands before, the body, what stands behind ("!": what must not)."""
    parsed = list(parser.parse(expression))
    before, behind = [[]], [[]]
    if parsed[0][0] is ops.ASSERT and parsed[0][1][0] < 0:
        before = sequences(parsed.pop(0)[1][1], classes)
    if parsed[-1][0] in (ops.ASSERT, ops.ASSERT_NOT) and parsed[-1][1][0] > 0:
        op, (_, inner) = parsed.pop()
        sign = "!" if op is ops.ASSERT_NOT else ""
        behind = [[sign + item for item in way] for way in sequences(inner, classes)]
    for way in sequences(parsed, classes):
        for left in before:
            for right in behind:
                yield "\t".join((kind, " ".join(left), " ".join(way), " ".join(right)))


def token_rows():
    nlp = spacy.blank("en")
    classes = Classes()
    affixes = []
    for kind, pieces in (("prefix", nlp.Defaults.prefixes), ("suffix", nlp.Defaults.suffixes),
                         ("infix", nlp.Defaults.infixes)):
        for piece in pieces:
            if piece.strip():
                affixes += [row for row in rows_of(kind, piece, classes) if row not in affixes]
    everything = range(sys.maxunicode + 1)
    lower = parser.parse(f"[{ALPHA_LOWER}]")[0][1]
    named = {
        "digit": [c for c in everything if chr(c).isdecimal()],
        "scheme": [c for c in everything if chr(c).isalnum() or chr(c) in "_+-."],
        "host": [*map(ord, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"), *range(0xa1, 0x10000)],
        "domain": [c for op, v in lower for c in (range(v[0], v[1] + 1) if op is ops.RANGE else [v])],
        "letter": [c for c in everything if chr(c).isalpha()],
        "punctuation": [c for c in everything if unicodedata.category(chr(c)).startswith("P")],
        "sentence_end": [ord(c) for c in Sentencizer.default_punct_chars],
        "symbol": [ord(c) for c in texts.PUNCTUATION_SET],
        "terminal": [ord(c) for c in texts.TERMINAL_PUNCTUATION],
    }
    yield from (f"class\t{name}\t{ranges}" for ranges, name in classes.names.items())
    yield from (f"class\t{name}\t{ranges_of(points)}" for name, points in named.items())
    yield from affixes
    for rule in sorted(nlp.tokenizer.rules):
        parts = [part[ORTH] for part in nlp.tokenizer.rules[rule]]
        if rule.strip():  # White space is no word.
            yield "special\t" + " ".join(parts)


def default(of, name):
    return inspect.signature(of.__init__).parameters[name].default


def filter_rows():
    phrases = {
        "stop_word": sorted(STOP_WORDS),
        "policy": c4_filters.POLICY_SUBSTRINGS,
        "end_mark": list(c4_filters.END_PUNCTUATION),
        "not_end_mark": [c4_filters.ELLIPSIS],
        "citation": re.findall(r"\\(\[[a-z ]+\])", c4_filters.CITATION_REGEX.pattern),
        # These stand in the code of the filters.
        "filler": ["lorem ipsum"],
        "script": ["javascript"],
        "bracket": ["{"],
        "bullet": ["•", "-"],
        "ellipsis": ["...", "…"],
        "hash": ["#"],
    }
    numbers = {
        "longest_word": default(C4QualityFilter, "max_word_length"),
        "least_words": default(C4QualityFilter, "min_words_per_line"),
        "paragraph": C4ParagraphFilter().min_paragraph_len,
        "short_line": default(FineWebQualityFilter, "short_line_length"),
    }
    yield from (f"{kind}\t{word}" for kind, words in phrases.items() for word in words)
    yield from (f"{name}\t{value}" for name, value in numbers.items())


def main():
    folder = pathlib.Path(sys.argv[1])
    for name, rows in (("english_tokens.tsv", token_rows()), ("datatrove.tsv", filter_rows())):
        (folder / name).write_text("\n".join(rows) + "\n", encoding="utf-8")
    assert tokenizer_exceptions.URL_MATCH("example.com/a"), "the form of an address is in src/text/web_address.cc"


if __name__ == "__main__":
    main()
