#include <algorithm>

#include "rules/rule_set.h"

namespace newsieve {

bool FactsAllow(const LineCondition& condition, const LineFacts& facts) {
  if (facts.words < condition.min_words || facts.words > condition.max_words) return false;
  if (facts.chars < condition.min_chars || facts.chars > condition.max_chars) return false;
  if (facts.digits < condition.min_digits || facts.digits > condition.max_digits) return false;
  if ((facts.traits & condition.has) != condition.has || (facts.traits & condition.has_none) != 0)
    return false;
  if (condition.ends != 0 && !(condition.ends >> static_cast<int>(facts.end) & 1)) return false;
  const auto& scripts = condition.scripts;
  if (!scripts.empty() && std::find(scripts.begin(), scripts.end(), facts.script) == scripts.end())
    return false;
  const auto allows = [&](const LineCondition& part) { return FactsAllow(part, facts); };
  return condition.any.empty() || std::any_of(condition.any.begin(), condition.any.end(), allows);
}

}  // namespace newsieve
