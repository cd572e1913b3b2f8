#!/usr/bin/env python3
"""Holds the include graph to docs/architecture.md: this table is the architecture, and ctest checks it.

    tools/check_layers.py [ROOT]       checks a tree (default: this one)
    tools/check_layers.py --self-test  proves that a tree that breaks each rule is refused
"""
import pathlib
import re
import sys
import tempfile

# Folder of src/ -> the folders it may include. What those may include, it may include too.
LAYERS = {
    "base": [],
    "text": ["base"],
    "rules": ["text"],
    "html": ["text", "model"],
    "dedup": ["text"],
    "signals": ["text"],
    "model": ["base"],
    "clean": ["rules", "model"],
    "templates": ["clean"],
    "detect": ["signals", "rules"],
    "score": ["detect"],
    "io": ["text"],
    "pipeline": ["io", "html", "dedup", "clean", "score"],
    "eval": ["pipeline"],
    "api": ["pipeline", "templates"],
    "cli": ["base"],  # The programs see include/newsieve, and the log of base.
    "server": [],
}

# A header from outside the project and the standard library -> the only files that may include it: in .cc files, so
# that no third-party type travels on. What is in no row may not be included at all.
OUTSIDE = [
    (r"yaml-cpp/.*", ["src/base/yaml.cc"]),
    (r"spdlog/.*", ["src/base/log.cc"]),
    (r"re2/.*", ["src/rules/pattern.cc"]),
    (r"simdjson\.h", ["src/io/*.cc", "src/base/utf8.cc", "src/html/json_ld.cc"]),
    (r"cld2/.*", ["src/text/language.cc"]),
    (r"unicode/.*", ["src/text/unicode.cc", "src/text/python_classes.cc"]),
    (r"iconv\.h", ["src/text/charset.cc"]),
    (r"sqlite3\.h", ["src/dedup/saved_index.cc"]),
    (r"xxhash\.h", ["src/base/*.cc", "src/text/*.cc"]),
    (r"fmt/.*", ["src/**/*.cc"]),
    (r"CLI/.*", ["src/cli/*.cc", "src/cli/*.h"]),
    (r"(zlib|zstd|zstd_errors|brotli/decode)\.h", ["src/io/decoder.cc"]),
    # The operating system stays at the edges.
    (r"(unistd|fcntl|dirent|signal|poll|pthread|limits|malloc|stdlib|string|stdio|errno|time)\.h|(sys|netinet|arpa)/.*",
     ["src/base/*.cc", "src/io/*.cc", "src/io/*.h", "src/cli/*.cc", "src/server/*.cc"]),
]

STANDARD = set("""
    algorithm any array atomic barrier bit bitset charconv chrono cmath compare complex concepts condition_variable
    coroutine deque exception execution filesystem forward_list fstream functional future initializer_list iomanip ios
    iosfwd iostream istream iterator latch limits list locale map memory memory_resource mutex new numbers numeric
    optional ostream queue random ranges ratio regex scoped_allocator semaphore set shared_mutex source_location span
    sstream stack stdexcept stop_token streambuf string string_view syncstream system_error thread tuple type_traits
    typeindex typeinfo unordered_map unordered_set utility valarray variant vector version
    cassert cctype cerrno cfenv cfloat cinttypes climits clocale csetjmp csignal cstdarg cstddef cstdint cstdio cstdlib
    cstring ctime cuchar cwchar cwctype
    stddef.h stdint.h stdbool.h
""".split())

INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]', re.MULTILINE)


def closure(layer):
    seen, queue = {layer}, [layer]
    while queue:
        for below in LAYERS[queue.pop()]:
            if below not in seen:
                seen.add(below)
                queue.append(below)
    return seen


def matches(path, patterns):
    """Like glob: * stays within one folder, ** crosses folders."""
    def regex(pattern):
        return re.escape(pattern).replace(r"\*\*/", "(.*/)?").replace(r"\*", "[^/]*")
    return any(re.fullmatch(regex(p), path) for p in patterns)


def outside_files(header):
    for pattern, files in OUTSIDE:
        if re.fullmatch(pattern, header):
            return files
    return None


