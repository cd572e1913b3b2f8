// UnionFind: which of the numbers 0, 1, 2, ... belong together.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

namespace newsieve {

// The root of a set is its least member, whatever the order of unions. Not thread-safe.
class UnionFind {
 public:
  // Adds the next number, alone in its set.
  std::uint32_t Add() {
    parents_.push_back(static_cast<std::uint32_t>(parents_.size()));
    return parents_.back();
  }

  std::uint32_t Root(std::uint32_t number) {
    while (parents_[number] != number) {
      parents_[number] = parents_[parents_[number]];
      number = parents_[number];
    }
    return number;
  }

  void Unite(std::uint32_t a, std::uint32_t b) {
    a = Root(a), b = Root(b);
    if (a > b) std::swap(a, b);
    parents_[b] = a;
  }

  std::uint32_t size() const { return static_cast<std::uint32_t>(parents_.size()); }

 private:
  std::vector<std::uint32_t> parents_;
};

}  // namespace newsieve
