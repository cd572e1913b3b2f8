// Stems: what words begin with. Words say the same in many forms (vote, voted), so texts are
// compared by the first six letters of words of four letters or more; in scripts without spaces, by
// any two neighbouring letters. Of no language.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/ascii.h"
#include "base/utf8.h"
#include "text/unicode.h"

namespace newsieve {

// Reads the stems of one text after another and tells see(hash) of each, as often as it stands
// there. The upper 32 bits of a hash are its better mixed ones. Not thread-safe.
template <typename See>
class StemReader {
 public:
  explicit StemReader(See see) : see_(see) {}

  // `text`: valid UTF-8, folded or not. Linear.
  void Read(std::string_view text) {
    for (std::size_t pos = 0; pos < text.size();) {
      if (IsAsciiLetter(text[pos])) {  // nearly all of most texts
        before_ = 0;
        AddLetter(static_cast<unsigned char>(text[pos++]) | 0x20U);
        continue;
      }
      const char32_t rune = NextCharacter(text, pos);
      Add(rune < 0x10000 ? plane_[rune] : InfoOf(rune));
    }
    EndWord();
  }

 private:
  static constexpr std::size_t kStemLetters = 6, kMinLetters = 4;

  static std::uint64_t Mix(std::uint64_t hash, char32_t letter) {
    return (hash ^ letter) * 0x9E3779B97F4A7C15;  // 2^64 / golden ratio
  }

  void Add(const CharInfo& letter) {
    if (letter.flags & kNoSpaceScript) return AddPair(letter.lower);
    before_ = 0;
    if (letter.flags & kMark) return;
    if (!(letter.flags & kLetter)) return EndWord();
    AddLetter(letter.lower);
  }

  void AddLetter(char32_t lower) {
    if (letters_++ < kStemLetters) stem_ = Mix(stem_, lower);
  }

  void AddPair(char32_t letter) {
    const char32_t before = before_;
    EndWord();
    if (before != 0) see_(Mix(Mix(0, before), letter));
    before_ = letter;
  }

  void EndWord() {
    before_ = 0;
    if (letters_ >= kMinLetters) see_(stem_);
    letters_ = 0;
    stem_ = 0;
  }

  const CharInfo* plane_ = FirstPlane();
  See see_;
  std::uint64_t stem_ = 0;
  std::size_t letters_ = 0;
  char32_t before_ = 0;  // the letter before, in a script without spaces
};

}  // namespace newsieve
