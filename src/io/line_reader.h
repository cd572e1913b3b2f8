// LineReader: the lines of a byte source, in bounded memory.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "io/file_reader.h"
#include "newsieve/status.h"

namespace newsieve {

struct Line {
  std::string_view
      text;  // without its end; until the next call. kLinePadding readable bytes follow it
  std::uint64_t number = 0;  // 1-based
  std::uint64_t offset = 0;  // of its first byte in the source
  bool too_long = false;     // longer than the limit: `text` is empty, the line was passed over
};

inline constexpr std::size_t kLinePadding = 64;  // what simdjson may read behind a line

// Lines end with LF; a CR before it is left in `text`. Where the first line end is a CR between '}'
// and '{', as in JSON lines of an old Mac, CR ends lines instead. Never holds more than the limit
// and one block; not thread-safe.
class LineReader {
 public:
  // `source` must outlive this object.
  LineReader(ByteSource& source, std::size_t max_line_bytes);

  // The next line, nothing at the end, or why reading failed: damage() has the particulars. The
  // line that was under way is lost then, and number() is its; where the source goes on, so may the
  // caller.
  Result<std::optional<Line>> Next();

  const Damage& damage() const { return damage_; }
  std::uint64_t number() const { return number_; }  // of the line that Next gave last

 private:
  std::optional<std::size_t> FindEnd();
  bool DecideEnd(std::size_t carriage_return);
  Status Fill();
  Status Break(const Status& failure);
  void PassOver();
  Line Take(std::size_t length, std::size_t end_length);

  ByteSource& source_;
  std::size_t max_line_bytes_;
  std::vector<char> buffer_;  // [begin_, end_) is unread, [begin_, scanned_) has no line end
  std::size_t begin_ = 0, end_ = 0, scanned_ = 0;
  char line_end_ = '\0';  // '\0': not yet known
  bool at_end_ = false, too_long_ = false;
  Damage damage_;
  std::uint64_t number_ = 0, offset_ = 0, passed_over_ = 0;
};

}  // namespace newsieve
