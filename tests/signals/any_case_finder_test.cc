#include "signals/any_case_finder.h"

#include <random>
#include <utility>

#include <gtest/gtest.h>

namespace newsieve {
namespace {

using Hits = std::vector<std::pair<std::size_t, std::size_t>>;

Hits HitsOf(const std::vector<std::string>& phrases, std::string_view text) {
  Hits hits;
  AnyCaseFinder(phrases).ForEach(
      text, [&](std::size_t phrase, std::size_t at) { hits.emplace_back(phrase, at); });
  return hits;
}

TEST(AnyCaseFinderTest, FindsPhrasesInAnyAsciiCase) {
  EXPECT_EQ(HitsOf({"use cookies", "cookies"}, "We USE Cookies, c00kies"), (Hits{{0, 3}, {1, 7}}));
  EXPECT_EQ(HitsOf({"aa"}, "aAa"), (Hits{{0, 0}, {0, 1}}));
  EXPECT_EQ(HitsOf({"é!"}, "É! é!"), (Hits{{0, 4}}));  // only ASCII has cases here
  EXPECT_EQ(HitsOf({"x", "terms of use"}, "Terms of us"), (Hits{}));
  EXPECT_EQ(HitsOf({"[...]"}, "{...} [...]"), (Hits{{0, 6}}));
  EXPECT_EQ(HitsOf({}, "text"), (Hits{}));
  EXPECT_EQ(HitsOf({"long phrase"}, "long"), (Hits{}));
}

TEST(AnyCaseFinderTest, FindsWhatAPlainSearchFinds) {
  std::mt19937 random(1);
  for (int round = 0; round < 2000; ++round) {
    const auto word = [&](std::size_t longest) {
      std::string text;
      for (std::size_t i = 1 + random() % longest; i > 0; --i)
        text += static_cast<char>('a' + random() % 3);
      return text;
    };
    const std::vector<std::string> phrases = {word(6), word(6)};
    const std::string text = word(40);
    Hits plain;
    for (std::size_t at = 0; at < text.size(); ++at)
      for (std::size_t i = 0; i < phrases.size(); ++i)
        if (text.compare(at, phrases[i].size(), phrases[i]) == 0) plain.emplace_back(i, at);
    EXPECT_EQ(HitsOf(phrases, text), plain) << text;
  }
}

}  // namespace
}  // namespace newsieve
