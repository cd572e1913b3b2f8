// Words between white space and their hashes, in one pass of eight bytes at a time: what all facts
// of words begin with.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

#include "base/ascii.h"
#include "text/word_hash.h"
#include "text/words.h"

namespace newsieve {

// What ForEachWord does.
template <typename Found>
class WordScan {
 public:
  WordScan(std::string_view text, Found found) : text_(text), found_(found) {}

  void Run() {
    for (std::size_t pos = 0; pos < text_.size();) {
      const std::size_t space = SpaceAt(pos);
      pos = space > 0 ? pos + space : ReadWord(pos);
    }
  }

 private:
  static constexpr std::size_t kStep = sizeof(std::uint64_t);

  // Most white space is ASCII.
  std::size_t SpaceAt(std::size_t pos) const {
    const char c = text_[pos];
    return c == ' ' || c == '\n' ? 1 : (c > ' ' && c < 0x7F ? 0 : SpaceLength(text_, pos));
  }

  // Returns where the word at `begin` ends.
  std::size_t ReadWord(std::size_t begin) {
    WordHash hash;
    for (std::size_t pos = begin;; pos += kStep) {
      const std::uint64_t bytes = BytesAt(pos);
      const std::uint64_t stops = StopsIn(bytes);
      if (stops == 0) {
        hash.Add(bytes);
        continue;
      }
      const std::size_t count = static_cast<std::size_t>(std::countr_zero(stops)) / 8;
      const std::size_t end = pos + count;
      if (end < text_.size() && !IsAsciiSpace(text_[end])) return ReadOtherWord(begin, end);
      found_(begin, end, hash.Finish(bytes & ((std::uint64_t{1} << 8 * count) - 1), count));
      return end;
    }
  }

  // With a character that is neither visible ASCII nor ASCII white space, at `pos`.
  std::size_t ReadOtherWord(std::size_t begin, std::size_t pos) {
    while (pos < text_.size() && SpaceAt(pos) == 0) ++pos;
    found_(begin, pos, HashWord(text_.substr(begin, pos - begin)));
    return pos;
  }

  // Zeros stand behind the end.
  std::uint64_t BytesAt(std::size_t pos) const {
    std::uint64_t bytes = 0;
    if (pos + kStep <= text_.size())
      std::memcpy(&bytes, text_.data() + pos, kStep);
    else if (pos < text_.size())
      std::memcpy(&bytes, text_.data() + pos, text_.size() - pos);
    return bytes;
  }

  // The upper bit of the first byte that is white space, a control character or not ASCII; of later
  // bytes anything, and 0 where all are visible ASCII or U+007F.
  static std::uint64_t StopsIn(std::uint64_t bytes) {
    constexpr std::uint64_t kOnes = 0x0101010101010101U;
    return ((bytes - kOnes * '!') | bytes) & kOnes << 7;
  }

  std::string_view text_;
  Found found_;
};

// Calls found(begin, end, HashWord) for every maximal run of `text` (valid UTF-8) without white
// space.
template <typename Found>
void ForEachWord(std::string_view text, Found found) {
  WordScan(text, found).Run();
}

}  // namespace newsieve
