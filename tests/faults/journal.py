"""Folders of runs whose journal, or parts, were damaged or swapped while nobody looked."""
import os
import pathlib
import random
import shutil

import world as w

KIND = "parts"
STATE = ".newsieve-run"
OTHER_RULES = pathlib.Path(__file__).resolve().parent.parent / "cli/rules.yaml"


def hidden_files(folder):
    """The journal and what belongs to it, largest last."""
    return sorted((p for p in (folder / STATE).glob("*") if p.is_file()), key=lambda p: p.stat().st_size)


def torn(path, rng):
    with open(path, "ab") as file:
        file.write(rng.randbytes(rng.randrange(1, 400)))


def truncated(path, rng):
    os.truncate(path, rng.randrange(path.stat().st_size + 1))


def flipped(path, rng):
    data = bytearray(path.read_bytes())
    for _ in range(rng.choice((1, 1, 5))):
        if data:
            data[rng.randrange(len(data))] ^= 1 << rng.randrange(8)
    path.write_bytes(data)


def tail_twice(path, rng):
    data = path.read_bytes()
    path.write_bytes(data + data[-rng.randrange(1, len(data) + 2):])


def zeros(path, rng):
    with open(path, "ab") as file:
        file.write(bytes(rng.choice((1, 512, 4096))))


def emptied(path, _rng):
    path.write_bytes(b"")


def gone(path, _rng):
    path.unlink()


DAMAGES = {f.__name__: f for f in (torn, truncated, flipped, tail_twice, zeros, emptied, gone)}


def journal_points(_world, count, kinds, seed):
    if KIND not in kinds:
        return []
    names = [*DAMAGES, "part_gone", "foreign", "other_rules", "other_inputs", "locked"]
    return [f"{names[i % len(names)]}:{seed * 1_000_000 + i}" for i in range(count or 500)]


def journal_check(world, point):
    name = point.split(":")[0]
    rng = random.Random(point)
    world.oracle(KIND)
    world.reset()
    folder = world.folder / w.KINDS[KIND][-1]
    # An unfinished run, or a finished one.
    world.run(KIND, {"FAULT_KILL_AT": rng.randrange(60, 400)} if rng.random() < 0.7 else None)
    if not folder.exists() or not hidden_files(folder):
        return
    if name in DAMAGES:
        damaged = rng.choice(hidden_files(folder))
        DAMAGES[name](damaged, rng)
        expect_right_or_refused(world, folder, rng)
    elif name == "part_gone":
        parts = sorted(folder.glob("part-*"))
        if parts:
            rng.choice((gone, truncated, emptied))(rng.choice(parts), rng)  # "verify" finds what is as long as before
        expect_right_or_refused(world, folder, rng)
    else:
        SWAPS[name](world, folder)


def expect_right_or_refused(world, folder, rng):
    """The run goes on to the right output, killed once more or not; or it is refused, and all stays as it is."""
    if rng.random() < 0.3:
        world.run(KIND, {"FAULT_KILL_AT": rng.randrange(1, 300)})
    before = {p.name: p.read_bytes() for p in folder.iterdir() if p.is_file()}
    ended = world.run(KIND)
    if ended.code == w.USAGE:
        w.expect(ended.err.strip() != "", "it was refused without a word")
        w.expect({p.name: p.read_bytes() for p in folder.iterdir() if p.is_file()} == before, "refused, and changed")
        return
    world.expect_whole_output(KIND, ended)


def refused(world, folder, **how):
    before = {p.name: p.read_bytes() for p in folder.iterdir() if p.is_file()}
    ended = world.run(KIND, **how)
    w.expect(ended.code == w.USAGE, f"it ended with {ended.code}, not {w.USAGE}: {ended.err[-300:]}")
    w.expect({p.name: p.read_bytes() for p in folder.iterdir() if p.is_file()} == before, "refused, and changed")


def foreign(world, folder):
    """A journal that somebody else wrote is no reason to lose a part; where there is none, the run begins anew."""
    for path in hidden_files(folder):
        path.write_bytes(b"SQLite format 3\0" + bytes(4096))
    if list(folder.glob("part-*")):
        refused(world, folder)
    else:
        world.expect_whole_output(KIND, world.run(KIND))


def other_rules(world, _folder):
    """Another version of the rules: said, and all is judged by them, none by the old ones."""
    flags = ("--rules", str(OTHER_RULES))
    right = world.run("stdout", more=flags)
    ended = world.run(KIND, more=flags)
    w.expect(right.code == w.DONE and ended.code == w.DONE, f"it ended with {ended.code}: {ended.err[-300:]}")
    w.expect(world.output(KIND, ended) == right.out, "records by other rules stand beside new ones")


def other_inputs(world, _folder):
    """An input changed since, and one is new: said, and the output is that of the inputs as they are."""
    try:
        (world.folder / "in/a/0002.txt").write_text(w.story("changed"), encoding="utf-8")
        (world.folder / "in/a/0002b.txt").write_text(w.story("new"), encoding="utf-8")
        right, ended = world.run("stdout"), world.run(KIND)
        w.expect(ended.code == w.DONE, f"it ended with {ended.code}: {ended.err[-300:]}")
        w.expect(world.output(KIND, ended) == right.out, "the output is not that of the inputs as they are")
    finally:
        world.reset_inputs()


def locked(world, folder):
    """Two jobs on one folder: the second is refused, the first does not notice."""
    shutil.rmtree(folder)
    with world.start(KIND, {"FAULT_STOP_AT": 150}) as process:
        _, status = os.waitpid(process.pid, os.WUNTRACED)
        w.expect(os.WIFSTOPPED(status), "the first job ended too soon")
        second = world.run(KIND)
        process.send_signal(18)  # SIGCONT
        out, err = process.communicate(timeout=w.TIMEOUT_SECONDS)
    w.expect(second.code == w.USAGE, f"the second job ended with {second.code}: {second.err[-300:]}")
    world.expect_whole_output(KIND, w.Ended(process.returncode, out, err.decode()))


SWAPS = {f.__name__: f for f in (foreign, other_rules, other_inputs, locked)}
