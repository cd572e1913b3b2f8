#include "dedup/band_tables.h"

#include <algorithm>
#include <map>
#include <random>

#include <gtest/gtest.h>

namespace newsieve {
namespace {

std::vector<std::uint32_t> Found(const BandTables& tables, std::size_t table, std::uint32_t key) {
  std::vector<std::uint32_t> found;
  tables.Find(table, key, found);
  std::sort(found.begin(), found.end());
  return found;
}

TEST(BandTablesTest, FindsAfterAnyGrowthWhatWasAdded) {
  BandTables tables(3, 64 << 20, 1000000);
  std::mt19937 random(5);
  std::vector<std::map<std::uint32_t, std::vector<std::uint32_t>>> truth(3);
  for (std::uint32_t document = 0; document < 20000; ++document) {
    // Keys at both ends of the table and many equal ones.
    const std::vector<std::uint32_t> keys = {static_cast<std::uint32_t>(random()),
                                             0xFFFFFFFF - static_cast<std::uint32_t>(random() % 7000),
                                             static_cast<std::uint32_t>(random() % 7000)};
    ASSERT_TRUE(tables.Reserve());
    EXPECT_EQ(tables.Add(keys, document), 0u);
    for (std::size_t table = 0; table < 3; ++table) truth[table][keys[table]].push_back(document);
  }
  for (std::size_t table = 0; table < 3; ++table)
    for (const auto& [key, documents] : truth[table]) ASSERT_EQ(Found(tables, table, key), documents);
  EXPECT_TRUE(Found(tables, 2, 8000).empty());
  EXPECT_TRUE(Found(BandTables(1, 1 << 20, 8), 0, 1).empty());
}

TEST(BandTablesTest, ABucketKeepsItsEarliestAndTellsOfTheOthers) {
  BandTables tables(2, 1 << 20, 2);
  for (std::uint32_t document = 0; document < 4; ++document) {
    ASSERT_TRUE(tables.Reserve());
    EXPECT_EQ(tables.Add({7, document}, document), document < 2 ? 0u : 1u);
  }
  EXPECT_EQ(Found(tables, 0, 7), (std::vector<std::uint32_t>{0, 1}));
  EXPECT_EQ(Found(tables, 1, 3), (std::vector<std::uint32_t>{3}));
}

TEST(BandTablesTest, StaysWithinItsMemory) {
  constexpr std::size_t kBytes = 1 << 20;
  BandTables tables(19, kBytes, 32);
  std::uint32_t document = 0;
  while (tables.Reserve()) {
    tables.Add(std::vector<std::uint32_t>(19, document * 2654435761u), document);
    ASSERT_LE(tables.bytes(), kBytes);
    ++document;
  }
  EXPECT_EQ(tables.documents(), document);
  EXPECT_GT(document, kBytes / 19 / 8 / 2);
  EXPECT_FALSE(tables.Reserve());
}

}  // namespace
}  // namespace newsieve
