#include "templates/suggestions.h"

#include <string>

#include <gtest/gtest.h>

namespace newsieve {
namespace {

constexpr std::uint32_t kTitleWords = 4;

LineFate Fate(std::uint64_t documents, std::uint64_t left, std::uint64_t beside = 0) {
  return {documents, left, beside, "", ""};
}

class SuggestionBookTest : public testing::Test {
 protected:
  // A template, and what became of it in its documents.
  void Add(const std::string& site, const std::string& text, LineFate fate) {
    templates_.lines.push_back({site, TemplatePlace::kApart, text, 8, fate.documents, 100});
    fate.example = text;
    book_.FateOf(templates_.lines.back()) = fate;
  }
  void Add(const std::string& site, const std::string& text, std::uint64_t left = 10) {
    Add(site, text, Fate(10, left));
  }

  // "id phrase" lines.
  std::string Told(const std::set<std::string>& taken = {}) const {
    std::string told;
    for (const Suggestion& rule : book_.Suggest(kTitleWords, taken))
      told += rule.id + " " + rule.phrase + "\n";
    return told;
  }
  std::string KeepOf(std::string_view phrase) const {
    for (const Suggestion& rule : book_.Suggest(kTitleWords, {}))
      if (rule.phrase == phrase) return rule.keep;
    return "none";
  }

  TemplateSet templates_;
  SuggestOptions options_;
  SuggestionBook book_{templates_, options_};
};

TEST_F(SuggestionBookTest, SuggestsWhatIsLeftMoreOftenThanNot) {
  Add("a", "never left", 0);
  Add("a", "left in half", 5);
  Add("a", "left in most", 6);
  EXPECT_EQ(Told(), "suggested.a.1 left in most\n");
  options_.min_left = 0.6;
  EXPECT_EQ(Told(), "");
  options_.min_left = 0;
  EXPECT_EQ(Told(), "suggested.a.1 left in most\nsuggested.a.2 left in half\n");
}

TEST_F(SuggestionBookTest, WhatTakesMostComesFirst) {
  Add("a", "long and seldom");
  Add("a", "short", Fate(90, 90));
  Add("a", "equal", Fate(90, 90));
  EXPECT_EQ(Told(), "suggested.a.1 equal\nsuggested.a.2 short\nsuggested.a.3 long and seldom\n");
}

TEST_F(SuggestionBookTest, ALineOfSeveralSitesIsOneRule) {
  Add("a", "imprint");
  Add("b", "imprint");
  Add("c", "imprint", 1);  // rules take it there
  const std::vector<Suggestion> rules = book_.Suggest(kTitleWords, {});
  ASSERT_EQ(rules.size(), 1U);
  EXPECT_EQ(rules[0].id, "suggested.several_sites.1");
  EXPECT_EQ(rules[0].why, "Stood in 20 of 200 documents of 2 sites (8 or more stories).");
}

TEST_F(SuggestionBookTest, NumbersPassOverTakenNames) {
  Add("b-2.example", "one and more");
  Add("b-2.example", "two");
  Add("b-2.example", "six");
  EXPECT_EQ(Told({"suggested.b_2_example.1", "suggested.b_2_example.3", "suggested.a.2"}),
            "suggested.b_2_example.2 one and more\nsuggested.b_2_example.4 six\n"
            "suggested.b_2_example.5 two\n");
}

TEST_F(SuggestionBookTest, NoRuleNamesTheHeadlineOfAPageOrTwo) {
  Add("a", "bridge falls in town", Fate(50, 50, 1));         // once above its own story
  Add("a", "bridge falls again in town", Fate(50, 50, 4));   // in less than a tenth
  Add("a", "subscribe to our newsletter", Fate(50, 50, 5));  // on too many pages
  Add("a", "follow us on facebook", Fate(50, 50));           // on none
  Add("a", "three words only", Fate(50, 50, 1));             // too short for one
  EXPECT_EQ(Told(),
            "suggested.a.1 subscribe to our newsletter\nsuggested.a.2 follow us on facebook\n"
            "suggested.a.3 three words only\n");
  options_.headline_documents = 5;
  EXPECT_EQ(Told(), "suggested.a.1 follow us on facebook\nsuggested.a.2 three words only\n");
  options_.headline_documents = 0;
  options_.headline_share = 0.02;
  EXPECT_NE(Told().find("bridge falls in town"), std::string::npos);
}

TEST_F(SuggestionBookTest, ANearMissIsTheFirstLineToKeep) {
  Add("a", "imprint");
  const TemplateLine& line = templates_.lines[0];
  EXPECT_FALSE(book_.HasNearMiss(line));
  book_.AddNearMiss(line, "The imprint said so.");
  book_.AddNearMiss(line, "The imprint said more.");
  EXPECT_TRUE(book_.HasNearMiss(line));
  EXPECT_EQ(KeepOf("imprint"), "The imprint said so.");
}

TEST_F(SuggestionBookTest, ElseALineOfProseIsKeptThatDoesNotHoldIt) {
  Add("a", "imprint");
  EXPECT_EQ(KeepOf("imprint"),
            "No page of this corpus has a line like \"imprint\" that must stay.");
  book_.AddProse("b", "It snowed.");
  book_.AddProse("a", "Imprint of a foot.");
  book_.AddProse("a", "Imprint of a foot.");
  EXPECT_NE(KeepOf("imprint"), "Imprint of a foot.");
  book_.AddProse("a", "It rained.");
  book_.AddProse("a", "It hailed.");  // one too many
  EXPECT_EQ(KeepOf("imprint"), "It rained.");
}

TEST(FormatPackTest, QuotesWhatPagesSay) {
  EXPECT_EQ(FormatPack({{"suggested.a.1", "Stood: there.", "a \"b\"", "A \"b\"", "c\td"}}, 7),
            "# 1 rules that newsieve suggests after reading 7 documents.\n"
            "# Nobody has looked at them: keep those that are furniture wherever they stand, and "
            "delete the others.\n"
            "pack: suggested\n"
            "about: Lines that sites repeat and that no rule took.\n"
            "rules:\n"
            "- id: suggested.a.1\n"
            "  why: \"Stood: there.\"\n"
            "  languages: [any]\n  where: line\n  match: whole\n"
            "  phrases: [\"a \\\"b\\\"\"]\n"
            "  strips: [\"A \\\"b\\\"\"]\n"
            "  keeps: [\"c\\u0009d\"]\n");
}

}  // namespace
}  // namespace newsieve
