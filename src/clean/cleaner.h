// Cleaner: the rules applied to a whole document. Words are looked for once a line; what rules say
// of position, neighbours and runs is judged on the lines that still stand, again and again until
// nothing changes, so that cleaning a cleaned text changes nothing.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/pool.h"
#include "clean/line_matcher.h"
#include "clean/options.h"
#include "rules/rule_set.h"
#include "text/edits.h"

namespace newsieve {

enum class GuardVerdict { kFine, kRemovedTooMuch, kOnlyProse, kNothingLeft };

struct CleanResult {
  std::vector<TextEdit>
      edits;  // of the cleaned text; TextEdit::rule indexes RuleSet::rules(); `inserted` is empty
  GuardVerdict guard = GuardVerdict::kFine;  // else `edits` is empty: the document was restored
  double removed_share =
      0;  // of the non-space characters, 0..1; what would have gone where the guard acted
  std::uint64_t removed_lines = 0;
};

struct CleanRequest {
  std::string_view text;  // valid UTF-8
  std::function<std::string()> detect_language = [] { return std::string("und"); };
  std::uint32_t only_rule =
      kNoLimit;  // index of the one rule that may act, without the guard; kNoLimit: all, with it
};

class Cleaner {
 public:
  // `rules` must outlive the cleaner.
  Cleaner(const RuleSet& rules, const CleanOptions& options)
      : rules_(rules),
        options_(options),
        matchers_([&rules] { return std::make_unique<LineMatcher>(rules); }) {}

  // Thread-safe. Linear in the text for texts that settle in a few rounds, as all but contrived
  // ones do; the number of rounds is bounded in any case.
  CleanResult Clean(const CleanRequest& request) const;

 private:
  const RuleSet& rules_;
  CleanOptions options_;
  mutable Pool<LineMatcher> matchers_;
};

}  // namespace newsieve
