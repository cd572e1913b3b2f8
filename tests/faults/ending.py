"""Runs that end before their time, by SIGKILL, by a signal or by loss of power, and their resumption."""
import random
import signal
import time

import disk
import world as w

KILL_KINDS = ("parts", "noted_parts", "file", "dedup", "tree")
MAX_KILLS = 12
DEATHS = 4  # as Suspects::kDeaths
THREADS = (1, 2, 3)


def kill_points(_world, count, kinds, seed):
    """Three in four are runs that can be resumed, where those are wanted."""
    kinds = [kind for kind in KILL_KINDS if kind in kinds]
    weighted = kinds + kinds[:1] * 2 * len(kinds)
    return [f"{weighted[i % len(weighted)]}:{seed * 1_000_000 + i}" for i in range(count or 1000)]


def kill_check(world, point):
    """Kills the job, and kills what takes it up again, at random moments, until one run comes through."""
    kind, seed = point.split(":")
    rng = random.Random(point)
    whole = int(seed) % w.WHOLE_EVERY == 0
    world.oracle(kind, whole)
    world.reset()
    for _ in range(rng.randrange(1, MAX_KILLS)):
        if not kill_once(world, kind, whole, rng):
            break
        world.expect_nothing_partial(kind, w.Ended(0, b"", ""), whole)
    world.expect_whole_output(kind, world.run(kind, whole=whole, threads=rng.choice(THREADS)), whole)


def kill_once(world, kind, whole, rng):
    """One run that is killed: at a call on files, or by the clock. False: it ended before."""
    threads = rng.choice(THREADS)
    if rng.random() < 0.5:
        return world.run(kind, {"FAULT_KILL_AT": rng.randrange(1, 300)}, whole=whole, threads=threads).code < 0
    with world.start(kind, whole=whole, threads=threads) as process:
        time.sleep(rng.uniform(0, 0.5 if whole else 0.12))
        process.kill()
        process.communicate()
    return process.returncode < 0


def culprit_points(_world, count, _kinds, seed):
    return [f"{'hang' if i % 4 == 3 else 'crash'}:{seed * 1_000_000 + i}" for i in range(count or 200)]


def culprit_check(world, point):
    """One document ends every run that judges it: it is set aside in the end, and all others come out as ever."""
    how, seed = point.split(":")
    rng = random.Random(point)
    _, good = world.oracle("parts")
    by_id = {record["id"]: record for record in w.records(good)}
    marks = {i: max(record.get("text", "").split("\n"), key=len) for i, record in by_id.items()}
    culprit = rng.choice(sorted(i for i, mark in marks.items() if mark and list(marks.values()).count(mark) == 1))
    faults = {"FAULT_DIE_OF": marks[culprit], "FAULT_HANG": int(how == "hang")}
    log = world.folder / "log"
    log.unlink(missing_ok=True)
    world.reset()
    for _ in range(DEATHS):
        with world.start("parts", {**faults, "FAULT_LOG": log}, threads=rng.choice(THREADS)) as process:
            if how == "hang":
                wait_for_hang(process, log)
                process.kill()
            _, err = process.communicate()
        w.expect(process.returncode == (-signal.SIGKILL if how == "hang" else -signal.SIGSEGV),
                 f"it did not die of {culprit}, but ended with {process.returncode}: {err[-300:]}")
        log.unlink(missing_ok=True)
    ended = world.run("parts", faults, threads=rng.choice(THREADS))
    w.expect(ended.code == w.SOME_FAILED, f"after {DEATHS} deaths it ended with {ended.code}: {ended.err[-300:]}")
    found = {record["id"]: record for record in w.records(world.output("parts", ended))}
    w.expect([reason["code"] for reason in found[culprit]["reasons"]] == ["input.ends_run"],
             f"{culprit} was not set aside: {found[culprit]['reasons']}")
    w.expect({**found, culprit: by_id[culprit]} == by_id, "the record of another document differs")


def wait_for_hang(process, log):
    begin = time.monotonic()
    while process.poll() is None and time.monotonic() - begin < w.TIMEOUT_SECONDS:
        if log.exists() and "hangs" in log.read_text():
            return
        time.sleep(0.01)


def signal_points(_world, count, kinds, seed):
    kinds = [kind for kind in KILL_KINDS if kind in kinds]
    return [f"{kinds[i % len(kinds)]}:{seed * 1_000_000 + i}" for i in range(count or 100)]


def signal_check(world, point):
    """Ctrl-C and SIGTERM: exit 130 and 143 within five seconds, nothing partial, and the next run goes on."""
    kind = point.split(":")[0]
    rng = random.Random(point)
    world.oracle(kind)
    world.reset()
    number = rng.choice((signal.SIGINT, signal.SIGTERM))
    with world.start(kind, threads=rng.choice(THREADS)) as process:
        time.sleep(rng.uniform(0.015, 0.12))
        process.send_signal(number)
        begin = time.monotonic()
        out, err = process.communicate(timeout=w.TIMEOUT_SECONDS)
    ended = w.Ended(process.returncode, out, err.decode())
    w.expect(time.monotonic() - begin < 5, "it took more than five seconds to stop")
    # Before main() has begun, and after the work is done, the signal finds no handler, or nothing to stop.
    w.expect(ended.code in (128 + number, -number, w.DONE, w.SOME_FAILED), f"it ended with {ended.code}: {ended.err[-300:]}")
    world.expect_nothing_partial(kind, ended)
    world.expect_whole_output(kind, world.run(kind))


def power_points(_world, count, kinds, seed):
    kinds = [kind for kind in ("parts", "noted_parts", "file") if kind in kinds]
    weighted = kinds[:1] * 7 + kinds[1:]
    return [f"{weighted[i % len(weighted)]}:{seed * 1_000_000 + i}" for i in range(count or 5000)]


def moment(calls, rng):
    """After how many of the calls the power goes: one time of two just after a name has changed, where orders matter."""
    renames = [i + 1 for i, call in enumerate(calls) if call[0] in "RX"]
    return rng.choice(renames) if renames and rng.random() < 0.5 else rng.randrange(len(calls) + 1)


def power_check(world, point):
    """Cuts the power in a run, in one time of three in its recovery too, and runs it to its end from what a disk could hold."""
    kind = point.split(":")[0]
    rng = random.Random(point)
    world.oracle(kind)
    world.reset()
    log = world.folder / "record"
    while True:
        before = disk.Disk.of_folder(world.folder / "out")
        log.unlink(missing_ok=True)
        ended = world.run(kind, {"FAULT_RECORD": log, "FAULT_UNDER": world.folder / "out"}, threads=rng.choice(THREADS))
        w.expect(ended.code == world.oracles[kind, False][0], f"the run to record ended with {ended.code}: {ended.err[-300:]}")
        calls = disk.read_log(log)
        after = before.after(calls[:moment(calls, rng)], rng)
        after.write(world.folder / "out")
        world.expect_nothing_partial(kind, ended)
        if rng.random() > 1 / 3:
            break
    world.expect_whole_output(kind, world.run(kind, threads=rng.choice(THREADS)))
