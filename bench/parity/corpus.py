"""The documents that bench/parity judges: labelled development data, and the samples of this repository.

One JSON object a line, {"id", "source", "text"}. Texts are made storable (lone surrogates become U+FFFD) and nothing
else, so that both sides see the same characters.
"""
import argparse
import gzip
import hashlib
import json
import lzma
import pathlib
import sys


def read_json_lines(path):
    opener = lzma.open if path.suffix == ".xz" else gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def pages(data):
    for row in read_json_lines(data / "pages/dev_gold.jsonl.gz"):
        if row.get("gold_text"):
            yield "page:" + row["id"], row["gold_text"]


def renders(data):
    for row in read_json_lines(data / "lines/dev.jsonl.gz"):
        yield f"render:{row['id']}:{row['renderer']}", "\n".join(line["text"] for line in row["lines"])


def stories(data):
    for row in read_json_lines(data / "machine_written/train_dev.jsonl.xz"):
        if row["split"] == "dev":
            yield "story:" + row["id"], row["text"]


def samples(folder):
    for path in sorted(folder.iterdir()):
        if path.suffix == ".txt":
            yield "sample:" + path.name, path.read_text(encoding="utf-8")
        elif path.suffix == ".jsonl":
            for number, row in enumerate(read_json_lines(path)):
                yield f"sample:{path.name}:{number}", row.get("text", "")


def main():
    here = pathlib.Path(__file__).resolve().parent
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=pathlib.Path, help="folder of labelled data (pages/, lines/, machine_written/)")
    parser.add_argument("--samples", type=pathlib.Path, default=here.parent.parent / "samples")
    parser.add_argument("--every", type=int, default=1, help="take every N-th story, the largest part (1: all)")
    arguments = parser.parse_args()
    parts = [samples(arguments.samples)]
    if arguments.data:
        parts += [pages(arguments.data), renders(arguments.data),
                  (row for number, row in enumerate(stories(arguments.data)) if number % arguments.every == 0)]
    texts = {}
    for part in parts:
        for name, text in part:
            number, unique = 2, name
            while unique in texts:
                unique, number = f"{name}#{number}", number + 1
            texts[unique] = text.encode("utf-8", "replace").decode("utf-8")
    # Mixed, so that the first N documents are a fair sample.
    for name in sorted(texts, key=lambda name: hashlib.sha256(name.encode()).digest()):
        json.dump({"id": name, "source": name.split(":")[0], "text": texts[name]}, sys.stdout, ensure_ascii=False)
        sys.stdout.write("\n")


if __name__ == "__main__":
    main()
