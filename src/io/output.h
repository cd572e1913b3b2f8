// Output: where results go. A file appears under its name whole or not at all; a pipe gets whole
// writes, in order.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "io/file_reader.h"
#include "newsieve/status.h"

namespace newsieve {

// A sink of bytes. After a Status that is not ok nothing more is to be written. Not thread-safe.
// Programs should ignore SIGPIPE and SIGXFSZ: the Status tells of both (kClosed, kIo).
class Output {
 public:
  // Without Commit, an output leaves nothing behind under its final name.
  virtual ~Output() = default;

  virtual Status Write(std::string_view bytes) = 0;
  virtual Status Flush() = 0;   // hands on what is buffered; readers of a pipe see it
  virtual Status Commit() = 0;  // makes the output appear; last call
};

std::unique_ptr<Output> OpenStandardOutput();

// Opens `path` for writing. A regular file is written beside its name and takes its place at
// Commit; a device or a FIFO is written directly. kUsage where `path` is a folder, its folder does
// not exist or another job is writing it, kIo where it cannot be made.
Result<std::unique_ptr<Output>> OpenOutputFile(const std::string& path);

// Writes `bytes` as the whole of `path`, or to standard output where that is empty.
Status WriteOutput(std::string_view bytes, const std::string& path);

// Writes through a buffer to a descriptor that it does not own. `name` is what messages call it.
class BufferedWriter {
 public:
  BufferedWriter(int fd, std::string name) : fd_(fd), name_(std::move(name)) {}

  Status Write(std::string_view bytes);
  Status Flush();
  // Flush, and wait until the disk has it. An error here is final: never tried again.
  Status Sync();

 private:
  Status WriteAll(std::string_view bytes);

  int fd_;
  std::string name_, buffer_;
};

// kIo (kClosed for EPIPE): "cannot write NAME: No space left on device (ENOSPC)" and what became of
// it.
Status WriteFailure(std::string_view name, int error);

// Why a new output could not be made: kUsage where its folder does not exist, else as WriteFailure.
Status CreateFailure(std::string_view output, int error);

// Takes `path`, a file or a folder that newsieve makes for itself, for this process alone: opens it
// with `flags`, and locks it until the descriptor is closed (also by a crash). kUsage where another
// process has it.
Result<FileDescriptor> OpenLocked(const std::string& path, int flags, std::string_view output);

// "folder/.NAME.newsieve-tmp" for "folder/NAME".
std::string TemporaryPath(const std::string& path);
std::string FolderOf(const std::string& path);
Status SyncFolder(const std::string& folder);

}  // namespace newsieve
