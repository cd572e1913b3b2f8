// Runs of ASCII, eight bytes at a time: most of most texts.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

#include "base/ascii.h"

namespace newsieve {

// Of eight bytes side by side in one word, the upper bit of each that is no ASCII letter (Knuth,
// "The Art of Computer Programming" 4A, 7.1.3). The first byte is the lowest.
inline std::uint64_t NoLetters(std::uint64_t bytes) {
  constexpr std::uint64_t kOnes = 0x0101010101010101U, kUpperBits = kOnes << 7;
  const std::uint64_t low = (bytes | kOnes << 5) & ~kUpperBits;
  const std::uint64_t letters =
      (low + kOnes * (0x80 - 'a')) & ~(low + kOnes * (0x7F - 'z')) & ~bytes & kUpperBits;
  return ~letters & kUpperBits;
}

// The same for each byte that is no printable ASCII (U+0020 to U+007E); bytes behind the first such
// may be told wrongly.
inline std::uint64_t NotPrintable(std::uint64_t bytes) {
  constexpr std::uint64_t kOnes = 0x0101010101010101U, kUpperBits = kOnes << 7;
  return (bytes | (bytes + kOnes) | (bytes - kOnes * 0x20)) & kUpperBits;
}

// The bytes of printable ASCII that `text` goes on with at `pos`, at most its size.
inline std::size_t PrintableRun(std::string_view text, std::size_t pos) {
  std::size_t end = pos;
  for (std::uint64_t bytes; text.size() - end >= sizeof bytes; end += sizeof bytes) {
    std::memcpy(&bytes, text.data() + end, sizeof bytes);
    if (const std::uint64_t others = NotPrintable(bytes); others != 0)
      return end - pos + static_cast<std::size_t>(std::countr_zero(others)) / 8;
  }
  while (end < text.size() && text[end] >= ' ' && text[end] < '\x7F') ++end;
  return end - pos;
}

// A run of ASCII letters, written in lower case.
struct AsciiRun {
  std::size_t count = 0;
  bool any_upper = false, any_lower = false;

  // Takes the letters that the eight bytes at `from` begin with; all eight are written. True if all
  // are letters.
  bool Add(const char* from, char* to) {
    constexpr std::uint64_t kOnes = 0x0101010101010101U, kUpperBits = kOnes << 7;
    std::uint64_t bytes;
    std::memcpy(&bytes, from, sizeof bytes);
    const std::uint64_t lower = bytes | kOnes << 5;
    std::memcpy(to, &lower, sizeof lower);
    const std::uint64_t others = NoLetters(bytes);
    // Of the run: the bytes below the first other one.
    const std::uint64_t run = others == 0 ? kUpperBits : (others & -others) - 1;
    const std::uint64_t in_lower = bytes << 2 & run & kUpperBits;
    any_lower |= in_lower != 0;
    any_upper |= in_lower != (run & kUpperBits);
    count += others == 0 ? sizeof bytes : static_cast<std::size_t>(std::countr_zero(others)) / 8;
    return others == 0;
  }

  // The same for one byte.
  bool AddOne(char from, char* to) {
    if (!IsAsciiLetter(from)) return false;
    const auto byte = static_cast<unsigned char>(from);
    *to = static_cast<char>(byte | 0x20U);
    ((byte & 0x20U) != 0 ? any_lower : any_upper) = true;
    ++count;
    return true;
  }
};

}  // namespace newsieve
