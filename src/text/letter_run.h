// Runs of ASCII letters, hashed as they are read.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/ascii.h"
#include "text/ascii_run.h"
#include "text/word_hash.h"

namespace newsieve {

struct LetterRun {
  std::size_t size = 0;
  std::uint64_t hash = 0;  // HashWord of its letters
};

// The ASCII letters that `text` goes on with at `pos`, one at least; most runs are of fewer than
// 16, with more text behind.
inline LetterRun ReadLetters(std::string_view text, std::size_t pos) {
  const auto letters_before = [](std::uint64_t others) {
    return static_cast<std::size_t>(std::countr_zero(others)) / 8;
  };
  const auto below = [](std::uint64_t others) { return ((others & -others) >> 7) - 1; };
  WordHash hash;
  if (text.size() - pos >= 16) {
    const std::uint64_t first = LoadEight(text.data() + pos);
    if (const std::uint64_t others = NoLetters(first); others != 0)
      return {letters_before(others), hash.Finish(first & below(others), letters_before(others))};
    hash.Add(first);
    const std::uint64_t second = LoadEight(text.data() + pos + 8);
    if (const std::uint64_t others = NoLetters(second); others != 0)
      return {8 + letters_before(others),
              hash.Finish(second & below(others), letters_before(others))};
  }
  std::size_t end = pos + 1;
  while (end < text.size() && IsAsciiLetter(text[end])) ++end;
  return {end - pos, HashWord(text.substr(pos, end - pos))};
}

}  // namespace newsieve
