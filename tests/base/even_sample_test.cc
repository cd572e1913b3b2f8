#include "base/even_sample.h"

#include <gtest/gtest.h>

namespace newsieve {
namespace {

std::vector<int> Sampled(std::size_t size, int items) {
  EvenSample<int> sample(size);
  for (int i = 0; i < items; ++i) sample.Offer([&] { return i; });
  EXPECT_EQ(sample.offered(), static_cast<std::uint64_t>(items));
  return sample.Take();
}

TEST(EvenSampleTest, KeepsAllOfAShortStream) {
  EXPECT_EQ(Sampled(3, 0), std::vector<int>());
  EXPECT_EQ(Sampled(3, 2), (std::vector<int>{0, 1}));
  EXPECT_EQ(Sampled(3, 3), (std::vector<int>{0, 1, 2}));
  EXPECT_EQ(Sampled(0, 100), std::vector<int>());
}

TEST(EvenSampleTest, SpreadsOverALongStream) {
  EXPECT_EQ(Sampled(1, 1000), (std::vector<int>{0}));
  EXPECT_EQ(Sampled(2, 8), (std::vector<int>{0, 4}));
  EXPECT_EQ(Sampled(2, 9), (std::vector<int>{0, 4}));  // of 0, 2, 4, 6 and 8
  EXPECT_EQ(Sampled(4, 16), (std::vector<int>{0, 4, 8, 12}));
}

TEST(EvenSampleTest, HasTheFullNumberAndNoGapTwiceAsWideAsAnother) {
  for (int items = 20; items < 3000; items += 7) {
    const std::vector<int> sample = Sampled(10, items);
    ASSERT_EQ(sample.size(), 10u) << items;
    int widest = 0, narrowest = items;
    for (std::size_t i = 1; i < sample.size(); ++i) {
      widest = std::max(widest, sample[i] - sample[i - 1]);
      narrowest = std::min(narrowest, sample[i] - sample[i - 1]);
    }
    EXPECT_LE(widest, 2 * narrowest) << items;
    EXPECT_LT(items - sample.back(), 3 * narrowest) << items;
  }
}

}  // namespace
}  // namespace newsieve
