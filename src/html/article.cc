#include "html/article.h"

#include <algorithm>
#include <array>
#include <optional>

namespace newsieve {
namespace {

bool IsHidden(const HtmlPage& page, const HtmlRun& run) {
  return page.elements[run.element].hidden;
}

class Cutter {
 public:
  Cutter(const HtmlPage& page, const ArticleRequest& request)
      : page_(page), request_(request), causes_(page.lines.size()) {
    for (std::uint32_t i = 0; i < causes_.size(); ++i) causes_[i] = CauseOf(i);
    FindEmptySections();
  }

  Article Run() {
    for (std::uint32_t i = 0; i < causes_.size();) {
      if (!causes_[i]) {
        CutHiddenRuns(i++);
        continue;
      }
      std::uint32_t end = i + 1;
      while (end < causes_.size() && causes_[end]) ++end;
      CutLines(i, end);
      i = end;
    }
    return std::move(article_);
  }

 private:
  bool Hidden(const HtmlRun& run) const { return !request_.all_shown && IsHidden(page_, run); }

  std::span<const HtmlRun> RunsOf(const HtmlLine& line) const {
    return std::span(page_.runs).subspan(line.first_run, line.run_count);
  }

  bool AllHidden(std::uint32_t i) const {
    const auto runs = RunsOf(page_.lines[i]);
    return std::all_of(runs.begin(), runs.end(),
                       [this](const HtmlRun& run) { return Hidden(run); });
  }

  bool IsStated(std::uint32_t i) const {
    return page_.stated.from != StatedText::From::kNothing && i >= page_.stated.first_line;
  }

  // Why the line goes; nothing where it stays.
  std::optional<CutCause> CauseOf(std::uint32_t i) const {
    if (IsStated(i)) return std::nullopt;
    if (AllHidden(i)) return CutCause::kHidden;
    const bool judged = !request_.judged.empty();
    if (judged && request_.judged[i].margin > request_.min_margin) return CutCause::kModel;
    return std::nullopt;
  }

  // The section of a heading ends before the next one that is no deeper. Where every line of it
  // goes, its heading goes too.
  void FindEmptySections() {
    struct Section {
      bool any = false, stays = false;  // lines behind a heading of this level
    };
    std::array<Section, kHeadingLevels + 1> sections{};
    for (std::size_t i = causes_.size(); i-- > 0;) {
      const HtmlLine& line = page_.lines[i];
      const std::size_t level = line.kind == LineKind::kHeading ? line.level : kHeadingLevels + 1;
      if (level <= kHeadingLevels && !causes_[i] && sections[level].any && !sections[level].stays)
        causes_[i] = CutCause::kEmptySection;
      for (std::size_t above = 0; above < std::min(level, sections.size()); ++above) {
        sections[above].any = true;
        sections[above].stays |= !causes_[i];
      }
      for (std::size_t ended = level; ended < sections.size(); ++ended) sections[ended] = {};
    }
  }

  // Bytes between line i - 1 and line i.
  std::size_t GapBefore(std::uint32_t i) const {
    return i == 0 || i == page_.lines.size() ? 0 : page_.lines[i].begin - page_.lines[i - 1].end;
  }

  // Lines [first, end) go, and the lines around them stay as far apart as they, or any that goes,
  // were from their neighbours.
  void CutLines(std::uint32_t first, std::uint32_t end) {
    const bool last = end == page_.lines.size();
    const bool keeps_gap_before = first > 0 && (last || GapBefore(first) < GapBefore(end));
    for (std::uint32_t i = first; i < end; ++i) {
      const HtmlLine& line = page_.lines[i];
      const std::size_t next =
          i + 1 < page_.lines.size() ? page_.lines[i + 1].begin : page_.text.size();
      Cut cut{.cause = *causes_[i], .line = i, .whole_line = true};
      cut.begin = keeps_gap_before ? page_.lines[i - 1].end : line.begin;
      cut.end = keeps_gap_before ? line.end : next;
      article_.hidden_text |= cut.cause == CutCause::kHidden;
      article_.cuts.push_back(cut);
    }
  }

  // Stretches that are not shown in a line that stays, with one of the spaces around each.
  void CutHiddenRuns(std::uint32_t i) {
    const HtmlLine& line = page_.lines[i];
    for (const HtmlRun& run : RunsOf(line)) {
      if (!Hidden(run)) continue;
      article_.hidden_text = true;
      std::size_t begin = run.begin;
      const bool space_before = begin > line.begin && page_.text[begin - 1] == ' ';
      const bool space_after = run.end < line.end && page_.text[run.end] == ' ';
      if (space_before && (space_after || run.end == line.end)) --begin;
      if (!article_.cuts.empty()) begin = std::max(begin, article_.cuts.back().end);
      article_.cuts.push_back({begin, run.end, CutCause::kHidden, i, false});
    }
  }

  static constexpr std::size_t kHeadingLevels = 6;

  const HtmlPage& page_;
  const ArticleRequest& request_;
  std::vector<std::optional<CutCause>> causes_;  // by line
  Article article_;
};

}  // namespace

bool HidesMost(const HtmlPage& page, double max_hidden_share) {
  std::size_t all = 0, hidden = 0;
  for (const HtmlRun& run : page.runs) {
    all += run.end - run.begin;
    if (IsHidden(page, run)) hidden += run.end - run.begin;
  }
  return static_cast<double>(hidden) > max_hidden_share * static_cast<double>(all);
}

Article FindArticle(const HtmlPage& page, const ArticleRequest& request) {
  return Cutter(page, request).Run();
}

}  // namespace newsieve