def check_include(path, form, header):
    """What is wrong with `#include header` in `path` (relative to the root), or None."""
    in_api = path.startswith("include/newsieve/")
    if header.startswith("newsieve/") or header in STANDARD:
        return None
    if in_api:
        return "public headers include the standard library and newsieve/ only"
    layer = path.split("/")[1]

    if form == "<":
        files = outside_files(header)
        if files is None:
            return "no row for this header in tools/check_layers.py; wrap it in one file and add the row"
        if not matches(path, files):
            return f"only for {', '.join(files)}"
        return None

    target = header.split("/")[0]
    if "/" not in header:
        return f'write the path from src/: "{layer}/{header}"'
    if target not in LAYERS:
        return f"no folder '{target}' in the layer table (a third-party header is included with <>)"
    if target not in closure(layer):
        return f"src/{layer} may include: {', '.join(sorted(closure(layer)))}"
    return None


def check(root):
    errors = []
    sources = [p for top in ("include/newsieve", "src") for p in sorted((root / top).rglob("*"))
               if p.suffix in (".h", ".cc", ".c")]
    for source in sources:
        path = source.relative_to(root).as_posix()
        parts = path.split("/")
        if parts[0] == "src" and (len(parts) < 3 or parts[1] not in LAYERS):
            errors.append(f"{path}:1: not in a folder of the layer table")
            continue
        text = source.read_text(encoding="utf-8")
        for include in INCLUDE.finditer(text):
            problem = check_include(path, include[1], include[2])
            if problem:
                line = text.count("\n", 0, include.start(1)) + 1
                errors.append(f"{path}:{line}: {include[2]}: {problem}")
    return errors, len(sources)


BAD = [
    ("include/newsieve/filter.h", "#include <re2/re2.h>"),
    ("include/newsieve/filter.h", '#include "base/log.h"'),
    ("src/base/files.cc", '#include "text/utf8.h"'),
    ("src/signals/words.cc", '#include "rules/rule.h"'),
    ("src/text/view.cc", '#include "view.h"'),
    ("src/cli/main.cc", '#include "pipeline/run.h"'),
    ("src/cli/main.cc", '#include "text/line.h"'),
    ("src/rules/load.cc", "#include <yaml-cpp/yaml.h>"),
    ("src/text/utf8.h", "#  include <spdlog/spdlog.h>"),
    ("src/rules/pattern.h", "#include <re2/re2.h>"),
    ("src/score/score.cc", "#include <boost/any.hpp>"),
    ("src/text/view.cc", "#include <unistd.h>"),
    ("src/misc/things.cc", "#include <vector>"),
    ("src/stray.cc", "#include <vector>"),
]
GOOD = [
    ("include/newsieve/filter.h", '#include <string_view>\n#include "newsieve/status.h"'),
    ("src/base/log.cc", "#include <spdlog/spdlog.h>\n#include <fmt/format.h>"),
    ("src/rules/pattern.cc", '#include <re2/set.h>\n#include "rules/pattern.h"\n#include "text/view.h"'),
    ("src/base/yaml.cc", "#include <yaml-cpp/yaml.h>"),
    ("src/api/filter.cc", '#include "newsieve/filter.h"\n#include "base/status.h"\n#include "pipeline/run.h"'),
    ("src/cli/clean.cc", '#include <CLI/CLI.hpp>\n#include "cli/flags.h"\n#include "newsieve/filter.h"'),
]


def self_test():
    def errors_of(path, text):
        with tempfile.TemporaryDirectory() as folder:
            file = pathlib.Path(folder) / path
            file.parent.mkdir(parents=True)
            file.write_text(text + "\n", encoding="utf-8")
            return check(pathlib.Path(folder))[0]

    wrong = [f"accepted: {path}: {text}" for path, text in BAD if len(errors_of(path, text)) != 1]
    wrong += [f"refused: {error}" for path, text in GOOD for error in errors_of(path, text)]
    return wrong, len(BAD) + len(GOOD)


def main(arguments):
    if arguments == ["--self-test"]:
        errors, count = self_test()
    else:
        default = pathlib.Path(__file__).resolve().parent.parent
        errors, count = check(pathlib.Path(arguments[0]) if arguments else default)
    for error in errors:
        print(error)
    print(f"layers: {count} looked at, {len(errors)} errors")
    return 1 if errors else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
