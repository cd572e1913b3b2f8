// TreeEnsemble: gradient-boosted decision trees (Friedman, "Greedy function approximation: a
// gradient boosting machine", 2001), trained elsewhere and evaluated here, to the bit the same on
// every machine: comparisons of single-precision values, and a sum in a fixed order.
#pragma once

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

  // The sum of all trees, in log-odds. `row`: features().size() numbers, none of them NaN.
  double Margin(std::span<const float> row) const;

  // What each feature of the row did to its margin: the changes of the mean along the path of each
  // tree (Saabas, "Interpreting random forests", 2014), added up. As many as features().
  std::vector<double> Contributions(std::span<const float> row) const;

 private:
  // A row goes left where its value is <= threshold. Children: a node of the same tree, or -1 - a
  // leaf. `mean` is the margin of the training rows that came here, in this tree.
  struct Node {
    std::uint16_t feature = 0;
    std::int16_t left = 0, right = 0;
    float threshold = 0, mean = 0;
  };
  struct Tree {
    std::uint32_t nodes = 0, leaves = 0;  // where its own begin
    bool lone_leaf = false;
  };

  bool IsSound(const Tree& tree, std::size_t nodes, std::size_t leaves) const;

  std::vector<std::string> features_;
  std::vector<Tree> trees_;
  std::vector<Node> nodes_;
  std::vector<float> leaves_;
};

}  // namespace newsieve
