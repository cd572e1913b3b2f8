// Faults on order, for LD_PRELOAD: what the parts of the shim share. All of it is driven by
// environment variables, see shim.cc.
#pragma once

#include <errno.h>
#include <sys/types.h>

#include <atomic>
#include <cstddef>

namespace faults {

inline constexpr std::size_t kMaxPath = 4352;
inline constexpr int kShort = -1;  // the fate of a call that does less than it was asked for

struct Orders {
  long at = 0, kill_at = 0, stop_at = 0, alloc_at = 0, alloc_fork = 0, clock = 0, short_seed = 0,
       shuffle = 0, hang = 0;
  int error = EIO;
  bool sticky = false;
  const char *under = nullptr, *calls = nullptr, *log = nullptr, *record = nullptr,
             *die_of = nullptr;
  char struck[16] = "";
};
extern Orders orders;
extern std::atomic<long> calls_made, allocations;
extern std::atomic<bool> touched;  // a counted folder was looked into

void ReadOrders();
unsigned long Random();
void LogCounts();
void Log(const char* format, ...) __attribute__((format(printf, 1, 2)));

// The function that the shim stands in front of.
void* NextSymbol(const char* name);
template <typename Function>
Function* Next(const char* name) {
  return reinterpret_cast<Function*>(NextSymbol(name));
}

// Writes the absolute path of a descriptor, or of a path relative to one, into `out` (kMaxPath).
// Standard error has none: what a program says of a fault is not to fail as well.
void PathOf(int fd, char* out);
void PathAt(int folder, const char* path, char* out);

// True where the path is, or lies below, a folder of FAULT_UNDER.
bool IsUnder(const char* path);

// What is to become of this call: 0 it is made, kShort it is made by less, or an error number.
int Fate(const char* call, const char* path);

}  // namespace faults
