// LineModel: how likely each line that the rules left is to be furniture, judged with the lines
// around it. Two stages of trees: the second sees what the first said of the neighbours, so that
// runs (comment threads, link lists) are judged as runs (Wolpert, "Stacked generalization", 1992).
// docs/line_model.md is its card.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "clean/line_features.h"
#include "model/trees.h"

namespace newsieve {

// Immutable after construction and thread-safe.
class LineModel {
 public:
  // models/lines.bin, as tools/train_line_model.py writes it. std::nullopt where it is malformed or
  // made for other features than these.
  static std::optional<LineModel> Read(std::string_view bytes);

  // Tells one model from another.
  std::uint64_t hash() const { return hash_; }

  // The one that newsieve was built with.
  static const LineModel& BuiltIn();

  struct Verdict {
    double margin = 0;                  // log-odds of being furniture
    std::vector<std::string_view> why;  // the features that weighed most, heaviest first
  };

  // One verdict a sample; those of removed ones mean nothing. `explained_above`: `why` is filled
  // for greater margins. Linear in the samples.
  std::vector<Verdict> Judge(std::span<const LineSample> samples, const CleanOptions& options,
                             double explained_above) const;

 private:
  LineModel(TreeEnsemble first, TreeEnsemble second, std::uint64_t hash)
      : first_(std::move(first)), second_(std::move(second)), hash_(hash) {}

  TreeEnsemble first_, second_;
  std::uint64_t hash_;
};

}  // namespace newsieve
