// ScratchFile: bytes that are put aside during a run and read again in it. The file has no name, so
// nothing of it is left behind whatever ends the process.
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

  ~ScratchFile();
  ScratchFile(const ScratchFile&) = delete;
  ScratchFile& operator=(const ScratchFile&) = delete;

  // The place of `bytes`, for Read.
  Result<std::uint64_t> Append(std::string_view bytes);

  // Reads `size` bytes, all of which one call of Append put there, at `offset`.
  Status Read(std::uint64_t offset, std::size_t size, char* out);

 private:
  ScratchFile(int fd, std::string folder) : fd_(fd), folder_(std::move(folder)) {}
  Status Flush();

  int fd_;
  std::string folder_, buffer_;
  std::uint64_t written_ = 0;  // what is in the file; the buffer comes behind it
};

}  // namespace newsieve
