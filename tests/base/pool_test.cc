#include "base/pool.h"

#include <atomic>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

namespace newsieve {
namespace {

TEST(PoolTest, WhatWasGivenBackIsUsedAgain) {
  int made = 0;
  Pool<int> pool([&made] { return std::make_unique<int>(++made); });
  { EXPECT_EQ(*pool.Take(), 1); }
  {
    const auto first = pool.Take(), second = pool.Take();
    EXPECT_EQ(*first + *second, 3);
  }
  EXPECT_EQ(made, 2);
}

TEST(PoolTest, NoTwoThreadsHoldTheSame) {
  std::atomic<int> made = 0;
  Pool<std::atomic<int>> pool([&made] {
    ++made;
    return std::make_unique<std::atomic<int>>(0);
  });
  std::vector<std::thread> threads;
  for (int t = 0; t < 4; ++t)
    threads.emplace_back([&pool] {
      for (int i = 0; i < 1000; ++i) {
        const auto lease = pool.Take();
        ASSERT_EQ((*lease).fetch_add(1), 0);
        ASSERT_EQ((*lease).fetch_sub(1), 1);
      }
    });
  for (std::thread& thread : threads) thread.join();
  EXPECT_LE(made, 4);
}

}  // namespace
}  // namespace newsieve
