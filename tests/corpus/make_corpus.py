#!/usr/bin/env python3
"""Makes the files of tests/corpus/compressed and tests/corpus/archives: what scraping leaves on disks, each with one fault.

    tests/corpus/make_corpus.py          writes them anew (needs the programs zstd and brotli)

They are committed; tests/pipeline/corpus_test.cc says what must become of each.
"""
import gzip
import pathlib
import random
import struct
import subprocess
import zlib

HERE = pathlib.Path(__file__).resolve().parent
ONE, TWO, THREE = (b'{"text":"%s"}\n' % word for word in (b"one", b"two", b"three"))


def gz(data):
    return gzip.compress(data, mtime=0)


def gz_with(flags, fields, data):
    """A member whose header has `flags` and the bytes of their fields."""
    body = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = body.compress(data) + body.flush()
    return b"\x1f\x8b\x08" + bytes([flags]) + bytes(6) + fields + packed + struct.pack("<II", zlib.crc32(data), len(data))


def raw_deflate(data):
    body = zlib.compressobj(9, zlib.DEFLATED, -15)
    return body.compress(data) + body.flush()


def program(name, *arguments):
    return lambda data: subprocess.run([name, *arguments], input=data, stdout=subprocess.PIPE, check=True).stdout


zst = program("zstd", "-q", "-c", "--check")
br = program("brotli", "-c")


def spoilt(data, at, by=1):
    """One bit is another at `at` (from the end where negative)."""
    changed = bytearray(data)
    changed[at] ^= by
    return bytes(changed)


def compressed():
    random.seed(1)
    long_line = b'{"text":"' + bytes(random.choices(b"abcdefghijklmnopqrstuvwxyz ", k=3000)) + b'"}\n'
    bomb = gz(bytes(2 << 20))
    return {
        "plain.jsonl.gz": gz(ONE + TWO),
        "plain.txt.gz": gz(b"words"),
        "plain.html.gz": gz(b"<html>words"),
        "plain.jsonl.zst": zst(ONE + TWO),
        "upper.JSONL.GZ": gz(ONE),
        "no_text.jsonl.gz": gz(b""),
        "members.jsonl.gz": gz(ONE) + gz(b"") + gz(TWO + THREE),
        "line_over_members.jsonl.gz": gz(ONE + TWO[:5]) + gz(TWO[5:]),
        "frames.jsonl.zst": zst(ONE) + b"\x50\x2a\x4d\x18\x03\0\0\0abc" + zst(TWO),
        "zeros_between.jsonl.gz": gz(ONE) + bytes(512) + gz(TWO) + bytes(100),
        "trailing.jsonl.gz": gz(ONE) + b"-- end of transfer --",
        "trailing.txt.gz": gz(b"words") + b"-- end of transfer --",
        "bytes_between.jsonl.gz": gz(ONE) + b"-- lost --" + gz(TWO),
        "fields.jsonl.gz": gz_with(0x1c, struct.pack("<H", 60000) + b"x" * 60000 + b"n" * 60000 + b"\0" + b"c" * 60000 + b"\0", ONE)
        + gz(TWO),
        "reserved_flags.jsonl.gz": gz_with(0xe0, b"", ONE) + gz(TWO),
        "truncated.jsonl.gz": gz(ONE) + gz(TWO + long_line)[:-400],
        "truncated.txt.gz": gz(long_line)[:-400],
        "truncated_then_more.jsonl.gz": gz(ONE) + gz(long_line)[:-400] + gz(THREE),
        "truncated.jsonl.zst": zst(ONE) + zst(TWO)[:-6],
        "crc.jsonl.gz": gz(ONE) + spoilt(gz(TWO), -8) + gz(THREE),
        "isize.jsonl.gz": gz(ONE) + spoilt(gz(TWO), -1) + gz(THREE),
        "damaged.jsonl.gz": gz(ONE) + spoilt(gz(long_line), 60, 0xff) + gz(THREE),
        "checksum.jsonl.zst": zst(ONE) + spoilt(zst(TWO), -1) + zst(THREE),
        "bomb.txt.gz": bomb,
        "bomb_between.jsonl.gz": gz(ONE) + bomb + gz(TWO),
        "bomb.txt.zst": zst(bytes(2 << 20)),
        "two_layers.jsonl.gz": gz(gz(ONE)),
        "zst_in_gz.jsonl.zst.gz": gz(zst(ONE)),
        "three_layers.jsonl.gz": gz(gz(gz(ONE))),
        "window.jsonl.zst": b"\x28\xb5\x2f\xfd\x00\xa8" + b"\x59\0\0" + b"hello hello",
        "not_compressed.jsonl.gz": ONE,
        "not_named.jsonl": gz(ONE),
        "not_named.txt": zst(b"words"),
    }


