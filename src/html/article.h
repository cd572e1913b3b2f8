// What goes of a page's text before the rules look at it: what is not shown, and what the page
// model takes for something else than the article.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "html/page.h"

namespace newsieve {

// What the page model says of a line.
struct JudgedLine {
  double margin = 0;  // log odds that it does not belong to the article
  std::vector<std::string_view>
      why;  // the heaviest features of one that goes, as in LineModel::Verdict
};

// kEmptySection: a heading that stays without any line of its section.
enum class CutCause : std::uint8_t { kHidden, kModel, kEmptySection };

// [begin, end) of HtmlPage::text goes. With a line goes what parts it from the next one, or from
// the one before.
struct Cut {
  std::size_t begin = 0, end = 0;
  CutCause cause = CutCause::kHidden;
  std::uint32_t line = 0;   // an index of HtmlPage::lines
  bool whole_line = false;  // else a stretch of it that is not shown
};

struct Article {
  std::vector<Cut> cuts;     // sorted and disjoint
  bool hidden_text = false;  // some of the page is not shown, and goes
};

// Whether more than `max_hidden_share` (0..1) of the page's text is not shown: a script was to show
// it.
bool HidesMost(const HtmlPage& page, double max_hidden_share);

struct ArticleRequest {
  std::span<const JudgedLine> judged;  // of page.lines, or empty: nobody judged
  double min_margin = 0;               // lines with a greater one go
  bool all_shown = false;              // text that is not shown stays
};

// Thread-safe.
Article FindArticle(const HtmlPage& page, const ArticleRequest& request);

}  // namespace newsieve
