// Calls on files that fail or come short; and, with FAULT_RECORD, the log of what reaches the disk.
//
// A line of the log for each call below FAULT_UNDER that changed something, in the order of the
// calls, with tabs between: C inode path (a new file), W inode offset size (and the bytes after the
// line), T inode size (truncated), R from to, X a b (exchanged), U path (removed), M path (a new
// folder), D path (a removed one), S inode (fsync), A (syncfs). disk.py reads it. Bytes written
// through a mapping are not seen; nothing here writes so.
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

#include "shim.h"

namespace faults {
namespace {

pthread_mutex_t record_mutex = PTHREAD_MUTEX_INITIALIZER;
int record_fd = -1;

// While it lives no other recorded call is made, where this one is recorded.
class Recorded {
 public:
  explicit Recorded(const char* path) : on_(orders.record != nullptr && IsUnder(path)) {
    if (!on_) return;
    pthread_mutex_lock(&record_mutex);
    if (record_fd >= 0) return;
    const int flags = O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC;
    record_fd = static_cast<int>(syscall(SYS_openat, AT_FDCWD, orders.record, flags, 0666));
  }
  ~Recorded() {
    if (on_) pthread_mutex_unlock(&record_mutex);
  }

  bool on() const { return on_; }

  void Add(const void* data, size_t size, const char* format, ...) const
      __attribute__((format(printf, 4, 5))) {
    char line[2 * kMaxPath + 64];
    va_list arguments;
    va_start(arguments, format);
    const int length = vsnprintf(line, sizeof line, format, arguments);
    va_end(arguments);
    // One call for both: a kill between them would leave a log that cannot be read.
    const iovec parts[] = {{line, static_cast<size_t>(length)}, {const_cast<void*>(data), size}};
    syscall(SYS_writev, record_fd, parts, data == nullptr ? 1 : 2);
  }

 private:
  bool on_;
};

unsigned long InodeOf(int fd) {
  struct stat info;
  return fstat(fd, &info) == 0 ? info.st_ino : 0;
}

// The size that a read or write of `size` is made with.
size_t Shortened(size_t size, int fate, const char* path) {
  if (fate == kShort && size > 1) return size / 2;
  if (orders.short_seed == 0 || size < 2 || !IsUnder(path)) return size;
  return Random() % 2 == 0 ? size : 1 + Random() % (size < 4096 ? size : 4096);
}

int OpenAt(int folder, const char* name, int flags, mode_t mode) {
  static auto* next = Next<int(int, const char*, int, ...)>("openat");
  char path[kMaxPath];
  PathAt(folder, name, path);
  const int fate = Fate("open", path);
  if (fate > 0) return errno = fate, -1;
  const Recorded recorded(path);
  const bool nameless = (flags & O_TMPFILE) == O_TMPFILE;
  const bool existed = recorded.on() && access(path, F_OK) == 0;
  const int fd = next(folder, name, flags, mode);
  if (fd < 0 || !recorded.on()) return fd;
  const unsigned long inode = InodeOf(fd);
  if (nameless || ((flags & O_CREAT) != 0 && !existed))
    recorded.Add(nullptr, 0, "C\t%lu\t%s\n", inode, nameless ? "" : path);
  else if ((flags & O_TRUNC) != 0)
    recorded.Add(nullptr, 0, "T\t%lu\t0\n", inode);
  return fd;
}

mode_t ModeOf(int flags, va_list arguments) {
  const bool creates = (flags & O_CREAT) != 0 || (flags & O_TMPFILE) == O_TMPFILE;
  return creates ? va_arg(arguments, mode_t) : 0;
}

// rename, renameat and renameat2.
int Rename(int from_folder, const char* from, int to_folder, const char* to, unsigned flags) {
  static auto* next = Next<decltype(renameat2)>("renameat2");
  char path[kMaxPath], target[kMaxPath];
  PathAt(from_folder, from, path);
  PathAt(to_folder, to, target);
  const int fate = Fate("rename", target);
  if (fate > 0) return errno = fate, -1;
  const Recorded recorded(target);
  const int result = next(from_folder, from, to_folder, to, flags);
  const char kind = (flags & RENAME_EXCHANGE) != 0 ? 'X' : 'R';
  if (result == 0 && recorded.on()) recorded.Add(nullptr, 0, "%c\t%s\t%s\n", kind, path, target);
  return result;
}

}  // namespace
}  // namespace faults

using namespace faults;

// The path that a call is about, and its end where it is to fail.
#define FAULT_BY_FD(call, fd)        \
  char path[kMaxPath];               \
  PathOf(fd, path);                  \
  const int fate = Fate(call, path); \
  if (fate > 0) return errno = fate, -1

#define FAULT_BY_PATH(call, folder, name) \
  char path[kMaxPath];                    \
  PathAt(folder, name, path);             \
  const int fate = Fate(call, path);      \
  if (fate > 0) return errno = fate, -1

