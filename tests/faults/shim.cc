// A library for LD_PRELOAD that makes the calls of a program fail, come short, or lie, on order.
// Only calls on paths below the folders of FAULT_UNDER (with ':' between; "pipe:" for pipes) count.
//
//   FAULT_AT=N           the N-th call fails
//   FAULT_ERROR=EIO      so; "short": reads and writes do less
//   FAULT_STICKY=1       and all later ones of the same name too, as on a full disk
//   FAULT_CALLS=A,B      calls that count; default: all
//   FAULT_KILL_AT=N      SIGKILL in place of the N-th call
//   FAULT_STOP_AT=N      SIGSTOP before the N-th call, so that the driver can change the world
//   FAULT_SHORT=SEED     reads and writes of random sizes
//   FAULT_SHUFFLE=SEED   listings in random order, kinds of files unknown
//   FAULT_CLOCK=SEED     the wall clock jumps an hour to and fro
//   FAULT_ALLOC_AT=N     the N-th allocation since main() began fails
//   FAULT_ALLOC_FORK=N   the first N allocations fail, each in a fork, as long as no file below
//                        FAULT_UNDER was touched; FAULT_LOG gets "alloc NUMBER STATUS"
//   FAULT_DIE_OF=TEXT    SIGSEGV while a document is judged that holds this
//   FAULT_HANG=1         not SIGSEGV, but waiting for ever
//   FAULT_LOG=FILE       gets what was done, and the counts at the end
//   FAULT_RECORD=FILE    what reaches the disk, see shim_files.cc
#include "shim.h"

#include <dlfcn.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace faults {

Orders orders;
std::atomic<long> calls_made = 0;
std::atomic<bool> touched = false;

namespace {

std::atomic<bool> read_orders = false;

// A variable of the environment as a number; 0 where it is not set.
long Number(const char* name) {
  const char* value = getenv(name);
  return value == nullptr ? 0 : strtol(value, nullptr, 10);
}

int ErrorNamed(const char* name) {
  if (name == nullptr) return EIO;
  if (strcmp(name, "short") == 0) return kShort;
  for (int error = 1; error < 134; ++error) {
    const char* known = strerrorname_np(error);
    if (known != nullptr && strcmp(known, name) == 0) return error;
  }
  return EIO;
}

bool Listed(const char* call) {
  if (orders.calls == nullptr) return true;
  const size_t size = strlen(call);
  for (const char* found = orders.calls; (found = strstr(found, call)) != nullptr; found += size) {
    const bool begins = found == orders.calls || found[-1] == ',';
    if (begins && (found[size] == ',' || found[size] == '\0')) return true;
  }
  return false;
}

}  // namespace

void ReadOrders() {
  if (read_orders.exchange(true)) return;
  orders.at = Number("FAULT_AT");
  orders.kill_at = Number("FAULT_KILL_AT");
  orders.stop_at = Number("FAULT_STOP_AT");
  orders.alloc_at = Number("FAULT_ALLOC_AT");
  orders.alloc_fork = Number("FAULT_ALLOC_FORK");
  orders.clock = Number("FAULT_CLOCK");
  orders.short_seed = Number("FAULT_SHORT");
  orders.shuffle = Number("FAULT_SHUFFLE");
  orders.hang = Number("FAULT_HANG");
  orders.die_of = getenv("FAULT_DIE_OF");
  orders.sticky = Number("FAULT_STICKY") != 0;
  orders.error = ErrorNamed(getenv("FAULT_ERROR"));
  orders.under = getenv("FAULT_UNDER");
  orders.calls = getenv("FAULT_CALLS");
  orders.log = getenv("FAULT_LOG");
  orders.record = getenv("FAULT_RECORD");
}

void Log(const char* format, ...) {
  if (orders.log == nullptr) return;
  char line[kMaxPath + 64];
  va_list arguments;
  va_start(arguments, format);
  const int size = vsnprintf(line, sizeof line, format, arguments);
  va_end(arguments);
  const int fd = static_cast<int>(
      syscall(SYS_openat, AT_FDCWD, orders.log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0666));
  if (fd < 0) return;
  syscall(SYS_write, fd, line, static_cast<size_t>(size));
  syscall(SYS_close, fd);
}

unsigned long Random() {
  static std::atomic<unsigned long> count = 0;
  static const unsigned long seed =
      static_cast<unsigned long>(orders.short_seed + orders.shuffle * 7919);
  unsigned long z = (seed << 20) + ++count * 0x9e3779b97f4a7c15UL;  // SplitMix64
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9UL;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebUL;
  return z ^ (z >> 31);
}

void LogCounts() { Log("calls %ld\nallocations %ld\n", calls_made.load(), allocations.load()); }

void* NextSymbol(const char* name) {
  ReadOrders();
  return dlsym(RTLD_NEXT, name);
}

void PathOf(int fd, char* out) {
  char link[32];
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  const ssize_t size = readlink(link, out, kMaxPath - 1);
  out[size < 0 || fd == STDERR_FILENO ? 0 : size] = '\0';
}

void PathAt(int folder, const char* path, char* out) {
  out[0] = '\0';
  if (path == nullptr) return;
  if (path[0] != '/' && folder != AT_FDCWD) PathOf(folder, out);
  if (path[0] != '/' && folder == AT_FDCWD && getcwd(out, kMaxPath) == nullptr) out[0] = '\0';
  const size_t begin = strlen(out);
  const char* rest = strncmp(path, "./", 2) == 0 ? path + 2 : path;
  snprintf(out + begin, kMaxPath - begin, begin == 0 ? "%s" : "/%s", rest);
}

bool IsUnder(const char* path) {
  if (orders.under == nullptr || path[0] == '\0') return false;
  for (const char* folder = orders.under; *folder != '\0';) {
    const size_t size = strcspn(folder, ":");
    // "pipe:" is its own name and separator.
    if (size > 0 && strncmp(path, folder, size) == 0 && strchr("/:", path[size]) != nullptr)
      return true;
    folder += size + (folder[size] == ':');
  }
  return false;
}

int Fate(const char* call, const char* path) {
  ReadOrders();
  if (orders.under == nullptr || !IsUnder(path)) return 0;
  touched = true;
  if (!Listed(call)) return 0;
  const long number = ++calls_made;
  if (number == orders.kill_at) {
    Log("killed at %ld %s %s\n", number, call, path);
    LogCounts();
    kill(getpid(), SIGKILL);
  }
  if (number == orders.stop_at) {
    Log("stopped at %ld %s %s\n", number, call, path);
    kill(getpid(), SIGSTOP);
  }
  if (orders.at == 0 || number < orders.at) return 0;
  if (number == orders.at) snprintf(orders.struck, sizeof orders.struck, "%s", call);
  const bool again = orders.sticky && strcmp(orders.struck, call) == 0;
  if (number > orders.at && !again) return 0;
  if (number == orders.at) Log("failed %ld %s %s\n", number, call, path);
  return orders.error;
}

}  // namespace faults
