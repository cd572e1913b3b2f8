// Words between white space and their hashes, in one pass of eight bytes at a time: what all facts
// of words begin with.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

#include "text/words.h"

namespace newsieve {

// Hashes a word as its bytes come, eight at a time. Words of up to seven bytes have one value each;
// all 64 bits of longer ones are mixed. Not stable from version to version.
class WordHash {
 public:
  void Add(std::uint64_t bytes) {
    hash_ = (hash_ ^ bytes) * kFactor;
    hash_ ^= hash_ >> 32;
    size_ += sizeof bytes;
  }

  // Of all bytes, with the last ones, fewer than eight; the others of `bytes` must be 0.
  std::uint64_t Finish(std::uint64_t bytes, std::size_t count) const {
    const std::uint64_t hash = (hash_ ^ bytes ^ (size_ + count) << 56) * kFactor;
    return hash ^ hash >> 29;
  }

 private:
  static constexpr std::uint64_t kFactor = 0x9E3779B97F4A7C15u;  // 2^64 / golden ratio

  std::uint64_t hash_ = 0;
  std::size_t size_ = 0;
};

inline std::uint64_t HashWord(std::string_view word) {
  WordHash hash;
  std::uint64_t bytes = 0;
  for (; word.size() >= sizeof bytes; word.remove_prefix(sizeof bytes)) {
    std::memcpy(&bytes, word.data(), sizeof bytes);
    hash.Add(bytes);
  }
  bytes = 0;
  if (!word.empty()) std::memcpy(&bytes, word.data(), word.size());
  return hash.Finish(bytes, word.size());
}

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

  static bool IsAsciiSpace(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

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
