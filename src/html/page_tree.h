// PageTree: what the elements of a page hold and stand in, worked out once for all lines: sums of
// text upward, what is above downward, the containers where the article may be (the deepest with
// most of the prose; the best by Readability's score, Arc90 2009), and what is there many times.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "html/line_shape.h"
#include "html/page.h"
#include "html/page_hints.h"

namespace newsieve {

// A line that is shown, with what was found of it.
struct PageLine {
  const HtmlLine* line = nullptr;
  LineShape shape;
  float link_share = 0;       // of its bytes
  bool prose = false;         // long enough for a sentence, with a stop, and hardly a link
  std::uint32_t repeats = 0;  // how often the page says it
  std::uint32_t alike = 0;    // how many lines begin like it; 0: it is too short
};

// What stands above a line, bit by bit.
enum AboveBit : std::uint32_t {
  kAboveLink = 1 << 0,
  kAboveArticle = 1 << 1,
  kAboveMain = 1 << 2,
  kAboveAside = 1 << 3,
  kAboveNav = 1 << 4,
  kAboveFooter = 1 << 5,
  kAboveHeader = 1 << 6,
  kAboveFigure = 1 << 7,
  kAboveForm = 1 << 8,
  kAboveTable = 1 << 9,
  kAboveList = 1 << 10,
  kAboveQuote = 1 << 11,
  kAboveSection = 1 << 12,
  kAboveParagraph = 1 << 13,
};

// Sums over lines.
struct TextSums {
  float words = 0, link_words = 0, prose_words = 0, lines = 0, prose_lines = 0;
  float trusted = 0;  // of prose_words, those that hints speak for, by how much they do

  void Add(const TextSums& other) {
    words += other.words;
    link_words += other.link_words;
    prose_words += other.prose_words;
    lines += other.lines;
    prose_lines += other.prose_lines;
    trusted += other.trusted;
  }
};

struct ElementFacts {
  bool holds_text = false;
  TextSums text;            // of all lines inside
  std::uint32_t above = 0;  // AboveBit of itself and of all above
  std::uint32_t group = 0;  // of PageTree::groups: elements of the same path of tags and classes
  float score = 0;          // Readability's
  float hint = 0;           // of its own names: the heaviest for and against, added up
  float over = 0;           // likewise, that the article is over where it begins
  float high = 0, low = 0;  // the heaviest hint of itself and all above, and the lightest
  float chain = 0;          // hints of itself and all above, those far above less
  std::uint32_t twins = 0;  // elements of one path with it or one above, but for what holds main()
};

// Elements of the same path.
struct PathGroup {
  TextSums text;               // of lines whose block is one of them
  std::uint32_t elements = 0;  // that hold text
};

// Where an element stands to one chosen container.
struct Distance {
  std::uint16_t steps = 0;  // up to the first element that holds the container, or is it
  std::uint16_t apart = 0;  // and from the container up to that one; 0: inside
};

class PageTree {
 public:
  PageTree(const HtmlPage& page, std::span<const PageLine> lines, const HintTable& hints);

  const ElementFacts& operator[](std::uint32_t element) const { return elements_[element]; }
  const PathGroup& GroupOf(std::uint32_t element) const {
    return groups_[elements_[element].group];
  }
  std::uint32_t ParentOf(std::uint32_t element) const { return page_.elements[element].parent; }

  std::uint32_t main() const {
    return main_;
  }  // the deepest of several lines with most of the trusted prose
  std::uint32_t best() const { return best_; }  // by score
  Distance ToMain(std::uint32_t element) const { return to_main_[element]; }
  Distance ToBest(std::uint32_t element) const { return to_best_[element]; }
  // Of all elements that hold lines.
  std::vector<Distance> DistancesTo(std::uint32_t container) const;

 private:
  void MarkHolders(std::span<const PageLine> lines);
  void AddUp(std::span<const PageLine> lines);
  void Score(std::span<const PageLine> lines);
  void PassDown(const HintTable& hints);
  void FindContainers();
  void CountTwins();

  const HtmlPage& page_;
  std::vector<ElementFacts> elements_;
  std::vector<PathGroup> groups_;
  std::uint32_t main_ = 0, best_ = 0;
  std::vector<Distance> to_main_, to_best_;
};

}  // namespace newsieve
