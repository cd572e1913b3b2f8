// Allocations that fail, a clock that jumps, listings in another order.
#include <dirent.h>
#include <errno.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "shim.h"

extern "C" {
void* __libc_malloc(size_t size);
void* __libc_calloc(size_t count, size_t size);
void* __libc_realloc(void* old, size_t size);
void* __libc_memalign(size_t alignment, size_t size);
}

namespace faults {

std::atomic<long> allocations = 0;

namespace {

std::atomic<long> clock_reads = 0;
std::atomic<int> other_threads = 0;
std::atomic<bool> armed = false;

// True where this allocation is to fail.
bool AllocationFails() {
  if (!armed) return false;
  const long number = ++allocations;
  if (number == orders.alloc_at) {
    Log("failed alloc %ld\n", number);
    return true;
  }
  if (number > orders.alloc_fork || touched || other_threads != 0) return false;
  const pid_t child = fork();
  if (child == 0) {
    armed = false;
    orders.log = nullptr;
    return true;
  }
  int status = 0;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  Log("alloc %ld %d\n", number, WIFSIGNALED(status) ? -WTERMSIG(status) : WEXITSTATUS(status));
  return false;
}

int (*real_main)(int, char**, char**);

int ArmedMain(int argc, char** argv, char** environment) {
  atexit(LogCounts);
  armed = orders.alloc_at != 0 || orders.log != nullptr;
  const int code = real_main(argc, argv, environment);
  armed = false;  // What runs after main() cannot be told of a failure.
  return code;
}

// What a folder holds, in an order of its own. Each thread closes what it opened.
struct Listing {
  DIR* folder;
  Listing* next;
  dirent* entries;
  size_t count, given;
};
thread_local Listing* listings = nullptr;

void Add(Listing& listing, const dirent& entry) {
  const size_t size = (listing.count + 1) * sizeof(dirent);
  listing.entries = static_cast<dirent*>(__libc_realloc(listing.entries, size));
  memcpy(&listing.entries[listing.count], &entry, entry.d_reclen);
  // Some file systems do not tell what kind of thing an entry is.
  if (Random() % 2 == 0) listing.entries[listing.count].d_type = DT_UNKNOWN;
  ++listing.count;
}

void Shuffle(Listing& listing) {
  for (size_t i = listing.count; i > 1; --i) {
    dirent& other = listing.entries[Random() % i];
    const dirent kept = listing.entries[i - 1];
    listing.entries[i - 1] = other;
    other = kept;
  }
}

// How far off the wall clock is this time, in seconds.
long Jump() {
  ReadOrders();
  if (orders.clock == 0) return 0;
  return (((orders.clock + ++clock_reads) * 2654435761L / 65536) % 3 - 1) * 3600;
}

}  // namespace
}  // namespace faults

using namespace faults;

extern "C" {

// A shuffled listing is read whole when its first entry is asked for.
dirent* readdir(DIR* folder) {
  static auto* next = Next<decltype(readdir)>("readdir");
  char path[kMaxPath];
  PathOf(dirfd(folder), path);
  const int fate = Fate("readdir", path);
  if (fate > 0) return errno = fate, nullptr;
  if (orders.shuffle == 0 || !IsUnder(path)) return next(folder);
  Listing* listing = listings;
  while (listing != nullptr && listing->folder != folder) listing = listing->next;
  if (listing == nullptr) {
    listing = static_cast<Listing*>(__libc_calloc(1, sizeof(Listing)));
    listing->folder = folder;
    listing->next = listings;
    listings = listing;
    while (const dirent* entry = next(folder)) Add(*listing, *entry);
    Shuffle(*listing);
  }
  return listing->given < listing->count ? &listing->entries[listing->given++] : nullptr;
}

int closedir(DIR* folder) {
  static auto* next = Next<decltype(closedir)>("closedir");
  for (Listing** at = &listings; *at != nullptr; at = &(*at)->next) {
    if ((*at)->folder != folder) continue;
    Listing* gone = *at;
    *at = gone->next;
    free(gone->entries);
    free(gone);
    break;
  }
  return next(folder);
}

dirent64* readdir64(DIR* folder) { return reinterpret_cast<dirent64*>(readdir(folder)); }

int clock_gettime(clockid_t clock, timespec* time) {
  static auto* next = Next<decltype(clock_gettime)>("clock_gettime");
  const int result = next(clock, time);
  if (result == 0 && clock == CLOCK_REALTIME) time->tv_sec += Jump();
  return result;
}

time_t time(time_t* out) {
  timespec now;
  clock_gettime(CLOCK_REALTIME, &now);
  if (out != nullptr) *out = now.tv_sec;
  return now.tv_sec;
}

int gettimeofday(timeval* __restrict out, void* __restrict) {
  timespec now;
  clock_gettime(CLOCK_REALTIME, &now);
  *out = {now.tv_sec, now.tv_nsec / 1000};
  return 0;
}

void* malloc(size_t size) {
  if (AllocationFails()) return errno = ENOMEM, nullptr;
  return __libc_malloc(size);
}

void* calloc(size_t count, size_t size) {
  if (AllocationFails()) return errno = ENOMEM, nullptr;
  return __libc_calloc(count, size);
}

void* realloc(void* old, size_t size) {
  if (AllocationFails()) return errno = ENOMEM, nullptr;
  return __libc_realloc(old, size);
}

void* memalign(size_t alignment, size_t size) {
  if (AllocationFails()) return errno = ENOMEM, nullptr;
  return __libc_memalign(alignment, size);
}

void* aligned_alloc(size_t alignment, size_t size) { return memalign(alignment, size); }

int posix_memalign(void** out, size_t alignment, size_t size) {
  *out = memalign(alignment, size);
  return *out == nullptr ? ENOMEM : 0;
}

int pthread_create(pthread_t* thread, const pthread_attr_t* attributes, void* (*function)(void*),
                   void* argument) {
  static auto* next = Next<decltype(pthread_create)>("pthread_create");
  const int result = next(thread, attributes, function, argument);
  if (result == 0) ++other_threads;
  return result;
}

int pthread_join(pthread_t thread, void** out) {
  static auto* next = Next<decltype(pthread_join)>("pthread_join");
  const int result = next(thread, out);
  if (result == 0) --other_threads;
  return result;
}

int __libc_start_main(int (*program)(int, char**, char**), int argc, char** argv, void (*init)(),
                      void (*fini)(), void (*rtld_fini)(), void* stack_end) {
  static auto* next = Next<decltype(__libc_start_main)>("__libc_start_main");
  real_main = program;
  return next(ArmedMain, argc, argv, init, fini, rtld_fini, stack_end);
}

}  // extern "C"
