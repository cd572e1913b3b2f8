#include "text/phrase_finder.h"

#include <random>

#include <gtest/gtest.h>

namespace newsieve {
namespace {

std::string HitsIn(const PhraseFinder& finder, std::string_view text) {
  std::string out;
  for (const PhraseHit& hit : finder.Find(text))
    out += std::to_string(hit.begin) + ":" + std::to_string(hit.phrase) + " ";
  return out;
}

TEST(PhraseFinderTest, FindsPhrasesInAnyCase) {
  const PhraseFinder finder({"use cookies", "javascript"});
  EXPECT_EQ(HitsIn(finder, ""), "");
  EXPECT_EQ(HitsIn(finder, "javascrip"), "");
  EXPECT_EQ(HitsIn(finder, "JavaScript, or not: we USE COOKIES"), "0:1 23:0 ");
  EXPECT_EQ(HitsIn(finder, "javajavascriptjavascript"), "4:1 14:1 ");
}

// Against the plain search, on texts in which phrases nearly stand.
TEST(PhraseFinderTest, FindsWhatAPlainSearchFinds) {
  const std::vector<std::string> phrases = {"abab", "bab", "aabba", "ba"};
  const PhraseFinder finder(phrases);
  std::mt19937 random(7);
  for (int round = 0; round < 500; ++round) {
    std::string text;
    for (std::size_t size = random() % 40; text.size() < size;) text += "abAB "[random() % 5];
    std::string lower = text, expected;
    for (char& c : lower) c = c == 'A' ? 'a' : c == 'B' ? 'b' : c;
    for (std::size_t at = 0; at < lower.size(); ++at)
      for (std::size_t i = 0; i < phrases.size(); ++i)
        if (lower.compare(at, phrases[i].size(), phrases[i]) == 0)
          expected += std::to_string(at) + ":" + std::to_string(i) + " ";
    EXPECT_EQ(HitsIn(finder, text), expected) << text;
  }
}

}  // namespace
}  // namespace newsieve
