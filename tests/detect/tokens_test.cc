#include "detect/tokens.h"

#include <string>

#include <gtest/gtest.h>

namespace newsieve {
namespace {

// Tokens as text: words as they stand, "N" a name, "+" more of it, "#" a number, "." a sentence
// end, marks as they stand.
std::string Told(std::string_view text) {
  std::vector<Token> tokens;
  ReadTokens(text, tokens);
  std::string told;
  for (const Token& token : tokens) {
    const std::string_view read = text.substr(token.begin, token.end - token.begin);
    if (!told.empty()) told += ' ';
    switch (token.kind) {
      case TokenKind::kName:
        told += 'N';
        break;
      case TokenKind::kMoreName:
        told += '+';
        break;
      case TokenKind::kNumber:
        told += '#';
        break;
      case TokenKind::kSentenceEnd:
        told += '.';
        break;
      default:
        told += read;
    }
  }
  return told;
}

TEST(ReadTokensTest, MasksNamesAndNumbers) {
  const struct {
    std::string text, tokens;
  } kCases[] = {
      {"", ""},
      {"It rained.", "It rained ."},
      {"On Monday Anna Ray of Oslo paid 1,200.50 for 3 boats.",
       "On N + + of N paid # for # boats ."},
      {"He met her. Then I left, I'm told.", "He met her . Then I left , I'm told ."},
      {"Stop!! Now... go", "Stop . Now . go"},
      {"Rain, snow; hail: Sleet (or sun)", "Rain , snow ; hail : Sleet ( or sun"},
      {"He said \"We won\" and left.", "He said \" We won \" and left ."},
      {"He said “We won” and left.", "He said “ We won ” and left ."},
      {"It was late - too late - for a well-known man—he said.",
       "It was late - too late - for a well known man — he said ."},
      {"A headline without an end\nThe text of it", "A headline without an end . The text of it"},
      {"\n\nText\n\n\n", "Text ."},
      {"don't o'clock dogs' 'quoted'", "don't o'clock dogs quoted"},
      {"don’t", "don’t"},
      {"Öl und Straße in Ägypten", "Öl und N in N"},
      {"So Iñaki and I, I’m sure", "So N and I , I’m sure"},
      {"3.", "# ."},
      {"12:30 to 1.", "# to # ."},
      {"caf\u0065\u0301 au lait", "caf\u0065\u0301 au lait"},
  };
  for (const auto& test : kCases) EXPECT_EQ(Told(test.text), test.tokens) << test.text;
}

std::vector<std::uint32_t> Hashes(std::string_view text) {
  std::vector<Token> tokens;
  ReadTokens(text, tokens);
  std::vector<std::uint32_t> hashes;
  for (const Token& token : tokens)
    if (token.hash != 0) hashes.push_back(token.hash), hashes.push_back(token.pair);
  return hashes;
}

TEST(ReadTokensTest, SameWordsReadTheSame) {
  EXPECT_EQ(Hashes("RAIN fell"), Hashes("rain fell"));
  EXPECT_EQ(Hashes("it don't"), Hashes("It don’t"));
  EXPECT_EQ(Hashes("he said \"no\""), Hashes("he said “no”"));
  EXPECT_EQ(Hashes("in Oslo on 3 May"), Hashes("in Bergen City on 14 June"));
  EXPECT_NE(Hashes("rain fell"), Hashes("fell rain"));
  EXPECT_NE(Hashes("well known"), Hashes("well, known"));
}

TEST(ReadTokensTest, PairsPassOverFurtherNames) {
  std::vector<Token> tokens, other;
  ReadTokens("in Oslo City rain", tokens);
  ReadTokens("in Oslo rain", other);
  ASSERT_EQ(tokens.size(), 4U);
  EXPECT_EQ(tokens[0].pair, 0U);
  EXPECT_EQ(tokens[2].hash, 0U);
  EXPECT_EQ(tokens[2].pair, 0U);
  EXPECT_EQ(tokens[3].pair, other[2].pair);
}

}  // namespace
}  // namespace newsieve
