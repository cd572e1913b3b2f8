#include "html/line_shape.h"

#include "base/ascii.h"
#include "base/utf8.h"
#include "text/unicode.h"

namespace newsieve {
namespace {

constexpr std::uint32_t kLongWord = 4, kOpeningWords = 2;

class Shaper {
 public:
  LineShape Run(std::string_view line) {
    for (std::size_t pos = 0; pos < line.size();) {
      if (IsAsciiLetter(line[pos])) {
        pos = AddAsciiLetters(line, pos);
        continue;
      }
      const char32_t rune = NextCharacter(line, pos);
      const CharInfo& info = rune < 0x10000 ? plane_[rune] : (far_ = InfoOf(rune));
      if (info.flags & (kSpace | kMark | kIgnorable)) {
        if (info.flags & kSpace) EndWord();
        continue;
      }
      ++shape_.solid;
      if (info.flags & kLetter)
        AddLetter(info);
      else if (info.flags & kDigit)
        AddDigit();
      else
        AddSign(rune, info);
    }
    EndWord();
    shape_.words += (dense_ + 1) / 2;
    shape_.said = static_cast<std::uint32_t>(hash_ >> 32);
    if (shape_.words <= kOpeningWords) shape_.opening = 0;
    return shape_;
  }

 private:
  static constexpr std::uint64_t kFactor = 0x9E3779B97F4A7C15;  // 2^64 / golden ratio

  void Mix(char32_t letter) { hash_ = (hash_ ^ letter) * kFactor; }

  void BeginWord(const CharInfo& info) {
    in_word_ = true;
    if (shape_.words == 0 && shape_.letters == 0) shape_.begins_lower = (info.flags & kLower) != 0;
    capital_ = (info.flags & kUpper) != 0;
    if (shape_.words > 0 || dense_ > 0) Mix(' ');
  }

  // Most of most lines. Returns where they end.
  std::size_t AddAsciiLetters(std::string_view line, std::size_t begin) {
    shape_.ends_sentence = shape_.ends_colon = false;
    ++shape_.solid;
    if (!in_word_) BeginWord(plane_[static_cast<unsigned char>(line[begin])]);
    std::uint64_t hash = hash_;
    std::size_t pos = begin;
    do {
      hash = (hash ^ (static_cast<unsigned char>(line[pos]) | 0x20U)) * kFactor;
      ++pos;
    } while (pos < line.size() && IsAsciiLetter(line[pos]));
    hash_ = hash;
    const auto count = static_cast<std::uint32_t>(pos - begin);
    shape_.solid += count - 1;
    shape_.letters += count;
    word_letters_ += count;
    return pos;
  }

  void AddLetter(const CharInfo& info) {
    shape_.ends_sentence = shape_.ends_colon = false;
    if (info.flags & kNoSpaceScript) {
      EndWord();
      ++dense_;
    } else {
      if (!in_word_) BeginWord(info);
      ++word_letters_;
    }
    ++shape_.letters;
    Mix(info.lower);
  }

  void AddDigit() {
    shape_.ends_sentence = shape_.ends_colon = false;
    ++shape_.digits;
    if (!in_word_) {
      BeginWord({});
      Mix('0');
    }
  }

  void AddSign(char32_t rune, const CharInfo& info) {
    const bool sentence = (info.flags & kSentenceEnd) != 0 || rune == 0x2026;  // an ellipsis
    const bool colon = rune == ':' || rune == 0xFF1A;
    if (rune != '\'' && rune != 0x2019) EndWord();
    if (sentence || colon || rune == ',' || rune == 0x3001 || rune == 0xFF0C || rune == 0x060C)
      ++shape_.stops;
    if (info.flags & kSymbol || rune == '|') ++shape_.symbols;
    if (info.flags & (kQuote | kOpen)) return;
    shape_.ends_sentence = sentence;
    shape_.ends_colon = colon;
  }

  void EndWord() {
    if (!in_word_) return;
    in_word_ = false;
    if (++shape_.words == kOpeningWords) shape_.opening = static_cast<std::uint32_t>(hash_ >> 32);
    if (word_letters_ >= kLongWord) {
      ++shape_.long_words;
      shape_.capital_words += capital_;
    }
    word_letters_ = 0;
  }

  const CharInfo* plane_ = FirstPlane();
  CharInfo far_;
  LineShape shape_;
  std::uint64_t hash_ = 0;
  std::uint32_t dense_ = 0, word_letters_ = 0;  // letters of scripts without spaces
  bool in_word_ = false, capital_ = false;
};

}  // namespace

LineShape ShapeOf(std::string_view line) { return Shaper().Run(line); }

}  // namespace newsieve