def record(kind, block, version=b"1.0", length=None, end=b"\r\n\r\n", eol=b"\r\n", fields=(), uri=b"http://example.org/a"):
    head = [b"WARC/" + version, b"WARC-Type: " + kind]
    head += [b"WARC-Target-URI: " + uri] if uri else []
    head += list(fields)
    if length != b"":
        head.append(b"Content-Length: " + (b"%d" % len(block) if length is None else length))
    return eol.join(head) + eol + eol + block + end


def page(body, fields=(), status=b"HTTP/1.1 200 OK", media=b"text/html; charset=utf-8", eol=b"\r\n", extra=b""):
    head = [status] + ([b"Content-Type: " + media] if media else []) + list(fields)
    return eol.join(head) + eol + eol + extra + body


def response(body, **kwargs):
    known = {k: kwargs.pop(k) for k in ("version", "length", "end", "uri") if k in kwargs}
    warc = kwargs.pop("warc", ())
    return record(b"response", page(body, **kwargs), fields=(b"Content-Type: application/http;msgtype=response", *warc), **known)


def chunked(*chunks):
    return b"".join(b"%x\r\n%s\r\n" % (len(c), c) for c in chunks) + b"0\r\n\r\n"


A, B, C = (b"<html><p>%s</p></html>" % word for word in (b"one", b"two", b"three"))
CHUNKED = (b"Transfer-Encoding: chunked",)


def coded(name):
    return (b"Content-Encoding: " + name,)


