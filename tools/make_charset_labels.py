#!/usr/bin/env python3
"""Writes the table of the labels of charsets on the web (https://encoding.spec.whatwg.org/#names-and-labels), from the copy of it in
the package webencodings.

Usage: make_charset_labels.py > src/text/charset_label_table.inc

Each row is a label in lower case and the name that newsieve has for its encoding; no name where the standard forbids to decode it
("replacement"), or where what comes out is no text ("x-user-defined").
"""
from webencodings.labels import LABELS

# Where newsieve's name, the one in its records, is another than the standard's.
NAMES = {"shift_jis": "cp932", "euc-kr": "cp949", "gbk": "gb18030", "replacement": "", "x-user-defined": ""}


def main():
    print(f"// Made by tools/make_charset_labels.py: {len(LABELS)} labels.")
    for label, name in sorted(LABELS.items()):
        print(f'{{"{label}", "{NAMES.get(name, name)}"}},')


if __name__ == "__main__":
    main()
