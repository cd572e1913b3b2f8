#!/usr/bin/env python3
"""score_corpus.py DATA OUT: labelled documents for fit_score.py, from ../shared/data (its README says what there is).

Writes OUT/train.jsonl and OUT/dev.jsonl: {id, text, label: good | bad, kind, sub, lang, group, expected, writer, undamaged}. `kind` of good documents
tells where they come from. `expected` is the list for `language: expected:` that the document is to be judged with. `writer` is "unknown" for pages that were
published when machines could write (MACHINES), by nobody knows whom. `undamaged` is the text that a misread one was made of: where repairs bring it back
it is not bad. Sites and groups of stories are on one side only, as they are in DATA. The same DATA gives the same documents.
"""
import argparse
import gzip
import json
import lzma
import os
import random
import re
import string

import score_spam

SENTENCE_END = re.compile(r"""[.!?。！？؟۔।]["'”’»)\]]*(?=\s|$)|[。！？]""")
CONTINUED = ["...", "…", " ...", " […]", " [...]", "... [+{n} chars]", "… Read more", "... Continue reading", "... (more)"]
PAYWALL = ["Subscribe to continue reading.", "This article is for subscribers only.", "To read the full story, please log in or subscribe.",
           "You have read all of your free articles this month.", "Already a subscriber? Log in", "Start your free trial to keep reading this article.",
           "The rest of this article is available to members.", "Unlock this article with a digital subscription from $1 a week."]
MACHINES = "2022-12"  # ChatGPT; undated pages of these were crawled in 2024 and later:
CRAWLED_SINCE = ("wcxb", "fundus-tests")
EXPECTED = ["en", "de", "es", "fr", "it", "pt"]  # of documents with kind wrong_language


