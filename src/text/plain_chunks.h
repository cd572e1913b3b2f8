// What a table of token rules says of chunks of plain shape, the most of any text: marks, a run of
// ASCII letters or digits, marks; or runs of letters with an infix between any two ("well-known"),
// or with a suffix of letters behind ("word's"). Their words follow from a few bits for each pair
// of characters, and are those that ChunkSplitter finds.
#pragma once

#include <array>
#include <bitset>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/token_rules.h"

namespace newsieve {

// Immutable and thread-safe. Where it cannot tell, the answer is no.
class PlainChunks {
 public:
  explicit PlainChunks(const TokenRules& rules);

  // False if affixes could be found inside runs of letters or digits: then nothing here holds.
  bool usable() const { return usable_; }

  // True if `mark` before `next` is a prefix by itself, and has nothing to do with letters.
  bool Leads(unsigned char mark, unsigned char next) const {
    return mark < kAscii && next < kAscii && leads_[mark][next];
  }
  // True if `mark` behind `before` is a suffix by itself, whatever stands before both.
  bool Trails(unsigned char before, unsigned char mark) const {
    return before < kAscii && mark < kAscii && trails_[before][mark];
  }
  // The same of a mark that is not ASCII, beside any ASCII.
  bool Leads(char32_t mark) const { return mark < wide_.size() && (wide_[mark] & kLeads); }
  bool Trails(char32_t mark) const { return mark < wide_.size() && (wide_[mark] & kTrails); }

  // True if `mark` is an infix by itself between any two ASCII letters.
  bool Joins(unsigned char mark) const { return mark < kAscii && joins_[mark]; }

  // The bytes of the suffix of a mark and letters that `text`, which follows letters, begins with;
  // 0 for none. It is one only where no letter or digit follows.
  std::size_t TailLength(std::string_view text) const {
    if (text.empty() || !tail_starts_[static_cast<unsigned char>(text.front())]) return 0;
    for (const std::string& tail : tails_)
      if (text.starts_with(tail)) return tail.size();
    return 0;
  }

 private:
  static constexpr std::size_t kAscii = 128;
  static constexpr std::uint8_t kLeads = 1, kTrails = 2;

  bool RunsStand() const;
  bool LeadsAlone(const ChunkRune& mark, const ChunkRune& next) const;
  bool TrailsAlone(const ChunkRune& before, const ChunkRune& mark) const;
  bool JoinsAlone(const ChunkRune& mark) const;
  bool IsTail(const Affix& tail) const;
  void FindWideMarks();
  void FindTails();
  ChunkRune RuneOf(char32_t rune) const { return {rune, rules_.ClassesOf(rune), 0}; }

  const TokenRules& rules_;
  std::vector<ChunkRune> letters_;  // the ASCII ones
  bool usable_ = false;
  std::array<std::bitset<kAscii>, kAscii> leads_, trails_;
  std::bitset<kAscii> joins_;
  std::vector<std::uint8_t> wide_;  // by character of the first plane
  std::vector<std::string> tails_;
  std::bitset<256> tail_starts_;  // first bytes
};

}  // namespace newsieve
