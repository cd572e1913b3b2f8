#include "base/parallel.h"

#include <numeric>
#include <stdexcept>
#include <vector>

#include <gtest/gtest.h>

namespace newsieve {
namespace {

TEST(ParallelForTest, TakesEveryTurnOnce) {
  for (const std::size_t count : {0U, 1U, 2U, 1000U}) {
    for (const std::size_t threads : {0U, 1U, 3U}) {
      std::vector<std::size_t> turns(count), wanted(count);
      std::iota(wanted.begin(), wanted.end(), 1);
      ParallelFor(
          count, [&](std::size_t i) { turns[i] += i + 1; }, threads);
      EXPECT_EQ(turns, wanted);
    }
  }
}

TEST(ParallelForTest, ThrowsWhatATurnThrows) {
  const auto work = [](std::size_t i) {
    if (i == 7) throw std::runtime_error("seven");
  };
  EXPECT_THROW(ParallelFor(100, work), std::runtime_error);
}

}  // namespace
}  // namespace newsieve
