"""Which lines of a web page are its article, by a text of the article that somebody made: labels that tools/train_page_model.py learns from.

A line is a list of tokens, as the scorer makes them. Lines are aligned with the article in order: long ones by the sequences of four tokens they
share with it, short ones only where they stand in what the aligned lines leave of it. So a teaser that repeats words of the article, or a
second copy of a paragraph, is not taken for the article.
"""
import bisect
import re
import unicodedata
from collections import defaultdict

NO_SPACES = "\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u0e00-\u0eff\u1780-\u17ff\u1000-\u109f\U00020000-\U0003ffff"
TOKEN = re.compile("[%s]|[^\\W_%s]+" % (NO_SPACES, NO_SPACES))
ARTICLE, OTHER, UNDECIDED = 0, 1, -1
GRAM = 4
COVERED, UNCOVERED = 0.6, 0.3  # of a line's sequences: in the article above, not in it below; between is undecided
FAR_HEADLINE = 60  # lines before the article at most


def tokens(text):
    return TOKEN.findall(unicodedata.normalize("NFKC", text or "").lower())


def grams(line):
    return [tuple(line[i : i + GRAM]) for i in range(len(line) - GRAM + 1)]


def best_chain(items):
    """Of (line, begin, end, weight), sorted by line: those of greatest weight that stand in the same order in both, as a list of indices."""
    ends = sorted({end for _, _, end, _ in items})
    size = len(ends)
    best = [(0.0, -1)] * (size + 1)  # a Fenwick tree of the best chain that ends at or before each place
    before, total = [-1] * len(items), [0.0] * len(items)
    waiting, current = [], None
    for index, (line, begin, _, weight) in enumerate(items):
        if line != current:  # items of one line do not follow each other
            for done in waiting:
                at = bisect.bisect_left(ends, items[done][2]) + 1
                while at <= size:
                    best[at] = max(best[at], (total[done], done))
                    at += at & -at
            waiting, current = [], line
        at, found = bisect.bisect_right(ends, begin), (0.0, -1)
        while at > 0:
            found = max(found, best[at])
            at -= at & -at
        total[index], before[index] = found[0] + weight, found[1]
        waiting.append(index)
    chain, at = [], max(range(len(items)), key=lambda i: total[i], default=-1)
    while at >= 0:
        chain.append(at)
        at = before[at]
    return chain[::-1]


def places(line, found):
    """Where in the article a line may stand: (begin, end, covered share), the likeliest few."""
    votes = defaultdict(int)
    sequences = grams(line)
    for offset, gram in enumerate(sequences):
        for at in found.get(gram, ())[:20]:
            votes[at - offset] += 1
    likely = sorted(votes.items(), key=lambda vote: (-vote[1], vote[0]))[:3]
    covered = sum(gram in found for gram in sequences) / len(sequences)
    return [(max(at, 0), at + len(line), covered, count) for at, count in likely]


def align_long(lines, article):
    """Labels of lines with sequences; the span of the article for each line of the chain."""
    found = defaultdict(list)
    for at, gram in enumerate(grams(article)):
        found[gram].append(at)
    labels, items, coverage = {}, [], {}
    for number, line in enumerate(lines):
        if len(line) < GRAM:
            continue
        spots = places(line, found)
        coverage[number] = spots[0][2] if spots else 0.0
        labels[number] = OTHER
        if coverage[number] >= UNCOVERED:
            items += [(number, begin, end, count + 1e-3 * len(line)) for begin, end, _, count in spots if count >= 0.5 * spots[0][3]]
    spans = {}
    for index in best_chain(items):
        number, begin, end, _ = items[index]
        spans[number] = (begin, min(end, len(article)))
        labels[number] = ARTICLE if coverage[number] >= COVERED else UNDECIDED
    used = bytearray(len(article))
    for begin, end in spans.values():
        used[begin:end] = b"\1" * (end - begin)
    for number, begin, end, _ in sorted(items, key=lambda item: -item[3]):  # out of order, but of a part that nothing else stands for
        end = min(end, len(article))
        if number not in spans and coverage[number] >= COVERED and end - begin >= 2 * GRAM and sum(used[begin:end]) < 0.2 * (end - begin):
            used[begin:end] = b"\1" * (end - begin)
            labels[number] = ARTICLE
    return labels, spans


def contains(whole, part):
    return any(whole[i : i + len(part)] == part for i in range(len(whole) - len(part) + 1))


def label(lines, article, title):
    """ARTICLE, OTHER or UNDECIDED for each of `lines`, lists of tokens, by the tokens of the article and of its title."""
    labels, spans = align_long(lines, article)
    chain = sorted(spans)
    out = [labels.get(number, OTHER) for number in range(len(lines))]
    for slot in range(len(chain) + 1):  # short lines, in what is left between aligned ones
        low = spans[chain[slot - 1]][1] if slot else 0
        high = spans[chain[slot]][0] if slot < len(chain) else len(article)
        first, last = (chain[slot - 1] + 1 if slot else 0), (chain[slot] if slot < len(chain) else len(lines))
        left = article[low:high] if low < high else []
        if not left:
            continue
        order = range(first, last) if slot else range(last - 1, first - 1, -1)
        for number in order:
            line = lines[number]
            if not line or number in labels and labels[number] == ARTICLE:
                continue
            if len(left) < len(line) or len(line) >= 2 * GRAM:
                continue
            spots = [i for i in range(len(left) - len(line) + 1) if left[i : i + len(line)] == line]
            if spots:
                out[number] = ARTICLE
                left = left[spots[0] + len(line) :] if slot else left[: spots[-1]]
    undecide_headline(lines, out, title)
    return out


def undecide_headline(lines, labels, title):
    """The gold texts of some sources lack the headline."""
    if ARTICLE not in labels or len(title) < 3:
        return
    first = labels.index(ARTICLE)
    for number in range(max(first - FAR_HEADLINE, 0), first):
        line = lines[number]
        if len(line) >= 3 and labels[number] == OTHER and (title[: len(line)] == line or line[: len(title)] == title):
            labels[number] = UNDECIDED


def label_by_snippets(lines, wanted, unwanted):
    """Where only snippets are known: lines that hold one, or stand in one; the others are undecided."""
    squashed = ["".join(line) for line in lines]
    out = [UNDECIDED] * len(lines)
    for snippets, value in ((wanted, ARTICLE), (unwanted, OTHER)):
        for snippet in ("".join(tokens(text)) for text in snippets or ()):
            for number, line in enumerate(squashed):
                if snippet and (snippet in line or len(line) >= 20 and line in snippet):
                    out[number] = value
    return out
