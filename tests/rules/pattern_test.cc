#include "rules/pattern.h"

#include <algorithm>

#include <gtest/gtest.h>

namespace newsieve {
namespace {

std::string Repeat(std::string_view piece, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += piece;
  return out;
}

TEST(PatternTest, MatchesFoldedTextWhateverItsOwnCase) {
  for (const char* expression : {"^read (more|on)\\b", "^Read (MORE|On)\\b"}) {
    const Pattern pattern(expression);
    ASSERT_EQ(pattern.fault(), "");
    EXPECT_TRUE(pattern.Matches("read more now"));
    EXPECT_TRUE(pattern.Matches("read on"));
    EXPECT_FALSE(pattern.Matches("to read more"));
  }
  EXPECT_TRUE(Pattern("Ärger").Matches("ärger"));
  EXPECT_TRUE(Pattern("ПОДПИСАТЬСЯ").Matches("подписаться"));
}

// Expressions that name capitals without showing any, and letters with two small forms.
TEST(PatternTest, MatchesWithoutRegardToCaseWhateverWayALetterIsWritten) {
  const struct {
    std::string_view expression, text;
  } kCases[] = {{"\\x41b", "ab"},       {"\\101b", "ab"},     {"^\\p{Lu}b", "ab"},
                {"[[:upper:]]b", "ab"}, {"λογοσ", "λογος"},   {"\\QAb\\E", "ab"},
                {"\\Wab\\b", "-ab-"},   {"\\Aab\\Sd", "abcd"}};
  for (const auto& test : kCases)
    EXPECT_TRUE(Pattern(std::string(test.expression)).Matches(test.text)) << test.expression;
}

TEST(PatternTest, OneThatIsProvenMatchesAsAnyOther) {
  const Pattern proven = Pattern::Proven("^\\W*read (more|on)");
  EXPECT_TRUE(proven.fault().empty());
  EXPECT_EQ(proven.literals(), std::vector<std::string>{});
  EXPECT_TRUE(proven.Matches("- read more"));
  EXPECT_FALSE(proven.Matches("to read more"));
  std::uint32_t begin = 0, end = 0;
  ASSERT_TRUE(proven.Find("read on", begin, end));
  EXPECT_EQ(std::pair(begin, end), std::pair(5U, 7U));
}

TEST(PatternTest, AnyOfMatchesWhereOneOfThemDoes) {
  const Pattern any = Pattern::AnyOf({"^(a|b)1", "(?i)c2$", "Dé+3"});
  for (const char* text : {"a1", "b1x", "xc2", "xdéé3x"}) EXPECT_TRUE(any.MayMatch(text)) << text;
  for (const char* text : {"xa1", "c2x", "d3", ""}) EXPECT_FALSE(any.MayMatch(text)) << text;
}

// Each is small enough, all together are not.
TEST(PatternTest, AnyOfTooManyMayMatchEverything) {
  std::vector<std::string> expressions;
  for (char c = 'a'; c <= 'p'; ++c)
    expressions.push_back(std::string(1, c) + "[\\x{100}-\\x{ffff}]{100}");
  for (const std::string& expression : expressions)
    EXPECT_FALSE(Pattern::AnyOf({expression}).MayMatch("x"));
  EXPECT_TRUE(Pattern::AnyOf(expressions).MayMatch("x"));
}

TEST(PatternTest, FindsTheGroupOrTheWholeMatch) {
  std::uint32_t begin = 0, end = 0;
  ASSERT_TRUE(Pattern("b+c").Find("abbc", begin, end));
  EXPECT_EQ(begin, 1u);
  EXPECT_EQ(end, 4u);
  ASSERT_TRUE(Pattern("a(b+)c").Find("abbc", begin, end));
  EXPECT_EQ(begin, 1u);
  EXPECT_EQ(end, 3u);
  ASSERT_TRUE(Pattern("a(?:b+)(c)(d)").Find("abcd", begin, end));
  EXPECT_EQ(begin, 2u);
  EXPECT_FALSE(Pattern("a(x*)b").Find("ab", begin, end)) << "an empty span";
  EXPECT_FALSE(Pattern("a(x)?b").Find("ab", begin, end)) << "a group that took no part";
  EXPECT_FALSE(Pattern("abc").Find("abd", begin, end));
}

TEST(PatternTest, RefusesWhatRe2CannotDo) {
  for (const std::string& expression :
       {std::string("(?=read)more"), std::string("(?<!x)read"), std::string("(a)\\1"),
        std::string("read("), std::string("[z-a]"), std::string("read{1001}"),
        std::string("((a{100}){100}){100}"), std::string("*read"), std::string("read\xFF"),
        std::string("read\\"), std::string("\\p{Nonsense}")}) {
    const Pattern pattern(expression);
    EXPECT_TRUE(pattern.fault().starts_with("RE2 refuses the pattern: "))
        << expression.substr(0, 40) << ": " << pattern.fault();
    EXPECT_NE(pattern.fix(), "");
  }
}

TEST(PatternTest, RefusesWhatIsTooLarge) {
  std::string many_words = "x";
  for (int i = 0; i < 30000; ++i) many_words += "|read" + std::to_string(i * 7919) + "more";
  for (const std::string& expression :
       {std::string("(read.{0,900}){20}more"), std::string("(?:[a-z]{0,300}read){60}"), many_words,
        Repeat("(", 2000) + "read" + Repeat(")", 2000)})
    EXPECT_NE(Pattern(expression).fault(), "") << expression.substr(0, 40);
}

// ugrep took 11 GiB for such a one.
TEST(PatternTest, TakesCountedGapsWithinItsBudget) {
  const Pattern pattern(".{0,70}read.{0,90}");
  ASSERT_EQ(pattern.fault(), "");
  EXPECT_TRUE(pattern.Matches(std::string(5000, 'a') + "read" + std::string(5000, 'b')));
  EXPECT_FALSE(pattern.Matches(Repeat("rea", 5000)));
}

TEST(PatternTest, RefusesWhatMatchesTheEmptyLine) {
  for (const char* expression : {"", "a*", "(read)?", "^", "$", "^\\W*$", "|read", ".*"})
    EXPECT_EQ(Pattern(expression).fault(),
              "the pattern matches an empty line, so it matches every line")
        << expression;
}

TEST(PatternTest, RefusesSignsThatFoldingReplaces) {
  const struct {
    const char *expression, *fix;
  } kCases[] = {{"don’t", "write '"},   {"‘a", "write '"},
                {"“read", "write \""},  {"read”", "write \""},
                {"a – b", "write -"},   {"a — b", "write -"},
                {"more…", "write ..."}, {"read\u00A0more", "write a space"}};
  for (const auto& test : kCases) {
    EXPECT_TRUE(Pattern(test.expression).fault().starts_with("no folded line holds '"))
        << test.expression;
    EXPECT_EQ(Pattern(test.expression).fix(), test.fix);
  }
}

TEST(PatternTest, KnowsTheLiteralsOfWhichEachMatchHoldsOne) {
  using Literals = std::vector<std::string>;
  const struct {
    const char* expression;
    Literals literals;
  } kCases[] = {
      {"^read more", {"read more"}},
      {"READ", {"read"}},
      {"read .* subscribe", {" subscribe"}},  // both must be there; the longer is the better anchor
      {"^(?:share|tweet)$", {"share", "tweet"}},
      {"^ab$", {"ab"}},
      {"^a.b$", {}},
      {"[0-9]+", {}},
      {"(?:share|[ab]x?[cd])", {}},
      {"подписаться", {"подписаться"}},
  };
  for (const auto& test : kCases) {
    const Pattern pattern(test.expression);
    EXPECT_EQ(pattern.fault(), "");
    Literals literals = pattern.literals();
    std::sort(literals.begin(), literals.end());
    EXPECT_EQ(literals, test.literals) << test.expression;
  }
}

TEST(PatternTest, QuotesLiterals) {
  const std::string sign = "a.b*[c]$";
  const Pattern pattern("^" + Pattern::Quote(sign) + "$");
  EXPECT_TRUE(pattern.Matches(sign));
  EXPECT_FALSE(pattern.Matches("axb*[c]$"));
}

}  // namespace
}  // namespace newsieve
