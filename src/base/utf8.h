// UTF-8: validation and single characters. No dependence on language, script or locale.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace newsieve {

inline constexpr char32_t kReplacementCharacter = 0xFFFD;

// True if `bytes` is well-formed UTF-8 (no overlong forms, surrogates or code points over
// U+10FFFF).
bool IsValidUtf8(std::string_view bytes);

// The number of bytes at the start of `bytes` that form one well-formed character, or 0 where none
// does. `bytes` must not be empty.
std::size_t ValidCharacterLength(std::string_view bytes);

// The length of the maximal subpart of an ill-formed sequence at the start of `bytes`: what WHATWG
// decoders replace with one U+FFFD. At least 1. Requires ValidCharacterLength(bytes) == 0.
std::size_t InvalidSequenceLength(std::string_view bytes);

// Reads the character at `pos` and moves `pos` behind it. Requires valid UTF-8 and pos <
// text.size(), at a boundary.
inline char32_t NextCharacter(std::string_view text, std::size_t& pos) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[pos + i]); };
  const char32_t lead = byte(0);
  if (lead < 0x80) return ++pos, lead;
  char32_t rune;
  if (lead < 0xE0) {
    rune = (lead & 0x1F) << 6 | (byte(1) & 0x3F);
    pos += 2;
  } else if (lead < 0xF0) {
    rune = (lead & 0x0F) << 12 | static_cast<char32_t>(byte(1) & 0x3F) << 6 | (byte(2) & 0x3F);
    pos += 3;
  } else {
    rune = (lead & 0x07) << 18 | static_cast<char32_t>(byte(1) & 0x3F) << 12 |
           static_cast<char32_t>(byte(2) & 0x3F) << 6 | (byte(3) & 0x3F);
    pos += 4;
  }
  return rune;
}

// Writes `rune` at `out`, one to four bytes; returns what is behind it. Surrogates are written as
// three bytes (WTF-8), which are not valid UTF-8.
inline char* WriteCharacter(char* out, char32_t rune) {
  const auto put = [&](char32_t byte) { *out++ = static_cast<char>(byte); };
  const auto tail = [&](int shift) { put(0x80 | (rune >> shift & 0x3F)); };
  if (rune < 0x80) {
    put(rune);
  } else if (rune < 0x800) {
    put(0xC0 | rune >> 6), tail(0);
  } else if (rune < 0x10000) {
    put(0xE0 | rune >> 12), tail(6), tail(0);
  } else {
    put(0xF0 | rune >> 18), tail(12), tail(6), tail(0);
  }
  return out;
}

// The same at the end of `out`.
void AppendCharacter(std::string& out, char32_t rune);

}  // namespace newsieve