def read(path):
    with {".gz": gzip.open, ".xz": lzma.open}[os.path.splitext(path)[1]](path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def sentences_of(text):
    out, start = [], 0
    for end in SENTENCE_END.finditer(text):
        out.append(text[start:end.end()].strip())
        start = end.end()
    return [s for s in out if s]


def paragraphs_of(text):
    return [p.strip() for p in text.split("\n") if p.strip()]


def whole_sentences(text):
    """Without what stands behind the last sentence: several sources of human texts are cut."""
    ends = list(SENTENCE_END.finditer(text))
    return text[:ends[-1].end()] if ends else ""


def brief(rng, text, title):
    """The first sentences, 20 to 60 words, as agencies send them: whole, and with nothing behind."""
    wanted, out = rng.randint(20, 60), []
    for part in sentences_of(" ".join(paragraphs_of(text)[:4])):
        out.append(part)
        if len(" ".join(out).split()) >= wanted:
            break
    body = " ".join(out)
    return (title + "\n\n" if title and rng.random() < .5 else "") + body if 15 <= len(body.split()) <= 90 else None


# --- bad documents, each made of good ones or of pages -----------------------------------------------------------------------

def cut_midway(rng, text):
    """In the middle of a sentence."""
    words = list(re.finditer(r"\S+", text))
    for _ in range(20):
        last = words[int(len(words) * rng.uniform(.15, .85))]
        if not SENTENCE_END.search(last.group()) and last.group()[-1] not in ":;":
            return text[:last.end()]
    return None


def cut_teaser(rng, text):
    """The first words, and a mark that there is more."""
    words = list(re.finditer(r"\S+", text))
    return text[:words[min(rng.randint(30, 90), len(words) - 1)].end()] + rng.choice(CONTINUED).format(n=rng.randint(300, 9000))


def cut_paywall(rng, text):
    """The first paragraphs, and what stands before a wall."""
    parts = paragraphs_of(text)
    kept = parts[:rng.randint(1, 3)] if len(parts) > 3 else sentences_of(text)[:rng.randint(2, 4)]
    kept = ["\n\n".join(kept) if len(parts) > 3 else " ".join(kept)]
    if rng.random() < .5:
        kept[0] = whole_sentences(kept[0])[:-1] + rng.choice(["...", "…", ""])
    return "\n\n".join(kept + rng.sample(PAYWALL, rng.randint(1, 2)))


def shuffled_letters(rng, text):
    return re.sub(r"\w{3,}", lambda m: "".join(rng.sample(m.group(), len(m.group()))), text)


def shuffled_words(rng, text):
    words = text.split()
    if rng.random() < .5:
        rng.shuffle(words)
    else:  # among neighbours
        for at in range(0, len(words), 8):
            part = words[at:at + 8]
            rng.shuffle(part)
            words[at:at + 8] = part
    return " ".join(words)


def random_strings(rng, text):
    alphabet = rng.choice([string.ascii_lowercase, string.ascii_letters + string.digits, "0123456789abcdef", string.ascii_letters + "+/=", "asdfghjkl"])
    return rng.choice([" ", " ", "\n"]).join("".join(rng.choice(alphabet) for _ in range(rng.randint(2, rng.choice([8, 14, 60]))))
                                            for _ in range(min(len(text.split()), 300)))


def misread(rng, text):
    """Read in an encoding that it is not in, without a way back."""
    way = rng.randint(0, 3)
    if way == 0:
        return re.sub(r"[^\x00-\x7f]", lambda _: rng.choice(["?", "??", "\ufffd", "\ufffd\ufffd"]), text)
    if way == 1:
        return text.encode().decode(rng.choice(["mac_roman", "cp437", "koi8_r", "cp1251"]), "replace")
    if way == 2:
        return text.encode("utf-16-le").decode("gbk", "replace")
    return text.encode().decode("cp1252", "replace").encode("utf-8").decode("cp1252", "replace").replace("\ufffd", "?")


def bad_ocr(rng, text):
    rate = rng.uniform(.05, .15)
    swaps = {"l": "1I|", "i": "1l!", "o": "0c", "e": "c3", "a": "@o", "s": "5$", "m": "rn", "n": "ri", "t": "f+", "h": "li", "g": "9q", "b": "6"}
    out = []
    for char in text:
        draw = rng.random()
        if draw > rate:
            out.append(char)
        elif draw < rate * .6:
            out.append(rng.choice(swaps.get(char.lower(), char + char)))
        elif draw < rate * .8:
            out.append(rng.choice("~^'.,;_ "))
    return "".join(out)


def markov(rng, chain, starts, words):
    out = [rng.choice(starts)]
    while len(out) < words:
        out.append(rng.choice(chain.get(out[-1]) or starts))
    return " ".join(out)


def looped(rng, text):
    part = " ".join(rng.sample(sentences_of(text) or [text], 1))
    return rng.choice([" ", "\n"]).join([part] * rng.randint(6, 30))


def scripts_of(page):
    found = re.findall(r"<script\b[^>]*>(.{300,}?)</script>", page["html"], re.S)
    return max(found, key=len)[:6000] if found else None


def teaser_list(rng, teasers):
    """An index page: headlines, with leads, dates or numbers, in one of the usual shapes."""
    shape, out = rng.randint(0, 5), []
    for number, (title, lead) in enumerate(rng.sample(teasers, rng.randint(8, 40)), 1):
        date = f"{rng.randint(1, 28)} {rng.choice('Jan Feb Mar Apr May Jun Jul Sep Oct Nov Dec'.split())} 20{rng.randint(10, 25)}"
        short = " ".join(lead.split()[:rng.randint(10, 30)]) + rng.choice(["...", "…", " [...]"])
        out.append({0: title, 1: f"{title}\n{date}", 2: f"{title}\n{short}", 3: f"{number}. {title}",
                    4: f"{title}\n{date}\n{lead}\nRead more", 5: f"{title}\n{lead}\n{rng.randint(0, 90)} comments"}[shape])
    return rng.choice(["\n", "\n\n"]).join(out)


def in_two_languages(rng, text, foreign):
    """Paragraphs in two languages by turns, from one page of several blocks."""
    mine = paragraphs_of(text)
    mine = mine if len(mine) > 3 else sentences_of(text)
    other = sentences_of(foreign) or [foreign]
    out = []
    for i in range(min(max(len(mine), 4), 16)):
        out.append(mine[i % len(mine)] if rng.random() < .5 else " ".join(other[i * 2 % len(other):][:3]))
    return "\n\n".join(out)


def writer_of(page):
    """What add() is told of who wrote a page."""
    since = page["date"] >= MACHINES if page["date"] else page["dataset"] in CRAWLED_SINCE
    return {"writer": "unknown"} if since else {}


# --- the corpus --------------------------------------------------------------------------------------------------------------

class Builder:
    def __init__(self, split, data):
        self.split, self.rng, self.out = split, random.Random(f"score {split}"), []
        self.size = 1 if split == "train" else .5
        self.pages = read(f"{data}/pages/{split}.jsonl.xz")
        self.renders = read(f"{data}/lines/{split}.jsonl.gz")
        self.written = [r for r in read(f"{data}/machine_written/train_dev.jsonl.xz") if r["split"] == split]
        if split == "train":
            self.pages = [p for p in self.pages if p["train_ok"]]
            allowed = {p["id"] for p in self.pages}
            self.renders = [r for r in self.renders if r["id"] in allowed]
        self.articles = [p for p in self.pages if p["news"] and len((p["gold_text"] or "").split()) >= 60]

    def add(self, text, label, kind, sub, lang, group, expected=(), **more):
        if text and len(text.split()) >= 3:
            self.out.append({"id": f"{kind}/{len(self.out)}", "text": text, "label": label, "kind": kind, "sub": sub, "lang": lang,
                             "group": group, "expected": list(expected), **more})

    def some(self, things, count):
        count = round(count * self.size)
        return self.rng.sample(things, count) if len(things) > count else list(things)

    def good(self):
        for page in self.articles:
            self.add(page["gold_text"], "good", "article", page["dataset"], page["lang"], page["site"], **writer_of(page))
        one_each, by_id = {}, {p["id"]: p for p in self.pages}
        for render in self.renders:
            if render["news"] and sum(line["label"] == "a" for line in render["lines"]) > 3:
                one_each.setdefault(render["id"], []).append(render)
        for renders in one_each.values():
            render = self.rng.choice(renders)
            self.add("\n".join(line["text"] for line in render["lines"]), "good", "page", render["renderer"], render["lang"], render["site"],
                     **writer_of(by_id[render["id"]]))
        human = [r for r in self.written if r["family"] == "human"]
        self.news = [r for r in human if r["domain"] in ("news", "opinion") and r["lang"] == "en"]
        self.foreign = [dict(r, text=whole_sentences(r["text"])) for r in human if r["lang"] != "en"]
        self.foreign = [r for r in self.foreign if len(r["text"]) >= 200]
        for record in self.some(self.news, 1400) + self.some(self.foreign, 500):
            self.add(record["text"], "good", "human", record["source"], record["lang"], record["group"])
        for record in self.some(self.news, 300) + self.some(self.foreign, 120):
            self.add(brief(self.rng, record["text"], None), "good", "brief", "human", record["lang"], record["group"])
        for page in self.some([p for p in self.articles if p["dataset"] != "dragnet"], 240):
            self.add(brief(self.rng, page["gold_text"], page["title"]), "good", "brief", "article", page["lang"], page["site"], **writer_of(page))

    def texts(self, count):
        """Good texts to spoil: (text, language, group), half of them with paragraphs."""
        chosen = [(p["gold_text"], p["lang"], p["site"]) for p in self.some(self.articles, count // 2)]
        return chosen + [(r["text"], r["lang"], r["group"]) for r in self.some(self.news, count - count // 2)]

    def machine_written(self):
        machine = [r for r in self.written if r["family"] == "llm" and r["domain"] in ("news", "opinion") and r["lang"] == "en"]
        for record in self.some(machine, 600):
            self.add(record["text"], "bad", "machine_written", record["attack"], "en", record["group"])

    def list_page(self):
        for page in self.pages:
            if page["page_type"] in ("listing", "collection"):
                self.add(page["gold_text"], "bad", "list_page", "gold", page["lang"], page["site"])
        for render in self.renders:
            if self.type_of(render) in ("listing", "collection"):
                self.add("\n".join(line["text"] for line in render["lines"]), "bad", "list_page", "page", render["lang"], render["site"])
        teasers = [(p["title"], (sentences_of(" ".join(paragraphs_of(p["gold_text"])[1:])) or [""])[0]) for p in self.articles if p["title"]]
        teasers = [(title, lead) for title, lead in teasers if 8 <= len(lead.split()) <= 60]
        for _ in range(round(350 * self.size)):
            self.add(teaser_list(self.rng, teasers), "bad", "list_page", "teasers", "en", "")
        for render in self.some(self.renders, 250):
            heads = [line["text"] for line in render["lines"] if line["label"] == "b" and 4 <= len(line["text"].split()) <= 16
                     and line["text"][:1].isupper() and not SENTENCE_END.search(line["text"])]
            if len(heads) >= 6:
                self.add("\n".join(heads), "bad", "list_page", "headlines", render["lang"], render["site"])

    def type_of(self, render):
        if not hasattr(self, "types"):
            self.types = {p["id"]: p["page_type"] for p in self.pages}
        return self.types.get(render["id"])

    def boilerplate_only(self):
        for render in self.some(self.renders, 700):
            lines = [line["text"] for line in render["lines"] if line["label"] == "b"]
            if len(lines) >= 8:
                self.add("\n".join(lines), "bad", "boilerplate_only", render["renderer"], render["lang"], render["site"])

    def truncated(self):
        ways = {"midway": cut_midway, "teaser": cut_teaser, "paywall": cut_paywall}
        for text, lang, group in self.texts(600):
            way = self.rng.choice(sorted(ways))
            if len(text.split()) >= 120:
                self.add(ways[way](self.rng, text), "bad", "truncated", way, lang, group)

    def spam(self):
        for page in self.pages:
            if page["page_type"] in ("service", "product"):
                self.add(page["gold_text"], "bad", "spam", "sales page", page["lang"], page["site"])
        rng, split = self.rng, self.split
        for _ in range(round(150 * self.size)):
            self.add(score_spam.promotion(rng, split), "bad", "spam", "promotion", "en", "")
            self.add(score_spam.keyword_list(rng, split), "bad", "spam", "key words", "en", "")
        for text, lang, group in self.texts(300):
            if rng.random() < .5:
                self.add(score_spam.stuffed(rng, split, sentences_of(text)), "bad", "spam", "stuffed", lang, group)
            else:
                parts = paragraphs_of(text)
                self.add(score_spam.planted(rng, split, parts if len(parts) > 3 else sentences_of(text)), "bad", "spam", "planted", lang, group)

    def gibberish(self):
        chain = {}
        for record in self.news:
            words = record["text"].split()
            for before, word in zip(words, words[1:]):
                chain.setdefault(before, []).append(word)
        starts = [r["text"].split()[0] for r in self.news]
        ways = {"letters": shuffled_letters, "words": shuffled_words, "random": random_strings, "ocr": bad_ocr, "loop": looped,
                "markov": lambda rng, text: markov(rng, chain, starts, min(len(text.split()), 400))}
        for text, lang, group in self.texts(600):
            way = self.rng.choice(sorted(ways))
            self.add(ways[way](self.rng, text), "bad", "gibberish", way, lang, group)
        for record in self.some(self.foreign, 100):
            self.add(misread(self.rng, record["text"]), "bad", "gibberish", "misread", record["lang"], record["group"],
                     undamaged=record["text"])
        for page in self.some(self.pages, 80):
            self.add(scripts_of(page), "bad", "gibberish", "code", "und", page["site"])

    def wrong_language(self):
        for record in self.some([r for r in self.foreign if r["lang"] not in EXPECTED], 300):
            self.add(record["text"], "bad", "wrong_language", "whole", record["lang"], record["group"], EXPECTED)
        for text, lang, group in self.texts(300):
            if lang == "en":
                other = self.rng.choice(self.foreign)
                self.add(in_two_languages(self.rng, text, other["text"]), "bad", "wrong_language", "blocks", lang, group, ["en"])

    def build(self):
        for kind in (self.good, self.machine_written, self.list_page, self.boilerplate_only, self.truncated, self.spam, self.gibberish,
                     self.wrong_language):
            kind()
        return self.out


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("data")
    parser.add_argument("out")
    options = parser.parse_args()
    os.makedirs(options.out, exist_ok=True)
    for split in ("train", "dev"):
        with open(f"{options.out}/{split}.jsonl", "w", encoding="utf-8") as out:
            for document in Builder(split, options.data).build():
                out.write(json.dumps(document, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
