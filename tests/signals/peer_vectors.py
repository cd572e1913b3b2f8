#!/usr/bin/env python3
"""What other tools say of texts: makes tests/signals/peer_vectors.txt anew, from the texts in it.

    python3 -m venv /tmp/venv && /tmp/venv/bin/pip install regex
    /tmp/venv/bin/pip download --no-deps -d /tmp/wheels dolma==1.2.1 nemo-curator==1.4.0
    (cd /tmp/wheels && for wheel in *.whl; do unzip -qo $wheel; done)
    /tmp/venv/bin/python tests/signals/peer_vectors.py /tmp/wheels

NeMo Curator's filters and Dolma's taggers run themselves, loaded from the unpacked wheels without what they do not need;
RedPajama-v2 is no package, so its definitions are written down here again, in words of our own.
"""
import collections
import importlib.util
import math
import pathlib
import re
import string
import sys
import types
import unicodedata

HERE = pathlib.Path(__file__).parent
WHEELS = sys.argv[1]


def package(name, **members):
    module = sys.modules[name] = types.ModuleType(name)
    module.__path__ = []
    module.__dict__.update(members)


def load(name):
    path = f"{WHEELS}/{name.replace('.', '/')}.py"
    spec = importlib.util.spec_from_file_location(name, path)
    module = sys.modules[name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


# NeMo Curator ---------------------------------------------------------------------------------------------------------

TEXT = "nemo_curator.stages.text"
for name in ["nemo_curator", "nemo_curator.stages", TEXT, f"{TEXT}.filters", f"{TEXT}.utils", f"{TEXT}.filters.heuristic",
             f"{TEXT}.filters.heuristic.repetition"]:
    package(name)
package("loguru", logger=None)
for name in ["utils.constants", "utils.text_utils", "filters.doc_filter"]:
    load(f"{TEXT}.{name}")
strings = load(f"{TEXT}.filters.heuristic.string")
repetition = load(f"{TEXT}.filters.heuristic.repetition.repetition")

NEMO = [strings.NonAlphaNumericFilter(), strings.SymbolsToWordsFilter(), strings.NumbersFilter(), strings.UrlsFilter(),
        strings.BulletsFilter(), strings.WhiteSpaceFilter(), strings.ParenthesesFilter(), strings.LongWordFilter(),
        strings.WordCountFilter(), strings.BoilerPlateStringFilter(), strings.MeanWordLengthFilter(), strings.PunctuationFilter(),
        strings.EllipsisFilter(), strings.CommonEnglishWordsFilter(stop_at_false=False), strings.WordsWithoutAlphabetsFilter(),
        repetition.RepeatedLinesFilter(), repetition.RepeatedLinesByCharFilter(), repetition.RepeatedParagraphsFilter(),
        repetition.RepeatedParagraphsByCharFilter()]
NEMO += [repetition.RepeatingDuplicateNGramsFilter(n) for n in range(5, 11)]


def first_of_top(text, n):
    """RepeatingTopNGramsFilter takes any of equally frequent n-grams, by chance; here it is the first."""
    ngrams = list(zip(*[text.split()[i:] for i in range(n)]))
    if not ngrams:
        return 1.0
    top = " ".join(collections.Counter(ngrams).most_common(1)[0][0])
    return (len(text) - len(text.replace(top, ""))) / len(text)


def nemo(text):
    for filter in NEMO:
        yield "nemo." + filter.name, filter.score_document(text)
    for n in range(2, 5):
        yield f"nemo.repeating_top_{n}grams", first_of_top(text, n)


# Dolma ----------------------------------------------------------------------------------------------------------------

class Span:
    def __init__(self, start, end, type="", score=1.0):
        self.type, self.score = type, score


class Result:
    def __init__(self, doc, spans):
        self.spans = spans


class Registry:
    @staticmethod
    def add(name):
        return lambda tagger: tagger


package("dolma")
package("dolma.core")
package("dolma.taggers")
package("dolma.core.data_types", Span=Span, DocResult=Result, Document=types.SimpleNamespace)
package("dolma.core.registry", TaggerRegistry=Registry)
package("dolma.core.taggers", BaseTagger=object)
gopher = load("dolma.taggers.gopher")
c4 = load("dolma.taggers.c4")
BY_VERSION = ("lines_starting", "lines_ending", "duplicate_lines")


def dolma(text):
    doc = types.SimpleNamespace(text=text)
    for version, tagger in [("v1", gopher.GopherTagger()), ("v2", gopher.GopherTaggerV2())]:
        for span in tagger.predict(doc).spans:
            tag = f"{version}_" if any(part in span.type for part in BY_VERSION) else ""
            yield f"dolma.gopher_{tag}{span.type}", span.score
    for version, tagger in [("v1", c4.C4Tagger()), ("v2", c4.FasterC4Tagger())]:
        spans = collections.Counter(span.type for span in tagger.predict(doc).spans)
        yield "dolma.c4_line_count", text.count("\n") + 1
        for name in ["lines_with_no_ending_punctuation", "lines_with_too_few_words", "has_lorem_ipsum", "has_curly_brace"]:
            yield "dolma.c4_" + name, spans[name]
        yield f"dolma.c4_{version}_has_javascript", spans["has_javascript"]


# RedPajama-v2 ---------------------------------------------------------------------------------------------------------

CONFIG = (HERE / "../../config.yaml").read_text()
STOP_WORDS = set(re.findall(r"\w+", re.search(r"rps:.*?stop_words: \[(.*?)\]", CONFIG, re.S)[1]))


def normal(text):
    text = text.translate(str.maketrans("", "", string.punctuation)).lower().strip()
    return unicodedata.normalize("NFD", re.sub(r"\s+", " ", text))


def share(count, whole):
    return count / whole if whole else 0.0


def rps(text):
    content = normal(text)
    words, raw = content.split(), re.findall(r"\w+|[^\w\s]+", text)  # NLTK's WordPunctTokenizer, up to 3.9
    lines = re.findall(r"[^\n]*\n|[^\n]+$", text)
    mean = lambda values: share(sum(values), len(lines))
    counts, total = collections.Counter(words), sum(map(len, words))
    yield "doc_curly_bracket", share(text.count("{") + text.count("}"), len(text))
    yield "doc_frac_all_caps_words", share(sum(map(str.isupper, raw)), len(raw))
    yield "doc_frac_lines_end_with_ellipsis", mean([line.rstrip().endswith(("...", "…")) for line in lines])
    yield "doc_frac_no_alph_words", share(sum(not re.search("[a-zA-Z]", word) for word in raw), len(raw))
    yield "doc_lorem_ipsum", share(content.count("lorem ipsum"), len(content))
    yield "doc_mean_word_length", share(total, len(words))
    yield "doc_stop_word_fraction", share(sum(word in STOP_WORDS for word in raw), len(raw))
    yield "doc_symbol_to_word_ratio", share(sum(map(text.count, ["#", "...", "…"])), len(raw))
    yield "doc_frac_unique_words", len(counts) / len(words) if words else 1.0
    yield "doc_unigram_entropy", -sum(n / len(words) * math.log(n / len(words)) for n in counts.values())
    yield "doc_word_count", len(words)
    yield "doc_num_sentences", len(re.findall(r"\b[^.!?]+[.!?]*", text))
    for n in range(2, 11):
        ngrams = [tuple(words[i:i + n]) for i in range(len(words) - n + 1)]
        of = collections.Counter(ngrams)
        if n <= 4:
            top, count = of.most_common(1)[0] if of else ((), 0)
            yield f"doc_frac_chars_top_{n}gram", share(count * sum(map(len, top)), total) if count > 1 else 0.0
        if n >= 5:
            covered = {j for i, ngram in enumerate(ngrams) if of[ngram] > 1 for j in range(i, i + n)}
            yield f"doc_frac_chars_dupe_{n}grams", share(sum(len(words[j]) for j in covered), total)
    normal_lines = [normal(line) for line in lines]
    yield "lines_ending_with_terminal_punctution_mark", mean([line.rstrip().endswith((".", "!", "?", "”")) for line in lines])
    yield "lines_javascript_counts", mean([line.split().count("javascript") for line in normal_lines])
    yield "lines_num_words", mean([len(line.split()) for line in normal_lines])
    yield "lines_numerical_chars_fraction", mean([share(sum(map(str.isnumeric, line)), len(line)) for line in normal_lines])
    yield "lines_uppercase_letter_fraction", mean([share(sum(map(str.isupper, line)), len(line)) for line in lines])
    yield "lines_start_with_bulletpoint", mean([line.lstrip().startswith(tuple("•‣▶◀◦■□▪▫–")) for line in lines])


# The file: lines `text ...` with \\n, \\t and \\\\ for what they stand for in C, and under each what was measured of it.

VECTORS = HERE / "peer_vectors.txt"
ESCAPES = [("\\", "\\\\"), ("\n", "\\n"), ("\t", "\\t")]


def decode(line):
    return re.sub(r"\\(.)", lambda match: {"n": "\n", "t": "\t"}.get(match[1], match[1]), line)


def vectors(text):
    for plain, escape in ESCAPES:
        text = text.replace(plain, escape)
    yield "text " + text
    text = decode(text)
    values = dict(nemo(text)) | dict(dolma(text)) | {"rps." + name: value for name, value in rps(text)}
    for name, value in sorted(values.items()):
        yield f"{name} {float(value):.10g}"


if __name__ == "__main__":
    texts = [decode(line[5:]) for line in VECTORS.read_text().splitlines() if line.startswith("text ")]
    VECTORS.write_text("\n".join(line for text in texts for line in vectors(text)) + "\n")
