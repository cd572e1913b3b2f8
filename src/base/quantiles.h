// Quantiles: how the values of a stream are distributed, in bounded memory.
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace newsieve {

// Exact up to kMaxExact values. Beyond, values are counted in buckets of the same relative width,
// as in HdrHistogram (G. Tene): an octave has 128, and a quantile is the lower end of its bucket:
// it is too low by less than kMaxError of itself. Which it is depends only on how many values there
// are, so that the result, the last digits of the mean aside, does not depend on the order or on
// how parts were merged. Not thread-safe.
class Quantiles {
 public:
  static constexpr std::size_t kMaxExact = 1000;
  static constexpr double kMaxError = 1.0 / 128;

  // `value` must be finite.
  void Add(double value);
  void Merge(const Quantiles& other);

  std::uint64_t count() const { return count_; }
  bool exact() const { return buckets_.empty(); }
  // All 0 where nothing was added.
  double min() const { return min_; }
  double max() const { return max_; }
  double mean() const { return count_ == 0 ? 0 : sum_ / static_cast<double>(count_); }

  // The smallest value that at least `share` (0..1) of the values do not exceed (nearest rank), or
  // 0 where there are none.
  double At(double share) const;

  // A value at least At(share) that parts the values cleanly: how many exceed it is known.
  double BoundAt(double share) const;

  // How many are less, and greater, than `value`; those in its own bucket are neither.
  std::uint64_t CountBelow(double value) const;
  std::uint64_t CountAbove(double value) const;

 private:
  std::int64_t KeyAt(std::uint64_t rank) const;  // of the bucket that holds the rank
  void AddBucket(std::int64_t key, std::uint64_t count);
  void CountInBuckets();
  const std::vector<double>& Sorted() const;

  mutable std::vector<double> values_;  // while exact
  mutable bool sorted_ = true;
  std::vector<std::pair<std::int64_t, std::uint64_t>> buckets_;  // by key
  std::uint64_t count_ = 0;
  double min_ = 0, max_ = 0, sum_ = 0;
};

}  // namespace newsieve
