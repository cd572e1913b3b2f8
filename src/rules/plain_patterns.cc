#include <string>

#include "rules/pattern.h"
#include "rules/rule_set.h"

namespace newsieve {

std::vector<std::string> RuleSet::AsPlainPatterns() const {
  std::vector<std::string> patterns;
  for (const Rule& rule : rules_) {
    if (!rule.has_words()) continue;
    std::string joined;
    for (const RulePattern& pattern : rule.patterns)
      joined.append(joined.empty() ? "" : "|").append(pattern.expression);
    for (const std::string& phrase : rule.phrases) {
      FoldedLine folded;
      FoldLine(phrase, folded);
      joined.append(joined.empty() ? "" : "|").append(Pattern::Quote(folded.core()));
    }
    const bool whole = rule.patterns.empty() && rule.match == PhraseMatch::kWhole;
    patterns.push_back(whole ? "^\\W*(?:" + joined + ")\\W*$" : joined);
  }
  return patterns;
}

}  // namespace newsieve
