// PageModel: how likely each line of a web page is to be something else than its article, judged by
// the elements it stands in and the lines around it: by trees over features of each line, and then
// together with the lines of the same path of elements. docs/page_model.md is its card.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "html/article.h"
#include "html/page.h"
#include "html/page_hints.h"
#include "html/page_view.h"
#include "model/trees.h"

namespace newsieve {

// Immutable after construction and thread-safe.
class PageModel {
 public:
  // models/page.bin, as tools/train_page_model.py writes it. std::nullopt where it is malformed or
  // made for other features than these.
  static std::optional<PageModel> Read(std::string_view bytes);

  // Tells one model from another.
  std::uint64_t hash() const { return hash_; }

  // The one that newsieve was built with.
  static const PageModel& BuiltIn();

  // One entry for each of page.lines; those of lines that `shown` passes over mean nothing.
  // `explained_above`: `why` is filled for greater margins. Linear in the page.
  std::vector<JudgedLine> Judge(const HtmlPage& page, Shown shown, double explained_above) const;

 private:
  // How much of a line's margin is that of its group, and how great one may be there.
  struct Smoothing {
    float share = 0, cap = 0;
  };

  PageModel(Smoothing smoothing, HintTable hints, TreeEnsemble trees, std::uint64_t hash)
      : smoothing_(smoothing), hints_(std::move(hints)), trees_(std::move(trees)), hash_(hash) {}

  void Smooth(const PageView& view, std::span<double> margins) const;

  Smoothing smoothing_;
  HintTable hints_;
  TreeEnsemble trees_;
  std::uint64_t hash_;
};

}  // namespace newsieve
