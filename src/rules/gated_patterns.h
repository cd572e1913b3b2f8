// GatedPatterns: patterns without a rare literal whose `when` bounds the line, so that only short
// lines are looked at, and by one automaton for all of them.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "rules/pattern.h"
#include "rules/rule.h"
#include "rules/rule_set.h"
#include "text/line.h"

namespace newsieve {

struct GatedPatterns {
  struct Gate {
    std::uint32_t words = 0, chars = 0;
  };
  std::vector<std::uint32_t> candidates, rules;
  std::vector<std::string> expressions;  // while compiling
  std::vector<Gate> gates;               // none within another
  std::unique_ptr<PatternSet> set;

  void Add(std::uint32_t candidate, std::uint32_t index, const Rule& rule) {
    candidates.push_back(candidate);
    rules.push_back(index);
    expressions.push_back(rule.pattern);
    const Gate gate{rule.when.max_words, rule.when.max_chars};
    const auto within = [](const Gate& a, const Gate& b) {
      return a.words <= b.words && a.chars <= b.chars;
    };
    for (const Gate& wider : gates)
      if (within(gate, wider)) return;
    std::erase_if(gates, [&](const Gate& narrower) { return within(narrower, gate); });
    gates.push_back(gate);
  }

  bool Holds(std::uint32_t only) const {
    return only == kNoLimit || std::find(rules.begin(), rules.end(), only) != rules.end();
  }

  bool LetsThrough(const LineFacts& facts) const {
    return std::any_of(gates.begin(), gates.end(), [&](const Gate& gate) {
      return facts.words <= gate.words && facts.chars <= gate.chars;
    });
  }

  // `anchored`: every expression matches at the start of a line only.
  void Finish(bool anchored) {
    set = std::make_unique<PatternSet>(expressions, anchored);
    expressions = {};
  }

  // Calls look(candidate) for each that may match.
  template <typename Look>
  void Scan(const FoldedLine& line, MatchScratch& scratch, Look look) const {
    if (!LetsThrough(line.facts)) return;
    std::vector<int>& matching = scratch.matching();
    if (set->Match(line.folded, matching)) {
      for (int i : matching) look(candidates[static_cast<std::size_t>(i)]);
    } else {
      for (std::uint32_t index : candidates) look(index);
    }
  }
};

}  // namespace newsieve
