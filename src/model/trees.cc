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
  for (std::uint32_t i = 0; i < tree_count; ++i)
    if (!ensemble.ReadTree(bytes)) return std::nullopt;
  return ensemble;
}

// In the file children are nodes, or -1 - a leaf, and stand behind their parents, so that every
// walk ends.
bool TreeEnsemble::ReadTree(std::string_view& bytes) {
  std::uint16_t nodes = 0, leaves = 0;
  if (!Take(bytes, nodes) || !Take(bytes, leaves) || leaves != nodes + 1) return false;
  const std::size_t begin = nodes_.size();
  std::vector<std::uint32_t> depth(std::size_t{nodes} + leaves, 0);  // of each, below the root
  for (std::uint16_t i = 0; i < nodes; ++i) {
    Node& node = nodes_.emplace_back();
    std::array<std::int16_t, 2> children{};
    if (!Take(bytes, node.feature) || !Take(bytes, node.threshold) || !Take(bytes, node.mean) ||
        !Take(bytes, children[0]) || !Take(bytes, children[1]) || node.feature >= features_.size())
      return false;
    for (std::size_t side = 0; side < children.size(); ++side) {
      const int child = children[side], place = child >= 0 ? child : nodes - 1 - child;
      if (child >= 0 ? child <= i || child >= nodes : place >= nodes + leaves) return false;
      node.children[side] = static_cast<std::uint16_t>(place);
      depth[static_cast<std::size_t>(place)] = depth[i] + 1;
    }
  }
  for (std::uint16_t i = 0; i < leaves; ++i) {
    Node& leaf = nodes_.emplace_back();
    leaf.children.fill(static_cast<std::uint16_t>(nodes + i));
    if (!Take(bytes, leaf.mean)) return false;
  }
  trees_.push_back(
      {static_cast<std::uint32_t>(begin), *std::max_element(depth.begin(), depth.end())});
  return true;
}

// Several rows walk a tree side by side, each as many steps as the longest walk has: the steps do
// not wait for one another, and there is no branch to guess. At the end the last row walks along
// with itself.
std::vector<double> TreeEnsemble::Margins(std::span<const float> rows) const {
  constexpr std::size_t kSide = 8;
  const std::size_t columns = features_.size(), count = rows.size() / columns;
  std::vector<double> margins(count, 0.0);
  for (std::size_t first = 0; first < count; first += kSide) {
    std::array<const float*, kSide> side{};
    for (std::size_t i = 0; i < kSide; ++i)
      side[i] = rows.data() + std::min(first + i, count - 1) * columns;
    std::array<double, kSide> sums{};
    for (const Tree& tree : trees_) {
      const Node* const nodes = nodes_.data() + tree.begin;
      std::array<std::uint16_t, kSide> at{};
      for (std::uint32_t step = 0; step < tree.depth; ++step)
        for (std::size_t i = 0; i < kSide; ++i) {
          const Node& node = nodes[at[i]];
          at[i] = node.children[side[i][node.feature] > node.threshold ? 1 : 0];
        }
      for (std::size_t i = 0; i < kSide; ++i) sums[i] += nodes[at[i]].mean;
    }
    std::copy_n(sums.begin(), std::min(kSide, count - first),
                margins.begin() + static_cast<std::ptrdiff_t>(first));
  }
  return margins;
}

std::vector<double> TreeEnsemble::Contributions(std::span<const float> row) const {
  std::vector<double> contributions(features_.size(), 0.0);
  for (const Tree& tree : trees_) {
    const Node* const nodes = nodes_.data() + tree.begin;
    const Node* node = nodes;
    for (std::uint32_t step = 0; step < tree.depth; ++step) {
      const Node* next = nodes + node->children[row[node->feature] > node->threshold ? 1 : 0];
      contributions[node->feature] +=
          static_cast<double>(next->mean) - static_cast<double>(node->mean);
      node = next;
    }
  }
  return contributions;
}

std::vector<std::string_view> TreeEnsemble::Heaviest(std::span<const float> row) const {
  constexpr std::size_t kTold = 3;
  const std::vector<double> contributions = Contributions(row);
  std::vector<std::size_t> order(features_.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  const std::size_t told = std::min(kTold, order.size());
  std::partial_sort(
      order.begin(), order.begin() + static_cast<std::ptrdiff_t>(told), order.end(),
      [&](std::size_t a, std::size_t b) {
        return contributions[a] != contributions[b] ? contributions[a] > contributions[b] : a < b;
      });
  std::vector<std::string_view> names;
  for (std::size_t i = 0; i < told && contributions[order[i]] > 0; ++i)
    names.push_back(features_[order[i]]);
  return names;
}

}  // namespace newsieve