def archives():
    a, b, c = response(A), response(B), response(C)
    others = b"".join(record(kind, b"x: y\r\n") for kind in (b"warcinfo", b"request", b"metadata", b"revisit", b"continuation"))
    inside = b"<html><pre>\r\n\r\nWARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:x>\r\nContent-Length: 5\r\n\r\nhello\r\n\r\n</pre></html>"
    long_field = b"X-Long: " + b"y" * 70000
    files = {
        "plain.warc": others + a + b,
        "members.warc.gz": gz(others) + gz(a) + gz(b),
        "one_member.warc.gz": gz(a + b),
        "members_inside.warc.gz": gz(a[:100]) + gz(a[100:] + b),
        "frames.warc.zst": zst(a) + zst(b),
        "versions.warc": b"".join(response(A, version=v) for v in (b"0.17", b"0.18", b"1.0", b"1.1")),
        "kinds.warc": record(b"resource", A, fields=(b"Content-Type: text/html; charset=koi8-r",))
        + record(b"resource", b"plain", fields=(b"Content-Type: text/plain",))
        + record(b"resource", b"GIF89a", fields=(b"Content-Type: image/gif",))
        + record(b"response", b"20260101 127.0.0.1", fields=(b"Content-Type: text/dns",), uri=b"dns:example.org")
        + record(b"conversion", b"a text", fields=(b"Content-Type: text/plain",))
        + response(b"GIF89a", media=b"image/gif") + response(b"plain", media=b"text/plain")
        + response(A, media=b"application/xhtml+xml") + response(A, media=b"") + response(b"xyz", media=b"")
        + record(b"strange kind\xff", b"x"),
        "wet.warc.wet.gz": gz(record(b"warcinfo", b"x: y\r\n")) + gz(record(b"conversion", b"a text", fields=(b"Content-Type: text/plain",))),
        "ids.warc": response(A, warc=(b"WARC-Record-ID: <urn:uuid:1>",)) + response(B),
        "status.warc": b"".join(response(A, status=s) for s in (
            b"HTTP/1.1 404 Art\xedculo no encontrado", b"HTTP/1.1 304 Not Modified", b"HTTP/1.1 0", b"HTTP/1.1", b"HTTP/2 200")),
        "lf_only.warc": record(b"response", page(A, eol=b"\n"), version=b"0.18", eol=b"\n", end=b"\n\n") + a,
        "no_http.warc": record(b"response", A, fields=(b"Content-Type: application/http; msgtype=response",)) + record(b"response", A),
        "no_header_end.warc": record(b"response", b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n" + A) + b,
        "odd_header.warc": response(A, warc=(b"no colon here", b"X-Folded: a", b"  b", b"\xff\xfe: \xff"), fields=(b"no colon", b"X: a", b"\tb")) + b,
        "odd_url.warc": b"".join(response(A, uri=u) for u in (
            b"http://example.org/a b<c>", b"http://example.org/\x01\xff", b"<http://example.org/>", "http://example.org/ü".encode())),
        # Bodies that are not what their headers say.
        "decoded_already.warc": response(A, fields=CHUNKED + coded(b"gzip") + (b"Content-Length: 7",)) + b,
        "chunked.warc": response(chunked(A[:9], A[9:]), fields=CHUNKED) + response(chunked(A)) + response(
            b"e\r\n" + A, fields=CHUNKED) + response(chunked(A)[:-20], fields=CHUNKED) + response(
            b"2024\r\nWords", fields=CHUNKED, media=b"text/plain") + response(b"5\nWords\n0\n\n", fields=CHUNKED, media=b"text/plain"),
        "chunk_breaks_off.warc": response(b"6\r\n<html>\r\n9\r\nwords!!\r\n0\r\n\r\n", fields=CHUNKED) + b,
        "extra_line.warc": response(A, extra=b"\r\n", length=b"%d" % (len(page(A, extra=b"\r\n")) - 2)) + response(
            gz(B), extra=b"\r\n", fields=coded(b"gzip")) + response(chunked(C), extra=b"\r\n", fields=CHUNKED),
        "codings.warc": b"".join(response(pack(A), fields=coded(name)) for name, pack in (
            (b"gzip", gz), (b"x-gzip", gz), (b"deflate", zlib.compress), (b"deflate", raw_deflate), (b"br", br), (b"zstd", zst),
            (b"gzip, gzip", lambda d: gz(gz(d))), (b"gzip, gzip", gz), (b"br", bytes), (b"identity", bytes))) + response(
            chunked(gz(A)), fields=CHUNKED + coded(b"gzip")) + response(gz(A)) + response(A, fields=coded(b"sdch")),
        "coding_unknown.warc": response(b"\x01\x02\x03\x00abc", fields=coded(b"compress")) + b,
        "coding_damaged.warc": response(spoilt(gz(A), -8), fields=coded(b"gzip")) + response(
            gz(A * 50 + bytes(range(256)))[:-100], fields=coded(b"gzip")) + response(
            b"\x1f\x8b\x08\xff\xff", fields=coded(b"gzip")) + b,
        "coding_bomb.warc": response(gz(bytes(2 << 20)), fields=coded(b"gzip")) + response(
            gz(gz(gz(A))), fields=coded(b"gzip, gzip, gzip")) + b,
        # Lengths that are wrong.
        "length_minus_1.warc": response(A, length=b"%d" % (len(page(A)) - 1)) + b,
        "length_plus_1.warc": response(A, length=b"%d" % (len(page(A)) + 1)) + b,
        "length_minus_9.warc": response(A, length=b"%d" % (len(page(A)) - 9)) + b,
        "length_plus_9.warc": response(A, length=b"%d" % (len(page(A)) + 9)) + b,
        "length_huge.warc": response(A, length=b"1000000000") + b + c,
        "length_huge.warc.gz": gz(response(A, length=b"1000000000")) + gz(b),
        "length_beyond.warc": response(A, length=b"9223372036854775808") + b,
        "length_negative.warc": response(A, length=b"-5") + b,
        "length_word.warc": response(A, length=b"12x") + b,
        "length_missing.warc": response(A, length=b"") + b + record(b"warcinfo", b"x: y", length=b"") + c,
        "length_twice.warc": response(A, warc=(b"Content-Length: 3",)) + response(B, warc=(b"Content-Length: %d" % len(page(B)),)),
        "length_on_last.warc": a + response(B, length=b"100000"),
        "length_then_one_byte.warc": a + response(B, end=b"x"),
        "record_inside.warc": response(inside) + b,
        "length_wrong_record_inside.warc": response(inside, length=b"7") + b,
        "no_space_between.warc": response(A, end=b"") + response(B, end=b"\n") + c,
        "stray_bytes.warc": b"stray\r\n" + a + b"more stray bytes\r\nand lines\r\n" + b,
        "header_long.warc": response(A, warc=(long_field,)) + b,
        "header_lines.warc": response(A, warc=(b"X: y",) * 1100) + b,
        "http_header_lines.warc": response(A, fields=(b"X: y",) * 1100) + response(B, fields=(long_field,)),
        "header_no_end.warc": b"WARC/1.0\r\nWARC-Type: response\r\n" + b,
        "header_cut.warc": a + b"WARC/1.0\r\nWARC-Type: respo",
        # Cut short, and damaged.
        "truncated.warc": a + b[:-20],
        "truncated.warc.gz": gz(a) + gz(b)[:-30],
        "truncated_one_member.warc.gz": gz(a + b)[:-9],
        "damaged.warc.gz": gz(a) + spoilt(gz(b), 60, 0xff) + gz(c),
        "crc.warc.gz": gz(a) + spoilt(gz(b), -8) + gz(c),
        "crc_one_member.warc.gz": spoilt(gz(a + b), -8),
        "flagged_truncated.warc": response(A, warc=(b"WARC-Truncated: length",)) + b,
        "too_large.warc": a + response(b"<html>" + b"word " * 14000) + response(b"GIF89a" + b"x" * 70000, media=b"image/gif") + b,
        "empty.warc.gz": gz(b""),
        "only_others.warc": others,
    }
    return files


def main():
    for name, files in (("compressed", compressed()), ("archives", archives())):
        folder = HERE / name
        folder.mkdir(exist_ok=True)
        for old in folder.iterdir():
            old.unlink()
        for file, data in files.items():
            (folder / file).write_bytes(data)


if __name__ == "__main__":
    main()
