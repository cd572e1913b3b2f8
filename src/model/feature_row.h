// What rows of features are written with: the same code names the columns and fills them.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace newsieve {

// 0 where there is no whole.
inline float Ratio(double part, double whole) {
  return whole == 0 ? 0.0F : static_cast<float>(part / whole);
}

// A row that is written: the names of its columns cost nothing.
class ValueRow {
 public:
  explicit ValueRow(float* out) : out_(out) {}
  // What the names of the next columns begin with.
  void Group(std::string_view) {}
  void Add(std::string_view, double value) { *out_++ = static_cast<float>(value); }

 private:
  float* out_;
};

// A row of which only the names are wanted.
class NameRow {
 public:
  void Group(std::string_view group) { group_ = group; }
  void Add(std::string_view name, double) { names_.push_back(std::string(group_).append(name)); }
  std::vector<std::string> Take() { return std::move(names_); }

 private:
  std::string_view group_;
  std::vector<std::string> names_;
};

// Neighbours that are looked at one by one, and those [from, to) that are taken together.
struct Neighbour {
  std::string_view name;
  std::ptrdiff_t offset;
};
inline constexpr std::array<Neighbour, 2> kNeighbours = {{{"before.", -1}, {"after.", 1}}};
struct Window {
  std::string_view name;
  std::ptrdiff_t from, to;
};

// Sums over what stands before each position, so that a window costs two look-ups.
class Sums {
 public:
  Sums() : before_(1, 0) {}
  template <typename Value>
  Sums(std::size_t size, Value value) : before_(size + 1, 0) {
    for (std::size_t i = 0; i < size; ++i) before_[i + 1] = before_[i] + value(i);
  }
  // Over [begin, end), cut to what there is.
  double Over(std::ptrdiff_t begin, std::ptrdiff_t end) const {
    const auto size = static_cast<std::ptrdiff_t>(before_.size()) - 1;
    begin = std::clamp<std::ptrdiff_t>(begin, 0, size);
    end = std::clamp<std::ptrdiff_t>(end, begin, size);
    return before_[static_cast<std::size_t>(end)] - before_[static_cast<std::size_t>(begin)];
  }
  double All() const { return before_.back(); }

 private:
  std::vector<double> before_;
};

}  // namespace newsieve
