// The table of a rule-based word tokenizer, as spaCy has them
// (https://spacy.io/usage/linguistic-features#tokenization; Honnibal et al., MIT): classes of
// characters, what is split off at the ends of a chunk and inside it, and special cases. Immutable
// and thread-safe.
//
// Rows of the table, tab-separated; a character is a code point in hexadecimal, a class "@name",
// "+" behind an item means once or more:
//   class    name  ranges
//   prefix | suffix | infix   what stands before   the body   what stands behind (with "!": what
//   does not) special  the words of a chunk, with spaces between them
// tools/read_datatrove.py writes the table of spacy.blank("en").
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/hash.h"

namespace newsieve {

using CharClasses = std::uint32_t;

// Classes that C++ knows by name; the others of a table have the bits behind them.
enum CharClass : CharClasses {
  kDigitClass = 1 << 0,        // of the numbers in a web address
  kSchemeClass = 1 << 1,       // before "://"
  kHostClass = 1 << 2,         // of host names
  kDomainClass = 1 << 3,       // of a top-level domain
  kLetterClass = 1 << 4,       // str.isalpha
  kPunctuationClass = 1 << 5,  // general category P
  kSentenceEndClass = 1 << 6,  // spaCy's sentencizer ends sentences with it
  kSymbolClass = 1 << 7,       // datatrove's PUNCTUATION_SET
  kTerminalClass = 1 << 8,     // datatrove's TERMINAL_PUNCTUATION
  // Set by the affix rules:
  kStartsPrefix = 1 << 9,
  kEndsSuffix = 1 << 10,
  kStartsInfix = 1 << 11,
};

// One character of a chunk.
struct ChunkRune {
  char32_t rune = 0;
  CharClasses classes = 0;
  std::uint32_t begin = 0;  // byte in the chunk
};

// What one place of an affix may be: a character, or one of a class.
struct AffixItem {
  char32_t rune = 0;
  CharClasses classes = 0;  // 0: `rune` itself
  bool repeats = false;

  bool Matches(const ChunkRune& at) const {
    return classes == 0 ? at.rune == rune : (at.classes & classes) != 0;
  }
};

struct Affix {
  std::vector<AffixItem> before, body, behind;
  bool not_behind = false;
};

// The affixes of one kind, in order, found by one of their characters.
class AffixList {
 public:
  void Add(Affix affix) { affixes_.push_back(std::move(affix)); }

  // Files every affix by its first or last character. Call it when all are added.
  void File(bool by_last, std::span<const CharClasses> ascii);

  // The affixes that `rune` may begin (or end), in order.
  const std::vector<std::uint16_t>& At(const ChunkRune& rune) const {
    if (rune.rune < ascii_.size()) return ascii_[rune.rune];
    const auto found = by_rune_.find(rune.rune);
    return found == by_rune_.end() ? by_class_ : found->second;
  }
  const Affix& operator[](std::size_t i) const { return affixes_[i]; }
  std::span<const Affix> all() const { return affixes_; }

 private:
  std::vector<Affix> affixes_;
  std::array<std::vector<std::uint16_t>, 128> ascii_;
  std::unordered_map<char32_t, std::vector<std::uint16_t>> by_rune_;
  std::vector<std::uint16_t> by_class_;
};

class TokenRules {
 public:
  // Rows that are not understood are left out. `table` is not kept.
  explicit TokenRules(std::string_view table);

  // models/english_tokens.tsv.
  static const TokenRules& English();

  CharClasses ClassesOf(char32_t rune) const {
    return rune < first_plane_.size() ? first_plane_[rune] : ClassesBeyond(rune);
  }

  const AffixList& prefixes() const { return prefixes_; }
  const AffixList& suffixes() const { return suffixes_; }
  const AffixList& infixes() const { return infixes_; }

  // The lengths in bytes of the words that `chunk` is made of as a special case, or nullptr.
  const std::vector<std::uint32_t>* Special(std::string_view chunk) const;

  using Specials = std::unordered_map<std::string, std::vector<std::uint32_t>>;
  const Specials& specials() const { return specials_; }

  // True if no affix can be found in a chunk of ASCII letters only.
  bool letters_stand() const { return letters_stand_; }

 private:
  struct Stretch {
    char32_t first, last;
    CharClasses classes;
  };
  struct SpecialHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return Hash64(text); }
  };

  void ReadClass(std::string_view name, std::string_view ranges);
  std::vector<AffixItem> ReadItems(std::string_view text) const;
  void ReadAffix(AffixList& list, std::span<const std::string_view> cells);
  void ReadSpecial(std::string_view words);
  void Mark(const AffixItem& item, CharClasses mark);
  void MarkAffixes();
  void JoinStretches();
  bool LettersStand() const;
  CharClasses ClassesBeyond(char32_t rune) const;

  std::unordered_map<std::string, CharClasses> names_;
  std::vector<CharClasses> first_plane_;
  std::vector<Stretch> beyond_;  // of other planes; sorted, side by side
  AffixList prefixes_, suffixes_, infixes_;
  Specials specials_;
  std::unordered_map<std::string_view, const std::vector<std::uint32_t>*, SpecialHash> by_text_;
  std::size_t longest_special_ = 0;
  std::vector<bool> special_ends_;  // by first and last byte: some special case has them
  bool letters_stand_ = false;
};

}  // namespace newsieve
