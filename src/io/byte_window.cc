#include "io/byte_window.h"

#include <algorithm>
#include <cstring>

namespace newsieve {
namespace {

constexpr std::size_t kBlockBytes = 64 * 1024;

}  // namespace

ByteWindow::ByteWindow(ByteSource& source, std::size_t kept_behind)
    : source_(source), kept_behind_(kept_behind), buffer_(kBlockBytes) {}

Status ByteWindow::Want(std::size_t bytes) {
  while (end_ - begin_ < bytes && !at_end_) {
    MakeRoom();
    const Result<std::size_t> got = source_.Read(buffer_.data() + end_, buffer_.size() - end_);
    if (!got.ok()) return got.status();
    end_ += *got;
    at_end_ = *got == 0;
  }
  return {};
}

// Forgets what lies too far behind, when half a block at least is won by it, or grows.
void ByteWindow::MakeRoom() {
  const std::size_t behind = begin_ - std::min(begin_, kept_behind_);
  if (behind > 0 && (behind == begin_ || behind >= kBlockBytes / 2)) {
    std::memmove(buffer_.data(), buffer_.data() + behind, end_ - behind);
    base_ += behind;
    begin_ -= behind;
    end_ -= behind;
  }
  if (buffer_.size() - end_ < kBlockBytes / 2) buffer_.resize(buffer_.size() * 2);
}

}  // namespace newsieve
