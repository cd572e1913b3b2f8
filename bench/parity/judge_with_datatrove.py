"""What datatrove makes of documents: decisions of its filters, the numbers behind them, and spaCy's tokens.

Reads the lines of corpus.py, writes one JSON object a line: {"id", "reasons": {filter: null or why it drops},
"signals": {name: value}, "words": [...], "ns": {filter: nanoseconds}}. Decisions come from datatrove's own filters,
called one by one. The numbers repeat the expressions of those filters (they keep them to themselves), over datatrove's
own helpers; test_numbers holds them against the decisions for every document.
"""
import argparse
import json
import math
import re
import sys
import time

import numpy as np
from datatrove.data import Document
from datatrove.pipeline.filters import (C4ParagraphFilter, C4QualityFilter, FineWebQualityFilter, GopherQualityFilter,
                                        GopherRepetitionFilter)
from datatrove.pipeline.filters import c4_filters as c4
from datatrove.pipeline.filters import gopher_repetition_filter as repetition
from datatrove.pipeline.filters.gopher_quality_filter import STOP_WORDS
from datatrove.utils import text as texts

FILTERS = {
    "gopher_quality": GopherQualityFilter(),
    "gopher_repetition": GopherRepetitionFilter(),
    "c4": C4QualityFilter(),
    "mc4": C4ParagraphFilter(),
    "fineweb": FineWebQualityFilter(),
}


def share(part, whole):
    return part / whole if whole else 0.0


def quality_numbers(text):
    words = texts.split_into_words(text)
    plain = [w for w in words if any(ch not in texts.PUNCTUATION_SET for ch in w)]
    lines = text.splitlines()
    return {
        "datatrove.words": len(words),
        "datatrove.non_symbol_words": len(plain),
        "datatrove.mean_word_length": float(np.mean([len(w) for w in plain])) if plain else 0.0,
        "datatrove.hashes_per_word": share(text.count("#"), len(words)),
        "datatrove.ellipses_per_word": share(text.count("...") + text.count("…"), len(words)),
        "datatrove.bullet_lines": share(sum(s.lstrip().startswith(("•", "-")) for s in lines), len(lines)),
        "datatrove.ellipsis_lines": share(sum(s.rstrip().endswith(("...", "…")) for s in lines), len(lines)),
        "datatrove.alphabetic_words": share(sum(any(c.isalpha() for c in w) for w in words), len(words)),
        "datatrove.stop_words": len(set(STOP_WORDS).intersection(words)),
    }


def repetition_numbers(text):
    words = texts.split_into_words(text)
    paragraphs = re.split(r"\n{2,}", text.strip())
    lines = re.split("\n+", text)
    size = len(text)
    numbers = {"datatrove.characters": size}
    for name, parts in (("paragraph", paragraphs), ("line", lines)):
        copies, characters = repetition.find_duplicates(parts)
        numbers[f"datatrove.duplicate_{name}s"] = copies / len(parts)
        numbers[f"datatrove.duplicate_{name}_characters"] = share(characters, size)
    for n in (2, 3, 4):
        grams = repetition.get_n_grams(words, n)
        numbers[f"datatrove.top_{n}gram_characters"] = share(repetition.find_top_duplicate(grams), size) if grams else 0.0
    for n in range(5, 11):
        numbers[f"datatrove.duplicate_{n}gram_characters"] = share(repetition.find_all_duplicate(words, n), size)
    return numbers


def c4_numbers(text):
    """The loop of C4QualityFilter.filter, which counts on where the filter would stop at the first reason."""
    names = ("lines", "long_word_lines", "no_terminal_punctuation_lines", "short_lines", "lorem_ipsum_lines",
             "javascript_lines", "curly_bracket_lines", "policy_lines", "kept_lines", "sentences")
    count = dict.fromkeys(names, 0)
    for line in text.splitlines():
        line = line.strip()
        words = line.split()
        count["lines"] += 1
        if any(len(word) > 1000 for word in words):
            count["long_word_lines"] += 1
            continue
        line = c4.CITATION_REGEX.sub("", line)
        lower = line.lower()
        if not line.endswith(c4.END_PUNCTUATION) or line.endswith(c4.ELLIPSIS):
            count["no_terminal_punctuation_lines"] += 1
        elif len(words) < 3:
            count["short_lines"] += 1
        elif "lorem ipsum" in lower:
            count["lorem_ipsum_lines"] += 1
        elif "javascript" in lower:
            count["javascript_lines"] += 1
        elif "{" in line:
            count["curly_bracket_lines"] += 1
        elif any(p in lower for p in c4.POLICY_SUBSTRINGS):
            count["policy_lines"] += 1
        else:
            count["sentences"] += len(texts.split_into_sentences(line))
            count["kept_lines"] += 1
    numbers = {"c4." + name: value for name, value in count.items()}
    numbers["c4.paragraphs"] = sum(len(line) >= 200 for line in text.split("\n"))
    return numbers


