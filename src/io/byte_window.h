// ByteWindow: a stretch of a byte source, in memory: what is ahead, as far as it was asked for, and
// a little of what was passed.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "io/file_reader.h"
#include "newsieve/status.h"

namespace newsieve {

// Offsets count all bytes of the source from 0. Not thread-safe.
class ByteWindow {
 public:
  // Passed bytes stay within reach of Seek for kept_behind bytes. `source` must outlive this
  // object.
  explicit ByteWindow(ByteSource& source, std::size_t kept_behind = 0);

  // What is ahead and in memory; until the next call that is not const.
  std::string_view ahead() const { return {buffer_.data() + begin_, end_ - begin_}; }
  std::uint64_t offset() const { return base_ + begin_; }  // of the first byte ahead
  bool at_end() const { return at_end_; }                  // of the source: no more can be had

  // Sees to it that so many bytes are ahead, or as many as there are. Fails as the source does;
  // what came before the fault is ahead, and the next call reads behind it.
  Status Want(std::size_t bytes);

  void Pass(std::size_t bytes) { begin_ += bytes; }  // at most ahead().size()
  // Back or on, to an offset in memory.
  void Seek(std::uint64_t offset) { begin_ = static_cast<std::size_t>(offset - base_); }
  // The first offset that Seek can go back to.
  std::uint64_t first_kept() const { return base_; }

 private:
  void MakeRoom();

  ByteSource& source_;
  std::size_t kept_behind_;
  std::vector<char> buffer_;
  std::size_t begin_ = 0, end_ = 0;
  std::uint64_t base_ = 0;  // offset of buffer_[0]
  bool at_end_ = false;
};

}  // namespace newsieve
