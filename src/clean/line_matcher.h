// LineMatcher: what can be said of one line by itself: its facts and the rules whose words stand in
// it. Scraped pages are full of the same short lines ("Share", the menu of a site), so the latest
// of them are remembered, in bounded memory.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "rules/rule_set.h"
#include "text/line.h"

namespace newsieve {

struct LineFindings {
  LineFacts facts;
  std::uint64_t core_hash = 0;
  std::uint32_t families = 0;  // FamilyBit of the rules that hit it and may take it
  std::uint32_t hits = 0;      // of those
  bool blank = false;
};

// For one thread at a time. The findings depend on the line alone, never on what was looked at
// before.
class LineMatcher {
 public:
  // `rules` must outlive the matcher.
  explicit LineMatcher(const RuleSet& rules);

  // Looks at `line` (valid UTF-8, no terminator) and appends its hits. `only`: as in
  // RuleSet::Match.
  LineFindings Look(std::string_view line, std::uint32_t only, std::vector<Hit>& hits);

 private:
  static constexpr std::size_t kMaxBytes = 64, kMaxHits = 4, kEntries = std::size_t{1} << 14;

  struct Entry {
    LineFindings findings;
    std::array<Hit, kMaxHits> hits;
    std::uint8_t size = 0, hit_count = 0;
    std::array<char, kMaxBytes> text;
  };

  LineFindings Match(std::string_view line, std::uint32_t only, std::vector<Hit>& hits);

  const RuleSet& rules_;
  std::vector<std::uint32_t> families_;  // of each rule
  MatchScratch scratch_;
  FoldedLine folded_;
  // By the lower bits of a line's hash; a line takes the place of the one before it.
  std::vector<std::uint64_t> hashes_;
  std::vector<Entry> entries_;
};

}  // namespace newsieve
