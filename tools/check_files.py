#!/usr/bin/env python3
"""Checks what every file of this project keeps to:

- no source file over 400 lines (generated *_table* files and models/ aside);
- no path of this machine in a text file;
- every source under src/, tests/ and bench/ is named in a CMake file, so that none is silently left out.

    tools/check_files.py [ROOT]
    tools/check_files.py --self-test
"""
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

MAX_LINES = 400
CODE = {".cc", ".h", ".c", ".py", ".cmake", ".sh"}
# Folders too common to mean this machine.
COMMON = {"/", "/tmp", "/usr", "/opt", "/home", "/root", "/var", "/srv", "/mnt", "/src", "/app"}


def project_files(root):
    """Tracked files and new ones that git does not ignore; without git, all but build/."""
    names = []
    if (root / ".git").exists() and shutil.which("git"):
        git = subprocess.run(["git", "-C", str(root), "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
                             stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        names = sorted(set(git.stdout.decode().split("\0")) - {""})
    if not names:
        names = sorted(p.relative_to(root).as_posix() for p in root.rglob("*"))
        names = [n for n in names if not n.startswith(("build/", ".git/"))]
    return [n for n in names if (root / n).is_file()]


def machine_paths(root):
    """A pattern of folders that exist only here: the project's, the one above it, the user's home."""
    home = pathlib.Path(os.environ.get("HOME", "/"))
    folders = {str(f) for f in (root, root.parent, home)} - COMMON
    alternatives = [re.escape(f) + r"(?=[/\s\"'`:;,)]|$)" for f in sorted(folders)] + [r"/home/[a-z][\w-]*/"]
    return re.compile(r"(?<![\w./:-])(?:" + "|".join(alternatives) + ")")


def named_sources(root, names):
    """Every path that a CMake file names, relative to the root."""
    found = set()
    for name in names:
        if name.endswith(("CMakeLists.txt", ".cmake")):
            text = re.sub(r"#.*", "", (root / name).read_text(encoding="utf-8"))
            folder = pathlib.PurePosixPath(name).parent
            for word in re.findall(r"[\w./-]+", text):
                # ${PROJECT_SOURCE_DIR}/path, or a path beside the file.
                found.add(word.lstrip("/") if word.startswith("/") else str(folder / word))
    return found


def check(root):
    errors = []
    names = project_files(root)
    here = machine_paths(root)
    named = named_sources(root, names)
    for name in names:
        path = pathlib.PurePosixPath(name)
        try:
            text = (root / name).read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue  # Binary, or bad bytes on purpose.
        generated = "_table" in path.name or name.startswith("models/")
        lines = text.count("\n")
        is_code = path.suffix in CODE or text.startswith("#!")
        if is_code and lines > MAX_LINES and not generated:
            errors.append(f"{name}:{MAX_LINES}: {lines} lines, at most {MAX_LINES}: divide it along a real seam")
        for match in here.finditer(text):
            line = text.count("\n", 0, match.start()) + 1
            errors.append(f"{name}:{line}: a path of this machine: {match[0]}")
        listed = name.startswith("src/") and path.suffix in {".cc", ".c", ".h"} or \
            name.startswith(("tests/", "bench/")) and path.suffix in {".cc", ".c"}
        if listed and name not in named and str(path.with_suffix("")) not in named:
            errors.append(f"{name}:1: in no CMake file, so it is never built")
    return errors, len(names)


def self_test():
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder).resolve() / "project"
        files = {
            "src/CMakeLists.txt": "add_library(x base/good.cc base/good.h # base/commented.cc\n)\n",
            "src/base/good.cc": "int x;\n" * MAX_LINES,
            "src/base/good.h": '// see /usr/share and https://example.com' + str(root) + '/a\n',
            "src/base/commented.cc": "",                               # Not built.
            "src/base/unlisted.h": "",                                 # Not listed.
            "tests/base/good_test.cc": "int x;\n" * (MAX_LINES + 1),   # Too long, and not built.
            "tools/long_table.py": "x = 1\n" * (MAX_LINES + 1),
            "docs/a.md": f"run {root}/tools/check\n",                  # A path of this machine.
            "docs/b.md": "run /home" "/jane/newsieve/tools/check\n",   # Another's.
        }
        for name, text in files.items():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_text(text, encoding="utf-8")
        found = sorted(e.split(":")[0] for e in check(root)[0])
    wanted = ["docs/a.md", "docs/b.md", "src/base/commented.cc", "src/base/unlisted.h",
              "tests/base/good_test.cc", "tests/base/good_test.cc"]
    return ([] if found == wanted else [f"found {found}, wanted {wanted}"]), len(files)


def main(arguments):
    if arguments == ["--self-test"]:
        errors, count = self_test()
    else:
        default = pathlib.Path(__file__).resolve().parent.parent
        errors, count = check(pathlib.Path(arguments[0]).resolve() if arguments else default)
    for error in errors:
        print(error)
    print(f"files: {count} looked at, {len(errors)} errors")
    return 1 if errors else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
