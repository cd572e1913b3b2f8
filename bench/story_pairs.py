#!/usr/bin/env python3
"""How well `clean --dedup` groups retold stories, by documents whose groups are known.

    story_pairs.py documents DATA SPLIT > documents.jsonl     English news of ../shared/data/machine_written, one split (train, dev)
    newsieve clean documents.jsonl -o records.jsonl --dedup=note --removal rules --no-builtin-rules --profile lenient
    story_pairs.py score records.jsonl

Versions of one story share a `group`. Counted are pairs of documents: those that share a story against those that share a group.
"""
import collections
import json
import lzma
import sys


def print_documents(data, split):
    with lzma.open(f"{data}/machine_written/train_dev.jsonl.xz", "rt") as lines:
        for line in lines:
            row = json.loads(line)
            if row["split"] == split and row["domain"] in ("news", "opinion") and row["lang"] == "en":
                print(json.dumps({key: row[key] for key in ("id", "text", "group", "family")}))


def pairs(count):
    return count * (count - 1) // 2


def print_score(path):
    with open(path) as lines:
        rows = [row for row in map(json.loads, lines) if row["decision"] not in ("failed", "drop")]
    groups = collections.Counter(row["input"]["group"] for row in rows)
    stories = collections.defaultdict(collections.Counter)
    for row in rows:
        if "story" in row:
            stories[row["story"]["id"]][row["input"]["group"]] += 1
    true = sum(map(pairs, groups.values()))
    said = sum(pairs(story.total()) for story in stories.values())
    right = sum(pairs(count) for story in stories.values() for count in story.values())
    print(f"{len(rows)} documents, {true} pairs of one group, {said} of one story:"
          f" precision {right / max(said, 1):.3f}, recall {right / max(true, 1):.3f}")


if __name__ == "__main__":
    if sys.argv[1:2] == ["documents"] and len(sys.argv) == 4:
        print_documents(*sys.argv[2:])
    elif sys.argv[1:2] == ["score"] and len(sys.argv) == 3:
        print_score(sys.argv[2])
    else:
        sys.exit(__doc__)
