#include "dedup/story_terms.h"

#include <bit>
#include <utility>

#include "base/ascii.h"
#include "base/utf8.h"
#include "dedup/word_stream.h"
#include "text/unicode.h"

namespace newsieve {
namespace {

constexpr std::uint64_t kHashStart = 0x9E3779B97F4A7C15, kHashFactor = 0x100000001B3;

struct Word {
  std::uint64_t hash = kHashStart;
  std::uint32_t characters = 0, digits = 0;
  bool capital = false;  // begins with one
  bool opens = false;    // a sentence, line or quotation

  void Take(char32_t lower) {
    hash = (hash ^ lower) * kHashFactor;
    ++characters;
  }
  bool IsNumber() const { return digits >= 2; }
  bool IsName() const { return capital && !opens && characters >= 2 && digits == 0; }
};

// Splits a text into Words.
class Splitter {
 public:
  explicit Splitter(std::string_view text) : text_(text) { words_.reserve(text.size() / 5); }

  std::vector<Word> Run() {
    for (std::size_t pos = 0; pos < text_.size();) {
      if (IsAsciiLetter(text_[pos])) {
        pos = TakeLetters(pos);
        continue;
      }
      const char32_t rune = NextCharacter(text_, pos);
      const CharInfo info = rune < 0x10000 ? plane_[rune] : InfoOf(rune);
      if (info.flags & kIgnorable) continue;
      if (info.flags & kNoSpaceScript) {
        TakeWide(rune);
      } else if (info.flags & (kLetter | kDigit | kMark)) {
        TakeNarrow(info);
      } else if (!JoinsDigits(rune, pos)) {
        End();
        last_wide_ = 0;
        const bool line_end = rune == '\n' || rune == '\r' || rune == ':';
        if (line_end || (info.flags & (kSentenceEnd | kQuote | kOpen)) != 0) opens_ = true;
      }
    }
    End();
    return std::move(words_);
  }

 private:
  // A run of ASCII letters from `begin` on, most of most texts: as TakeNarrow takes each. Returns
  // where it ends.
  std::size_t TakeLetters(std::size_t begin) {
    const bool upper = (static_cast<unsigned char>(text_[begin]) & 0x20U) == 0;
    Begin(upper);
    std::size_t end = begin;
    Word word = word_;  // in registers
    do word.Take(static_cast<unsigned char>(text_[end++]) | 0x20U);
    while (end < text_.size() && IsAsciiLetter(text_[end]));
    word_ = word;
    return end;
  }

  // Before a letter or digit: where none was read yet, a word begins.
  void Begin(bool upper) {
    last_wide_ = 0;
    if (word_.characters > 0) return;
    word_.capital = upper;
    word_.opens = opens_;
  }

  void TakeNarrow(const CharInfo& info) {
    Begin((info.flags & kUpper) != 0);
    if (info.flags & kDigit) ++word_.digits;
    word_.Take(info.lower);
  }

  void TakeWide(char32_t rune) {
    End();
    if (last_wide_ != 0) {
      Word pair;
      pair.Take(last_wide_);
      pair.Take(rune);
      words_.push_back(pair);
    }
    last_wide_ = rune;
  }

  // "1,500" and "3.5" are one number each.
  bool JoinsDigits(char32_t rune, std::size_t next) const {
    if ((rune != '.' && rune != ',') || word_.digits == 0) return false;
    return next < text_.size() && text_[next] >= '0' && text_[next] <= '9';
  }

  void End() {
    if (word_.characters == 0) return;
    words_.push_back(word_);
    word_ = {};
    opens_ = false;
  }

  const CharInfo* plane_ = FirstPlane();
  std::string_view text_;
  std::vector<Word> words_;
  Word word_;
  char32_t last_wide_ = 0;
  bool opens_ = true;
};

// Of hashes, which are never 0 in practice: an open-addressed table that is twice as large as need
// be.
class HashSet {
 public:
  explicit HashSet(std::size_t size) : places_(std::bit_ceil(2 * size + 2)) {}

  // False where it is there already.
  bool Insert(std::uint64_t hash) {
    std::size_t at = Mix64(hash) & (places_.size() - 1);
    for (; places_[at] != 0; at = (at + 1) & (places_.size() - 1))
      if (places_[at] == hash) return false;
    places_[at] = hash;
    return true;
  }

 private:
  std::vector<std::uint64_t> places_;
};

}  // namespace

std::vector<StoryTerm> StoryTerms(std::string_view text, std::size_t max_terms) {
  const std::vector<Word> words = Splitter(text).Run();
  std::vector<StoryTerm> terms;
  HashSet seen(words.size());
  const auto take = [&](const Word& word, StoryTerm kind) {
    if (terms.size() >= max_terms || !seen.Insert(word.hash)) return;
    terms.push_back(static_cast<StoryTerm>(Mix64(word.hash) >> 32 & ~std::uint64_t{1}) | kind);
  };
  for (const Word& word : words)
    if (word.IsNumber() || word.IsName()) take(word, 1);
  // What is a name anywhere is one where a sentence begins too, and has been seen.
  for (const Word& word : words)
    if (word.digits < 2) take(word, 0);
  return terms;
}

}  // namespace newsieve
