"""Calls and allocations that fail: each point is one fault in one run; after it the job is run again without."""
import resource

import world as w

ERRORS = ("EIO", "ENOSPC", "EINTR", "EMFILE", "short")
WRITES = "write,pwrite,fsync,syncfs,ftruncate,rename,mkdir"  # what a full disk refuses, from then on
IO_KINDS = ("parts", "noted_parts", "file", "stdout", "tree", "dedup", "text")
ALLOC_KINDS = ("parts", "noted_parts", "file")
FORKED = "start"
EVERY = 1_000_000_000


def count_of(world, what, kind, faults=None):
    """How many calls or allocations a run of this kind makes."""
    world.oracle(kind)
    log = world.folder / "log"
    log.unlink(missing_ok=True)
    world.run(kind, {"FAULT_LOG": log, **(faults or {})})
    counts = dict(line.split()[:2] for line in log.read_text().splitlines() if line.startswith(("calls", "allocations")))
    world.reset()
    return int(counts[what])


def io_points(world, count, kinds, _seed):
    """Every call of every kind with every error, the kinds by turns, so that the first few hundred see all of them."""
    kinds = [kind for kind in kinds if kind in IO_KINDS]
    totals = {(kind, error): count_of(world, "calls", kind, faults_of(error)) for kind in kinds for error in ERRORS}
    points = [f"{kind}:{n}:{error}" for n in range(1, max(totals.values()) + 1) for (kind, error) in totals
              if n <= totals[kind, error]]
    return points if count is None else spread(points, count)


def faults_of(error):
    return {"FAULT_CALLS": WRITES, "FAULT_STICKY": 1} if error == "ENOSPC" else {}


def spread(points, count):
    """`count` of the points, evenly over all of them."""
    return [points[i * len(points) // count] for i in range(count)] if count < len(points) else points


def io_check(world, point):
    kind, number, error = point.split(":")
    whole = int(number) % w.WHOLE_EVERY == 0
    world.oracle(kind, whole)
    faults = {"FAULT_AT": number, "FAULT_ERROR": error, "FAULT_LOG": world.folder / "log", **faults_of(error)}
    code = expect_survives(world, kind, whole, faults)
    struck = (world.folder / "log").read_text().split(" ")
    if error == "short" or (error == "EINTR" and struck[2] in ("read", "pread", "write", "pwrite")):
        w.expect(code == world.oracles[kind, whole][0], f"{error} is no failure: the call is to be made again")


def expect_survives(world, kind, whole, faults, **how):
    """One run with faults, and one without after it. Returns the exit code of the first."""
    (world.folder / "log").unlink(missing_ok=True)
    world.reset()
    ended = world.run(kind, faults, whole=whole, **how)
    w.expect(ended.code in (w.DONE, w.SOME_FAILED, w.STOPPED), f"it ended with {ended.code}: {ended.err[-400:]}")
    if ended.code == w.STOPPED:
        world.expect_nothing_partial(kind, ended, whole)
        w.expect(ended.err.strip() != "", "it stopped and did not say why")
    elif ended.code == w.SOME_FAILED:
        world.expect_every_id(kind, ended, whole)
    else:
        w.expect(world.output(kind, ended) == world.oracles[kind, whole][1], "exit 0, and the output differs")
    if kind in w.OF_PARTS and ended.code == w.SOME_FAILED:
        world.reset()  # What failed has its record, and stays done.
    world.expect_whole_output(kind, world.run(kind, whole=whole), whole)
    return ended.code


def alloc_points(world, count, kinds, _seed):
    """Those of the start in forks of one run, then one run for each of the others."""
    points = []
    kinds = [kind for kind in kinds if kind in ALLOC_KINDS]
    for kind in kinds:
        log = world.folder / "log"
        log.unlink(missing_ok=True)
        world.oracle(kind)
        world.run(kind, {"FAULT_LOG": log, "FAULT_ALLOC_FORK": EVERY if count is None else count})
        forks = sum(line.startswith("alloc ") for line in log.read_text().splitlines())
        first = forks + 1 if count is None else started(world, kind)
        points.append(f"{kind}:{FORKED}:{forks}")
        total = count_of(world, "allocations", kind)
        each = [f"{kind}:run:{n}" for n in range(first, total + 2)]
        points += each if count is None else spread(each, count // len(kinds))
    return points


def started(world, kind):
    """The number of allocations before a run looks at its inputs."""
    log = world.folder / "log"
    log.unlink(missing_ok=True)
    world.run(kind, {"FAULT_LOG": log, "FAULT_KILL_AT": 1})
    world.reset()
    return int(log.read_text().split("allocations ")[1].split()[0])


def alloc_check(world, point):
    kind, phase, number = point.split(":")
    world.oracle(kind)
    log = world.folder / "log"
    log.unlink(missing_ok=True)
    if phase == "run":
        expect_survives(world, kind, False, {"FAULT_ALLOC_AT": number, "FAULT_LOG": log}, preexec=no_core)
        return
    world.reset()
    ended = world.run(kind, {"FAULT_LOG": log, "FAULT_ALLOC_FORK": number}, preexec=no_core)
    wrong = [line for line in log.read_text().splitlines()
             if line.startswith("alloc ") and int(line.split()[2]) not in (w.DONE, w.STOPPED)]
    w.expect(not wrong, f"{len(wrong)} of {number} allocations of the start, the first: {wrong[:3]} (number, exit code or -signal)")
    world.expect_whole_output(kind, ended)


def no_core():
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
