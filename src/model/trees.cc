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
  if (!Take(bytes, nodes) || !Take(bytes, leaves) || leaves != nodes + 1 || leaves > kMaxLeaves)
    return false;
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
      std::uint32_t& below = depth[static_cast<std::size_t>(place)];
      if (below != 0) return false;  // it has two parents
      below = depth[i] + 1;
    }
  }
  for (std::uint16_t i = 0; i < leaves; ++i) {
    Node& leaf = nodes_.emplace_back();
    leaf.children.fill(static_cast<std::uint16_t>(nodes + i));
    if (!Take(bytes, leaf.mean)) return false;
  }
  trees_.push_back(
      {static_cast<std::uint32_t>(begin), *std::max_element(depth.begin(), depth.end()), nodes});
  AddForks(nodes);
  return true;
}

// Of the tree that was read last, and its leaves from the left.
void TreeEnsemble::AddForks(std::uint16_t nodes) {
  const Node* const at = nodes_.data() + trees_.back().begin;
  std::array<std::uint32_t, 2 * kMaxLeaves> count{}, first{};  // of the leaves below each
  std::fill_n(count.begin() + nodes, nodes + 1, 1U);
  for (std::size_t i = nodes; i-- > 0;)
    count[i] = count[at[i].children[0]] + count[at[i].children[1]];
  for (std::size_t i = 0; i < nodes; ++i) {
    const auto [left, right] = at[i].children;
    first[left] = first[i];
    first[right] = first[i] + count[left];
    const auto lefts = ((std::uint64_t{1} << count[left]) - 1) << first[i];
    forks_.push_back({at[i].threshold, at[i].feature, ~static_cast<std::uint32_t>(lefts)});
  }
  leaves_.resize(leaves_.size() + kMaxLeaves);
  float* const leaves = leaves_.data() + leaves_.size() - kMaxLeaves;
  for (std::size_t i = nodes; i <= std::size_t{2} * nodes; ++i) leaves[first[i]] = at[i].mean;
}

// Not by walking: each fork takes leaves from the rows that go right there, and of what is left of
// a tree's leaves the leftmost is the one that a walk comes to (Lucchese et al., "QuickScorer: a
// fast algorithm to rank documents with additive ensembles of regression trees", 2015). There is no
// branch to guess, nothing waits for a load, and rows are lanes of a register.
class TreeEnsemble::Block {
 public:
  static constexpr std::size_t kRows = 16;

  explicit Block(const TreeEnsemble& trees)
      : trees_(trees), values_(trees.features_.size()), left_of_(ChooseLeftOf()) {}

  // `rows`: at least one; those beyond kRows are not looked at. Adds up their trees in `sums`.
  void Sum(std::span<const float> rows, std::array<double, kRows>& sums) {
    const std::size_t columns = values_.size(), count = rows.size() / columns;
    for (std::size_t i = 0; i < kRows; ++i) {
      const float* const row = rows.data() + std::min(i, count - 1) * columns;
      for (std::size_t feature = 0; feature < columns; ++feature)
        values_[feature][i] = row[feature];
    }
    sums = {};
    const Fork* fork = trees_.forks_.data();
    const float* leaves = trees_.leaves_.data();
    for (const Tree& tree : trees_.trees_) {
      Left left;
      left_of_({fork, tree.forks}, values_.data(), left);
      for (std::size_t i = 0; i < kRows; ++i)
        sums[i] += leaves[static_cast<std::size_t>(std::countr_zero(left[i]))];
      fork += tree.forks;
      leaves += kMaxLeaves;
    }
  }

 private:
  using Values = std::array<float, kRows>;        // of one feature
  using Left = std::array<std::uint32_t, kRows>;  // the leaves that are left of one tree
  using LeftOf = void (*)(std::span<const Fork>, const Values*, Left&);

  static void LeftOfPortable(std::span<const Fork> forks, const Values* values, Left& left) {
    left.fill(~0U);
    for (const Fork& fork : forks) {
      const Values& own = values[fork.feature];
      for (std::size_t i = 0; i < kRows; ++i)
        left[i] &= fork.others | (own[i] > fork.threshold ? 0U : ~0U);
    }
  }

#if defined(__x86_64__) && defined(__GNUC__)
  // The same, eight rows at a time in two registers.
  [[gnu::target("avx2")]] static void LeftOfAvx2(std::span<const Fork> forks, const Values* values,
                                                 Left& left) {
    using Floats [[gnu::vector_size(32)]] = float;
    using Bits [[gnu::vector_size(32)]] = std::int32_t;
    static_assert(2 * sizeof(Bits) == sizeof(Left));
    Bits low = Bits{} - 1, high = low;
    for (const Fork& fork : forks) {
      Floats own_low, own_high;
      std::memcpy(&own_low, values[fork.feature].data(), sizeof own_low);
      std::memcpy(&own_high, values[fork.feature].data() + kRows / 2, sizeof own_high);
      const auto others = static_cast<std::int32_t>(fork.others);
      low &= others | ~(own_low > fork.threshold);
      high &= others | ~(own_high > fork.threshold);
    }
    std::memcpy(left.data(), &low, sizeof low);
    std::memcpy(left.data() + kRows / 2, &high, sizeof high);
  }

  static LeftOf ChooseLeftOf() {
    return __builtin_cpu_supports("avx2") ? LeftOfAvx2 : LeftOfPortable;
  }
#else
  static LeftOf ChooseLeftOf() { return LeftOfPortable; }
#endif

  const TreeEnsemble& trees_;
  std::vector<Values> values_;  // by feature
  LeftOf left_of_;
};

std::vector<double> TreeEnsemble::Margins(std::span<const float> rows) const {
  const std::size_t columns = features_.size(), count = rows.size() / columns;
  std::vector<double> margins(count, 0.0);
  Block block(*this);
  for (std::size_t first = 0; first < count; first += Block::kRows) {
    std::array<double, Block::kRows> sums;
    block.Sum(rows.subspan(first * columns), sums);
    std::copy_n(sums.begin(), std::min(Block::kRows, count - first),
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
