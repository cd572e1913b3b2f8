#include "html/line_shape.h"

#include "tests/testing.h"

namespace newsieve {
namespace {

TEST(LineShapeTest, Counts) {
  struct Case {
    const char* line;
    std::uint32_t words, solid, letters, digits, long_words, capital_words, stops, symbols;
  };
  const Case cases[] = {
      {"", 0, 0, 0, 0, 0, 0, 0, 0},
      {"The mayor, 61, said: \"No.\"", 5, 22, 14, 2, 2, 0, 4, 0},
      {"New York Times", 3, 12, 12, 0, 2, 2, 0, 0},
      {"don't stop", 2, 9, 8, 0, 2, 0, 0, 0},
      {"Home | Sport", 2, 10, 9, 0, 2, 2, 0, 1},
      {"\u5927\u5730\u9707\u304c\u8d77\u304d\u305f\u3002", 4, 8, 7, 0, 0, 0, 1, 0},
      {"\u041c\u044d\u0440 \u0441\u043a\u0430\u0437\u0430\u043b.", 2, 10, 9, 0, 1, 0, 1, 0},
  };
  for (const Case& test : cases) {
    SCOPED_TRACE(test.line);
    const LineShape shape = ShapeOf(test.line);
    EXPECT_EQ(shape.words, test.words);
    EXPECT_EQ(shape.solid, test.solid);
    EXPECT_EQ(shape.letters, test.letters);
    EXPECT_EQ(shape.digits, test.digits);
    EXPECT_EQ(shape.long_words, test.long_words);
    EXPECT_EQ(shape.capital_words, test.capital_words);
    EXPECT_EQ(shape.stops, test.stops);
    EXPECT_EQ(shape.symbols, test.symbols);
  }
}

TEST(LineShapeTest, QuotesAndBracketsDoNotHideHowALineEnds) {
  EXPECT_TRUE(ShapeOf("He left.\"").ends_sentence);
  EXPECT_TRUE(ShapeOf("(He left.)").ends_sentence);
  EXPECT_TRUE(ShapeOf("To be continued\u2026").ends_sentence);
  EXPECT_FALSE(ShapeOf("He left. Then").ends_sentence);
  EXPECT_TRUE(ShapeOf("He said:").ends_colon);
  EXPECT_FALSE(ShapeOf("at 10:30").ends_colon);
}

TEST(LineShapeTest, WhatIsSaidHasNeitherCaseNorNumbers) {
  EXPECT_EQ(ShapeOf("Posted on May 3, 2012").said, ShapeOf("posted on May 17, 2011").said);
  EXPECT_EQ(ShapeOf("\u00bb READ MORE").said, ShapeOf("Read more \u00bb").said);
  EXPECT_NE(ShapeOf("Read more").said, ShapeOf("Read less").said);
  EXPECT_NE(ShapeOf("to day").said, ShapeOf("today").said);
}

TEST(LineShapeTest, OnlyALongerLineHasAnOpening) {
  EXPECT_EQ(ShapeOf("Posted by").opening, 0U);
  EXPECT_NE(ShapeOf("Posted by: Anna").opening, 0U);
  EXPECT_EQ(ShapeOf("Posted by: Anna").opening, ShapeOf("posted by Ben, yesterday").opening);
}

}  // namespace
}  // namespace newsieve
