#include "templates/sighting_map.h"

#include <unordered_map>

#include "tests/testing.h"

namespace newsieve {
namespace {

TEST(SightingMapTest, CountsLikeAMap) {
  Random random(1);
  SightingMap table(1 << 20);
  std::unordered_map<std::uint64_t, std::uint32_t> expected;
  for (int i = 0; i < 20000; ++i) {
    // Keys that fall on the same places.
    const std::uint64_t key = 1 + random.Below(5000) * 1024;
    ++expected[key];
    ++table.FindOrAdd(key).documents;
  }
  EXPECT_EQ(table.size(), expected.size());
  for (const auto& [key, count] : expected) {
    ASSERT_NE(table.Find(key), nullptr);
    EXPECT_EQ(table.Find(key)->documents, count);
  }
  EXPECT_EQ(table.Find(7), nullptr);
}

TEST(SightingMapTest, StaysInItsBytes) {
  SightingMap table(1 << 20);
  for (std::uint64_t key = 1; table.size() < table.MaxEntries(); ++key) table.FindOrAdd(key);
  EXPECT_LE(table.slots().size() * sizeof(SightingSlot), std::size_t{1} << 20);
  EXPECT_GT(table.size(), 10000U);
}

TEST(SightingMapTest, TakesWhatWasSeenOften) {
  SightingMap table(1 << 20);
  for (std::uint64_t key = 1; key <= 100; ++key)
    table.FindOrAdd(key).documents = static_cast<std::uint32_t>(key);
  EXPECT_EQ(table.TakeAbove(90).size(), 10U);
  EXPECT_EQ(table.size(), 0U);
  EXPECT_EQ(table.Find(95), nullptr);
}

}  // namespace
}  // namespace newsieve
