#!/usr/bin/env python3
"""Writes the table of HTML's named character references, from Python's copy of the standard's list (html.entities.html5).

Usage: make_references.py > src/html/reference_table.inc

Each row is a name without its semicolon, what it stands for in UTF-8, and whether it counts without the semicolon too. Names are
sorted by their bytes.
"""
from html.entities import html5


def literal(text):
    # An escape takes in hexadecimal digits that follow it, so that all is escaped.
    return "".join(f"\\x{byte:02X}" for byte in text.encode("utf-8"))


def main():
    names = sorted(name[:-1] for name in html5 if name.endswith(";"))
    bare = {name for name in html5 if not name.endswith(";")}
    assert bare <= set(names) and all(html5[name] == html5[name + ";"] for name in bare)
    print(f"// Made by tools/make_references.py: {len(names)} names, {len(bare)} of them without a semicolon too.")
    for name in names:
        print(f'{{"{name}", "{literal(html5[name + ";"])}", {"true" if name in bare else "false"}}},')


if __name__ == "__main__":
    main()
