#include "rules/anchors.h"

#include <algorithm>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "rules/pattern.h"

namespace newsieve {
namespace {

std::vector<std::string> TextsOf(const AnchorSet& set) {
  std::vector<std::string> texts;
  for (const Anchor& anchor : set.anchors) texts.push_back(anchor.text);
  return texts;
}

TEST(AnchorsTest, EveryMatchHoldsOneOfThem) {
  const struct {
    std::string expression;
    std::vector<std::string> matches;
  } kCases[] = {
      {"^sign up (for|to) (our|the) .*newsletter",
       {"sign up for our free newsletter", "sign up to the newsletter"}},
      {"read more|continue reading", {"read more", "now continue reading it"}},
      {"^\\W*(?:share|tweet) this", {"share this", "- tweet this"}},
      {"comments? \\([0-9]+\\)", {"comment (1)", "12 comments (12)"}},
      {"(?:log|sign) in to reply", {"log in to reply", "sign in to reply"}},
  };
  for (const auto& test : kCases) {
    const AnchorSet set = AnchorsOf(Pattern(test.expression), test.expression);
    EXPECT_FALSE(set.anchors.empty()) << test.expression;
    for (const std::string& text : test.matches) {
      ASSERT_TRUE(Pattern(test.expression).Matches(text)) << text;
      const auto stands = [&](const Anchor& anchor) {
        return text.find(anchor.text) != std::string::npos;
      };
      EXPECT_TRUE(std::any_of(set.anchors.begin(), set.anchors.end(), stands))
          << test.expression << ": " << text;
    }
  }
}

TEST(AnchorsTest, AlternativesChooseTheirRarestWordsForThemselves) {
  const std::vector<std::string> texts = TextsOf(FindAnchors("^the .*newsletter$|^and .*podcast$"));
  EXPECT_EQ(std::count(texts.begin(), texts.end(), "the "), 0);
  EXPECT_EQ(std::count(texts.begin(), texts.end(), "and "), 0);
  EXPECT_GE(texts.size(), 2U);
}

TEST(AnchorsTest, WrittenAndReadIsTheSame) {
  const AnchorSet set{{{"read more", true}, {"newsletter", false}}, 0.125};
  const AnchorSet read = ReadAnchors(WriteAnchors(set));
  EXPECT_EQ(read.hits, set.hits);
  ASSERT_EQ(read.anchors.size(), 2U);
  EXPECT_EQ(read.anchors[0].text, "read more");
  EXPECT_TRUE(read.anchors[0].leading);
  EXPECT_EQ(read.anchors[1].text, "newsletter");
  EXPECT_FALSE(read.anchors[1].leading);
}

TEST(AnchorsTest, ExpressionsWithoutLiteralsHaveNone) {
  EXPECT_FALSE(HasAnchor(FindAnchors("[0-9]+:[0-9]+")));
  EXPECT_FALSE(HasAnchor(FindAnchors("a|b|c")));
}

}  // namespace
}  // namespace newsieve
