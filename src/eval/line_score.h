// LineScore: counts of labelled lines, page by page, on their way to LineFigures.
#pragma once

#include <vector>

#include "newsieve/eval.h"

namespace newsieve {

// What became of the lines of one page.
struct PageCounts {
  Confusion characters, lines;
};

// Not thread-safe. Holds one number for each page, for the median.
class LineScore {
 public:
  void Add(const PageCounts& page);

  // Of the pages so far. Means are taken in the order of the pages.
  LineFigures Figures() const;

 private:
  LineFigures sums_;
  std::vector<double> page_f1_;
};

}  // namespace newsieve
