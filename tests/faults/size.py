"""A million tiny files, and a stream of gigabytes: nothing is lost, and memory does not grow with either."""
import json
import os
import pathlib
import shutil
import subprocess
import threading
import time

import world as w

FILES_A_FOLDER = 10_000
BLOCK_RECORDS = 2000
MAX_GROWTH = 1.10  # of the memory in the second half of a stream, over that in the first tenths
TINY, NIGHTLY_STREAM = 1_000_000, 20_000_000_000
SAMPLE_SECONDS = 0.2


def resident_bytes(pid):
    """What a process holds in memory; 0 where it is gone."""
    try:
        return int(pathlib.Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, IndexError):
        return 0


def tiny_points(_world, count, kinds, _seed):
    return [f"{kind}:{count or TINY}" for kind in ("file", "parts") if kind in kinds]


def tiny_check(world, point):
    """Every file has its record, in order, also where one folder holds ten thousand."""
    kind, count = point.split(":")
    count = int(count)
    root = world.folder / "tiny"
    shutil.rmtree(root, ignore_errors=True)
    try:
        for begin in range(0, count, FILES_A_FOLDER):
            folder = root / f"{begin // FILES_A_FOLDER:04}"
            folder.mkdir(parents=True)
            for i in range(begin, min(begin + FILES_A_FOLDER, count)):
                (folder / f"{i:07}.txt").write_text(f"It rained in town {i}.\n", encoding="utf-8")
        world.reset()
        begin = time.monotonic()
        with world.start(kind, inputs=("tiny",), threads=2, streams=(subprocess.DEVNULL, subprocess.DEVNULL),
                         shard="16MB") as process:
            peak = watch(process)
        seconds = time.monotonic() - begin
        w.expect(process.returncode == w.DONE, f"it ended with {process.returncode}")
        path = world.folder / w.KINDS[kind][-1]
        seen = 0
        for file in sorted(path.glob("part-*")) if kind == "parts" else [path]:
            with open(file, encoding="utf-8") as lines:
                for line in lines:
                    w.expect(f"/{seen:07}.txt\"" in line[:80], f"record {seen} is of another file: {line[:80]}")
                    seen += 1
        w.expect(seen == count, f"{seen} records of {count} files")
        print(f"  {count} tiny files, {kind}: {seconds:.0f} s, {count / seconds:.0f} a second, {peak / 1e6:.0f} MB of memory")
    finally:
        shutil.rmtree(root, ignore_errors=True)


def watch(process):
    """The most memory that a process held, until it ends."""
    peak = 0
    while process.poll() is None:
        peak = max(peak, resident_bytes(process.pid))
        time.sleep(SAMPLE_SECONDS)
    return peak


def stream_points(_world, count, _kinds, _seed):
    return [f"{count or NIGHTLY_STREAM}"]


def stream_check(world, point):
    """One stream of so many bytes through a pipe: every record comes out in order, and memory stays flat."""
    size = int(point)
    block = "".join(json.dumps({"id": f"{i:06}", "text": w.story(i, 40)}) + "\n" for i in range(BLOCK_RECORDS)).encode()
    blocks = -(-size // len(block))
    world.reset()
    command = world.command("stdout", inputs=("-",), threads=2, more=("--from", "jsonl", "--quiet"))
    with subprocess.Popen(command, cwd=world.folder, env=world.environment(), stdin=subprocess.PIPE,
                          stdout=subprocess.PIPE) as process:
        feeder = threading.Thread(target=feed, args=(process.stdin, block, blocks))
        begin = time.monotonic()
        feeder.start()
        records, samples = read_records(process)
        feeder.join()
    seconds = time.monotonic() - begin
    w.expect(process.returncode == w.DONE, f"it ended with {process.returncode}")
    w.expect(records == blocks * BLOCK_RECORDS, f"{records} records of {blocks * BLOCK_RECORDS}")
    early, late = max(samples[len(samples) // 20:len(samples) // 4]), max(samples[len(samples) // 2:])
    w.expect(late <= early * MAX_GROWTH, f"memory grew from {early / 1e6:.0f} to {late / 1e6:.0f} MB")
    print(f"  a stream of {blocks * len(block) / 1e9:.1f} GB: {seconds:.0f} s, {late / 1e6:.0f} MB of memory, early on "
          f"{early / 1e6:.0f} MB")


def feed(pipe, block, blocks):
    try:
        with pipe:
            for _ in range(blocks):
                pipe.write(block)
    except BrokenPipeError:
        pass  # The program ended, and its exit code tells why.


def read_records(process):
    """How many records came in order, and the memory of the process after each piece."""
    records, rest, samples, looked = 0, b"", [], 0.0
    while piece := process.stdout.read(1 << 22):
        lines = (rest + piece).split(b"\n")
        rest = lines.pop()
        for line in lines:
            w.expect(b'"id":"%06d"' % (records % BLOCK_RECORDS) in line[:60], f"record {records} is another: {line[:80]}")
            records += 1
        if time.monotonic() - looked > SAMPLE_SECONDS:
            samples.append(resident_bytes(process.pid))
            looked = time.monotonic()
    w.expect(rest == b"", "the last record has no end")
    return records, samples or [0]
