#!/usr/bin/env python3
"""Spins texts as article spinners do: words are replaced by what a thesaurus has for them, whatever the context.

    apt-get install mythes-en-us aiksaurus
    tools/spin.py --thesaurus mythes|aiksaurus [--share 0.4] [--seed 1] < TEXTS.jsonl > SPUN.jsonl

Two thesauri, so that a detector of spun text can be tried on another spinner than it was trained on. Records keep their members, but for the text, and
say "attack": "spun-THESAURUS" and "family": "spun". --share is of the words that the thesaurus knows; without it each text gets one of its own, .2 to .7."""
import argparse
import collections
import functools
import json
import random
import re
import subprocess
import sys

MYTHES = "/usr/share/mythes/th_en_US_v2.dat"
WORD = re.compile(r"[A-Za-z]+(?:['’][A-Za-z]+)*")
# Spinners leave function words alone.
LEFT = set("""about above after again against almost also although always among another around because become been before being below between both
came cannot could does doing done down during each either else ever every from gave gets give goes going gone have having here hers herself himself
into itself just know like made make many might more most much must myself near never next none only other others ought ours over said same says shall
should since some such take tell than that their theirs them then there these they thing this those though through thus together under until upon very
want well were what when where whether which while whom whose will with within without would your yours yourself""".split())
ENDINGS = (("ies", "y"), ("es", ""), ("es", "e"), ("s", ""), ("ied", "y"), ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e"), ("ly", ""))


def read_mythes():
    found = collections.defaultdict(list)
    with open(MYTHES, encoding="utf-8") as lines:
        next(lines)
        for head in lines:
            word, count = head.rstrip("\n").rsplit("|", 1)
            for _ in range(int(count)):
                for synonym in next(lines).rstrip("\n").split("|")[1:]:
                    if "(" not in synonym and synonym.lower() != word:
                        found[word].append(synonym)
    return lambda word: found.get(word, [])


@functools.lru_cache(None)
def ask_aiksaurus(word):
    out = subprocess.run(["aiksaurus", word], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, check=False).stdout
    if "No synonyms" in out or "Alphabetically similar" in out:
        return []
    return sorted({s.strip() for line in out.splitlines() if not line.startswith("===") for s in line.split(",") if s.strip() and s.strip() != word})


THESAURI = {"mythes": read_mythes, "aiksaurus": lambda: ask_aiksaurus}


def inflect(word, ending):
    """`word` with the ending of the word that it replaces."""
    if ending == "s":
        return word + ("es" if re.search(r"(?:[sxz]|ch|sh)$", word) else "s")
    if ending in ("ed", "ing"):
        return re.sub(r"e$", "", word) + ending
    return word + ending


def synonym_of(word, look_up, rng):
    """A word or two in the place of `word`, lower case; None where the thesaurus has nothing."""
    found, ending = look_up(word), ""
    for suffix, stem in ENDINGS:
        if found:
            break
        if word.endswith(suffix) and len(word) - len(suffix) >= 3:
            found, ending = look_up(word[:-len(suffix)] + stem), {"ies": "s", "es": "s", "ied": "ed"}.get(suffix, suffix)
    found = [s for s in found if len(s.split()) <= 2 and s.isascii() and s == s.lower()]
    if not found:
        return None
    first, *rest = rng.choice(found).split()
    return " ".join([inflect(first, ending)] + rest) if ending in ("ed", "ing") else inflect(" ".join([first] + rest), ending)


def spin(text, look_up, share, rng):
    def replace(match):
        word = match.group()
        if len(word) < 4 or word.lower() in LEFT or (word[0].isupper() and not at_sentence_start(match)) or rng.random() > share:
            return word
        other = synonym_of(word.lower(), look_up, rng)
        if other is None:
            return word
        return other.capitalize() if word[0].isupper() else other

    def at_sentence_start(match):
        return match.start() == 0 or text[:match.start()].rstrip(" \"“").endswith((".", "!", "?"))

    return WORD.sub(replace, text)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--thesaurus", choices=sorted(THESAURI), default="mythes")
    parser.add_argument("--share", type=float)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    rng, look_up = random.Random(arguments.seed), THESAURI[arguments.thesaurus]()
    for line in sys.stdin:
        record = json.loads(line)
        share = arguments.share if arguments.share is not None else rng.uniform(0.2, 0.7)
        record |= {"text": spin(record["text"], look_up, share, rng), "family": "spun", "attack": "spun-" + arguments.thesaurus}
        print(json.dumps(record, ensure_ascii=False))


if __name__ == "__main__":
    main()
