// RuleSet: rules compiled into one matcher. A thousand rules cost one pass over a line: whole-line
// phrases are one hash look-up, all other words begin with a literal that LiteralScanner finds, and
// RE2 verifies the few candidates.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <utility>
#include <vector>

#include "newsieve/catalog.h"
#include "rules/rule.h"
#include "text/line.h"

namespace newsieve {

// The words of rule `rule` stand in a line. For inline rules [begin, end) is the span to take, in
// the folded form.
struct Hit {
  std::uint32_t rule = 0;
  std::uint32_t begin = 0, end = 0;
};

// Working memory of one thread; make one for a document or many, never share it.
class MatchScratch {
 public:
  // True the first time in this line that `index` is asked for. `size`: how many indices there are.
  bool FirstVisit(std::size_t index, std::size_t size) {
    if (last_line_.size() < size) last_line_.resize(size, 0);
    return std::exchange(last_line_[index], line_) != line_;
  }
  void NextLine() { ++line_; }

 private:
  std::vector<std::uint32_t> last_line_;
  std::uint32_t line_ = 1;
};

class RuleSet {
 public:
  // Compiles `rules`; adds a fault for each rule that cannot work: a pattern that RE2 refuses or
  // that is too large, one that matches the empty line, one with neither an anchor literal nor a
  // gate, or a phrase of nothing but decoration. With faults the set must not be used.
  RuleSet(std::vector<Rule> rules, std::vector<Diagnostic>& faults);
  ~RuleSet();
  RuleSet(RuleSet&&) noexcept;

  const std::vector<Rule>& rules() const { return rules_; }

  // Appends a hit for each rule with words whose words stand in `line` and whose `when` is not
  // already refuted by the line's own facts. Sorted by rule. Thread-safe with a scratch of one's
  // own. `only`: the index of the one rule that is asked for, found in the same way, but without
  // the cost of the others; kNoLimit: all.
  void Match(const FoldedLine& line, MatchScratch& scratch, std::vector<Hit>& hits,
             std::uint32_t only = kNoLimit) const;

  // Appends every place in `line` where the words of rule `index` stand, `when` aside: sorted, and
  // none overlaps another. Thread-safe.
  void FindAll(const FoldedLine& line, std::uint32_t index, std::vector<Hit>& hits) const;

  // Indices of the rules without words, which look at structure alone.
  const std::vector<std::uint32_t>& structural() const { return structural_; }

  // Whether any rule keeps lines (Scope::kKeep).
  bool keeps() const { return keeps_; }

  // The same rules as plain RE2 patterns, one string a rule with words, for benchmarks that compare
  // with a simple loop.
  std::vector<std::string> AsPlainPatterns() const;

 private:
  struct Compiled;
  std::vector<Rule> rules_;
  std::vector<std::uint32_t> structural_;
  bool keeps_ = false;
  std::unique_ptr<Compiled> compiled_;
};

// Whether the part of `condition` that a line answers by itself (lengths, signs, letters) holds;
// what depends on the document around it (zone, neighbours, prose, repetition) is taken to hold.
bool FactsAllow(const LineCondition& condition, const LineFacts& facts);

}  // namespace newsieve
