#include "pipeline/tally.h"

#include <algorithm>

namespace newsieve {
namespace {

std::uint64_t RemovedLines(const Edit& edit) {
  if (edit.action != EditAction::kRemoveLine || edit.removed.empty()) return 0;
  const auto ends = std::count(edit.removed.begin(), edit.removed.end(), '\n');
  return static_cast<std::uint64_t>(ends) + (edit.removed.back() == '\n' ? 0 : 1);
}

std::uint64_t& CounterOf(RunSummary& summary, Decision decision) {
  switch (decision) {
    case Decision::kKeep:
      return summary.kept;
    case Decision::kReview:
      return summary.review;
    case Decision::kDrop:
      return summary.dropped;
    case Decision::kFailed:
      break;
  }
  return summary.failed;
}

}  // namespace

void Tally::Add(const Report& report) {
  ++counts_.read;
  ++CounterOf(counts_, report.decision);
  for (const Reason& reason : report.reasons) ++reasons_[reason.code];
  if (report.decision == Decision::kFailed) return;
  counts_.input_bytes += report.input_bytes;
  counts_.output_bytes += report.text.size();
  for (const Edit& edit : report.edits) {
    counts_.removed_lines += RemovedLines(edit);
    Use& use = rules_[edit.rule];
    ++use.edits;
    use.bytes += edit.end - edit.start;
  }
}

void Tally::Add(const Tally& other) {
  AddCounts(other.counts_);
  for (const auto& [code, count] : other.reasons_) reasons_[code] += count;
  for (const auto& [rule, use] : other.rules_) AddUse(rule, use);
}

void Tally::Add(const RunSummary& summary) {
  AddCounts(summary);
  for (const auto& [code, count] : summary.reasons) reasons_[code] += count;
  for (const RunSummary::RuleUse& use : summary.rules) AddUse(use.rule, {use.edits, use.bytes});
}

void Tally::AddCounts(const RunSummary& counts) {
  counts_.read += counts.read;
  counts_.kept += counts.kept;
  counts_.review += counts.review;
  counts_.dropped += counts.dropped;
  counts_.failed += counts.failed;
  counts_.input_bytes += counts.input_bytes;
  counts_.output_bytes += counts.output_bytes;
  counts_.removed_lines += counts.removed_lines;
}

void Tally::AddUse(const std::string& rule, const Use& use) {
  rules_[rule].edits += use.edits;
  rules_[rule].bytes += use.bytes;
}

void Tally::Change(Decision from, Decision to, const std::string& code) {
  --CounterOf(counts_, from);
  ++CounterOf(counts_, to);
  ++reasons_[code];
}

RunSummary Tally::Summary() const {
  RunSummary summary = counts_;
  summary.reasons.assign(reasons_.begin(), reasons_.end());
  for (const auto& [rule, use] : rules_) summary.rules.push_back({rule, use.edits, use.bytes});
  // Stable: ties stay in the order of their names.
  std::stable_sort(summary.reasons.begin(), summary.reasons.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  std::stable_sort(summary.rules.begin(), summary.rules.end(),
                   [](const auto& a, const auto& b) { return a.bytes > b.bytes; });
  return summary;
}

}  // namespace newsieve
