#include "clean/spans.h"

#include "text/line.h"

namespace newsieve {
namespace {

bool IsRemoved(const LineState& line) { return line.removed_by != kNoRule; }

bool IsBlank(char c) { return c == ' ' || c == '\t'; }

std::size_t SkipBlank(const std::vector<LineState>& lines, std::size_t i) {
  while (i < lines.size() && lines[i].found.blank) ++i;
  return i;
}

}  // namespace

TextSpan HitSpan(std::string_view line, const Hit& hit) {
  TextSpan span{0, line.size()};
  if (hit.begin < hit.end) {
    const std::vector<std::size_t> offsets = FoldedOffsets(line);
    span = {offsets[hit.begin], offsets[hit.end]};
  }
  while (span.end > span.start && IsBlank(line[span.end - 1])) --span.end;
  while (span.start < span.end && IsBlank(line[span.start])) ++span.start;
  return span;
}

TextEdit InlineSpan(std::string_view line, const Hit& hit, std::uint32_t rule) {
  auto [begin, end] = HitSpan(line, hit);
  while (begin > 0 && IsBlank(line[begin - 1])) --begin;
  const bool at_start = begin == 0;
  while (at_start && end < line.size() && IsBlank(line[end])) ++end;
  return {begin, end, "", static_cast<int>(rule)};
}

std::vector<TextEdit> RemovedLineSpans(const std::vector<LineState>& lines) {
  std::vector<TextEdit> edits;
  std::size_t kept_end = 0;  // behind the last line that stays, blank ones included
  for (std::size_t i = 0; i < lines.size();) {
    if (!IsRemoved(lines[i])) {
      kept_end = ++i;
      continue;
    }
    // A gap: removed lines with the blank ones between them.
    const std::size_t first = edits.size();
    const bool blank_before = kept_end == 0 || lines[kept_end - 1].found.blank;
    while (i < lines.size() && IsRemoved(lines[i])) {
      std::size_t after = SkipBlank(lines, i + 1);
      const bool goes_on = after < lines.size() && IsRemoved(lines[after]);
      const bool at_end = after == lines.size();
      if (!goes_on && !at_end && !blank_before) after = i + 1;
      edits.push_back({lines[i].span.begin, lines[after - 1].span.next, "",
                       static_cast<int>(lines[i].removed_by)});
      i = after;
    }
    if (i < lines.size()) {
      kept_end = i;
      continue;
    }
    while (kept_end > 0 && lines[kept_end - 1].found.blank) --kept_end;
    edits[first].start = kept_end > 0 ? lines[kept_end - 1].span.next : 0;
  }
  return edits;
}

}  // namespace newsieve
