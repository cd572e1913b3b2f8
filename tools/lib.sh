# Shared by the scripts in tools/: source it first. Changes to the project's top folder.
# shellcheck shell=bash

cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 1
mkdir -p build/logs

# say TEXT: one line of progress.
say() { printf '\n== %s\n' "$*"; }

die() {
  printf '%s: %s\n' "$(basename "$0")" "$*" >&2
  exit 1
}

# quietly LOG COMMAND...: on a terminal the command shows itself; elsewhere only a failure is shown.
quietly() {
  local log="build/logs/$1.log"
  shift
  if [[ -t 1 ]]; then
    "$@"
  elif ! "$@" >"$log" 2>&1; then
    tail -n 60 "$log" >&2
    die "failed: $* (whole log: $log)"
  fi
}

# build_preset PRESET [TARGET...]: configures if there is no build tree yet, then builds. Ninja itself re-runs CMake
# when a CMake file changed; a changed preset file starts the configuration anew.
build_preset() {
  local preset=$1
  shift
  if [[ ! -f build/$preset/build.ninja || CMakePresets.json -nt build/$preset/build.ninja ]]; then
    quietly "$preset-configure" cmake --preset "$preset"
    touch "build/$preset/build.ninja"
  fi
  quietly "$preset-build" cmake --build --preset "$preset" ${1:+--target "$@"}
}
