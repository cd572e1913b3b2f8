#include "clean/layout.h"

#include <algorithm>
#include <array>
#include <utility>

#include "rules/rule_set.h"

namespace newsieve {

Layout::Layout(const std::vector<LineState>& lines, const CleanOptions& options,
               std::function<std::string()> detect_language)
    : lines_(lines), options_(options), detect_language_(std::move(detect_language)) {}

void Layout::Refresh() {
  order_.clear();
  position_.resize(lines_.size());
  solid_before_.assign(1, 0);
  core_counts_made_ = false;
  for (std::uint32_t i = 0; i < lines_.size(); ++i) {
    if (!lines_[i].standing()) continue;
    position_[i] = static_cast<std::uint32_t>(order_.size());
    order_.push_back(i);
    solid_before_.push_back(solid_before_.back() + lines_[i].facts().solid);
  }
  FindProseAndCore();
  FindMainScript();
}

void Layout::Restart() {
  seen_ = language_known_ = false;
  Refresh();
}

void Layout::FindProseAndCore() {
  std::vector<const LineFacts*> facts;
  facts.reserve(order_.size());
  for (std::uint32_t i : order_) facts.push_back(&lines_[i].facts());
  prose_ = FindProse(facts, options_.prose);
  core_ = FindCore(facts, prose_, options_.prose, options_.core);
  prose_before_.assign(1, 0);
  for (ProseKind kind : prose_)
    prose_before_.push_back(prose_before_.back() + (kind != ProseKind::kNone));
  if (!seen_ && !core_.empty())
    head_lines_ = static_cast<std::uint32_t>(core_.begin) - prose_before_[core_.begin];
  seen_ = true;
}

void Layout::FindMainScript() {
  std::array<std::uint64_t, 256> letters{};
  for (std::uint32_t i : order_)
    letters[FamilyOf(lines_[i].facts().script)] += lines_[i].facts().script_letters;
  letters[kScriptCommon] = 0;
  const auto most = std::max_element(letters.begin(), letters.end());
  main_script_ = *most == 0 ? kScriptCommon : static_cast<Script>(most - letters.begin());
}

Zone Layout::ZoneOf(std::size_t position) const {
  if (core_.empty()) return kZoneBody;
  if (position < core_.begin) return kZoneHead;
  return position >= core_.end ? kZoneTail : kZoneBody;
}

// 1 for the lines next to the core, 0 inside it or without one.
std::size_t Layout::DistanceFromCore(std::size_t position) const {
  switch (ZoneOf(position)) {
    case kZoneHead:
      return core_.begin - position;
    case kZoneTail:
      return position - core_.end + 1;
    default:
      return 0;
  }
}

bool Layout::IsForeign(const LineFacts& facts) const {
  return facts.script != kScriptCommon && main_script_ != kScriptCommon &&
         FamilyOf(facts.script) != main_script_;
}

bool Layout::IsRepeated(const LineState& line) const {
  if (!core_counts_made_) {
    core_counts_ = CountTable(order_.size());
    for (std::uint32_t i : order_) core_counts_.Add(lines_[i].found.core_hash);
    core_counts_made_ = true;
  }
  return core_counts_.CountOf(line.found.core_hash) > 1;
}

bool Layout::Holds(const LineCondition& condition, std::size_t position) const {
  const LineState& line = lines_[order_[position]];
  if (condition.none || !FactsAllow(condition, line.facts())) return false;
  if (condition.zones != 0 && !(condition.zones & ZoneOf(position))) return false;
  if (condition.first != kNoLimit && position >= condition.first) return false;
  if (condition.last != kNoLimit && order_.size() - position > condition.last) return false;
  if (condition.from_core > 0 && DistanceFromCore(position) < condition.from_core) return false;
  if (condition.prose && *condition.prose != IsProse(position)) return false;
  if (condition.foreign && *condition.foreign != IsForeign(line.facts())) return false;
  if (condition.repeated && *condition.repeated != IsRepeated(line)) return false;
  const auto holds = [&](const LineCondition& part) { return Holds(part, position); };
  if (!condition.any.empty() && std::none_of(condition.any.begin(), condition.any.end(), holds))
    return false;
  return std::none_of(condition.negated.begin(), condition.negated.end(), holds);
}

std::pair<std::size_t, std::size_t> Layout::Reach(const LineCondition& condition) const {
  const std::size_t size = order_.size(), away = condition.from_core;
  switch (core_.empty() ? 0 : condition.zones) {
    case kZoneHead:
      return {0,
              core_.begin - std::min<std::size_t>(core_.begin, std::max<std::size_t>(away, 1) - 1)};
    case kZoneTail:
      return {std::min(size, core_.end + std::max<std::size_t>(away, 1) - 1), size};
    default:
      return {0, size};
  }
}

bool Layout::HoldsBefore(const LineCondition& condition, std::size_t position) const {
  return position == 0 ? condition.none : Holds(condition, position - 1);
}

bool Layout::HoldsAfter(const LineCondition& condition, std::size_t position) const {
  return position + 1 >= order_.size() ? condition.none : Holds(condition, position + 1);
}

bool Layout::Holds(const DocumentCondition& condition) const {
  const std::uint32_t prose_lines = prose_before_.back();
  if (prose_lines < condition.min_prose || prose_lines > condition.max_prose ||
      head_lines_ < condition.min_head)
    return false;
  if (order_.size() < condition.min_lines || order_.size() > condition.max_lines) return false;
  const auto& scripts = condition.scripts;
  const auto same_family = [&](Script script) { return FamilyOf(script) == main_script_; };
  if (!scripts.empty() && std::none_of(scripts.begin(), scripts.end(), same_family)) return false;
  if (condition.languages.empty()) return true;
  if (!language_known_) language_ = detect_language_(), language_known_ = true;
  return std::find(condition.languages.begin(), condition.languages.end(), language_) !=
         condition.languages.end();
}

}  // namespace newsieve
