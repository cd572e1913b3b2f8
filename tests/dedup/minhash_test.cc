#include "dedup/minhash.h"

#include <algorithm>
#include <cmath>
#include <random>
#include <set>

#include <gtest/gtest.h>

namespace newsieve {
namespace {

TEST(MinHashTest, ChoosesABandingThatFindsWhatIsAskedFor) {
  for (const double similarity : {0.5, 0.7, 0.8, 0.9, 0.95}) {
    const Banding banding = ChooseBanding(similarity, 0.995, 128);
    EXPECT_GE(banding.Recall(similarity), 0.995) << similarity;
    EXPECT_LE(banding.bands * banding.rows, 128u) << similarity;
    EXPECT_LT(banding.Recall(similarity - 0.3), 0.9) << "it must not take everything";
  }
  const Banding usual = ChooseBanding(0.8, 0.995, 128);
  EXPECT_EQ(usual.bands, 18u);
  EXPECT_EQ(usual.rows, 6u);
  EXPECT_EQ(ChooseBanding(1, 0.995, 128).bands, 1u);
  // Too few hashes for the recall: the best that there is.
  EXPECT_EQ(ChooseBanding(0.3, 0.99999, 16).bands, 16u);
}

// Two sets with `shared` hashes in common and `own` more each.
std::pair<std::vector<std::uint32_t>, std::vector<std::uint32_t>> Overlapping(std::mt19937& random,
                                                                              std::size_t shared,
                                                                              std::size_t own) {
  std::vector<std::uint32_t> a(shared + own), b;
  for (auto& hash : a) hash = static_cast<std::uint32_t>(random());
  b.assign(a.begin(), a.begin() + static_cast<std::ptrdiff_t>(shared));
  for (std::size_t i = 0; i < own; ++i) b.push_back(static_cast<std::uint32_t>(random()));
  return {a, b};
}

TEST(MinHashTest, EqualPlacesEstimateTheJaccardSimilarityWithoutBias) {
  const MinHasher hasher({64, 4});
  std::mt19937 random(7);
  for (const auto& [shared, own] : {std::pair(80, 10), std::pair(20, 2), std::pair(300, 300)}) {
    const double truth = static_cast<double>(shared) / (shared + 2 * own);
    double equal = 0;
    constexpr int kPairs = 400, kPlaces = 256;
    for (int i = 0; i < kPairs; ++i) {
      const auto [a, b] =
          Overlapping(random, static_cast<std::size_t>(shared), static_cast<std::size_t>(own));
      const auto left = hasher.Signature(a), right = hasher.Signature(b);
      for (std::size_t place = 0; place < left.size(); ++place)
        equal += left[place] == right[place];
    }
    EXPECT_NEAR(equal / (kPairs * kPlaces), truth, 0.01) << shared << " " << own;
  }
}

TEST(MinHashTest, TheLeastIsThatOfThePermutationsWhateverTheMachine) {
  // By brute force over single hashes: the signature of a set is the least of those of its members.
  const MinHasher hasher({18, 6});
  const std::vector<std::uint32_t> set = {0, 1, 5, 0x80000000, 0xFFFFFFFF, 123456789};
  std::vector<std::uint32_t> least(18 * 6, 0xFFFFFFFF);
  for (const std::uint32_t hash : set) {
    const std::vector<std::uint32_t> own = hasher.Signature({&hash, 1});
    for (std::size_t i = 0; i < own.size(); ++i) least[i] = std::min(least[i], own[i]);
  }
  EXPECT_EQ(hasher.Signature(set), least);
  // Saved in index files: another format of these has to come with a change.
  EXPECT_EQ(hasher.Signature(set)[0], 183685858u);
  EXPECT_EQ(hasher.Signature(set)[107], 28977620u);
  ASSERT_EQ(hasher.Keys(set).size(), 18u);
  EXPECT_EQ(hasher.Keys(set)[0], 3458796227u);
  EXPECT_EQ(hasher.Keys(set)[17], 1536335452u);
}

TEST(MinHashTest, BandsOfOneSignatureHaveKeysOfTheirOwn) {
  const MinHasher hasher({18, 6});
  const std::uint32_t one = 42;
  const std::vector<std::uint32_t> keys = hasher.Keys({&one, 1});
  EXPECT_EQ(std::set<std::uint32_t>(keys.begin(), keys.end()).size(), 18u);
}

}  // namespace
}  // namespace newsieve
