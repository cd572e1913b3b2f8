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
  // behind it. std::nullopt where it is malformed, or a tree has more than 32 leaves: then nothing
  // of it may be used.
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
  static constexpr std::size_t kMaxLeaves = 32;  // of a tree

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
    std::uint32_t forks = 0;  // how many nodes it has besides leaves
  };

  // A node as Margins() looks at it: a row whose value is > threshold does not come to the leaves
  // of the node's left side, whose bits are not in `others`. Leaves are counted from the left.
  struct Fork {
    float threshold = 0;
    std::uint32_t feature = 0, others = 0;
  };
  // Looks at a few rows side by side (trees.cc).
  class Block;

  bool ReadTree(std::string_view& bytes);
  void AddForks(std::uint16_t nodes);

  std::vector<std::string> features_;
  std::vector<Tree> trees_;
  std::vector<Node> nodes_;
  std::vector<Fork> forks_;    // tree after tree
  std::vector<float> leaves_;  // kMaxLeaves a tree, from the left
};

}  // namespace newsieve
