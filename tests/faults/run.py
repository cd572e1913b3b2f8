#!/usr/bin/env python3
"""Runs newsieve with faults on order, and checks that nothing is lost, written twice or left half done.

    tests/faults/run.py NEWSIEVE SHIM quick|nightly                              every family, some points or all
    tests/faults/run.py NEWSIEVE SHIM FAMILY [--count N] [--seed S] [--jobs J]   one family, see below
    tests/faults/run.py NEWSIEVE SHIM FAMILY --point POINT                       the very point that a failure named

SHIM is the library of shim.cc (target newsieve_faults). --count: about how many points; default: as many as nightly.
--kinds: only these kinds of output, as in file,parts. What is proved, by family:

"""
import argparse
import concurrent.futures
import dataclasses
import pathlib
import sys
import threading
import time
import typing

import ending
import failing
import journal
import outside
import size
import world as w

@dataclasses.dataclass
class Family:
    points: typing.Callable  # world, count or None for all, kinds, seed -> names of points
    check: typing.Callable  # world, point: raises Broken
    what: str
    quick: int  # points in tools/check
    nightly: int | None  # points in tools/nightly; None: all there are


FAMILIES = {
    "io": Family(failing.io_points, failing.io_check, "the n-th call on files fails or comes short", 300, None),
    "alloc": Family(failing.alloc_points, failing.alloc_check, "the n-th allocation fails", 300, None),
    "kill": Family(ending.kill_points, ending.kill_check, "SIGKILL at random moments, in recoveries too", 100, 1000),
    "culprit": Family(ending.culprit_points, ending.culprit_check, "documents that the program dies of, or that it never "
                      "comes back from", 8, 200),
    "signal": Family(ending.signal_points, ending.signal_check, "SIGINT and SIGTERM at random moments", 20, 300),
    "power": Family(ending.power_points, ending.power_check, "losses of power: unsynced writes and names dropped, torn, "
                    "reordered", 200, 5000),
    "inputs": Family(outside.input_points, outside.input_check, "inputs that vanish, shrink, grow or are replaced while "
                     "they are read", 40, 1000),
    "pipe": Family(outside.pipe_points, outside.pipe_check, "slow and closed readers, input in drops or cut off", 12, 200),
    "clock": Family(outside.clock_points, outside.clock_check, "a clock that jumps an hour, time zones, locales", 12, 200),
    "limits": Family(outside.limit_points, outside.limit_check, "too little memory, room or file descriptors", 70, None),
    "combos": Family(outside.combo_points, outside.combo_check, "the same bytes for threads, reads, listings, locales, "
                     "clocks and kills together", 24, 500),
    "journal": Family(journal.journal_points, journal.journal_check, "journals torn, flipped, cut, doubled, foreign; other "
                      "rules and inputs; two jobs", 36, 500),
    "tiny": Family(size.tiny_points, size.tiny_check, "a great many tiny files; --count: how many", 5000, size.TINY),
    "stream": Family(size.stream_points, size.stream_check, "one long stream, memory flat; --count: bytes", 20_000_000,
                     size.NIGHTLY_STREAM),
}
MAX_SHOWN = 10


class Worlds:
    """A World for each worker thread."""

    def __init__(self, arguments):
        self.arguments, self.local, self.all = arguments, threading.local(), []

    def mine(self):
        if not hasattr(self.local, "world"):
            self.local.world = w.World(str(self.arguments.newsieve), str(self.arguments.shim), self.arguments.dir,
                                       self.arguments.scale)
            self.all.append(self.local.world)
        return self.local.world

    def close(self):
        for world in self.all:
            world.close()


def run_family(name, arguments, worlds):
    """Prints what was proved; True where all of it holds."""
    family = FAMILIES[name]
    begin = time.monotonic()
    count = arguments.count or (family.nightly if arguments.family != "quick" else family.quick)
    points = [arguments.point]
    if not arguments.point:
        points = family.points(worlds.mine(), count, arguments.kinds.split(","), arguments.seed)

    def failure_of(point):
        try:
            family.check(worlds.mine(), point)
        except w.Broken as broken:
            return point, str(broken)
        return None

    with concurrent.futures.ThreadPoolExecutor(arguments.jobs) as pool:
        failures = [f for f in pool.map(failure_of, points) if f is not None]
    for point, why in failures[:MAX_SHOWN]:
        print(f"{name} {point}: {why}\n  again: {sys.argv[0]} {arguments.newsieve} {arguments.shim} {name} --point {point}"
              f" --scale {arguments.scale}")
    print(f"{name}: {family.what}: {len(points)} points, {len(failures)} failed, {time.monotonic() - begin:.0f} s", flush=True)
    return not failures


def main():
    epilogue = "\n".join(f"    {name:8} {family.what}" for name, family in FAMILIES.items())
    parser = argparse.ArgumentParser(description=__doc__ + epilogue, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("newsieve", type=lambda p: pathlib.Path(p).resolve(strict=True))
    parser.add_argument("shim", type=lambda p: pathlib.Path(p).resolve(strict=True))
    parser.add_argument("family", choices=[*FAMILIES, "quick", "nightly"])
    parser.add_argument("--count", type=int)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--kinds", default=",".join(w.KINDS))
    parser.add_argument("--dir", help="where the folders of the runs are made; default: in memory")
    parser.add_argument("--scale", type=int, default=1, help="how much more there is to read than in the least of runs")
    parser.add_argument("--point")
    arguments = parser.parse_args()
    worlds = Worlds(arguments)
    try:
        good = [run_family(name, arguments, worlds)
                for name in ([arguments.family] if arguments.family in FAMILIES else FAMILIES)]
    finally:
        worlds.close()
    return 0 if all(good) else 1


if __name__ == "__main__":
    sys.exit(main())
