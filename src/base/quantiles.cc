#include "base/quantiles.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace newsieve {
namespace {

constexpr int kDroppedBits = 52 - 7;  // of the 52 of a double's fraction

// Exponent and upper bits of the fraction, which rise with the value.
std::int64_t KeyOf(double value) {
  const auto bits = static_cast<std::int64_t>(std::bit_cast<std::uint64_t>(std::fabs(value)));
  const std::int64_t key = bits >> kDroppedBits;
  return value < 0 ? -key - 1 : key;
}

// The end of a bucket towards 0.
double InnerEnd(std::int64_t key) {
  const std::int64_t positive = key < 0 ? -key - 1 : key;
  const double end = std::bit_cast<double>(static_cast<std::uint64_t>(positive) << kDroppedBits);
  return key < 0 ? -end : end;
}

double LowerEnd(std::int64_t key) { return key < 0 ? InnerEnd(key - 1) : InnerEnd(key); }

std::uint64_t RankOf(double share, std::uint64_t count) {
  constexpr double kNoise = 1e-9;  // .07 * 100 is a little more than 7
  const double rank = std::ceil(share * static_cast<double>(count) - kNoise);
  return std::clamp<std::uint64_t>(static_cast<std::uint64_t>(std::max(rank, 1.0)), 1, count);
}

}  // namespace

void Quantiles::Add(double value) {
  min_ = count_ == 0 ? value : std::min(min_, value);
  max_ = count_ == 0 ? value : std::max(max_, value);
  sum_ += value;
  ++count_;
  if (!exact()) return AddBucket(KeyOf(value), 1);
  values_.push_back(value);
  sorted_ = false;
  if (values_.size() > kMaxExact) CountInBuckets();
}

void Quantiles::Merge(const Quantiles& other) {
  if (other.count_ == 0) return;
  if (other.exact()) {
    for (const double value : other.values_) Add(value);
    return;
  }
  if (exact()) CountInBuckets();
  min_ = count_ == 0 ? other.min_ : std::min(min_, other.min_);
  max_ = count_ == 0 ? other.max_ : std::max(max_, other.max_);
  sum_ += other.sum_;
  count_ += other.count_;
  for (const auto& [key, count] : other.buckets_) AddBucket(key, count);
}

void Quantiles::AddBucket(std::int64_t key, std::uint64_t count) {
  const auto at =
      std::lower_bound(buckets_.begin(), buckets_.end(), std::pair(key, std::uint64_t{0}));
  if (at != buckets_.end() && at->first == key) {
    at->second += count;
  } else {
    buckets_.insert(at, {key, count});
  }
}

void Quantiles::CountInBuckets() {
  for (const double value : values_) AddBucket(KeyOf(value), 1);
  values_ = {};
}

const std::vector<double>& Quantiles::Sorted() const {
  if (!sorted_) std::sort(values_.begin(), values_.end());
  sorted_ = true;
  return values_;
}

std::int64_t Quantiles::KeyAt(std::uint64_t rank) const {
  for (const auto& [key, count] : buckets_) {
    if (rank <= count) return key;
    rank -= count;
  }
  return buckets_.back().first;
}

double Quantiles::At(double share) const {
  if (count_ == 0) return 0;
  const std::uint64_t rank = RankOf(share, count_);
  if (exact()) return Sorted()[rank - 1];
  return rank == count_ ? max_ : std::clamp(LowerEnd(KeyAt(rank)), min_, max_);
}

double Quantiles::BoundAt(double share) const {
  if (exact()) return At(share);
  return std::min(LowerEnd(KeyAt(RankOf(share, count_)) + 1), max_);
}

std::uint64_t Quantiles::CountBelow(double value) const {
  if (exact()) {
    const std::vector<double>& values = Sorted();
    return static_cast<std::uint64_t>(std::lower_bound(values.begin(), values.end(), value) -
                                      values.begin());
  }
  std::uint64_t below = 0;
  for (const auto& [key, count] : buckets_)
    if (LowerEnd(key + 1) <= value) below += count;
  return below;
}

std::uint64_t Quantiles::CountAbove(double value) const {
  if (exact()) {
    const std::vector<double>& values = Sorted();
    return static_cast<std::uint64_t>(values.end() -
                                      std::upper_bound(values.begin(), values.end(), value));
  }
  if (value >= max_) return 0;
  std::uint64_t above = 0;
  // What stands at the lower end of the next bucket counts as greater: a bound is such an end.
  for (const auto& [key, count] : buckets_)
    if (LowerEnd(key) >= value) above += count;
  return above;
}

}  // namespace newsieve
