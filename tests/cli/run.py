#!/usr/bin/env python3
"""Runs the scripts of this folder and compares what they print with the .out file beside each.

    tests/cli/run.py NEWSIEVE [NAME...]            all scripts, or some
    tests/cli/run.py --update NEWSIEVE [NAME...]   writes the .out files instead; read the diff before you commit it

A script runs under sh -u in an empty folder of its own. It finds $RULES (rules of the tests, as flags), and the functions
of lib.sh; standard output and error are one stream. Figures that change from run to run are replaced: see REPLACED.
"""
import argparse
import concurrent.futures
import difflib
import os
import pathlib
import re
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
TIMEOUT_SECONDS = 180  # Seconds are needed; minutes on a busy machine under a sanitizer.
REPLACED = [
    (re.compile(r"\d+\.\d s, [\d.]+ k?[MG]?B/s"), "TIME"),
    (re.compile(r'"(rules|models)":"[0-9a-f]{16}"'), r'"\1":"HASH"'),
    (re.compile(re.escape(str(HERE))), "TESTS"),
]


def run(script, newsieve):
    """What the script printed, and how it ended."""
    with tempfile.TemporaryDirectory() as folder:
        environment = {
            "PATH": f"{newsieve.parent}:{os.environ['PATH']}",
            "RULES": f"--no-builtin-rules --rules {HERE / 'rules.yaml'}",
            "TESTS": str(HERE),
            "LC_ALL": "C.UTF-8",
            "TERM": "xterm",
        }
        text = f". {HERE / 'lib.sh'}\n" + script.read_text(encoding="utf-8")
        done = subprocess.run(["sh", "-u", "-c", text], cwd=folder, env=environment, stdin=subprocess.DEVNULL,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=TIMEOUT_SECONDS, check=False)
    out = done.stdout.decode("utf-8", "backslashreplace")
    for pattern, word in REPLACED:
        out = pattern.sub(word, out)
    return out


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--update", action="store_true")
    parser.add_argument("newsieve", type=pathlib.Path)
    parser.add_argument("names", nargs="*")
    arguments = parser.parse_args()
    scripts = sorted(p for p in HERE.glob("*.sh") if p.name != "lib.sh")
    if arguments.names:
        scripts = [p for p in scripts if p.stem in arguments.names]
    if not scripts:
        sys.exit("no such script")
    newsieve = arguments.newsieve.resolve(strict=True)
    with concurrent.futures.ThreadPoolExecutor(max_workers=2) as pool:
        outputs = list(pool.map(lambda script: run(script, newsieve), scripts))
    failed = 0
    for script, actual in zip(scripts, outputs):
        expected_path = script.with_suffix(".out")
        if arguments.update:
            expected_path.write_text(actual, encoding="utf-8")
            continue
        expected = expected_path.read_text(encoding="utf-8") if expected_path.exists() else ""
        if actual != expected:
            failed += 1
            sys.stdout.writelines(difflib.unified_diff(expected.splitlines(True), actual.splitlines(True),
                                                       str(expected_path.name), f"{script.name} printed"))
    print(f"{len(scripts)} scripts, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
