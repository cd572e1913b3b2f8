#include "dedup/stories.h"

#include <algorithm>
#include <random>
#include <string>

#include <gtest/gtest.h>

#include "tests/dedup/generated_texts.h"
#include "tests/io/temp_dir.h"

namespace newsieve {
namespace {

std::size_t Names(std::string_view text) {
  const std::vector<StoryTerm> terms = StoryTerms(text, 1000);
  return static_cast<std::size_t>(std::count_if(terms.begin(), terms.end(), IsNameOrNumber));
}

TEST(StoryTermsTest, TellsNamesAndNumbersFromOtherWords) {
  struct Case {
    std::string_view text;
    std::size_t names, all;
  };
  for (const auto& [text, names, all] : {
           Case{"The mayor met Ana Silva.", 2, 5},
           Case{"Silva spoke. She met Silva.", 1, 4},  // a name once, so always
           Case{"It cost 1,500 dollars in 2024, 7 more.", 2, 8},
           Case{"He said: “Nobody knows.” But I do.", 0, 7},  // what opens a quotation is no name
           Case{"Line One\nLine Two", 2, 3},
           Case{"Das Haus", 1, 2},
           Case{"東京都議会", 0, 4},  // pairs of characters
           Case{"Город Москва", 1, 2},
           Case{"", 0, 0},
       }) {
    EXPECT_EQ(Names(text), names) << text;
    EXPECT_EQ(StoryTerms(text, 1000).size(), all) << text;
  }
  EXPECT_EQ(StoryTerms("a b c d e f", 4).size(), 4u);
}

class StoriesTest : public testing::Test {
 protected:
  std::vector<StoryVerdict> Find(const std::vector<std::string>& texts) {
    auto finder = StoryFinder::Open(options_, dir_.path());
    for (std::size_t i = 0; i < texts.size(); ++i)
      EXPECT_TRUE((*finder)->Add(StoryTerms(texts[i], options_.terms), i, 1000 + i).ok());
    return (*finder)->Finish().value();
  }

  const TempDir dir_;
  StoryOptions options_;
};

TEST_F(StoriesTest, GroupsRetellingsAndNothingElse) {
  const std::vector<StoryVerdict> found = Find({
      "The ferry Aurora sank off Bergen on Monday, and captain Nils Dahl saved 214 people.",
      "Parliament in Lisbon voted for the budget of Rui Costa with 117 votes.",
      "All 214 passengers were rescued when the Aurora went down near Bergen, said Nils Dahl.",
      "A storm took roofs off houses in Galway, where Mary Byrne has a farm of 60 cows.",
      "After the loss of the Aurora, Bergen asks how it could happen; Dahl is being questioned.",
  });
  ASSERT_EQ(found.size(), 3u);
  for (const StoryVerdict& verdict : found) {
    EXPECT_EQ(verdict.document % 2, 0u);
    EXPECT_EQ(verdict.story, 1000u);
    EXPECT_EQ(verdict.size, 3u);
  }
}

TEST_F(StoriesTest, NamesThatHalfTheRunHasTellNoStory) {
  std::mt19937_64 random(5);
  std::vector<std::string> texts;
  for (int i = 0; i < 300; ++i)
    texts.push_back("today Washington and London said in 2024 that " +
                    Joined(RandomWords(random, 60)));
  EXPECT_TRUE(Find(texts).empty());
}

TEST_F(StoriesTest, AFewDocumentsAreEnoughOrNone) {
  EXPECT_TRUE(Find({}).empty());
  EXPECT_TRUE(Find({"one Alpha text"}).empty());
  EXPECT_TRUE(Find({"", ""}).empty());
  EXPECT_EQ(Find({"met Alpha Beta Gamma", "saw Alpha Beta Gamma"}).size(), 2u);
}

}  // namespace
}  // namespace newsieve
