#include "text/words.h"

#include <string>

#include <gtest/gtest.h>

#include "base/utf8.h"

namespace newsieve {
namespace {

using Words = std::vector<std::string_view>;

TEST(SplitOnSpaceTest, SplitsAtEveryWhiteSpace) {
  const struct {
    std::string_view text;
    Words words;
  } kCases[] = {
      {"", {}},
      {" \t\r\n\v\f ", {}},
      {"one", {"one"}},
      {" one  two\n", {"one", "two"}},
      {"don't stop-now.", {"don't", "stop-now."}},
      {"a\u00A0b\u3000c\u2009d\u2028e", {"a", "b", "c", "d", "e"}},
      {"\u3000東京 大阪\u3000", {"東京", "大阪"}},
      {"a\u200Bb\uFEFFc", {"a\u200Bb\uFEFFc"}},  // zero-width: no white space
      {"\u2014 \u00E9", {"\u2014", "\u00E9"}},   // share lead bytes with white space
  };
  for (const auto& test : kCases) EXPECT_EQ(SplitOnSpace(test.text), test.words) << test.text;
}

TEST(SplitOnSpaceTest, KnowsAllWhiteSpaceOfUnicodeAndNothingElse) {
  int spaces = 0;
  for (char32_t rune = 0; rune <= 0x10FFFF; ++rune) {
    if (rune >= 0xD800 && rune <= 0xDFFF) continue;
    std::string text;
    AppendCharacter(text, rune);
    const bool is_space = SplitOnSpace(text).empty();
    spaces += is_space;
    EXPECT_EQ(SpaceLength(text, 0), is_space ? text.size() : 0) << static_cast<unsigned>(rune);
  }
  EXPECT_EQ(spaces, 25);
}

TEST(CountCharactersTest, CountsCodePoints) {
  EXPECT_EQ(CountCharacters(""), 0u);
  EXPECT_EQ(CountCharacters("naïve 東京 😀"), 10u);
}

TEST(CountCharactersTest, CountsAlikeAtEveryPlace) {
  for (const std::string_view rune : {"é", "東", "😀", "\uFFFF"}) {
    for (std::size_t before = 0; before < 20; ++before) {
      std::string text(before, 'x');
      text.append(rune).append(rune).append(20 - before, '\x7F');
      EXPECT_EQ(CountCharacters(text), 22U) << text;
    }
  }
}

TEST(CountNonSpaceTest, LeavesOutWhiteSpace) {
  EXPECT_EQ(CountNonSpace(""), 0u);
  EXPECT_EQ(CountNonSpace(" a\u00A0b \u3000東京\r\n"), 4u);
}

// Wherever the white space stands in a run of eight bytes.
TEST(CountNonSpaceTest, CountsAlikeAtEveryPlace) {
  for (const std::string_view space : {" ", "\n", "\u00A0", "\u3000"}) {
    for (std::size_t before = 0; before < 20; ++before) {
      const std::string text =
          std::string(before, 'x').append(space).append("\x7F\u00E9").append(20 - before, '~');
      EXPECT_EQ(CountNonSpace(text), 22U) << text;
    }
  }
}

TEST(CountNonSpaceTest, TakesDamagedText) {
  EXPECT_EQ(CountNonSpace("a\xE2"), 2u);
  EXPECT_EQ(CountNonSpace("\xE2\x80"), 1u);
  EXPECT_EQ(CountNonSpace("\xFF\xFE b"), 3u);
}

TEST(TrimSpaceTest, TakesWhiteSpaceOfUnicode) {
  EXPECT_EQ(TrimSpace(" \t\u3000a b\u00A0\r\n"), "a b");
  EXPECT_EQ(TrimSpace(" \n "), "");
  EXPECT_EQ(TrimSpace("\u200Ba"), "\u200Ba");
}

}  // namespace
}  // namespace newsieve
