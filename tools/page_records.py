"""Pages as newsieve_page_features tells of them: lines that are shown, hints and rows of features."""
import struct
import subprocess
import tempfile

import numpy as np


class Page:
    """Of each line that is shown: its `group`, `text`, `hints` (hashes) and a row of `rows`."""

    def __init__(self, group, text, hints, rows):
        self.group, self.text, self.hints, self.rows = group, text, hints, rows


def names_of(program):
    return subprocess.run([program, "--names"], capture_output=True, text=True, check=True).stdout.split()


def read_page(file, columns):
    (lines,) = struct.unpack("=I", file.read(4))
    group, text, hints, rows = [], [], [], []
    for _ in range(lines):
        head = struct.unpack("=III", file.read(12))
        group.append(head[0])
        text.append(file.read(head[1]).decode("utf-8"))
        hints.append(np.frombuffer(file.read(4 * head[2]), dtype=np.uint32))
        rows.append(np.frombuffer(file.read(4 * columns), dtype=np.float32))
    table = np.stack(rows) if rows else np.zeros((0, columns), dtype=np.float32)
    return Page(np.array(group, dtype=np.int64), text, hints, table)


def read_pages(program, records, hints=None):
    """Of records, lines of JSON with `html`, by the hints in a file."""
    columns = len(names_of(program))
    command = [program] + (["--hints", hints] if hints else [])
    with tempfile.TemporaryFile() as rows:
        process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=rows)
        for record in records:
            process.stdin.write(record)
        process.stdin.close()
        if process.wait() != 0:
            raise SystemExit("%s failed" % program)
        rows.seek(0)
        return [read_page(rows, columns) for _ in records]
