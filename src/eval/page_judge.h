// PageJudge: a labelled page cleaned, and its lines compared with their labels.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "base/pool.h"
#include "eval/line_score.h"
#include "io/labelled.h"
#include "newsieve/filter.h"
#include "pipeline/input_stream.h"

namespace newsieve {

// A page and what was made of it, or why nothing was.
struct JudgedPage {
  std::string place;  // path and line number
  std::optional<Reason> failure;
  LabelledPage page;
  std::vector<std::string> rules;  // of each line, what took it; empty where it was kept
  PageCounts counts;

  // How much each line weighs, and whether it was judged wrongly.
  std::size_t Weight(std::size_t line) const;
  bool Wrong(std::size_t line) const;
};

class PageJudge {
 public:
  // `keys` are members to read of each page. Both must outlive this object.
  PageJudge(const Filter& filter, const std::vector<std::string>& keys);

  // Thread-safe.
  JudgedPage Judge(const Input& input) const;

 private:
  std::optional<Reason> Clean(JudgedPage& judged) const;

  const Filter& filter_;
  const std::vector<std::string>& keys_;
  mutable Pool<LabelledParser> parsers_;
};

}  // namespace newsieve
