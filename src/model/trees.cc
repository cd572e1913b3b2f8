#include "model/trees.h"

#include <algorithm>
#include <bit>
#include <cstring>

namespace newsieve {
namespace {

static_assert(std::endian::native == std::endian::little, "models are stored so");

// Takes a number from the start of `bytes`; false where they have run out.
template <typename Number>
bool Take(std::string_view& bytes, Number& out) {
  if (bytes.size() < sizeof out) return false;
  std::memcpy(&out, bytes.data(), sizeof out);
  bytes.remove_prefix(sizeof out);
  return true;
}

std::vector<std::string> SplitNames(std::string_view text) {
  std::vector<std::string> names;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    names.emplace_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return names;
}

}  // namespace

std::optional<TreeEnsemble> TreeEnsemble::Read(std::string_view& bytes) {
  std::uint32_t name_bytes = 0, tree_count = 0;
  if (!Take(bytes, name_bytes) || !Take(bytes, tree_count) || bytes.size() < name_bytes)
    return std::nullopt;
  TreeEnsemble ensemble;
  ensemble.features_ = SplitNames(bytes.substr(0, name_bytes));
  bytes.remove_prefix(name_bytes);
  for (std::uint32_t i = 0; i < tree_count; ++i) {
    std::uint16_t nodes = 0, leaves = 0;
    if (!Take(bytes, nodes) || !Take(bytes, leaves) || leaves != nodes + 1) return std::nullopt;
    const Tree tree{static_cast<std::uint32_t>(ensemble.nodes_.size()),
                    static_cast<std::uint32_t>(ensemble.leaves_.size()), nodes == 0};
    for (std::uint16_t k = 0; k < nodes; ++k) {
      Node& node = ensemble.nodes_.emplace_back();
      if (!Take(bytes, node.feature) || !Take(bytes, node.threshold) || !Take(bytes, node.mean) ||
          !Take(bytes, node.left) || !Take(bytes, node.right))
        return std::nullopt;
    }
    for (std::uint16_t k = 0; k < leaves; ++k)
      if (!Take(bytes, ensemble.leaves_.emplace_back())) return std::nullopt;
    if (!ensemble.IsSound(tree, nodes, leaves)) return std::nullopt;
    ensemble.trees_.push_back(tree);
  }
  return ensemble;
}

// Children stand behind their parents, so that every walk ends.
bool TreeEnsemble::IsSound(const Tree& tree, std::size_t nodes, std::size_t leaves) const {
  for (std::size_t i = 0; i < nodes; ++i) {
    const Node& node = nodes_[tree.nodes + i];
    if (node.feature >= features_.size()) return false;
    for (const std::int16_t child : {node.left, node.right}) {
      const bool sound = child >= 0 ? static_cast<std::size_t>(child) > i &&
                                          static_cast<std::size_t>(child) < nodes
                                    : static_cast<std::size_t>(-1 - child) < leaves;
      if (!sound) return false;
    }
  }
  return true;
}

double TreeEnsemble::Margin(std::span<const float> row) const {
  double sum = 0;
  for (const Tree& tree : trees_) {
    int at = tree.lone_leaf ? -1 : 0;
    while (at >= 0) {
      const Node& node = nodes_[tree.nodes + static_cast<std::size_t>(at)];
      at = row[node.feature] <= node.threshold ? node.left : node.right;
    }
    sum += leaves_[tree.leaves + static_cast<std::size_t>(-1 - at)];
  }
  return sum;
}

std::vector<double> TreeEnsemble::Contributions(std::span<const float> row) const {
  std::vector<double> contributions(features_.size(), 0.0);
  for (const Tree& tree : trees_) {
    int at = tree.lone_leaf ? -1 : 0;
    while (at >= 0) {
      const Node& node = nodes_[tree.nodes + static_cast<std::size_t>(at)];
      at = row[node.feature] <= node.threshold ? node.left : node.right;
      const float next = at >= 0 ? nodes_[tree.nodes + static_cast<std::size_t>(at)].mean
                                 : leaves_[tree.leaves + static_cast<std::size_t>(-1 - at)];
      contributions[node.feature] += static_cast<double>(next) - static_cast<double>(node.mean);
    }
  }
  return contributions;
}

}  // namespace newsieve
