#include "text/word_scan.h"

#include <random>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace newsieve {
namespace {

struct Word {
  std::size_t begin, end;
  std::uint64_t hash;
};

std::vector<Word> WordsOf(std::string_view text) {
  std::vector<Word> words;
  ForEachWord(text, [&](std::size_t begin, std::size_t end, std::uint64_t hash) {
    words.push_back({begin, end, hash});
  });
  return words;
}

std::string RandomText(std::mt19937& random) {
  static constexpr std::string_view kPieces[] = {
      " ",    "\n",      "\t",       "\r\n",      "\u00A0", "\u2003", "\u3000",
      "\x1C", "\x7F",    "\u200B",   "\u2028",    "\u0085", "é",      "東京",
      "a",    "seventy", "eight888", "nineteen9", ".",      "\u201C", "\U0001F600"};
  std::string text;
  for (std::size_t pieces = random() % 30; pieces > 0; --pieces)
    text += kPieces[random() % std::size(kPieces)];
  return text;
}

TEST(WordScanTest, FindsTheWordsBetweenWhiteSpace) {
  std::mt19937 random(1);
  for (int round = 0; round < 5000; ++round) {
    const std::string text = RandomText(random);
    const std::vector<std::string_view> expected = SplitOnSpace(text);
    const std::vector<Word> words = WordsOf(text);
    ASSERT_EQ(words.size(), expected.size()) << text;
    for (std::size_t i = 0; i < words.size(); ++i) {
      EXPECT_EQ(text.data() + words[i].begin, expected[i].data()) << text;
      EXPECT_EQ(words[i].end - words[i].begin, expected[i].size()) << text;
      EXPECT_EQ(words[i].hash, HashWord(expected[i])) << expected[i];
    }
  }
}

TEST(WordScanTest, DifferentWordsHaveDifferentHashes) {
  std::set<std::string> words = {""};
  std::string word(20, 'a');
  for (std::size_t size = 1; size <= word.size(); ++size)
    for (std::size_t i = 0; i < size; ++i)
      for (const char c : {'a', 'b', 'A', '\0', '\xFF'}) {
        std::string changed = word.substr(0, size);
        changed[i] = c;
        words.insert(changed);
      }
  std::set<std::uint64_t> hashes;
  for (const std::string& each : words) hashes.insert(HashWord(each));
  EXPECT_EQ(hashes.size(), words.size());
}

}  // namespace
}  // namespace newsieve
