"""A folder with inputs of known ids, the program under test, and what must hold of its output whatever happens."""
import dataclasses
import gzip
import json
import os
import pathlib
import random
import shutil
import subprocess
import tempfile

PLAIN = ["--no-builtin-rules", "--removal", "rules"]  # starts in 20 ms; a point in WHOLE_EVERY runs the whole program
WHOLE_EVERY = 25
TIMEOUT_SECONDS = 120
SHARD_SIZE = "16kB"
KINDS = {
    "stdout": [],
    "file": ["-o", "out/all.jsonl"],
    "text": ["--to", "markdown", "-o", "out/all.md"],
    "tree": ["--to", "tree", "-o", "out/tree"],
    "dedup": ["--dedup=note", "-o", "out/noted.jsonl"],
    "parts": ["--resume", "--shard-size", SHARD_SIZE, "-o", "out/parts"],
    "noted_parts": ["--dedup=note", "--resume", "--shard-size", SHARD_SIZE, "-o", "out/parts"],
}
OF_PARTS = {"parts": "stdout", "noted_parts": "dedup"}  # and who writes the same bytes in one piece
OLD = b"what an earlier job wrote\n"
DONE, USAGE, SOME_FAILED, STOPPED = 0, 2, 3, 4


@dataclasses.dataclass
class Ended:
    """How the program ended: its exit code, or minus the signal."""
    code: int
    out: bytes
    err: str


class Broken(Exception):
    """Something that must hold does not."""


def expect(holds, what):
    if not holds:
        raise Broken(what)


def sentence(rng):
    who = rng.choice(["The mayor", "A spokeswoman", "The council", "One resident", "The engineer", "Her deputy", "A farmer"])
    did = rng.choice(["said", "told the meeting", "insisted", "wrote in a letter", "explained", "conceded", "warned"])
    what = rng.choice(["the bridge", "the new school", "the old market", "the harbour wall", "the tram line", "the library"])
    would = rng.choice(["would open", "should be repaired", "had cost too much", "was safe to use", "could not wait"])
    when = rng.choice(["before the winter", "by the end of May", "after the next election", "within ten weeks"])
    return f"{who} {did} that {what} {would} {when}, at a cost of {rng.randrange(2, 900)} crowns."


def story(seed, sentences=8):
    rng = random.Random(seed)
    lines = [" ".join(sentence(rng) for _ in range(2)) for _ in range(sentences)]
    return "\n".join(["Share on Facebook", *lines, "Grüße aus Zürich – more news tomorrow", ""])


def jsonl(prefix, count):
    return "".join(json.dumps({"id": f"{prefix}{i}", "text": story(f"{prefix}{i}", 4)}) + "\n" for i in range(count))


def write_inputs(folder, scale=1):
    """Writes inputs of every sort; returns {input path: ids of its records}."""
    ids = {}

    def put(name, data, its_ids=None):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
        ids[f"in/{name}"] = its_ids or [f"in/{name}"]

    for i in range(8 * scale):
        put(f"a/{i:04}.txt", story(i))
    put("a/deep/er/one.txt", story("deep"))
    put("b.jsonl", jsonl("b", 14 * scale), [f"b{i}" for i in range(14 * scale)])
    put("c.html", "<title>A page</title><body>" + "".join(f"<p>{line}</p>" for line in story("page").splitlines()))
    packed = gzip.compress(jsonl("d", 8 * scale).encode(), mtime=0)
    put("d.jsonl.gz", packed, [f"d{i}" for i in range(8 * scale)])
    put("e.txt", b"\xff\xfeb\x00a\x00d\x00")
    put("empty.txt", b"")
    return ids


