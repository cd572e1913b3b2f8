// ScratchFile: bytes that are put aside during a run and read again in it. Most such files have no
// name, so that nothing of them is left behind whatever ends the process.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "newsieve/status.h"

namespace newsieve {

// Not thread-safe. kIo where the disk fails or is full.
class ScratchFile {
 public:
  // In `folder`; where none can be made there, in $TMPDIR or /tmp.
  static Result<std::unique_ptr<ScratchFile>> Open(const std::string& folder);

  // A file that has a name and stays: the one at `path`, made where there is none, cut to `kept`
  // bytes. kIo where it has fewer.
  static Result<std::unique_ptr<ScratchFile>> OpenNamed(const std::string& path,
                                                        std::uint64_t kept);

  ~ScratchFile();
  ScratchFile(const ScratchFile&) = delete;
  ScratchFile& operator=(const ScratchFile&) = delete;

  // The place of `bytes`, for Read.
  Result<std::uint64_t> Append(std::string_view bytes);

  // Reads `size` bytes, all of which one call of Append put there, at `offset`.
  // What was there when a named file was opened may be read in any piece.
  Status Read(std::uint64_t offset, std::size_t size, char* out);

  // All that was appended is on the disk then. An error is final.
  Status Sync();
  std::uint64_t size() const { return written_ + buffer_.size(); }

 private:
  ScratchFile(int fd, std::string folder, std::uint64_t written = 0)
      : fd_(fd), folder_(std::move(folder)), written_(written) {}
  Status Flush();

  int fd_;
  std::string folder_, buffer_;
  std::uint64_t written_;  // what is in the file; the buffer comes behind it
};

}  // namespace newsieve
