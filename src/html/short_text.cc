#include "html/short_text.h"

#include <cstddef>

#include "base/utf8.h"
#include "text/unicode.h"

namespace newsieve {
namespace {

constexpr std::uint16_t kWordFlags = kLetter | kMark | kDigit;

char32_t FoldedCharacter(char32_t rune, const CharInfo& info) {
  if (rune == 0x2018 || rune == 0x2019 || rune == 0x201A || rune == 0x2032) return '\'';
  if (rune == 0x201C || rune == 0x201D || rune == 0x201E) return '"';
  if ((info.flags & kDash) != 0) return '-';
  return info.lower != 0 ? info.lower : rune;
}

}  // namespace

std::string Tidied(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t pos = 0; pos < text.size();) {
    const std::size_t begin = pos;
    const std::uint16_t flags = InfoOf(NextCharacter(text, pos)).flags;
    if ((flags & kSpace) != 0) {
      if (!out.empty() && out.back() != ' ') out.push_back(' ');
    } else if ((flags & (kIgnorable | kOther)) == 0) {
      out.append(text.substr(begin, pos - begin));
    }
  }
  if (out.ends_with(' ')) out.pop_back();
  return out;
}

std::string Folded(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t pos = 0; pos < text.size();) {
    const char32_t rune = NextCharacter(text, pos);
    AppendCharacter(out, FoldedCharacter(rune, InfoOf(rune)));
  }
  return out;
}

std::string Skeleton(std::string_view text) {
  std::string out;
  for (const std::string& word : FoldedWords(text)) out += word;
  return out;
}

std::vector<std::string> FoldedWords(std::string_view text) {
  std::vector<std::string> words;
  bool inside = false;
  for (std::size_t pos = 0; pos < text.size();) {
    const char32_t rune = NextCharacter(text, pos);
    const CharInfo info = InfoOf(rune);
    if ((info.flags & kWordFlags) == 0) {
      inside = false;
      continue;
    }
    if (!inside) words.emplace_back();
    inside = true;
    AppendCharacter(words.back(), FoldedCharacter(rune, info));
  }
  return words;
}

}  // namespace newsieve
