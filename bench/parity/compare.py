"""Does newsieve decide as datatrove does? Compares what judge_with_datatrove.py wrote with newsieve's presets.

    compare.py CORPUS.jsonl DATATROVE.jsonl NEWSIEVE [--tokens english_tokens]

For each filter: the share of documents with the same decision, and each disagreement with the reasons of both. For each
signal: the share of documents with a value within 1 %. With --tokens: the share of documents with the very same words.
newsieve cleans nothing here (no rules), so that both judge the same text; where its repairs change a text, that is said.
"""
import argparse
import itertools
import json
import subprocess
import sys
import tempfile
import time

FILTERS = {"gopher_quality": "gopher", "gopher_repetition": "gopher", "c4": "c4", "mc4": "mc4", "fineweb": "fineweb"}
FAMILIES = "datatrove,c4,fineweb"
# Reasons of the preset gopher that are those of the repetition filter.
REPETITION = ("preset.gopher.empty", "preset.gopher.duplicate_", "preset.gopher.top_")


def reasons_of(record, filter_name):
    codes = [reason["code"] for reason in record["reasons"]]
    codes = [code for code in codes if code.startswith(f"preset.{FILTERS[filter_name]}.")]
    if filter_name == "gopher_quality":
        return [code for code in codes if not code.startswith(REPETITION)]
    if filter_name == "gopher_repetition":
        return [code for code in codes if code.startswith(REPETITION)]
    return codes


def judge(newsieve, documents):
    command = [newsieve, "clean", "-", "--from", "jsonl", "--no-builtin-rules", "--removal", "rules", "--signals", FAMILIES,
               "--preset", "gopher,c4,mc4,fineweb", "-q", "-j", "1"]
    begin = time.monotonic()
    done = subprocess.run(command, input="".join(documents).encode(), stdout=subprocess.PIPE, check=True)
    spent = time.monotonic() - begin
    return [json.loads(line) for line in done.stdout.decode().splitlines()], spent


def near(ours, theirs):
    return abs(ours - theirs) <= 0.01 * max(abs(ours), abs(theirs)) + 1e-9


def compare_tokens(program, documents, answers):
    done = subprocess.run([program], input="".join(documents).encode(), stdout=subprocess.PIPE, check=True)
    same, shown = 0, 0
    for line, answer in zip(done.stdout.decode().split("\n"), answers):
        words = line.split("\x1f")[:-1]
        same += words == answer["words"]
        if words != answer["words"] and shown < 20:
            shown += 1
            pairs = itertools.zip_longest(words, answer["words"])
            at = next(i for i, (ours, theirs) in enumerate(pairs) if ours != theirs)
            print(f"  {answer['id']}: {words[at:at + 4]} instead of {answer['words'][at:at + 4]}")
    print(f"same words: {same} of {len(answers)} documents ({same / len(answers):.2%})")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus")
    parser.add_argument("datatrove")
    parser.add_argument("newsieve")
    parser.add_argument("--tokens")
    arguments = parser.parse_args()
    answers = [json.loads(line) for line in open(arguments.datatrove, encoding="utf-8") if line.endswith("\n")]
    lines = {json.loads(line)["id"]: line for line in open(arguments.corpus, encoding="utf-8")}
    documents = [lines[answer["id"]] for answer in answers]
    if arguments.tokens:
        compare_tokens(arguments.tokens, documents, answers)
    records, spent = judge(arguments.newsieve, documents)
    if len(records) != len(answers):
        sys.exit(f"{len(records)} records for {len(answers)} documents")
    size = sum(len(json.loads(document)["text"].encode()) for document in documents)
    python = sum(sum(answer["ns"].values()) for answer in answers) / 1e9
    print(f"{len(answers)} documents, {size / 1e6:.1f} MB; repaired by newsieve: {sum(r['edits'] != [] for r in records)}")
    print(f"newsieve, whole program: {len(answers) / spent:.0f} documents/s; datatrove, filters alone: {len(answers) / python:.1f}")
    for name in FILTERS:
        same = 0
        for record, answer, document in zip(records, answers, documents):
            ours, theirs = reasons_of(record, name), answer["reasons"][name]
            blank = not json.loads(document)["text"].strip()
            if bool(ours) == (theirs is not None) or (blank and record["decision"] == "drop"):
                same += 1
            else:
                note = " (repaired)" if record["edits"] else ""
                print(f"  {name}: {answer['id']}: newsieve {ours or 'keep'}, datatrove {theirs or 'keep'}{note}")
        print(f"{name:20} {same / len(answers):8.3%} same decision")
    print(f"{'signal':44} within 1 %    equal")
    for signal in answers[0]["signals"]:
        pairs = [(record["signals"][signal], answer["signals"][signal]) for record, answer in zip(records, answers)]
        within = sum(near(*pair) for pair in pairs) / len(pairs)
        # Records hold rounded numbers.
        equal = sum(abs(ours - theirs) <= 1e-3 for ours, theirs in pairs) / len(pairs)
        print(f"{signal:44} {within:9.3%} {equal:9.3%}")
        for record, answer, pair in zip(records, answers, pairs):
            if not near(*pair) and not record["edits"]:
                print(f"  {answer['id']}: newsieve {pair[0]}, datatrove {pair[1]}, and nothing was repaired")


if __name__ == "__main__":
    main()
