#!/usr/bin/env python3
"""`newsieve eval lines` on the news pages of the developers' labelled data: without dataset dragnet, and all.

  tools/score_lines.py [--newsieve build/release/newsieve] [--data ../shared/data/lines/dev.jsonl.gz] [--article-only] [--templates]
                       [-- OPTIONS]

OPTIONS go to `newsieve eval lines`. --article-only takes the article lines of each page as a document: clean input, of which nothing
should go. --templates learns templates from all pages first, without looking at their labels; each renderer of a site is a site of its own, for
it makes other lines of the same page.
"""
import argparse
import gzip
import json
import os
import subprocess
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
SHARED = os.path.join(HERE, "..", "..", "shared")


def clean(newsieve, texts, options):
    """The record of each text, in order."""
    with tempfile.TemporaryDirectory() as folder:
        source, output = os.path.join(folder, "in.jsonl"), os.path.join(folder, "out.jsonl")
        with open(source, "w", encoding="utf-8") as stream:
            for number, text in enumerate(texts):
                stream.write(json.dumps({"id": str(number), "text": text}) + "\n")
        subprocess.run([newsieve, "clean", source, "-o", output, "--quiet", *options], check=True)
        with open(output, encoding="utf-8") as stream:
            return [json.loads(line) for line in stream]


def read_pages(path, article_only):
    opener = gzip.open if path.endswith(".gz") else open
    with opener(path, "rt", encoding="utf-8") as stream:
        for row in map(json.loads, stream):
            if not row["news"]:
                continue
            if article_only:
                row["lines"] = [line for line in row["lines"] if line["label"] == "a"]
            if row["lines"]:
                yield row


def learn(newsieve, pages, output):
    """Templates of all pages, into the file `output`; their sites are renamed."""
    texts = output + ".texts.jsonl"
    with open(texts, "w", encoding="utf-8") as stream:
        for page in pages:
            page["site"] = "%s.%s" % (page["renderer"], page["site"]) if page["site"] else ""
            text = "\n".join(" ".join(line["text"].splitlines()) for line in page["lines"])
            url = "https://%s/" % page["site"] if page["site"] else ""
            stream.write(json.dumps({"url": url, "text": text}) + "\n")
    subprocess.run([newsieve, "templates", "learn", texts, "-o", output], check=True)


def evaluate(newsieve, title, pages, options):
    print("\n== %s" % title, flush=True)
    text = "".join(json.dumps(page) + "\n" for page in pages)
    subprocess.run([newsieve, "eval", "lines", "-", *options], input=text.encode(), check=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--newsieve", default=os.path.join(HERE, "..", "build", "release", "newsieve"))
    parser.add_argument("--data", default=os.path.join(SHARED, "data", "lines", "dev.jsonl.gz"))
    parser.add_argument("--article-only", action="store_true")
    parser.add_argument("--templates", action="store_true")
    parser.add_argument("options", nargs="*")
    arguments = parser.parse_args()
    pages = list(read_pages(arguments.data, arguments.article_only))
    with tempfile.TemporaryDirectory() as folder:
        options = arguments.options
        if arguments.templates:
            options = [*options, "--templates", os.path.join(folder, "templates.jsonl")]
            learn(arguments.newsieve, pages, options[-1])
        without = [page for page in pages if page["dataset"] != "dragnet"]
        evaluate(arguments.newsieve, "without dragnet", without, options)
        evaluate(arguments.newsieve, "all", pages, options)


if __name__ == "__main__":
    main()
