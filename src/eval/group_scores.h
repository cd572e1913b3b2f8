// GroupScores: one score for every value of every key that figures are broken down by.
#pragma once

#include <algorithm>
#include <cstddef>
#include <map>
#include <string>
#include <vector>

namespace newsieve {

// `Score` has Add(outcome) and Figures(). Not thread-safe.
template <typename Score>
class GroupScores {
 public:
  // `keys` must outlive this object.
  explicit GroupScores(const std::vector<std::string>& keys) : keys_(keys), scores_(keys.size()) {}

  // `values`: one for each key.
  template <typename Outcome>
  void Add(const std::vector<std::string>& values, const Outcome& outcome) {
    for (std::size_t key = 0; key < keys_.size(); ++key) scores_[key][values[key]].Add(outcome);
  }

  // The groups as {key, value, figures}: keys in their order, of each the largest by
  // size(figures) first, equals by value.
  template <typename Group, typename Size>
  std::vector<Group> Sorted(const Size& size) const {
    std::vector<Group> groups;
    for (std::size_t key = 0; key < keys_.size(); ++key) {
      const auto first = static_cast<std::ptrdiff_t>(groups.size());
      for (const auto& [value, score] : scores_[key])
        groups.push_back({keys_[key], value, score.Figures()});
      std::stable_sort(groups.begin() + first, groups.end(), [&](const Group& a, const Group& b) {
        return size(a.figures) > size(b.figures);
      });
    }
    return groups;
  }

 private:
  const std::vector<std::string>& keys_;
  std::vector<std::map<std::string, Score>> scores_;  // for each key
};

}  // namespace newsieve
