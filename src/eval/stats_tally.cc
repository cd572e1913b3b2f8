#include "eval/stats_tally.h"

#include <algorithm>
#include <set>
#include <utility>

#include "signals/signal.h"

namespace newsieve {
namespace {

// Scores, then signals in table order, then what this version does not know, by name.
std::size_t PlaceOf(std::string_view name) {
  if (name == "score") return 0;
  if (FamilyOf(name) == "scores") return 1;
  const std::optional<std::size_t> index = SignalIndex(name);
  return 2 + index.value_or(SignalTable().size());
}

Stats::Distribution DistributionOf(const std::string& name, const Quantiles& values) {
  Stats::Distribution distribution{.name = name,
                                   .count = values.count(),
                                   .mean = values.mean(),
                                   .min = values.min(),
                                   .max = values.max(),
                                   .percentiles = {},
                                   .exact = values.exact()};
  for (const int percent : Stats::Distribution::kPercents)
    distribution.percentiles.push_back(values.At(percent / 100.0));
  return distribution;
}

std::vector<Stats::Count> MostFirst(const std::map<std::string, std::uint64_t>& counts) {
  std::vector<Stats::Count> sorted;
  for (const auto& [name, documents] : counts) sorted.push_back({name, documents});
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const auto& a, const auto& b) { return a.documents > b.documents; });
  return sorted;
}

// A limit on each side of a signal that would set aside some documents, and at most the share.
std::vector<Stats::SuggestedLimit> SuggestLimits(const GroupStats& all, double share) {
  std::vector<Stats::SuggestedLimit> limits;
  for (const SignalRow& row : SignalTable()) {
    const auto found = all.numbers().find(row.info.name);
    if (found == all.numbers().end()) continue;
    const Quantiles& values = found->second;
    Stats::SuggestedLimit limit;
    limit.signal = found->first;
    const double min = values.At(share), max = values.BoundAt(1 - share);
    limit.below = values.CountBelow(min);
    limit.above = values.CountAbove(max);
    if (limit.below > 0) limit.min = min;
    if (limit.above > 0) limit.max = max;
    if (limit.min || limit.max) limits.push_back(std::move(limit));
  }
  return limits;
}

const std::string& ValueOf(const std::string& key, const RecordFigures& figures) {
  return key == "site" ? figures.site : key == "language" ? figures.language : figures.decision;
}

}  // namespace

bool IsAskedFor(const std::vector<std::string>& asked, std::string_view name) {
  return asked.empty() || std::any_of(asked.begin(), asked.end(), [&](std::string_view word) {
           return word == name || word == FamilyOf(name);
         });
}

void GroupStats::Add(const RecordFigures& figures, const std::vector<std::string>& asked) {
  ++group_.documents;
  group_.kept += figures.decision == ToString(Decision::kKeep);
  group_.review += figures.decision == ToString(Decision::kReview);
  group_.dropped += figures.decision == ToString(Decision::kDrop);
  group_.failed += figures.decision == ToString(Decision::kFailed);
  for (const auto& [name, value] : figures.numbers)
    if (IsAskedFor(asked, name)) numbers_[name].Add(value);
}

Stats::Group GroupStats::Finish(std::string key, std::string value) const {
  Stats::Group group = group_;
  group.key = std::move(key);
  group.value = std::move(value);
  for (const auto& [name, values] : numbers_)
    group.distributions.push_back(DistributionOf(name, values));
  std::stable_sort(group.distributions.begin(), group.distributions.end(),
                   [](const Stats::Distribution& a, const Stats::Distribution& b) {
                     return PlaceOf(a.name) < PlaceOf(b.name);
                   });
  return group;
}

void KeyGroups::Add(const std::string& value, const RecordFigures& figures,
                    const std::vector<std::string>& asked) {
  const auto [at, is_new] = entries_.try_emplace(value);
  Entry& entry = at->second;
  ++entry.documents;
  if (is_new) entry.stats = std::make_unique<GroupStats>(), ++held_;
  if (entry.stats != nullptr) entry.stats->Add(figures, asked);
  if (held_ > 2 * Stats::kMaxGroups) LetGo();
}

void KeyGroups::LetGo() {
  std::vector<std::pair<std::uint64_t, Entry*>> held;
  for (auto& [value, entry] : entries_)
    if (entry.stats != nullptr) held.emplace_back(entry.documents, &entry);
  std::stable_sort(held.begin(), held.end(),
                   [](const auto& a, const auto& b) { return a.first > b.first; });
  for (std::size_t i = Stats::kMaxGroups; i < held.size(); ++i) held[i].second->stats.reset();
  held_ = std::min(held_, Stats::kMaxGroups);
}

void KeyGroups::Finish(const std::string& key, Stats& stats) const {
  std::vector<std::pair<const std::string*, const Entry*>> held;
  for (const auto& [value, entry] : entries_)
    if (entry.stats != nullptr) held.emplace_back(&value, &entry);
  std::stable_sort(held.begin(), held.end(), [](const auto& a, const auto& b) {
    return a.second->documents > b.second->documents;
  });
  if (held.size() > Stats::kMaxGroups) held.resize(Stats::kMaxGroups);
  Stats::Rest rest{.key = key, .groups = entries_.size() - held.size(), .documents = 0};
  for (const auto& [value, entry] : entries_) rest.documents += entry.documents;
  for (const auto& [value, entry] : held) {
    stats.groups.push_back(entry->stats->Finish(key, *value));
    rest.documents -= entry->documents;
  }
  if (rest.groups > 0) stats.rests.push_back(std::move(rest));
}

void StatsTally::Add(const RecordFigures& figures) {
  all_.Add(figures, options_.signals);
  for (std::size_t i = 0; i < keys_.size(); ++i)
    keys_[i].Add(ValueOf(options_.by[i], figures), figures, options_.signals);
  for (const std::string& code : std::set(figures.reasons.begin(), figures.reasons.end()))
    ++reasons_[code];
  if (!figures.version.empty()) ++versions_[figures.version];
  if (figures.numbers.empty() || figures.numbers.front().first != "score") return;
  const double bin = std::clamp(figures.numbers.front().second, 0.0, 1.0) * Stats::kScoreBins;
  ++score_bins_[std::min(static_cast<std::size_t>(bin), Stats::kScoreBins - 1)];
}

Stats StatsTally::Finish() const {
  Stats stats;
  stats.all = all_.Finish("", "");
  for (std::size_t i = 0; i < keys_.size(); ++i) keys_[i].Finish(options_.by[i], stats);
  stats.score_bins = score_bins_;
  stats.reasons = MostFirst(reasons_);
  stats.versions = MostFirst(versions_);
  stats.suggest = options_.suggest;
  if (options_.suggest) stats.limits = SuggestLimits(all_, *options_.suggest);
  return stats;
}

}  // namespace newsieve
