#!/usr/bin/env python3
"""Writes a web archive (gzip, a member a record) of about so many bytes of pages, again and again those of the data.

Usage: make_warc.py OUT.warc.gz [DATA.jsonl.xz] [BYTES]

Pages come as crawlers store them: plain, chunked, gzip, both; a request, a metadata record and now and then a redirect
or an image between them. Prints, as JSON, how many records there are, and how many of them are pages.

    make_warc.py /tmp/pages.warc.gz && /usr/bin/time -v newsieve clean /tmp/pages.warc.gz -o /tmp/pages.jsonl
"""
import collections
import itertools
import json
import lzma
import pathlib
import sys
import zlib

DEFAULT_DATA = pathlib.Path(__file__).resolve().parent / "../../shared/data/pages/dev.jsonl.xz"
DEFAULT_BYTES = 1_000_000_000


def member(data):
    packer = zlib.compressobj(1, zlib.DEFLATED, 31)
    return packer.compress(data) + packer.flush()


def record(kind, number, url, block, media):
    head = (f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:newsieve:{number}>\r\nWARC-Target-URI: {url}\r\n"
            f"WARC-Date: 2026-01-01T00:00:00Z\r\nContent-Type: {media}\r\nContent-Length: {len(block)}\r\n\r\n")
    return head.encode() + block + b"\r\n\r\n"


def chunked(body, size=8000):
    parts = (body[i:i + size] for i in range(0, len(body), size))
    return b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"


def response(body, turn):
    head = ["HTTP/1.1 200 OK", "Content-Type: text/html; charset=utf-8"]
    if turn & 1:
        body = member(body)
        head.append("Content-Encoding: gzip")
    if turn & 2:
        body = chunked(body)
        head.append("Transfer-Encoding: chunked")
    return "\r\n".join(head).encode() + b"\r\n\r\n" + body


OTHERS = [
    ("request", b"GET / HTTP/1.1\r\n\r\n", "application/http; msgtype=request"),
    ("metadata", b"fetchTimeMs: 1\r\n", "application/warc-fields"),
    ("response", b"HTTP/1.1 301 Moved\r\nLocation: /\r\n\r\n", "application/http; msgtype=response"),
    ("response", b"HTTP/1.1 200 OK\r\nContent-Type: image/gif\r\n\r\nGIF89a", "application/http; msgtype=response"),
]


def main(arguments):
    out, data, wanted = (arguments + [DEFAULT_DATA, DEFAULT_BYTES][len(arguments) - 1:])[:3]
    with lzma.open(data, "rt", encoding="utf-8") as file:
        pages = [(page["url"], page["html"].encode()) for page in map(json.loads, file)]
    counts, written = collections.Counter(), 0
    with open(out, "wb") as file:
        for number, (url, body) in enumerate(itertools.cycle(pages)):
            if written >= int(wanted):
                break
            kind, block, media = OTHERS[number % len(OTHERS)]
            records = [("response", response(body, number % 4), "application/http; msgtype=response"), (kind, block, media)]
            for i, (kind, block, media) in enumerate(records):
                data = record(kind, f"{number}-{i}", url, block, media)
                written += len(data)
                file.write(member(data))
            counts.update(records=2, pages=1)
    print(json.dumps({**counts, "bytes": written}))


if __name__ == "__main__":
    main(sys.argv[1:])
