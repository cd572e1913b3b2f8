// TreeEnsemble: gradient-boosted decision trees (Friedman, "Greedy function approximation: a
// gradient boosting machine", 2001), trained elsewhere and evaluated here, to the bit the same on
// every machine: comparisons of single-precision values, and a sum in a fixed order.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace newsieve {

// Immutable after construction and thread-safe.
class TreeEnsemble {
 public:
  // Reads one from the start of `bytes`, as tools/train_line_model.py writes it, and moves `bytes`
  // behind it. std::nullopt where it is malformed: then nothing of it may be used.
  static std::optional<TreeEnsemble> Read(std::string_view& bytes);

  // What each number of a row is.
  const std::vector<std::string>& features() const { return features_; }

  // The sum of all trees, in log-odds, of each row. `rows`: one after another, features().size()
  // numbers each, none of them NaN.
  std::vector<double> Margins(std::span<const float> rows) const;

  // What each feature of the row did to its margin: the changes of the mean along the path of each
  // tree (Saabas, "Interpreting random forests", 2014), added up. As many as features().
  std::vector<double> Contributions(std::span<const float> row) const;

  // The names of the few features that raised the row's margin most, heaviest first.
  std::vector<std::string_view> Heaviest(std::span<const float> row) const;

 private:
  // A row goes left (children[0]) where its value is <= threshold. Children are nodes of the same
  // tree; a leaf leads to itself. `mean` is the margin of the training rows that came here, in this
  // tree: of a leaf, its value.
  struct Node {
    float threshold = 0, mean = 0;
    std::uint16_t feature = 0;
    std::array<std::uint16_t, 2> children{};
  };
  struct Tree {
    std::uint32_t begin = 0;  // its root; its other nodes, then its leaves, stand behind
    std::uint32_t depth = 0;  // the steps of its longest walk
  };

  bool ReadTree(std::string_view& bytes);

  std::vector<std::string> features_;
  std::vector<Tree> trees_;
  std::vector<Node> nodes_;
};

}  // namespace newsieve
