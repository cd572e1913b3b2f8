#include "eval/removals.h"

#include <algorithm>
#include <limits>
#include <string_view>
#include <utility>

#include "eval/excerpt.h"
#include "text/line.h"
#include "text/words.h"

namespace newsieve {
namespace {

constexpr std::size_t kEnd = std::numeric_limits<std::size_t>::max();

// Walks over the removals of a report, from the first byte of the input to the last.
class RemovalCursor {
 public:
  explicit RemovalCursor(const std::vector<Edit>& edits) : edits_(edits) {}

  // The edit that removes the byte at `pos`, or nullptr. `pos` never goes back.
  const Edit* At(std::size_t pos) {
    while (next_ < edits_.size() && (edits_[next_].end <= pos || !edits_[next_].inserted.empty()))
      ++next_;
    return next_ < edits_.size() && edits_[next_].start <= pos ? &edits_[next_] : nullptr;
  }

  // Where what At answers is first another than at `pos`.
  std::size_t Change(std::size_t pos) {
    if (const Edit* edit = At(pos)) return edit->end;
    return next_ < edits_.size() ? edits_[next_].start : kEnd;
  }

 private:
  const std::vector<Edit>& edits_;
  std::size_t next_ = 0;
};

// A stretch of the input text that the reports treat differently.
struct Stretch {
  std::size_t begin, end;
  const Edit *before, *after;  // nullptr: kept
};

// What the decoder takes out is no work of rules, though a rule that takes what stands around it
// has its name on that too.
bool IsRepair(const Edit& edit) { return edit.rule.starts_with("decode."); }

bool Differ(const Edit* before, const Edit* after) {
  if (before == nullptr || after == nullptr) return before != after;
  return before->rule != after->rule && !IsRepair(*before) && !IsRepair(*after);
}

std::vector<Stretch> Stretches(const Report& before, const Report& after) {
  std::vector<Stretch> stretches;
  RemovalCursor old_cursor(before.edits), new_cursor(after.edits);
  for (std::size_t pos = 0; pos != kEnd;) {
    const Edit *old_edit = old_cursor.At(pos), *new_edit = new_cursor.At(pos);
    const std::size_t end = std::min(old_cursor.Change(pos), new_cursor.Change(pos));
    if (Differ(old_edit, new_edit)) stretches.push_back({pos, end, old_edit, new_edit});
    pos = end;
  }
  return stretches;
}

// The beginning of `part`, which is not blank, without white space around it.
std::string TrimmedExcerpt(std::string_view part) {
  while (const std::size_t space = SpaceLength(part, 0)) part.remove_prefix(space);
  std::string excerpt = Excerpt(part);
  const std::string_view last = SplitOnSpace(excerpt).back();
  excerpt.resize(static_cast<std::size_t>(last.data() + last.size() - excerpt.data()));
  return excerpt;
}

// Appends `stretch`, line by line; `line` is the first that may hold some of it.
void AppendLines(const Stretch& stretch, std::string_view input, const std::vector<LineSpan>& lines,
                 std::size_t& line, std::vector<RemovalChange>& out) {
  const auto rule = [](const Edit* edit) { return edit == nullptr ? std::string() : edit->rule; };
  while (line < lines.size() && lines[line].next <= stretch.begin) ++line;
  for (std::size_t i = line; i < lines.size() && lines[i].begin < stretch.end; ++i) {
    const std::size_t begin = std::max(stretch.begin, lines[i].begin);
    const std::size_t end = std::min(stretch.end, lines[i].end);
    const std::string_view part = input.substr(begin, end > begin ? end - begin : 0);
    const std::size_t characters = CountNonSpace(part);
    if (characters > 0)
      out.push_back(
          {rule(stretch.before), rule(stretch.after), i + 1, characters, TrimmedExcerpt(part)});
  }
}

}  // namespace

std::vector<RemovalChange> CompareRemovals(const Report& before, const Report& after) {
  std::vector<RemovalChange> changes;
  const std::vector<Stretch> stretches = Stretches(before, after);
  if (stretches.empty()) return changes;
  const std::string input = RebuildInput(before.text, before.edits);
  const std::vector<LineSpan> lines = SplitLines(input);
  std::size_t line = 0;
  for (const Stretch& stretch : stretches) AppendLines(stretch, input, lines, line, changes);
  return changes;
}

}  // namespace newsieve
