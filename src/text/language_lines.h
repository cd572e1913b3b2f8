// Lines of a text as the search for other languages sees them: how many letters of which script,
// and words as numbers, so that those that the text uses over and over are known again.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "text/line.h"
#include "text/unicode.h"

namespace newsieve {

// One line. Words are what stands between white space and has letters; what in ASCII has digits or
// signs inside (addresses, names of files and sites, prices) is none and has no letters.
struct LanguageLine {
  LineSpan span;
  // Of most letters. A line with kana is Hiragana: Japanese writes Han, Hiragana and Katakana
  // mixed.
  Script script = kScriptCommon;
  std::uint32_t letters = 0;         // a letter of a script without spaces counts as three
  std::uint32_t script_letters = 0;  // in that script
  std::uint32_t capital_words = 0;
  std::size_t words_begin = 0, words_end = 0;  // in LanguageLines::words
};

struct LanguageLines {
  std::vector<LanguageLine> lines;
  // Words, lower case, hashed to so few numbers that now and then two share one.
  std::vector<std::uint16_t> words;
  std::size_t letters = 0;
  Script script = kScriptCommon;  // of the whole text, as of a line

  std::span<const std::uint16_t> WordsOf(const LanguageLine& line) const {
    return std::span(words).subspan(line.words_begin, line.words_end - line.words_begin);
  }
};

inline constexpr std::size_t kLanguageWords = 4096;  // words are numbers below it

// Reads `text` (valid UTF-8) once, in linear time.
LanguageLines ReadLanguageLines(std::string_view text);

// Whether a line or text in `part` is written otherwise than one in `whole`: no kana are needed
// where the text has them.
bool IsOtherScript(Script part, Script whole);

}  // namespace newsieve
