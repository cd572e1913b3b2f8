#include "signals/nemo_text.h"

#include <array>
#include <cstdint>
#include <cstring>

#include "base/ascii.h"
#include "base/hash.h"
#include "base/utf8.h"
#include "signals/character_set.h"
#include "text/words.h"

namespace newsieve {
namespace {

bool IsHexDigit(char c) {
  return IsAsciiDigit(c) || (c >= 'A' && c <= 'F') || (c >= 'a' && c <= 'f');
}

// Which kinds a character is of, with a table for ASCII.
class NemoKinds {
 public:
  explicit NemoKinds(const NemoConfig& config)
      : counted_(config.counted_characters),
        white_space_(config.white_space),
        parentheses_(config.parentheses) {
    for (char32_t rune = 0; rune < ascii_.size(); ++rune) Add(rune, ascii_[rune]);
  }

  void Count(std::string_view text, const ByteCounts& bytes, NemoCharacters& found) const {
    for (std::size_t rune = 0; rune < ascii_.size(); ++rune) {
      found.counted += bytes[rune] * ascii_[rune].counted;
      found.digits += bytes[rune] * ascii_[rune].digits;
      found.white_space += bytes[rune] * ascii_[rune].white_space;
      found.parentheses += bytes[rune] * ascii_[rune].parentheses;
    }
    for (std::size_t pos = NextOther(text, 0); pos < text.size(); pos = NextOther(text, pos))
      Add(NextCharacter(text, pos), found);
  }

 private:
  // The next character at `pos` or behind it that is not ASCII, eight bytes at a time.
  static std::size_t NextOther(std::string_view text, std::size_t pos) {
    for (std::uint64_t bytes; text.size() - pos >= sizeof bytes; pos += sizeof bytes) {
      std::memcpy(&bytes, text.data() + pos, sizeof bytes);
      if ((bytes & 0x8080808080808080u) != 0) break;
    }
    while (pos < text.size() && IsAscii(text[pos])) ++pos;
    return pos;
  }

  void Add(char32_t rune, NemoCharacters& found) const {
    const char ascii = rune < 0x80 ? static_cast<char>(rune) : '\0';
    found.counted += IsAsciiLetter(ascii) || IsAsciiDigit(ascii) || counted_.Contains(rune);
    found.digits += IsAsciiDigit(ascii);
    found.white_space += white_space_.Contains(rune);
    found.parentheses += parentheses_.Contains(rune);
  }

  CharacterSet counted_, white_space_, parentheses_;
  std::array<NemoCharacters, 128> ascii_{};
};

// The end of what may stand in a URL behind `pos`.
std::size_t UrlEnd(const NemoConfig& config, std::string_view text, std::size_t pos) {
  for (; pos < text.size(); ++pos) {
    const char c = text[pos];
    if (IsAsciiLetter(c) || IsAsciiDigit(c) || config.url_signs.find(c) != std::string::npos)
      continue;
    const bool escape =
        c == '%' && pos + 2 < text.size() && IsHexDigit(text[pos + 1]) && IsHexDigit(text[pos + 2]);
    if (!escape) break;
    pos += 2;
  }
  return pos;
}

// The longest scheme at the end of `text`, 0 where there is none.
std::size_t SchemeLength(const NemoConfig& config, std::string_view text) {
  std::size_t length = 0;
  for (const std::string& scheme : config.url_schemes)
    if (text.ends_with(scheme)) length = std::max(length, scheme.size());
  return length;
}

}  // namespace

NemoCharacters CountNemoCharacters(const NemoConfig& config, std::string_view text,
                                   const ByteCounts& bytes) {
  NemoCharacters found;
  NemoKinds(config).Count(text, bytes, found);
  return found;
}

std::size_t CountUrlCharacters(const NemoConfig& config, std::string_view text) {
  constexpr std::string_view kBehindScheme = "://";
  std::size_t characters = 0, next = 0;
  for (std::size_t at = 0; (at = text.find(kBehindScheme, next)) != text.npos;) {
    const std::size_t scheme = SchemeLength(config, text.substr(next, at - next));
    const std::size_t start = at + kBehindScheme.size();
    const std::size_t end = scheme == 0 ? start : UrlEnd(config, text, start);
    if (end > start) characters += end - at + scheme;
    next = end > start ? end : at + 1;
  }
  return characters;
}

NemoParagraphs ReadNemoParagraphs(const NemoConfig& config, std::string_view text) {
  constexpr std::string_view kBetween = "\n\n";
  std::vector<std::size_t> policies;
  config.policy_strings.ForEach(text, [&](std::size_t, std::size_t at) { policies.push_back(at); });
  NemoParagraphs found;
  RepeatCounter repeats;
  auto policy = policies.begin();
  for (std::size_t start = 0; start <= text.size();) {
    const std::size_t end = std::min(text.find(kBetween, start), text.size());
    const std::string_view paragraph = text.substr(start, end - start);
    repeats.Add(Hash64(paragraph), CountCharacters(paragraph));
    found.with_policy_string += policy != policies.end() && *policy < end;
    while (policy != policies.end() && *policy < end) ++policy;
    start = end + kBetween.size();
  }
  found.repeats = repeats.Count();
  return found;
}

Repeats CountNemoLines(std::span<const RawLine> lines) {
  RepeatCounter repeats;
  for (const RawLine& line : lines)
    if (!line.trimmed.empty()) repeats.Add(line.hash, line.characters);
  return repeats.Count();
}

}  // namespace newsieve
