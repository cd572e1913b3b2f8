#include "clean/line_matcher.h"

#include <algorithm>

#include "base/hash.h"
#include "clean/line_features.h"

namespace newsieve {

LineMatcher::LineMatcher(const RuleSet& rules) : rules_(rules) {
  for (const Rule& rule : rules.rules()) families_.push_back(FamilyBit(rule.id));
}

LineFindings LineMatcher::Look(std::string_view line, std::uint32_t only, std::vector<Hit>& hits) {
  if (only != kNoLimit || line.size() > kMaxBytes) return Match(line, only, hits);
  if (entries_.empty()) hashes_.resize(kEntries), entries_.resize(kEntries);
  const std::uint64_t hash = Hash64(line);
  const std::size_t place = hash % kEntries;
  Entry& entry = entries_[place];
  if (hashes_[place] == hash && std::string_view(entry.text.data(), entry.size) == line) {
    hits.insert(hits.end(), entry.hits.begin(), entry.hits.begin() + entry.hit_count);
    return entry.findings;
  }
  const std::size_t before = hits.size();
  const LineFindings findings = Match(line, only, hits);
  if (hits.size() - before > kMaxHits) return findings;
  hashes_[place] = hash;
  entry.findings = findings;
  entry.size = static_cast<std::uint8_t>(line.size());
  entry.hit_count = static_cast<std::uint8_t>(hits.size() - before);
  std::copy(line.begin(), line.end(), entry.text.begin());
  std::copy(hits.begin() + static_cast<std::ptrdiff_t>(before), hits.end(), entry.hits.begin());
  return findings;
}

LineFindings LineMatcher::Match(std::string_view line, std::uint32_t only, std::vector<Hit>& hits) {
  FoldLine(line, folded_);
  LineFindings findings{.facts = folded_.facts, .core_hash = folded_.core_hash};
  findings.blank = folded_.folded.empty();
  if (findings.blank) return findings;
  const std::size_t before = hits.size();
  rules_.Match(folded_, scratch_, hits, only);
  for (std::size_t i = before; i < hits.size(); ++i) {
    if (!rules_.rules()[hits[i].rule].takes()) continue;
    findings.families |= families_[hits[i].rule];
    ++findings.hits;
  }
  return findings;
}

}  // namespace newsieve
