#include "api/line_roles.h"

#include <algorithm>
#include <cstddef>
#include <optional>

namespace newsieve {
namespace {

std::optional<LineRole::Kind> RoleOf(LineKind kind) {
  switch (kind) {
    case LineKind::kParagraph:
      return std::nullopt;
    case LineKind::kHeading:
      return LineRole::Kind::kHeading;
    case LineKind::kListItem:
      return LineRole::Kind::kListItem;
    case LineKind::kQuote:
      return LineRole::Kind::kQuote;
    case LineKind::kTableRow:
      return LineRole::Kind::kTableRow;
    case LineKind::kPreformatted:
      return LineRole::Kind::kPreformatted;
    case LineKind::kCaption:
      return LineRole::Kind::kCaption;
  }
  return std::nullopt;
}

// Where what is left of spans of the input text stands in the text that edits leave. Spans are
// asked for in order.
class Places {
 public:
  explicit Places(const std::vector<Edit>& edits) : next_(edits.begin()), end_(edits.end()) {}

  // None where nothing of [begin, end) is left.
  std::optional<std::size_t> Of(std::size_t begin, std::size_t end) {
    for (; next_ != end_ && next_->end <= begin; ++next_)
      removed_ += next_->end - next_->start, inserted_ += next_->inserted.size();
    if (next_ == end_ || next_->start > begin) return begin - removed_ + inserted_;
    // The edit takes its first byte.
    if (next_->end >= end && next_->inserted.empty()) return std::nullopt;
    return next_->start - removed_ + inserted_;
  }

 private:
  std::vector<Edit>::const_iterator next_, end_;
  std::size_t removed_ = 0, inserted_ = 0;
};

}  // namespace

std::vector<LineRole> LineRolesOf(const HtmlPage& page, const std::vector<Edit>& edits) {
  std::vector<LineRole> roles;
  Places places(edits);
  for (const HtmlLine& line : page.lines) {
    const std::optional<LineRole::Kind> kind = RoleOf(line.kind);
    if (!kind) continue;
    if (const auto start = places.Of(line.begin, line.end))
      roles.push_back({*start, *kind, line.level, line.ordered});
  }
  return roles;
}

}  // namespace newsieve
