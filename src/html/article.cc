#include "html/article.h"

#include <algorithm>

namespace newsieve {
namespace {

bool IsHidden(const HtmlPage& page, const HtmlRun& run) {
  return page.elements[run.element].hidden;
}

class Cutter {
 public:
  Cutter(const HtmlPage& page, const ArticleRequest& request) : page_(page), request_(request) {}

  Article Run() {
    for (std::uint32_t i = 0; i < page_.lines.size();) {
      if (!Goes(i)) {
        CutHiddenRuns(i++);
        continue;
      }
      std::uint32_t end = i + 1;
      while (end < page_.lines.size() && Goes(end)) ++end;
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

  bool Goes(std::uint32_t i) const {
    if (IsStated(i)) return false;
    return (request_.judged[i].margin > request_.min_margin) || AllHidden(i);
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
      Cut cut{.cause = AllHidden(i) ? CutCause::kHidden : CutCause::kModel,
              .line = i,
              .whole_line = true};
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

  const HtmlPage& page_;
  const ArticleRequest& request_;
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
