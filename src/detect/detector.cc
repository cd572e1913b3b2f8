#include "detect/detector.h"

#include <algorithm>
#include <cmath>

#include "detect/judgement.h"

namespace newsieve {
namespace {

bool Contains(const std::vector<std::string>& all, std::string_view one) {
  return std::find(all.begin(), all.end(), one) != all.end();
}

Evidence EvidenceOf(const RuleEvidence& clue) {
  return {clue.rule->why, clue.rule->id, clue.where, clue.rule->evidence.weight};
}

bool IsCertain(const RuleEvidence& clue) { return clue.rule->evidence.certain; }

}  // namespace

// Certain clues decide whatever the model says, and in any language. Tells are shown only where
// they stand close together, for everybody uses one now and then.
MachineWritten Detector::Judge(std::string_view text, std::string_view language,
                               std::span<const RuleEvidence> clues) const {
  MachineWritten result;
  if (!options_.on) return result;
  Judgement judgement(options_, *model_, text);
  if (Contains(options_.languages, language)) judgement.Weigh(result);
  const auto tells = static_cast<double>(
      std::count_if(clues.begin(), clues.end(), [](const auto& clue) { return !IsCertain(clue); }));
  const bool dense =
      tells * 1000 >= options_.tells_per_1000_words * static_cast<double>(judgement.words());
  for (const RuleEvidence& clue : clues) {
    if (dense || IsCertain(clue)) result.evidence.push_back(EvidenceOf(clue));
    if (!IsCertain(clue)) continue;
    result.verdict = MachineVerdict::kMachine;
    result.probability = std::max(result.probability.value_or(0), options_.certain_probability);
  }
  std::stable_sort(
      result.evidence.begin(), result.evidence.end(),
      [](const auto& a, const auto& b) { return std::abs(a.weight) > std::abs(b.weight); });
  return result;
}

}  // namespace newsieve
