"""What changes around a run: inputs, readers and writers of its pipes, clock, locale, limits, threads, order of listings."""
import itertools
import os
import random
import re
import resource
import shutil
import signal
import subprocess
import tempfile
import time

import world as w

READS = "open,read,pread,opendir,readdir"
LOCALES = ("C", "C.UTF-8", "tr_TR.UTF-8", "de_DE.UTF-8")
ZONES = ("UTC", "Asia/Kathmandu", "America/St_Johns", "no/such/zone", ":/dev/null")
COMBO_THREADS = (1, 2, 3, 8, 32)


# Inputs that change while they are read.

def vanish(path):
    path.unlink()


def shrink(path):
    os.truncate(path, path.stat().st_size // 2)


def grow(path):
    with open(path, "ab") as file:
        file.write(b"One line more.\n" * 5000)


def replace(path):
    other = path.with_name(".other")
    other.write_bytes(b"Another text came in its place, and it is short.\n")
    other.rename(path)


def become_folder(path):
    path.unlink()
    path.mkdir()


def become_fifo(path):
    path.unlink()
    os.mkfifo(path)


def folder_vanishes(path):
    shutil.rmtree(path.parent)


CHANGES = {f.__name__: f for f in (vanish, shrink, grow, replace, become_folder, become_fifo, folder_vanishes)}
CHANGED = ("a/0003.txt", "a/deep/er/one.txt", "b.jsonl", "d.jsonl.gz", "e.txt")
INPUT_KINDS = ("stdout", "file", "parts")


def input_points(_world, count, kinds, seed):
    kinds = [kind for kind in INPUT_KINDS if kind in kinds]
    return [f"{kinds[i % len(kinds)]}:{seed * 1_000_000 + i}" for i in range(count or 1000)]


def input_check(world, point):
    kind = point.split(":")[0]
    rng = random.Random(point)
    world.oracle("stdout")
    world.oracle(kind)
    world.reset()
    name = rng.choice(CHANGED)
    change = rng.choice([c for c in CHANGES if c != "folder_vanishes" or "/" in name])
    faults = {"FAULT_STOP_AT": rng.randrange(1, 90), "FAULT_CALLS": READS, "FAULT_UNDER": world.folder / "in"}
    try:
        ended = run_and_change(world, kind, faults, lambda: CHANGES[change](world.folder / "in" / name))
        w.expect(ended.code in (w.DONE, w.SOME_FAILED), f"{change} {name}: it ended with {ended.code}: {ended.err[-300:]}")
        gone = "in/" + name.rpartition("/")[0] + "/" if change == "folder_vanishes" else "in/" + name
        expect_others_whole(world, kind, ended, gone)
    finally:
        world.reset_inputs()


def run_and_change(world, kind, faults, change):
    """Runs, and changes the world while the program stands still."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        process = world.start(kind, faults, streams=(out, err))
        _, status = os.waitpid(process.pid, os.WUNTRACED)
        if os.WIFSTOPPED(status):
            change()
            os.kill(process.pid, signal.SIGCONT)
            process.wait(timeout=w.TIMEOUT_SECONDS)
        else:
            process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        err.seek(0)
        return w.Ended(process.returncode, out.read(), err.read().decode())


def expect_others_whole(world, kind, ended, changed):
    """Every input has its record but what changed (a file, or all below a folder), and the others' are untouched; the counts
    add up."""
    good = {r["id"]: r for r in w.records(world.oracles["stdout", False][1])}
    out = w.records(world.output(kind, ended))
    ids = [r["id"] for r in out]
    w.expect(len(ids) == len(set(ids)), "an id comes twice")
    for record in out:
        mine = record["source"]["path"].startswith(changed)
        w.expect(mine or record == good.get(record["id"]), f"the record of {record['id']} differs")
    for source, its_ids in world.ids.items():
        w.expect(source.startswith(changed) or set(its_ids) <= set(ids), f"{source}: records are missing")
    counted = re.search(r"^newsieve: ([\d,]+) documents?:", ended.err, re.MULTILINE)
    w.expect(counted and int(counted[1].replace(",", "")) == len(out), f"{len(out)} records, and it says: {ended.err[:300]}")


# Pipes.

def pipe_points(_world, count, _kinds, seed):
    return [f"{kind}:{seed * 1_000_000 + i}" for i, kind in zip(range(count or 60), itertools.cycle(PIPES))]


def pipe_check(world, point):
    kind = point.split(":")[0]
    world.oracle("stdout")
    world.reset()
    PIPES[kind](world, random.Random(point))


def slow_reader(world, rng):
    """One byte now and then; the rest at the end."""
    with world.start("stdout") as process:
        first = b""
        for _ in range(40):
            time.sleep(rng.uniform(0, 0.02))
            first += os.read(process.stdout.fileno(), 1)
        rest, err = process.communicate(timeout=w.TIMEOUT_SECONDS)
    world.expect_whole_output("stdout", w.Ended(process.returncode, first + rest, err.decode()))


def closed_reader(world, rng):
    """As `| head` does: no failure, and no word about it."""
    with world.start("stdout") as process:
        wanted = rng.choice((0, 1, 100, 5000, 70000))
        while wanted > 0:
            wanted -= len(os.read(process.stdout.fileno(), wanted)) or wanted
        process.stdout.close()
        err = process.stderr.read().decode()
        process.wait(timeout=w.TIMEOUT_SECONDS)
    w.expect(process.returncode == w.DONE, f"it ended with {process.returncode}: {err[-300:]}")


def fed_by_drops(world, rng):
    """Standard input that comes in pieces of any size, also as far as its first newline."""
    data = (world.pristine / "b.jsonl").read_bytes()
    whole = w.Ended(0, b"", "")
    for pieces in (False, True):
        with subprocess.Popen(world.command("stdout", inputs=("-",), more=("--from", "jsonl")), cwd=world.folder,
                              env=world.environment(), stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE, bufsize=0) as process:
            at = 0
            while pieces and at < len(data) // 2:
                size = rng.choice((1, 2, 7, 500, 4096))
                process.stdin.write(data[at:at + size])
                at += size
                time.sleep(rng.uniform(0, 0.004))
            out, err = process.communicate(data[at:], timeout=w.TIMEOUT_SECONDS)
        ended = w.Ended(process.returncode, out, err.decode())
        w.expect(ended.code == w.DONE, f"it ended with {ended.code}: {ended.err[-300:]}")
        if pieces:
            w.expect(ended.out == whole.out, "the output differs from that of the same bytes in one piece")
        whole = ended


def writer_goes(world, rng):
    """The writer of standard input ends in the middle of a record: that record fails, all before it are whole."""
    data = (world.pristine / "b.jsonl").read_bytes()
    cut = rng.randrange(1, len(data))
    done = subprocess.run(world.command("stdout", inputs=("-",), more=("--from", "jsonl")), cwd=world.folder, check=False,
                          env=world.environment(), input=data[:cut], capture_output=True, timeout=w.TIMEOUT_SECONDS)
    lines = data[:cut].count(b"\n")
    out = w.records(done.stdout)
    w.expect(done.returncode in (w.DONE, w.SOME_FAILED), f"it ended with {done.returncode}")
    w.expect([r["id"] for r in out[:lines]] == world.ids["in/b.jsonl"][:lines], "records before the cut are missing")
    w.expect(len(out) == lines + (data[cut - 1:cut] != b"\n"), "the line that was cut off has no record, or more than one")


PIPES = {f.__name__: f for f in (slow_reader, closed_reader, fed_by_drops, writer_goes)}


# Clock, locale, limits, and everything at once.

def clock_points(_world, count, kinds, seed):
    kinds = [kind for kind in ("file", "parts", "noted_parts", "dedup", "tree") if kind in kinds]
    return [f"{kinds[i % len(kinds)]}:{seed * 1_000_000 + i}" for i in range(count or 60)]


def clock_check(world, point):
    kind = point.split(":")[0]
    rng = random.Random(point)
    whole = rng.random() < 0.3
    world.oracle(kind, whole)
    world.reset()
    ended = world.run(kind, {"FAULT_CLOCK": rng.randrange(1, 10**6)}, whole=whole, threads=2,
                      environment={"LC_ALL": rng.choice(LOCALES), "TZ": rng.choice(ZONES)})
    world.expect_whole_output(kind, ended, whole)


LIMITS = {
    "memory": (resource.RLIMIT_AS, (40 << 20, 64 << 20, 128 << 20, 256 << 20)),
    "file_size": (resource.RLIMIT_FSIZE, (0, 1, 4096, 20_000, 100_000)),
    "files": (resource.RLIMIT_NOFILE, (3, 4, 5, 6, 8, 12, 20)),
}


def limit_points(_world, count, kinds, _seed):
    points = [f"{kind}:{limit}:{value}" for limit, (_, values) in LIMITS.items() for value in values
              for kind in ("file", "parts", "noted_parts", "tree", "dedup") if kind in kinds]
    return points[:count]


def limit_check(world, point):
    """Less than the job needs: it does it all the same, or stops with exit 4 and says why; afterwards it can be done."""
    kind, limit, value = point.split(":")
    world.oracle(kind)
    world.reset()
    ended = world.run(kind, preexec=lambda: resource.setrlimit(LIMITS[limit][0], (int(value), int(value))))
    starts = ended.code != 127  # libraries that cannot be loaded are not the program's
    w.expect(not starts or ended.code in (w.DONE, w.SOME_FAILED, w.STOPPED), f"it ended with {ended.code}: {ended.err[-300:]}")
    if ended.code == w.SOME_FAILED:
        world.expect_every_id(kind, ended)
        world.reset()
    else:
        world.expect_nothing_partial(kind, ended)
    world.expect_whole_output(kind, world.run(kind))


def combo_points(_world, count, kinds, seed):
    kinds = [kind for kind in ("parts", "noted_parts", "stdout", "file", "tree", "dedup", "text") if kind in kinds]
    weighted = kinds[:1] * len(kinds) + kinds
    return [f"{weighted[i % len(weighted)]}:{seed * 1_000_000 + i}" for i in range(count or 500)]


def combo_check(world, point):
    """The same bytes for any threads, sizes of reads, order of listings, locale and clock, killed and resumed or not."""
    kind = point.split(":")[0]
    rng = random.Random(point)
    whole = rng.random() < 0.2
    world.oracle(kind, whole)
    world.reset()
    for last in [False] * rng.choice((0, 0, 1, 2)) + [True]:
        faults = {"FAULT_SHORT": rng.randrange(1, 10**6), "FAULT_SHUFFLE": rng.randrange(1, 10**6),
                  "FAULT_CLOCK": rng.randrange(10**6)}
        if not last:
            faults["FAULT_KILL_AT"] = rng.randrange(1, 400)
        ended = world.run(kind, faults, whole=whole, threads=rng.choice(COMBO_THREADS),
                          environment={"LC_ALL": rng.choice(LOCALES), "TZ": rng.choice(ZONES)})
        world.expect_nothing_partial(kind, ended, whole)
    world.expect_whole_output(kind, ended, whole)
