// Kinds of ASCII bytes, whatever the locale.
#pragma once

#include <string>
#include <string_view>

namespace newsieve {

inline bool IsAscii(char c) { return static_cast<unsigned char>(c) < 0x80; }
inline bool IsAsciiLetter(char c) {
  return (static_cast<unsigned char>(c) | 0x20U) - unsigned{'a'} < 26U;
}
inline bool IsAsciiDigit(char c) { return c >= '0' && c <= '9'; }
inline bool IsAsciiSpace(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

// `text` with A to Z in lower case.
inline std::string LowerAscii(std::string_view text) {
  std::string lower(text);
  for (char& c : lower)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return lower;
}

}  // namespace newsieve