def fineweb_numbers(text):
    lines = [line for line in text.split("\n") if line.strip() != ""]
    words = texts.split_into_words(text)
    return {
        "fineweb.lines": len(lines),
        "fineweb.punctuated_lines": share(sum(line.endswith(tuple(texts.TERMINAL_PUNCTUATION)) for line in lines), len(lines)),
        "fineweb.short_lines": share(sum(len(line) <= 30 for line in lines), len(lines)),
        "fineweb.duplicate_line_characters": share(repetition.find_duplicates(lines)[1], len(text.replace("\n", ""))),
        "fineweb.newlines_per_word": share(text.count("\n"), len(words)),
    }


def drops(numbers):
    """What the numbers say, by the default limits of the filters."""
    n = numbers
    top = {2: 0.2, 3: 0.18, 4: 0.16}
    grams = {5: 0.15, 6: 0.14, 7: 0.13, 8: 0.12, 9: 0.11, 10: 0.10}
    return {
        "gopher_quality": not 50 <= n["datatrove.non_symbol_words"] <= 100000
        or not 3 <= n["datatrove.mean_word_length"] <= 10 or n["datatrove.hashes_per_word"] > 0.1
        or n["datatrove.ellipses_per_word"] > 0.1 or n["datatrove.bullet_lines"] > 0.9
        or n["datatrove.ellipsis_lines"] > 0.3 or n["datatrove.alphabetic_words"] < 0.8 or n["datatrove.stop_words"] < 2,
        "gopher_repetition": n["datatrove.characters"] < 1 or n["datatrove.duplicate_paragraphs"] > 0.3
        or n["datatrove.duplicate_paragraph_characters"] > 0.2 or n["datatrove.duplicate_lines"] > 0.3
        or n["datatrove.duplicate_line_characters"] > 0.2
        or any(n[f"datatrove.top_{k}gram_characters"] > v for k, v in top.items())
        or any(n[f"datatrove.duplicate_{k}gram_characters"] > v for k, v in grams.items()),
        "c4": n["c4.lorem_ipsum_lines"] > 0 or n["c4.curly_bracket_lines"] > 0 or n["c4.sentences"] < 5,
        "mc4": n["c4.paragraphs"] < 3,
        "fineweb": n["fineweb.lines"] < 1 or n["fineweb.punctuated_lines"] < 0.12 or n["fineweb.short_lines"] > 0.67
        or n["fineweb.duplicate_line_characters"] > 0.01 or n["fineweb.newlines_per_word"] > 0.3,
    }


def test_numbers(name, reasons, numbers):
    for which, drop in drops(numbers).items():
        if drop != (reasons[which] is not None):
            sys.exit(f"{name}: {which} says {reasons[which]}, the numbers say drop={drop}")


def judge(document):
    text = document["text"]
    reasons, spent = {}, {}
    for name, rule in FILTERS.items():
        begin = time.perf_counter_ns()
        verdict = rule.filter(Document(text=text, id=document["id"]))
        spent[name] = time.perf_counter_ns() - begin
        reasons[name] = verdict[1] if isinstance(verdict, tuple) else None if verdict else "dropped"
    numbers = {**quality_numbers(text), **repetition_numbers(text), **c4_numbers(text), **fineweb_numbers(text)}
    test_numbers(document["id"], reasons, numbers)
    assert all(math.isfinite(value) for value in numbers.values())
    return {"id": document["id"], "reasons": reasons, "signals": numbers,
            "words": list(texts.split_into_words(text)), "ns": spent}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--limit", type=int, help="judge only the first N documents")
    arguments = parser.parse_args()
    for number, line in enumerate(sys.stdin):
        if number == arguments.limit:
            break
        json.dump(judge(json.loads(line)), sys.stdout, ensure_ascii=False)
        sys.stdout.write("\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
