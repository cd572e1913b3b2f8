// Characters and words as Python's str methods and its modules re and regex see them, for signals
// of tools that are written in Python. ICU's Unicode version stands for Python's. Thread-safe.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace newsieve {

enum PythonClass : std::uint8_t {
  kPySpace = 1 << 0,       // str.isspace, but for U+001C..1F, which repairs remove
  kPyWord = 1 << 1,        // \w of re: letters, numerals and the underscore; marks are none
  kPyAlpha = 1 << 2,       // str.isalpha: letters
  kPyAlphabetic = 1 << 3,  // [[:alpha:]] of regex: letters, letter numbers, most vowel signs
  kPyUpper = 1 << 4,       // str.isupper of one character
  kPyLower = 1 << 5,       // lower or title case: a word with one is not str.isupper
  kPyNumeric = 1 << 6,     // str.isnumeric: digits, fractions, Han numerals ...
};

// Classes of the first 0x10000 code points, for loops over much text.
const std::uint8_t* PythonClasses();

// PythonClass bits of any code point up to 0x10FFFF.
std::uint8_t PythonClassOf(char32_t rune);

// Appends `word` (valid UTF-8, no white space) in lower case (str.lower) and then in canonical
// decomposition (unicodedata.normalize "NFD").
void AppendLowerDecomposed(std::string_view word, std::string& out);

}  // namespace newsieve
