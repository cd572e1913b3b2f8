#include "clean/line_matcher.h"

#include <random>
#include <string>
#include <vector>

#include "tests/testing.h"

namespace newsieve {
namespace {

std::string Told(const LineFindings& findings, const std::vector<Hit>& hits) {
  std::string told = std::to_string(findings.core_hash) + " " +
                     std::to_string(findings.facts.words) + " " +
                     std::to_string(findings.facts.traits) + " " + (findings.blank ? "blank" : "");
  for (const Hit& hit : hits)
    told += " " + std::to_string(hit.rule) + "[" + std::to_string(hit.begin) + "," +
            std::to_string(hit.end) + ")";
  return told;
}

std::string Look(LineMatcher& matcher, std::string_view line, std::uint32_t only = kNoLimit) {
  std::vector<Hit> hits;
  const LineFindings findings = matcher.Look(line, only, hits);
  return Told(findings, hits);
}

TEST(LineMatcherTest, RemembersNothingThatChangesAnAnswer) {
  const RuleSet rules = MakeRules(OneRule("phrases: [share, read more, menu]"));
  LineMatcher used(rules);
  std::mt19937 random(1);
  const std::vector<std::string> words = {"Share",
                                          "share ",
                                          "Read more",
                                          "Menu",
                                          "",
                                          "  ",
                                          "News",
                                          std::string(63, 'a'),
                                          std::string(64, 'a'),
                                          std::string(65, 'a'),
                                          "Über",
                                          "7 قسمت"};
  for (int i = 0; i < 2000; ++i) {
    const std::string& line = words[random() % words.size()];
    LineMatcher fresh(rules);
    ASSERT_EQ(Look(used, line), Look(fresh, line)) << line;
  }
}

TEST(LineMatcherTest, ALineWithMoreHitsThanAreRememberedKeepsThemAll) {
  std::string pack = "pack: test\nrules:\n";
  for (int i = 0; i < 8; ++i)
    pack += "- {id: test.r" + std::to_string(i) +
            ", why: A test., phrases: [share], strips: [x], keeps: [y]}\n";
  const RuleSet rules = MakeRules(pack);
  LineMatcher matcher(rules);
  const std::string first = Look(matcher, "Share");
  EXPECT_EQ(Look(matcher, "Share"), first);
  EXPECT_NE(first.find(" 7["), std::string::npos);
}

TEST(LineMatcherTest, OneRuleAloneIsNotAnsweredFromMemory) {
  const RuleSet rules = MakeRules(OneRule("phrases: [share]"));
  LineMatcher matcher(rules);
  const std::string all = Look(matcher, "Share");
  EXPECT_EQ(Look(matcher, "Share", 0), all);
  EXPECT_NE(Look(matcher, "Share", 1), all);
}

}  // namespace
}  // namespace newsieve