extern "C" {

ssize_t read(int fd, void* buffer, size_t size) {
  static auto* next = Next<decltype(read)>("read");
  FAULT_BY_FD("read", fd);
  return next(fd, buffer, Shortened(size, fate, path));
}

ssize_t pread(int fd, void* buffer, size_t size, off_t offset) {
  static auto* next = Next<decltype(pread)>("pread");
  FAULT_BY_FD("pread", fd);
  return next(fd, buffer, Shortened(size, fate, path), offset);
}

ssize_t pread64(int fd, void* buffer, size_t size, off_t offset) {
  return pread(fd, buffer, size, offset);
}

ssize_t pwrite(int fd, const void* buffer, size_t size, off_t offset) {
  static auto* next = Next<decltype(pwrite)>("pwrite");
  FAULT_BY_FD("pwrite", fd);
  const Recorded recorded(path);
  const ssize_t done = next(fd, buffer, Shortened(size, fate, path), offset);
  if (done > 0 && recorded.on())
    recorded.Add(buffer, static_cast<size_t>(done), "W\t%lu\t%ld\t%zd\n", InodeOf(fd), offset,
                 done);
  return done;
}

ssize_t pwrite64(int fd, const void* buffer, size_t size, off_t offset) {
  return pwrite(fd, buffer, size, offset);
}

ssize_t write(int fd, const void* buffer, size_t size) {
  static auto* next = Next<decltype(write)>("write");
  FAULT_BY_FD("write", fd);
  const Recorded recorded(path);
  const ssize_t done = next(fd, buffer, Shortened(size, fate, path));
  if (done > 0 && recorded.on()) {
    const off_t end = lseek(fd, 0, SEEK_CUR);
    recorded.Add(buffer, static_cast<size_t>(done), "W\t%lu\t%ld\t%zd\n", InodeOf(fd), end - done,
                 done);
  }
  return done;
}

int open(const char* name, int flags, ...) {
  va_list arguments;
  va_start(arguments, flags);
  const mode_t mode = ModeOf(flags, arguments);
  va_end(arguments);
  return OpenAt(AT_FDCWD, name, flags, mode);
}

int openat(int folder, const char* name, int flags, ...) {
  va_list arguments;
  va_start(arguments, flags);
  const mode_t mode = ModeOf(flags, arguments);
  va_end(arguments);
  return OpenAt(folder, name, flags, mode);
}

int open64(const char* name, int flags, ...) __attribute__((alias("open")));
int openat64(int folder, const char* name, int flags, ...) __attribute__((alias("openat")));

int close(int fd) {
  static auto* next = Next<decltype(close)>("close");
  char path[kMaxPath];
  PathOf(fd, path);
  const int fate = Fate("close", path);
  const int result = next(fd);  // A close that fails has closed all the same.
  if (fate <= 0) return result;
  errno = fate;
  return -1;
}

DIR* fdopendir(int fd) {
  static auto* next = Next<decltype(fdopendir)>("fdopendir");
  char path[kMaxPath];
  PathOf(fd, path);
  const int fate = Fate("opendir", path);
  if (fate > 0) return errno = fate, nullptr;
  return next(fd);
}

DIR* opendir(const char* name) {
  static auto* next = Next<decltype(opendir)>("opendir");
  char path[kMaxPath];
  PathAt(AT_FDCWD, name, path);
  const int fate = Fate("opendir", path);
  if (fate > 0) return errno = fate, nullptr;
  return next(name);
}

int fsync(int fd) {
  static auto* next = Next<decltype(fsync)>("fsync");
  FAULT_BY_FD("fsync", fd);
  const Recorded recorded(path);
  // A recorded run is never cut off in truth: the log alone tells what was safe.
  const int result = recorded.on() ? 0 : next(fd);
  if (recorded.on()) recorded.Add(nullptr, 0, "S\t%lu\t%s\n", InodeOf(fd), path);
  return result;
}

int fdatasync(int fd) { return fsync(fd); }

int syncfs(int fd) {
  static auto* next = Next<decltype(syncfs)>("syncfs");
  FAULT_BY_FD("syncfs", fd);
  const Recorded recorded(path);
  const int result = recorded.on() ? 0 : next(fd);
  if (recorded.on()) recorded.Add(nullptr, 0, "A\n");
  return result;
}

int ftruncate(int fd, off_t size) {
  static auto* next = Next<decltype(ftruncate)>("ftruncate");
  FAULT_BY_FD("ftruncate", fd);
  const Recorded recorded(path);
  const int result = next(fd, size);
  if (result == 0 && recorded.on()) recorded.Add(nullptr, 0, "T\t%lu\t%ld\n", InodeOf(fd), size);
  return result;
}

int ftruncate64(int fd, off_t size) { return ftruncate(fd, size); }

int rename(const char* from, const char* to) { return Rename(AT_FDCWD, from, AT_FDCWD, to, 0); }

int renameat(int from_folder, const char* from, int to_folder, const char* to) {
  return Rename(from_folder, from, to_folder, to, 0);
}

int renameat2(int from_folder, const char* from, int to_folder, const char* to, unsigned flags) {
  return Rename(from_folder, from, to_folder, to, flags);
}

int unlinkat(int folder, const char* name, int flags) {
  static auto* next = Next<decltype(unlinkat)>("unlinkat");
  FAULT_BY_PATH("unlink", folder, name);
  const Recorded recorded(path);
  const int result = next(folder, name, flags);
  const char kind = (flags & AT_REMOVEDIR) != 0 ? 'D' : 'U';
  if (result == 0 && recorded.on()) recorded.Add(nullptr, 0, "%c\t%s\n", kind, path);
  return result;
}

int unlink(const char* name) { return unlinkat(AT_FDCWD, name, 0); }
int rmdir(const char* name) { return unlinkat(AT_FDCWD, name, AT_REMOVEDIR); }

// std::filesystem removes by this, the C library's own way.
int remove(const char* name) {
  const int result = unlinkat(AT_FDCWD, name, 0);
  return result == 0 || errno != EISDIR ? result : rmdir(name);
}

int mkdirat(int folder, const char* name, mode_t mode) {
  static auto* next = Next<decltype(mkdirat)>("mkdirat");
  FAULT_BY_PATH("mkdir", folder, name);
  const Recorded recorded(path);
  const int result = next(folder, name, mode);
  if (result == 0 && recorded.on()) recorded.Add(nullptr, 0, "M\t%s\n", path);
  return result;
}

int mkdir(const char* name, mode_t mode) { return mkdirat(AT_FDCWD, name, mode); }

}  // extern "C"
