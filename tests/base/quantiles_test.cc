#include "base/quantiles.h"

#include <algorithm>
#include <cmath>
#include <random>
#include <vector>

#include <gtest/gtest.h>

namespace newsieve {
namespace {

constexpr double kShares[] = {0, 0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99, 1};

double NearestRank(std::vector<double> values, double share) {
  std::sort(values.begin(), values.end());
  const double rank = std::ceil(share * static_cast<double>(values.size()));
  return values[static_cast<std::size_t>(std::max(rank, 1.0)) - 1];
}

// Values as signals have them: shares with many zeros, counts, and some that are negative.
std::vector<double> SomeValues(std::size_t count) {
  std::mt19937_64 random(count);
  std::vector<double> values;
  for (std::size_t i = 0; i < count; ++i) {
    const double x = static_cast<double>(random() % 1'000'000) / 1e6;
    const std::uint64_t kind = random() % 4;
    values.push_back(kind == 0 ? 0 : kind == 1 ? x * x * x : kind == 2 ? std::floor(1e5 * x) : -x);
  }
  return values;
}

Quantiles Of(const std::vector<double>& values) {
  Quantiles quantiles;
  for (const double value : values) quantiles.Add(value);
  return quantiles;
}

TEST(QuantilesTest, AreExactForFewValues) {
  const std::vector<double> values = SomeValues(Quantiles::kMaxExact);
  const Quantiles quantiles = Of(values);
  EXPECT_TRUE(quantiles.exact());
  for (const double share : kShares) EXPECT_EQ(quantiles.At(share), NearestRank(values, share));
  EXPECT_EQ(quantiles.min(), *std::min_element(values.begin(), values.end()));
  EXPECT_EQ(quantiles.max(), *std::max_element(values.begin(), values.end()));
}

TEST(QuantilesTest, HoldTheirErrorForMany) {
  const std::vector<double> values = SomeValues(20'000);
  const Quantiles quantiles = Of(values);
  EXPECT_FALSE(quantiles.exact());
  EXPECT_EQ(quantiles.count(), values.size());
  for (const double share : kShares) {
    const double exact = NearestRank(values, share), found = quantiles.At(share);
    EXPECT_LE(found, exact) << share;
    EXPECT_LE(exact - found, std::fabs(exact) * Quantiles::kMaxError) << share;
  }
  EXPECT_EQ(quantiles.At(0), quantiles.min());
  EXPECT_EQ(quantiles.At(1), quantiles.max());
}

TEST(QuantilesTest, TellPowersOfTwoAndZeroExactly) {
  Quantiles quantiles;
  for (int i = 0; i < 3000; ++i) quantiles.Add(i % 3 == 0 ? 0 : i % 3 == 1 ? 0.5 : 1);
  EXPECT_EQ(quantiles.At(0.2), 0);
  EXPECT_EQ(quantiles.At(0.5), 0.5);
  EXPECT_EQ(quantiles.At(0.9), 1);
}

TEST(QuantilesTest, DoNotDependOnOrderOrParts) {
  for (const std::size_t count : {900U, 1500U, 5000U}) {
    std::vector<double> values = SomeValues(count);
    const Quantiles one = Of(values);
    std::shuffle(values.begin(), values.end(), std::mt19937(3));
    Quantiles joined;
    for (std::size_t at = 0; at < values.size(); at += 700) {
      const auto begin = values.begin() + static_cast<std::ptrdiff_t>(at);
      const auto end = values.begin() + static_cast<std::ptrdiff_t>(std::min(at + 700, count));
      joined.Merge(Of({begin, end}));
    }
    EXPECT_EQ(joined.count(), one.count());
    EXPECT_EQ(joined.exact(), one.exact());
    EXPECT_NEAR(joined.mean(), one.mean(), 1e-9 * std::fabs(one.mean()));
    for (const double share : kShares) EXPECT_EQ(joined.At(share), one.At(share)) << count;
  }
}

TEST(QuantilesTest, CountWhatLiesBeyondTheirBounds) {
  for (const std::size_t count : {100U, 20'000U}) {
    const std::vector<double> values = SomeValues(count);
    const Quantiles quantiles = Of(values);
    for (const double share : {0.01, 0.1, 0.9, 0.99}) {
      const double low = quantiles.At(share), high = quantiles.BoundAt(share);
      const auto below =
          std::count_if(values.begin(), values.end(), [&](double v) { return v < low; });
      const auto above =
          std::count_if(values.begin(), values.end(), [&](double v) { return v > high; });
      EXPECT_NEAR(static_cast<double>(quantiles.CountBelow(low)), static_cast<double>(below),
                  quantiles.exact() ? 0 : 0.001 * static_cast<double>(count))
          << count << share;
      // Values that are the bound itself count as beyond it, where values are in buckets.
      EXPECT_NEAR(static_cast<double>(quantiles.CountAbove(high)), static_cast<double>(above),
                  quantiles.exact() ? 0 : 0.001 * static_cast<double>(count))
          << count << share;
      EXPECT_LE(static_cast<double>(below), share * static_cast<double>(count));
      EXPECT_LE(static_cast<double>(above), (1 - share) * static_cast<double>(count) + 1e-6);
    }
  }
}

TEST(QuantilesTest, OfNothingAreZero) {
  EXPECT_EQ(Quantiles().At(0.5), 0);
  EXPECT_EQ(Quantiles().mean(), 0);
  EXPECT_EQ(Quantiles().CountBelow(1), 0u);
}

}  // namespace
}  // namespace newsieve
