// The words of a text between white space. What signals ask of a word is asked once of each
// different word: in news, two of three words stood before.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace newsieve {

// Bits of what an ASCII character may be in a plain word.
enum AsciiClass : std::uint8_t {
  kAsciiLower = 1 << 0,
  kAsciiUpper = 1 << 1,
  kAsciiDigit = 1 << 2,
  kAsciiApostrophe = 1 << 3,
  kAsciiMark = 1 << 4,  // . , : ; ! ?
  kNotPlain = 1 << 5,
};

// A word, however often it stands in the text.
struct SignalWord {
  std::string_view text;   // where it stands first
  std::uint64_t hash = 0;  // HashWord
  std::uint32_t characters = 0;
  std::uint32_t count = 0;
  bool has_letter = false;
  bool has_alphanumeric = false;

  // Most words are plain: ASCII letters and digits, single apostrophes between them, and at most
  // one mark behind them. Signals know beforehand what those are; others they read.
  std::uint8_t first_class = 0, other_classes = 0;  // AsciiClass of all but the mark
  std::uint32_t core_bytes = 0;                     // without the mark; 0: not plain

  bool plain() const { return core_bytes > 0; }
  std::string_view core() const { return text.substr(0, core_bytes); }
  bool has_mark() const { return core_bytes < text.size(); }  // of a plain word
  std::uint8_t classes() const { return first_class | other_classes; }
};

struct WordPlace {
  std::uint32_t begin = 0, end = 0;  // bytes in the text
  std::uint32_t number = 0;          // in SignalWords::different
};

struct SignalWords {
  std::vector<WordPlace> all;
  std::vector<SignalWord> different;  // in the order of their first copies
  std::size_t counted = 0;            // of all, those with a letter or digit
  std::size_t characters = 0;         // of all

  // How many of all words are of a kind.
  template <typename Holds>
  std::size_t CountOf(Holds holds) const {
    std::size_t count = 0;
    for (const SignalWord& word : different) count += holds(word) ? word.count : 0;
    return count;
  }
};

// `text`: valid UTF-8 below 4 GB.
SignalWords FindSignalWords(std::string_view text);

// text.words of a text: runs of letters and digits, and every letter of a script without spaces.
std::uint32_t CountTextWords(std::string_view text);

}  // namespace newsieve
