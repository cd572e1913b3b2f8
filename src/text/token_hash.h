// The hash of a word (HashToken), and of a run of ASCII letters as it is read: eight bytes at a
// time, one multiplication for most words.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

#include "text/ascii_run.h"

namespace newsieve {

class TokenHash {
 public:
  // Bytes of the word, the first of them lowest: eight each time, one to eight the last time.
  void Add(std::uint64_t bytes) {
    hash_ ^= hash_ >> 32;
    hash_ = (hash_ ^ bytes) * 0x9E3779B97F4A7C15u;
  }
  std::uint64_t Of(std::size_t size) const {
    const std::uint64_t hash = hash_ ^ size * 0xD6E8FEB86659FD93u;
    return hash ^ hash >> 29;
  }

 private:
  std::uint64_t hash_ = 0;
};

// The one to eight bytes at `bytes`, without a call of memcpy for each length.
inline std::uint64_t LoadShort(const char* bytes, std::size_t count) {
  const auto load = [&]<typename T>(T value, std::size_t at) {
    std::memcpy(&value, bytes + at, sizeof value);
    return std::uint64_t{value} << 8 * at;
  };
  if (count == 8) return load(std::uint64_t{}, 0);
  if (count >= 4) return load(std::uint32_t{}, 0) | load(std::uint32_t{}, count - 4);
  return load(std::uint8_t{}, 0) | load(std::uint8_t{}, count / 2) |
         load(std::uint8_t{}, count - 1);
}

// HashToken of `word`, which must not be empty.
inline std::uint64_t HashWhole(std::string_view word) {
  TokenHash hash;
  std::size_t at = 0;
  for (; word.size() - at > 8; at += 8) hash.Add(LoadShort(word.data() + at, 8));
  hash.Add(LoadShort(word.data() + at, word.size() - at));
  return hash.Of(word.size());
}

struct LetterRun {
  std::size_t size = 0;
  std::uint64_t hash = 0;  // HashToken of its letters
};

// The ASCII letters that `text` goes on with at `pos`, one at least; most runs are of fewer than
// 16, with more text behind.
inline LetterRun ReadLetters(std::string_view text, std::size_t pos) {
  const auto letters_before = [](std::uint64_t others) {
    return static_cast<std::size_t>(std::countr_zero(others)) / 8;
  };
  const auto below = [](std::uint64_t others) { return ((others & -others) >> 7) - 1; };
  TokenHash hash;
  if (text.size() - pos >= 16) {
    const std::uint64_t first = LoadShort(text.data() + pos, 8);
    if (const std::uint64_t others = NoLetters(first); others != 0) {
      hash.Add(first & below(others));
      return {letters_before(others), hash.Of(letters_before(others))};
    }
    const std::uint64_t second = LoadShort(text.data() + pos + 8, 8);
    if (const std::uint64_t others = NoLetters(second); others != 0) {
      const std::size_t size = 8 + letters_before(others);
      hash.Add(first);
      if (size > 8) hash.Add(second & below(others));
      return {size, hash.Of(size)};
    }
  }
  std::size_t end = pos + 1;
  while (end < text.size() && IsAsciiLetter(static_cast<unsigned char>(text[end]))) ++end;
  return {end - pos, HashWhole(text.substr(pos, end - pos))};
}

}  // namespace newsieve
