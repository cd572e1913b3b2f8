// Layout: the lines of one document while it is being cleaned, and what each of them is at this
// moment: standing or gone, prose or not, in which zone, beside which neighbours. Conditions of
// rules are answered here.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/count_table.h"
#include "clean/core.h"
#include "clean/line_matcher.h"
#include "clean/options.h"
#include "rules/rule.h"
#include "text/line.h"

namespace newsieve {

inline constexpr std::uint32_t kNoRule = kNoLimit;

struct LineState {
  LineSpan span;       // in the text that is cleaned
  LineFindings found;  // of the line as it stands, inline edits included
  std::uint32_t removed_by = kNoRule;
  std::uint32_t first_hit = 0, hit_count = 0;
  bool gone = false;  // removed in an earlier pass
  bool kept = false;  // by a rule, in the document as it came: nothing takes it

  const LineFacts& facts() const { return found.facts; }
  bool standing() const { return !found.blank && removed_by == kNoRule; }
};

class Layout {
 public:
  // `lines` are the document's; the layout refers to them, and sees them after the next Refresh.
  // `detect_language` answers with an ISO 639 code and is asked at most once until a Restart, when
  // a rule first wants to know.
  Layout(const std::vector<LineState>& lines, const CleanOptions& options,
         std::function<std::string()> detect_language);

  // Looks anew at which lines stand. The first time is the document as it came in.
  void Refresh();

  // Takes the lines that stand now for a document that came in so.
  void Restart();

  // Indices of the standing lines, in order; `order()[k]` is at position k.
  const std::vector<std::uint32_t>& order() const { return order_; }
  std::size_t position(std::uint32_t line) const { return position_[line]; }
  const LineState& line(std::uint32_t index) const { return lines_[index]; }

  // Whether the condition holds for the standing line at `position`.
  bool Holds(const LineCondition& condition, std::size_t position) const;

  // Outside of [first, second) the condition holds for no standing line.
  std::pair<std::size_t, std::size_t> Reach(const LineCondition& condition) const;

  // Whether it holds for the neighbour before or after; without one only `none` can hold.
  bool HoldsBefore(const LineCondition& condition, std::size_t position) const;
  bool HoldsAfter(const LineCondition& condition, std::size_t position) const;

  bool Holds(const DocumentCondition& condition) const;

  const Core& core() const { return core_; }
  bool IsProse(std::size_t position) const { return prose_[position] != ProseKind::kNone; }
  // Non-space characters of the standing lines before `position`; position may be order().size().
  std::uint64_t solid_before(std::size_t position) const { return solid_before_[position]; }
  std::uint32_t prose_before(std::size_t position) const { return prose_before_[position]; }

 private:
  Zone ZoneOf(std::size_t position) const;
  bool IsForeign(const LineFacts& facts) const;
  bool IsRepeated(const LineState& line) const;
  void FindMainScript();

  void FindProseAndCore();
  std::size_t DistanceFromCore(std::size_t position) const;

  const std::vector<LineState>& lines_;
  const CleanOptions& options_;
  std::function<std::string()> detect_language_;
  mutable std::string language_;
  mutable bool language_known_ = false;
  std::vector<std::uint32_t> order_, position_, prose_before_;
  std::vector<std::uint64_t> solid_before_;
  std::vector<ProseKind> prose_;  // by position
  Core core_;                     // positions
  std::uint32_t head_lines_ = 0;  // non-prose lines before the core of the document as it came in
  bool seen_ = false;
  Script main_script_ = kScriptCommon;
  mutable CountTable core_counts_;  // made when first asked after a Refresh
  mutable bool core_counts_made_ = false;
};

}  // namespace newsieve
