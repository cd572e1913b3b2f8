"""What a disk can hold after a loss of power: built from the calls that reached it (FAULT_RECORD of the shim).

The model is that of POSIX and of ALICE (Pillai et al., OSDI 2014), so what holds here holds on ext4, XFS and btrfs:

- The bytes of a file are safe once fsync of the file returned, or syncfs. Of writes and truncations after that, any may
  be on the disk or not, in any order, and a write in part: its first bytes, or single sectors. Where a later write is
  there and an earlier is not, the gap reads as zeros.
- A name (a new file, a rename, a removal, a folder) is safe once fsync of its folder returned, or syncfs. Of later ones,
  by a throw of the dice for each loss: the first few, across all folders, and not the rest, those before any fsync of a
  file among them, as a journal of metadata does it; or any of them, as POSIX allows it. A rename is there or not, never
  half: the old name may stay beside the new one.
- What a name leads to does not depend on whether its bytes are safe: a rename without fsync before it can lead to an
  empty file.
"""
import os
import shutil

SECTOR = 512


class File:
    """One inode: what is safe, and what was done to it since."""

    def __init__(self, safe=b""):
        self.safe, self.pending = safe, []

    def sync(self):
        for call in self.pending:
            self.safe = applied(self.safe, call)
        self.pending = []

    def after_loss(self, rng):
        data, kept = self.safe, rng.choice(("none", "all", "some", "some"))
        for call in self.pending:
            if kept == "all" or (kept == "some" and rng.random() < 0.6):
                data = applied(data, torn(data, call, rng) if kept == "some" and rng.random() < 0.5 else call)
        return data


def applied(data, call):
    """The bytes after a write (offset, bytes) or a truncation (size, None)."""
    offset, new = call
    if new is None:
        return data[:offset].ljust(offset, b"\0")
    return data[:offset].ljust(offset, b"\0") + new + data[offset + len(new):]


def torn(data, call, rng):
    offset, new = call
    if new is None:
        return call
    if rng.random() < 0.5:
        return offset, new[:rng.randrange(len(new) + 1)]
    old = data[offset:offset + len(new)].ljust(len(new), b"\0")
    sectors = [(new if rng.random() < 0.7 else old)[i:i + SECTOR] for i in range(0, len(new), SECTOR)]
    return offset, b"".join(sectors)


def read_log(path):
    """The calls: [kind, field...], the bytes of a write as its last field."""
    data, calls, at = path.read_bytes() if path.exists() else b"", [], 0
    while at < len(data):
        end = data.index(b"\n", at)
        call = data[at:end].decode("utf-8", "surrogateescape").split("\t")
        at = end + 1
        if call[0] == "W":
            size = int(call[3])
            call.append(data[at:at + size])
            at += size
        calls.append(call)
    return calls


class Disk:
    """Names below one folder, and the files they lead to; None for a folder."""

    def __init__(self, names, inodes):
        self.names, self.inodes = names, inodes

    @classmethod
    def of_folder(cls, folder):
        """All that is in `folder`, safe."""
        names, inodes = {}, {}
        for path in sorted(folder.rglob("*")):
            names[str(path)] = None if path.is_dir() else File(path.read_bytes())
            inodes[path.stat().st_ino] = names[str(path)]
        return cls(names, inodes)

    def after(self, calls, rng):
        """The disk after these calls, all of them made, and a loss of power."""
        seen = dict(self.names)  # as the program sees it
        changes = []  # [folder, {path: file or False where it is gone}, safe]
        metadata_journal = rng.random() < 0.5

        def change(folder_of, new):
            changes.append([os.path.dirname(folder_of), new, False])
            for name, file in new.items():
                seen.pop(name, None)
                if file is not False:
                    seen[name] = file

        for kind, *fields in calls:
            if kind == "C":
                file = self.inodes[int(fields[0])] = File()
                if fields[1]:
                    change(fields[1], {fields[1]: file})
            elif kind == "W":
                self.inodes[int(fields[0])].pending.append((int(fields[1]), fields[3]))
            elif kind == "T":
                self.inodes[int(fields[0])].pending.append((int(fields[1]), None))
            elif kind in "RX":
                change(fields[1], moved(seen, fields[0], fields[1], kind == "X"))
            elif kind in "UD":
                change(fields[0], {fields[0]: False})
            elif kind == "M":
                change(fields[0], {fields[0]: None})
            elif kind == "S":
                file = self.inodes.get(int(fields[0])) if seen.get(fields[1], False) is not None else None
                if file is not None:
                    file.sync()
                for entry in changes:
                    entry[2] |= metadata_journal or (file is None and entry[0] == fields[1].rstrip("/"))
            elif kind == "A":
                for file in [f for f in self.inodes.values() if f is not None]:
                    file.sync()
                for entry in changes:
                    entry[2] = True
        return Disk(self.names_after(changes, metadata_journal, rng), {})._settled(rng)

    def names_after(self, changes, metadata_journal, rng):
        safe = max((i + 1 for i, entry in enumerate(changes) if entry[2]), default=0)
        first = rng.randrange(safe, len(changes) + 1) if metadata_journal else 0
        share = rng.choice((0, 0.5, 0.9, 1))
        names = dict(self.names)
        for i, (_, new, is_safe) in enumerate(changes):
            if not (is_safe or i < first or (not metadata_journal and rng.random() < share)):
                continue
            for name, file in new.items():
                names.pop(name, None)
                if file is not False:
                    names[name] = file
        return names

    def _settled(self, rng):
        """Every file with the bytes that it has after the loss; what lies in no folder is lost."""
        data = {id(file): File(file.after_loss(rng)) for file in self.names.values() if file is not None}
        self.names = {name: None if file is None else data[id(file)] for name, file in self.names.items()}
        return self

    def write(self, folder):
        """Makes `folder` hold this."""
        shutil.rmtree(folder)
        folder.mkdir()
        for name, file in sorted(self.names.items()):
            if file is None:
                os.makedirs(name, exist_ok=True)
        for name, file in self.names.items():
            if file is not None and os.path.isdir(os.path.dirname(name)):
                with open(name, "wb") as out:
                    out.write(file.safe)


def moved(names, source, target, exchange):
    """What a rename changes, with all that lies below where it is a folder."""
    def below(root):
        return {name: file for name, file in names.items() if name == root or name.startswith(root + "/")}

    from_source, from_target = below(source), below(target)
    new = {name: False for name in [*from_source, *from_target]}
    new |= {target + name[len(source):]: file for name, file in from_source.items()}
    if exchange:
        new |= {source + name[len(target):]: file for name, file in from_target.items()}
    return new
