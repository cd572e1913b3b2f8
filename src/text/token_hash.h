// The hash of a word (HashToken), and of a run of ASCII letters while it is read: eight bytes at a
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

struct LetterRun {
  std::size_t size = 0;
  std::uint64_t hash = 0;  // HashToken of its letters; meaningless where there are none
};

// The ASCII letters that `text` goes on with at `pos`.
inline LetterRun ReadLetters(std::string_view text, std::size_t pos) {
  if (text.size() - pos >= 8) {  // most words are shorter
    const std::uint64_t bytes = LoadShort(text.data() + pos, 8);
    if (const std::uint64_t others = NoLetters(bytes); others != 0) {
      const auto letters = static_cast<std::size_t>(std::countr_zero(others)) / 8;
      TokenHash hash;
      hash.Add(bytes & (((others & -others) >> 7) - 1));
      return {letters, hash.Of(letters)};
    }
  }
  TokenHash hash;
  std::uint64_t last = 0;  // letters that wait: those at the end are hashed even if they are eight
  for (std::size_t size = 0;; size += 8) {
    const std::size_t left = text.size() - pos - size;
    const std::uint64_t bytes =
        left == 0 ? 0 : LoadShort(text.data() + pos + size, left < 8 ? left : 8);
    const std::uint64_t others = NoLetters(bytes);
    const auto letters = static_cast<std::size_t>(std::countr_zero(others)) / 8;
    if (letters > 0 && size > 0) hash.Add(last);
    if (letters == 8) {
      last = bytes;
      continue;
    }
    if (letters > 0) last = bytes & (((others & -others) >> 7) - 1);
    hash.Add(last);
    return {size + letters, hash.Of(size + letters)};
  }
}

}  // namespace newsieve
