// Properties of Unicode characters that lines, folding and rules look at. The values are ICU's
// (uchar.h, uscript.h); for the Basic Multilingual Plane they are kept in one table, built at first
// use. Thread-safe.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace newsieve {

enum CharFlag : std::uint16_t {
  kLetter = 1 << 0,
  kUpper = 1 << 1,  // upper or title case
  kLower = 1 << 2,
  kDigit = 1 << 3,      // decimal digits of any script
  kMark = 1 << 4,       // combining marks: part of a word, no character of their own
  kSpace = 1 << 5,      // White_Space
  kIgnorable = 1 << 6,  // invisible: zero-width, soft hyphen, bidi controls, variation selectors
  kCurrency = 1 << 7,
  kSentenceEnd = 1 << 8,     // Sentence_Terminal: . ! ? and their like in every script
  kQuote = 1 << 9,           // Quotation_Mark
  kOpen = 1 << 10,           // opening or closing punctuation (brackets)
  kNoSpaceScript = 1 << 11,  // letter of a script written without spaces between words
  kDash = 1 << 12,           // Dash
  kOther = 1 << 13,          // control, private use, unassigned
  kSymbol = 1 << 14,  // symbols that are no currency: arrows, shapes, emoji, mathematical signs
};

// ICU's UScriptCode as a number.
using Script = std::uint8_t;
inline constexpr Script kScriptCommon = 0;

struct CharInfo {
  std::uint16_t flags = 0;
  Script script = kScriptCommon;
  char32_t lower = 0;  // simple lower-case mapping
};

// The table of the first 0x10000 code points, for loops over much text.
const CharInfo* FirstPlane();

// The properties of any code point up to 0x10FFFF.
CharInfo InfoOf(char32_t rune);

// ISO 15924 code, such as "Latn"; "Zyyy" for kScriptCommon.
std::string_view ScriptCode(Script script);

// The script of an ISO 15924 code, or false for an unknown code.
bool ScriptOf(std::string_view code, Script& script);

// Scripts of one writing system stand together in one text (Han, Hiragana, Katakana, Hangul,
// Bopomofo): they share a family.
Script FamilyOf(Script script);

// ISO 15924 code of the script of most letters of `text` (valid UTF-8); "Zyyy" where there are no
// letters.
std::string_view MainScriptCode(std::string_view text);

// Whether texts in the language of an ISO 639 code are commonly written in the script of an ISO
// 15924 code (CLDR's scripts of a language); true where nothing is known of the language.
bool MayBeWrittenIn(std::string_view language, std::string_view script);

}  // namespace newsieve
