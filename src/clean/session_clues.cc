// The part of a session that asks rules of evidence.
#include <algorithm>

#include "clean/session.h"
#include "clean/spans.h"

namespace newsieve {

std::vector<Clue> CleanSession::Clues(const std::vector<TextEdit>& edits) const {
  std::vector<Clue> clues;
  std::size_t gone = 0;  // bytes, before the line
  auto edit = edits.begin();
  for (std::size_t position = 0; position < layout_.order().size(); ++position) {
    const LineState& line = lines_[layout_.order()[position]];
    for (; edit != edits.end() && edit->start < line.span.begin; ++edit)
      gone += edit->end - edit->start;
    AddClues(position, line.span.begin - gone, false, clues);
  }
  return clues;
}

std::vector<Clue> CleanSession::InputClues() const {
  std::vector<Clue> clues;
  for (std::size_t position = 0; position < layout_.order().size(); ++position)
    AddClues(position, lines_[layout_.order()[position]].span.begin, true, clues);
  return clues;
}

void CleanSession::ForgetClues(std::vector<Clue>& input_clues) const {
  if (input_clues.empty()) return;
  std::vector<bool> counts(lines_.size(), true);
  std::size_t before = options_.near_end + 1;  // lines that were taken since the last that stays
  for (std::size_t i = lines_.size(); i-- > 0;) counts[i] = lines_[i].standing();
  const auto last = std::find(counts.rbegin(), counts.rend(), true);
  for (auto i = static_cast<std::size_t>(counts.rend() - last); i < lines_.size(); ++i) {
    const bool taken = lines_[i].removed_by != kNoRule;
    if (taken && --before == 0) break;
    counts[i] = taken;
  }
  std::erase_if(input_clues, [&](const Clue& clue) {
    const auto line = std::upper_bound(
        lines_.begin(), lines_.end(), clue.where.start,
        [](std::size_t start, const LineState& state) { return start < state.span.begin; });
    return !counts[static_cast<std::size_t>(line - lines_.begin()) - 1];
  });
}

// Appends what the line at `position`, whose text begins at `begin`, holds of the kinds that are
// looked for in the input, or else of the others.
void CleanSession::AddClues(std::size_t position, std::size_t begin, bool of_input,
                            std::vector<Clue>& clues) const {
  const std::uint32_t index = layout_.order()[position];
  const LineState& line = lines_[index];
  std::vector<std::uint32_t> counted;
  for (std::uint32_t k = 0; k < line.hit_count && line.standing(); ++k) {
    const Hit& hit = hits_[line.first_hit + k];
    const Rule& rule = rules_.rules()[hit.rule];
    if (rule.scope != Scope::kEvidence) continue;
    if ((rule.evidence.of == EvidenceKind::kTruncation) != of_input) continue;
    if (!Allowed(hit.rule) || !ContextHolds(rule, position)) continue;
    if (rule.evidence.of != EvidenceKind::kMachine) {
      counted.push_back(hit.rule);
      continue;
    }
    const TextSpan span = HitSpan(TextOf(index), hit);
    clues.push_back({hit.rule, {begin + span.start, begin + span.end}});
  }
  if (!counted.empty()) AddCounted(TextOf(index), begin, counted, clues);
}

// Appends each place in `line`, which begins at `begin`, where one of `rules` has its words.
void CleanSession::AddCounted(std::string_view line, std::size_t begin,
                              const std::vector<std::uint32_t>& rules,
                              std::vector<Clue>& clues) const {
  FoldedLine folded;
  FoldLine(line, folded);
  const std::vector<std::size_t> offsets = FoldedOffsets(line);
  std::vector<Hit> hits;
  for (std::uint32_t rule : rules) rules_.FindAll(folded, rule, hits);
  for (const Hit& hit : hits)
    clues.push_back({hit.rule, {begin + offsets[hit.begin], begin + offsets[hit.end]}});
}

}  // namespace newsieve
