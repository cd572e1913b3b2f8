#include "io/line_reader.h"

#include <algorithm>
#include <cstring>

namespace newsieve {
namespace {

constexpr std::size_t kBlockBytes = 64 * 1024;

}  // namespace

LineReader::LineReader(ByteSource& source, std::size_t max_line_bytes)
    : source_(source), max_line_bytes_(max_line_bytes), buffer_(kBlockBytes + kLinePadding) {}

Result<std::optional<Line>> LineReader::Next() {
  for (;;) {
    if (const std::optional<std::size_t> end = FindEnd())
      return std::optional(Take(*end - begin_, 1));
    if (end_ - begin_ > max_line_bytes_) PassOver();
    if (at_end_) break;
    if (Status status = Fill(); !status.ok()) return status;
  }
  if (begin_ == end_ && !too_long_) return std::optional<Line>();
  return std::optional(Take(end_ - begin_, 0));
}

std::optional<std::size_t> LineReader::FindEnd() {
  const std::string_view unread(buffer_.data(), end_);
  if (line_end_ == '\0') {
    scanned_ = std::min(unread.find_first_of("\r\n", scanned_), end_);
    if (scanned_ == end_) return std::nullopt;
    if (unread[scanned_] == '\n') line_end_ = '\n';
    if (unread[scanned_] == '\r' && !DecideEnd(scanned_)) return std::nullopt;
  }
  const std::size_t found = unread.find(line_end_, scanned_);
  scanned_ = std::min(found, end_);
  return found == unread.npos ? std::nullopt : std::optional(found);
}

// Whether CR ends the lines of this source; false where that takes more bytes than there are.
bool LineReader::DecideEnd(std::size_t carriage_return) {
  if (carriage_return + 1 == end_ && !at_end_) return false;
  const bool before = carriage_return > begin_ && buffer_[carriage_return - 1] == '}';
  const bool after = carriage_return + 1 < end_ && buffer_[carriage_return + 1] == '{';
  line_end_ = before && after ? '\r' : '\n';
  return true;
}

Status LineReader::Fill() {
  if (begin_ > 0) {
    std::memmove(buffer_.data(), buffer_.data() + begin_, end_ - begin_);
    scanned_ -= begin_;
    end_ -= begin_;
    begin_ = 0;
  }
  if (buffer_.size() < end_ + kBlockBytes / 2 + kLinePadding) buffer_.resize(buffer_.size() * 2);
  const Result<std::size_t> got =
      source_.Read(buffer_.data() + end_, buffer_.size() - kLinePadding - end_);
  if (!got.ok()) return Break(got.status());
  at_end_ = *got == 0;
  end_ += *got;
  return {};
}

Status LineReader::Break(const Status& failure) {
  damage_ = source_.DamageOf(failure);
  offset_ += passed_over_ + (end_ - begin_);
  ++number_;
  begin_ = scanned_ = end_;
  passed_over_ = 0;
  too_long_ = false;
  return failure;
}

// Forgets what was read of a line over the limit, and goes on to its end.
void LineReader::PassOver() {
  too_long_ = true;
  passed_over_ += end_ - begin_;
  begin_ = scanned_ = end_;
}

Line LineReader::Take(std::size_t length, std::size_t end_length) {
  const bool too_long = too_long_ || length > max_line_bytes_;
  Line line{{buffer_.data() + begin_, too_long ? 0 : length}, ++number_, offset_, too_long};
  offset_ += passed_over_ + length + end_length;
  begin_ = scanned_ = begin_ + length + end_length;
  passed_over_ = 0;
  too_long_ = false;
  return line;
}

}  // namespace newsieve
