#include "text/traits.h"

#include <string>

#include <gtest/gtest.h>

namespace newsieve {
namespace {

LineFacts FactsOf(std::string_view line) {
  FoldedLine out;
  FoldLine(line, out);
  return out.facts;
}

TEST(LineEndTest, TellsHowALineEnds) {
  const struct {
    std::string_view line;
    LineEnd end;
  } kCases[] = {
      {"", LineEnd::kNone},
      {"A headline", LineEnd::kNone},
      {"Up 5%", LineEnd::kNone},
      {"A headline →", LineEnd::kNone},
      {"It ended.", LineEnd::kSentence},
      {"It ended!", LineEnd::kSentence},
      {"Did it?", LineEnd::kSentence},
      {"“It ended.”", LineEnd::kSentence},
      {"(It ended.)", LineEnd::kSentence},
      {"«It ended.»", LineEnd::kSentence},
      {"It ended. ", LineEnd::kSentence},
      {"終わった。", LineEnd::kSentence},
      {"「終わった。」", LineEnd::kSentence},
      {"समाप्त हुआ।", LineEnd::kSentence},
      {"هل انتهى؟", LineEnd::kSentence},
      {"ختم ہوا۔", LineEnd::kSentence},
      {"አበቃ።", LineEnd::kSentence},
      {"ավարտ։", LineEnd::kSentence},
      {"ပြီး။", LineEnd::kSentence},
      {"It said:", LineEnd::kColon},
      {"他说：", LineEnd::kColon},
      {"It went on…", LineEnd::kEllipsis},
      {"It went on...", LineEnd::kEllipsis},
      {"It went on..", LineEnd::kEllipsis},
      {"“It went on…”", LineEnd::kEllipsis},
      {"One, two,", LineEnd::kComma},
      {"One; two;", LineEnd::kComma},
      {"واحد،", LineEnd::kComma},
      {"一、", LineEnd::kComma},
      {"”", LineEnd::kNone},
  };
  for (const auto& test : kCases) EXPECT_EQ(FactsOf(test.line).end, test.end) << test.line;
}

// One row a trait: lines that have it, and near misses.
TEST(TraitsTest, AreSeenWhereTheyStandAndNowhereElse) {
  const struct {
    LineTrait trait;
    std::vector<std::string_view> lines, near_misses;
  } kCases[] = {
      {kHasUrl,
       {"see https://a.org", "HTTP://A.ORG", "www.a.org", "at www.a.org"},
       {"a:/", "awww.a", "a: //b", "and/or"}},
      {kHasEmail,
       {"a@b.org", "write to A.B@c-d.org now"},
       {"@b.org", "a@b", "a @ b.org", "a@.org", "a@b."}},
      {kHasHandle,
       {"@user", "by @user", "#tag", "(#Tag)", "@пользователь"},
       {"a@b.org", "# 1", "#1", "a#b", "@ user"}},
      {kHasPrice,
       {"$5", "5$", "€ 5 or €5", "5 €", "£9.99", "¥500", "₹10"},
       {"$ and cents", "US dollars 5", "€uro", "5 pounds"}},
      {kHasPercent, {"5%", "5 %", "٥٪"}, {"% of", "five %", "percent 5"}},
      {kHasDate,
       {"2025-01-31", "31.01.2025", "1/31/25", "on 2025/1/3."},
       {"2025-01", "1.2", "10.000.000", "192.168.0.1.5.6", "01-234-5678"}},
      {kHasTime, {"12:30", "at 9:05 PM"}, {"12:3", "a:30", "Luke 3: 16"}},
      {kHasPipe,
       {"Home | News", "Home » News", "Home > News", "a · b", "A › B"},
       {"a|b", "» News", "> quoted", "|"}},
      {kHasQuestion, {"Why?", "Why？", "لماذا؟", "“Why?”"}, {"Why? Because.", "Why"}},
      {kHasMarker,
       {"- a", "• a", "•a", "* a", "+ a", "1. a", "12) a", "→ a", "→a", "» a", "— a", "> a", "▶ a",
        "・a"},
       {"-a", "*a*", "1.a", "1.5", "»a", "1234. a", "a - b", "+1", ""}},
      {kHasQuote,
       {"“a”", "he said \"a\"", "«a»", "— a", "「a」", "„a“", "a ‹b›"},
       {"it’s", "'a'", "» a", "a » b", "a — b", "- a"}},
      {kTitleCase,
       {"The Prime Minister Resigns", "Big News from the Front Page", "READ MORE"},
       {"The prime minister resigns", "News", "a b c", "The Prime minister resigns today"}},
      {kUpperCase, {"BREAKING", "A 1", "ПРИВЕТ"}, {"Breaking", "1", "東京", ""}},
      {kStartsLower,
       {"and so", "… and so", "- and so", "дальше"},
       {"And so", "1", "東京", "אבג", ""}},
      {kHasLetter, {"a", "1a", "東"}, {"1", "---", "", "😀"}},
      {kBeginsWithStop,
       {", and", ". Then", "” he said", ") and", "’s"},
       {"a, b", "“a", "'a", "(a", ""}},
      {kEndsInLower,
       {"the minister", "He met the", "met the,", "don’t"},
       {"the Minister", "the minister.", "the minister:", "the 5", ""}},
      {kSentenceInside,
       {"It ended. Then it began", "Why? Because", "“It ended.” he said", "終わった。始まった"},
       {"It ended.", "3.5 million", "a.b.c", "終わった。", ""}},
  };
  for (const auto& test : kCases) {
    for (std::string_view line : test.lines)
      EXPECT_TRUE(FactsOf(line).traits & test.trait) << test.trait << ": " << line;
    for (std::string_view line : test.near_misses)
      EXPECT_FALSE(FactsOf(line).traits & test.trait) << test.trait << ": " << line;
  }
}

}  // namespace
}  // namespace newsieve
