// PageView: the lines of a page that are shown, each with what was found of it, and the tree they
// stand in: what the page model's features are made of.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "html/page.h"
#include "html/page_hints.h"
#include "html/page_tree.h"
#include "model/feature_row.h"

namespace newsieve {

// Which lines are looked at. Those that the page only states (StatedText) never are.
enum class Shown : std::uint8_t { kVisible, kAll };

class PageView {
 public:
  // `page` and `hints` must outlive it. Linear in the page.
  PageView(const HtmlPage& page, Shown shown, const HintTable& hints);

  const HtmlPage& page() const { return page_; }
  const HintTable& hints() const { return hints_; }
  const std::vector<PageLine>& lines() const { return lines_; }
  const PageTree& tree() const { return tree_; }

 private:
  std::vector<PageLine> CollectLines(Shown shown) const;

  const HtmlPage& page_;
  const HintTable& hints_;
  std::vector<PageLine> lines_;
  PageTree tree_;
};

// What of a line's vocabulary other lines have, in shares of its different stems (text/stems.h); -1
// where it has none.
struct LineVocabulary {
  float main = -1;     // on prose of the main container, but for the line itself
  float title = -1;    // in the page's title
  float of_title = 0;  // and what share of the title's stems stands in the line
};

// One entry for each of view.lines(). Linear.
std::vector<LineVocabulary> FindVocabulary(const PageView& view);

// A page of one line, of which only the names of columns are wanted.
HtmlPage PageOfOneLine();

// The names that write(view, NameRow&) gives the columns of a line.
template <typename Write>
std::vector<std::string> NamesOfOneLine(Write write) {
  const HtmlPage page = PageOfOneLine();
  const HintTable hints;
  NameRow row;
  write(PageView(page, Shown::kAll, hints), row);
  return row.Take();
}

}  // namespace newsieve
