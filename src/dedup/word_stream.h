// The words of a text as duplicates are told by: maximal runs of letters, digits and marks of any
// script, lower case; in scripts without spaces each character is one. White space, punctuation and
// invisible characters make no difference.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/utf8.h"
#include "text/unicode.h"

namespace newsieve {

// Spreads the bits of `value` (the finaliser of splitmix64, Steele et al. 2014).
constexpr std::uint64_t Mix64(std::uint64_t value) {
  value = (value ^ value >> 30) * 0xBF58476D1CE4E5B9;
  value = (value ^ value >> 27) * 0x94D049BB133111EB;
  return value ^ value >> 31;
}

namespace word_stream {

// The lower-case letter or digit of an ASCII byte, or 0.
constexpr std::array<unsigned char, 128> MakeAsciiWordBytes() {
  std::array<unsigned char, 128> bytes{};
  for (unsigned char c = '0'; c <= '9'; ++c) bytes[c] = c;
  for (unsigned char c = 'a'; c <= 'z'; ++c) {
    bytes[c] = c;
    bytes[c ^ 0x20U] = c;
  }
  return bytes;
}

inline constexpr std::array<unsigned char, 128> kAsciiWordBytes = MakeAsciiWordBytes();
inline constexpr std::uint64_t kStart = 0x9E3779B97F4A7C15, kFactor = 0x100000001B3;

}  // namespace word_stream

// Calls take(hash) for each word of `text` (valid UTF-8), in order. The hash is of the word alone.
template <typename Take>
void ForEachWordHash(std::string_view text, const Take& take) {
  using word_stream::kAsciiWordBytes, word_stream::kFactor, word_stream::kStart;
  std::uint64_t hash = kStart;
  const auto end_word = [&] {
    if (hash == kStart) return;
    take(Mix64(hash));
    hash = kStart;
  };
  const CharInfo* plane = FirstPlane();
  for (std::size_t pos = 0; pos < text.size();) {
    const auto byte = static_cast<unsigned char>(text[pos]);
    if (byte < 0x80) {
      ++pos;
      if (const unsigned char lower = kAsciiWordBytes[byte]; lower != 0) {
        hash = (hash ^ lower) * kFactor;
      } else {
        end_word();
      }
      continue;
    }
    const char32_t rune = NextCharacter(text, pos);
    const CharInfo info = rune < 0x10000 ? plane[rune] : InfoOf(rune);
    if (info.flags & kIgnorable) continue;
    if (info.flags & kNoSpaceScript) {
      end_word();
      hash = (hash ^ info.lower) * kFactor;
      end_word();
    } else if (info.flags & (kLetter | kDigit | kMark)) {
      hash = (hash ^ info.lower) * kFactor;
    } else {
      end_word();
    }
  }
  end_word();
}

}  // namespace newsieve