class World:
    """One worker's folder. A run's working folder is `folder`, its inputs are in/, its outputs below out/."""

    def __init__(self, newsieve, shim, under=None, scale=1):
        self.newsieve, self.shim = newsieve, shim
        # A file system in memory, where there is one: fsync costs nothing there, and thousands of runs need many.
        base = under or ("/dev/shm" if os.access("/dev/shm", os.W_OK) else None)
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="newsieve-faults-", dir=base)).resolve()
        self.pristine = self.folder / "pristine"
        self.ids = write_inputs(self.pristine, scale)
        self.oracles = {}
        self.reset_inputs()
        self.reset()

    def close(self):
        shutil.rmtree(self.folder, ignore_errors=True)

    def reset(self):
        """No outputs but what the kinds with one file are to replace."""
        shutil.rmtree(self.folder / "out", ignore_errors=True)
        (self.folder / "out").mkdir()
        for name in ("all.jsonl", "all.md", "noted.jsonl"):
            (self.folder / "out" / name).write_bytes(OLD)

    def reset_inputs(self):
        """Inputs as they were made."""
        shutil.rmtree(self.folder / "in", ignore_errors=True)
        shutil.copytree(self.pristine, self.folder / "in")

    def command(self, kind, whole=False, threads=1, inputs=("in",), more=(), shard=SHARD_SIZE):
        flags = [] if whole else PLAIN
        of_kind = [shard if flag == SHARD_SIZE else flag for flag in KINDS[kind]]
        return [self.newsieve, "clean", *inputs, *flags, "-j", str(threads), *of_kind, *more]

    def environment(self, faults=None, more=None):
        environment = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", **(more or {})}
        if faults is not None:
            environment["LD_PRELOAD"] = str(self.shim)
            environment["FAULT_UNDER"] = f"{self.folder}/in:{self.folder}/out"
            environment.update({name: str(value) for name, value in faults.items()})
        return environment

    def start(self, kind, faults=None, environment=None, preexec=None, streams=None, **how):
        out, err = streams or (subprocess.PIPE, subprocess.PIPE)
        return subprocess.Popen(self.command(kind, **how), cwd=self.folder, env=self.environment(faults, environment),
                                stdin=subprocess.DEVNULL, stdout=out, stderr=err, preexec_fn=preexec)

    def run(self, kind, faults=None, **how):
        with self.start(kind, faults, **how) as process:
            try:
                out, err = process.communicate(timeout=TIMEOUT_SECONDS)
            except subprocess.TimeoutExpired:
                process.kill()
                raise Broken(f"no end within {TIMEOUT_SECONDS} s") from None
        return Ended(process.returncode, out, err.decode("utf-8", "replace"))

    def output(self, kind, ended):
        """What stands under the final name: bytes, or {name: bytes} of a tree; None where there is nothing."""
        if kind == "stdout":
            return ended.out
        path = self.folder / KINDS[kind][-1]
        if kind in OF_PARTS:
            parts = sorted(path.glob("part-*"))
            return b"".join(p.read_bytes() for p in parts) if parts else None
        if kind == "tree":
            files = {str(p.relative_to(path)): p.read_bytes() for p in path.rglob("*") if p.is_file()}
            return files or None
        return path.read_bytes() if path.exists() else None

    def left_over(self):
        """Names below out/ that are no result: temporaries that somebody forgot."""
        return sorted(p.name for p in (self.folder / "out").rglob("*") if "tmp" in p.name)

    def oracle(self, kind, whole=False):
        """What an undisturbed run puts out; of parts: what goes to standard output without --resume."""
        if (kind, whole) not in self.oracles:
            self.reset()
            base = OF_PARTS.get(kind, kind)
            ended = self.run(base, whole=whole)
            expect(ended.code in (DONE, SOME_FAILED), f"a run without faults ended with {ended.code}: {ended.err}")
            self.oracles[kind, whole] = (ended.code, self.output(base, ended))
            if base == "stdout":
                expected = sorted(i for ids in self.ids.values() for i in ids)
                expect(sorted(r["id"] for r in records(ended.out)) == expected, "the oracle's ids are not those of the inputs")
            self.reset()
        return self.oracles[kind, whole]

    def expect_whole_output(self, kind, ended, whole=False):
        code, output = self.oracle(kind, whole) if (kind, whole) not in self.oracles else self.oracles[kind, whole]
        expect(ended.code == code, f"the run ended with {ended.code}, not {code}: {ended.err[-300:]}")
        expect(self.output(kind, ended) == output, f"{kind}: the output differs from that of an undisturbed run")
        expect(not self.left_over(), f"{kind}: left over: {self.left_over()}")

    def expect_nothing_partial(self, kind, ended, whole=False):
        """After a run that ended early: what stands under final names is old, or whole."""
        oracle = self.oracles[kind, whole][1]
        now = self.output(kind, ended)
        if kind == "stdout":
            expect(oracle.startswith(now), "standard output is not how the right output begins")
        elif kind in OF_PARTS:
            for part in sorted((self.folder / KINDS[kind][-1]).glob("part-*")):
                data = part.read_bytes()
                at = oracle.find(data)
                lines = data.endswith(b"\n") and (at == 0 or oracle[at - 1:at] == b"\n")
                expect(at >= 0 and lines, f"{part.name} is not whole: {len(data)} bytes")
        elif now not in (None, OLD, oracle):  # Whole but for inputs that failed, then.
            expect(kind in ("file", "dedup"), f"{kind}: something partial stands under the final name")
            self.expect_every_id(kind, ended, whole)

    def expect_every_id(self, kind, ended, whole=False):
        """After a run in which some inputs failed: every id once, or below a folder that failed; the others' records are
        as they should be."""
        if kind in ("tree", "text"):
            return
        good = {r["id"]: r for r in records(self.oracles[kind, whole][1])}
        seen, failed = {}, []
        for record in records(self.output(kind, ended)):
            expect(record["id"] not in seen, f"{record['id']} comes twice")
            seen[record["id"]] = record
            if record["decision"] == "failed":
                failed += [record["id"], record["source"]["path"]]
        for source, ids in self.ids.items():
            covered = any(source == f or source.startswith(f.rstrip("/") + "/") for f in failed)
            for its_id in ids:
                expect(its_id in seen or covered, f"{its_id} has no record")
                if its_id in seen and seen[its_id]["decision"] != "failed" and kind not in ("dedup", "noted_parts"):
                    expect(seen[its_id] == good[its_id] or covered, f"the record of {its_id} differs, though it did not fail")


def records(data):
    try:
        return [json.loads(line) for line in data.decode().split("\n") if line]
    except ValueError as error:
        raise Broken(f"the output holds a line that is no record: {error}") from None
