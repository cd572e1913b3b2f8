#include "dedup/fingerprint.h"

#include <random>
#include <set>
#include <string>

#include <gtest/gtest.h>

#include "tests/dedup/generated_texts.h"

namespace newsieve {
namespace {

Fingerprint Print(std::string_view text, std::uint32_t shingle_words = 5) {
  DedupOptions options;
  options.shingle_words = shingle_words;
  return Fingerprinter(options).Make(text);
}

constexpr std::string_view kText = "The council voted on Monday to build the new tram line.";

TEST(FingerprintTest, WhatReadsTheSameIsExactlyTheSame) {
  struct Case {
    std::string_view text;
    bool exact, shingles;  // the same as kText
  };
  for (const auto& [text, exact, shingles] : {
           Case{"  The council voted\non Monday to build the new tram line.\r\n", true, true},
           Case{"The council\u00A0voted on\u3000Monday to build the new tram line.", true, true},
           Case{" The council  voted on \tMonday to build \n the  new tram line. ", true, true},
           Case{"T he council voted on Monday to build the new tram line.", false, false},
           Case{"The coun\u00ADcil voted on Mon\u200Bday to build the new tram line.", true, true},
           Case{"The Council voted on Monday to build the new tram line.", false, true},
           Case{"The council voted, on Monday, to build the new tram line!", false, true},
           Case{"The council voted on Tuesday to build the new tram line.", false, false},
           Case{"The council voted on Monday to build the new tramline.", false, false},
       }) {
    EXPECT_EQ(Print(text).exact == Print(kText).exact, exact) << text;
    EXPECT_EQ(Print(text).shingles == Print(kText).shingles, shingles) << text;
  }
}

TEST(FingerprintTest, HasOneShingleForEachWindowOfWords) {
  EXPECT_EQ(Print("a b c d e f g").shingles.size(), 3u);
  EXPECT_EQ(Print("a b c d e").shingles.size(), 1u);
  EXPECT_EQ(Print("a b c").shingles.size(), 1u) << "all words, where there are fewer";
  EXPECT_EQ(Print("x x x x x x x x").shingles.size(), 1u) << "distinct ones";
  EXPECT_EQ(Print("a b c", 1).shingles.size(), 3u);
  EXPECT_TRUE(Print(" ... \n-- ").shingles.empty());
  EXPECT_TRUE(Print(" ... \n-- ").keys.empty());
}

TEST(FingerprintTest, ReadsCharactersWhereAScriptHasNoSpaces) {
  EXPECT_EQ(Print("東京都議会は月曜日").shingles.size(), 5u);  // nine characters
  EXPECT_EQ(Print("東京都議会は月曜日").shingles, Print("東京都議会は、 月曜日。").shingles);
  EXPECT_EQ(Print("ПРИВЕТ мир и всем ещё раз").shingles,
            Print("привет Мир и всем ЕЩЁ раз").shingles);
}

// The window is rolled on from word to word: each shingle must be what the same words give alone.
TEST(FingerprintTest, AShingleDependsOnItsWordsAlone) {
  std::mt19937_64 random(3);
  const Words words = RandomWords(random, 600);  // more than what is sorted by comparison
  const Fingerprint all = Print(Joined(words));
  std::set<std::uint32_t> single;
  for (std::size_t i = 0; i + 5 <= words.size(); ++i) {
    const Words window(words.begin() + static_cast<std::ptrdiff_t>(i),
                       words.begin() + static_cast<std::ptrdiff_t>(i) + 5);
    single.insert(Print(Joined(window)).shingles.at(0));
  }
  EXPECT_EQ(all.shingles, std::vector<std::uint32_t>(single.begin(), single.end()));
}

TEST(FingerprintTest, JaccardIsTheSharedPartOfAll) {
  using Set = std::vector<std::uint32_t>;
  EXPECT_EQ(Jaccard(Set{1, 2, 3}, Set{2, 3, 4}), 0.5);
  EXPECT_EQ(Jaccard(Set{1, 2}, Set{1, 2}), 1);
  EXPECT_EQ(Jaccard(Set{1}, Set{2}), 0);
  EXPECT_EQ(Jaccard(Set{}, Set{}), 0);
  EXPECT_EQ(Jaccard(Set{}, Set{1}), 0);
}

}  // namespace
}  // namespace newsieve
