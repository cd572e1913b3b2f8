#include "rules/hash_filter.h"

#include <gtest/gtest.h>

namespace newsieve {
namespace {

std::uint32_t HashOf(std::uint32_t i) {
  return static_cast<std::uint32_t>((i * 0x9E3779B97F4A7C15U) >> 32);
}

template <typename Filter>
double FalseShare(std::uint32_t added) {
  Filter filter;
  for (std::uint32_t i = 0; i < added; ++i) filter.Add(HashOf(i));
  for (std::uint32_t i = 0; i < added; ++i) EXPECT_TRUE(filter.Holds(HashOf(i))) << i;
  constexpr std::uint32_t kAsked = 100'000;
  std::uint32_t held = 0;
  for (std::uint32_t i = added; i < added + kAsked; ++i) held += filter.Holds(HashOf(i));
  return static_cast<double>(held) / kAsked;
}

TEST(HashFilterTest, HoldsAllThatWasAddedAndLittleElse) {
  EXPECT_EQ(FalseShare<LargeHashFilter>(0), 0);
  EXPECT_LT(FalseShare<LargeHashFilter>(20'000), 0.04);
  EXPECT_LT(FalseShare<SmallHashFilter>(300), 0.02);
}

}  // namespace
}  // namespace newsieve
