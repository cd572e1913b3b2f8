#include "api/masker.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "text/line.h"
#include "text/repair.h"

namespace newsieve {
namespace {

bool IsPersonal(const Rule& rule) {
  return rule.scope == Scope::kEvidence && rule.evidence.of == EvidenceKind::kPersonalData;
}

}  // namespace

Masker::Masker(const RuleSet& rules, const PrivacyOptions& options)
    : rules_(rules), options_(options) {
  for (std::uint32_t i = 0; i < rules.rules().size(); ++i)
    if (IsPersonal(rules.rules()[i])) personal_.push_back(i);
  on_ = std::find(options.mask.begin(), options.mask.end(), true) != options.mask.end();
}

std::vector<Clue> Masker::Disjoint(std::span<const Clue> clues) const {
  std::vector<Clue> personal;
  for (const Clue& clue : clues)
    if (IsPersonal(rules_.rules()[clue.rule])) personal.push_back(clue);
  std::sort(personal.begin(), personal.end(), [](const Clue& a, const Clue& b) {
    return std::tie(a.where.start, b.where.end, a.rule) <
           std::tie(b.where.start, a.where.end, b.rule);
  });
  std::vector<Clue> disjoint;
  for (const Clue& clue : personal) {
    if (disjoint.empty() || clue.where.start >= disjoint.back().where.end) {
      disjoint.push_back(clue);
    } else {
      disjoint.back().where.end = std::max(disjoint.back().where.end, clue.where.end);
    }
  }
  return disjoint;
}

std::vector<TextEdit> Masker::EditsOf(std::span<const Clue> clues) const {
  std::vector<TextEdit> edits;
  for (const Clue& clue : clues) {
    const auto kind = static_cast<std::size_t>(rules_.rules()[clue.rule].evidence.data);
    if (options_.mask[kind])
      edits.push_back({clue.where.start, clue.where.end, options_.placeholders[kind],
                       static_cast<int>(clue.rule)});
  }
  return edits;
}

std::vector<TextEdit> Masker::Find(std::string_view text) const {
  std::vector<Clue> clues;
  for (const LineSpan& span : SplitLines(text)) {
    const std::string_view line = text.substr(span.begin, span.end - span.begin);
    FoldedLine folded;
    FoldLine(line, folded);
    std::vector<Hit> hits;
    for (std::uint32_t rule : personal_)
      if (FactsAllow(rules_.rules()[rule].when, folded.facts)) rules_.FindAll(folded, rule, hits);
    if (hits.empty()) continue;
    const std::vector<std::size_t> offsets = FoldedOffsets(line);
    for (const Hit& hit : hits)
      clues.push_back({hit.rule, {span.begin + offsets[hit.begin], span.begin + offsets[hit.end]}});
  }
  return EditsOf(Disjoint(clues));
}

std::string Masker::Masked(std::string_view text) const {
  Repaired repaired;
  Repair(text, repaired);
  return ApplyEdits(repaired.text, Find(repaired.text));
}

bool Masker::Holds(std::string_view text) const {
  Repaired repaired;
  Repair(text, repaired);
  return !Find(repaired.text).empty();
}

TextSpan After(const std::vector<TextEdit>& edits, TextSpan span) {
  std::size_t inserted = 0, removed = 0;
  for (const TextEdit& edit : edits) {
    if (edit.start >= span.end) break;
    if (edit.end > span.start) return {};
    inserted += edit.inserted.size();
    removed += edit.end - edit.start;
  }
  return {span.start + inserted - removed, span.end + inserted - removed};
}

}  // namespace newsieve
