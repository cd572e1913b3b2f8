#include "clean/examples.h"

#include <string>

#include "tests/testing.h"

namespace newsieve {
namespace {

TEST(ParseExampleTest, TakesTheMarksOut) {
  const struct {
    std::string_view example, text, left;
    bool marked;
  } kCases[] = {
      {"", "", "", false},
      {"plain", "plain", "", false},
      {"[-gone-]", "gone", "", true},
      {"a [-b-] c [-d-]", "a b c d", "a  c ", true},
      {"a[-b\nc-]d", "ab\ncd", "ad", true},
      {"a [- b", "a [- b", "", false},  // never closed
      {"a -] b", "a -] b", "", false},
      {"a [-b-] c [-d", "a b c [-d", "a  c [-d", true},
      {"[--]a", "a", "a", true},
  };
  for (const auto& test : kCases) {
    const MarkedExample parsed = ParseExample(test.example);
    EXPECT_EQ(parsed.text, test.text) << test.example;
    EXPECT_EQ(parsed.left, test.left) << test.example;
    EXPECT_EQ(parsed.marked, test.marked) << test.example;
  }
}

// The faults of the examples of all rules, and then of dead rules.
std::string Faults(const std::string& yaml) {
  const TestCleaner cleaner(yaml);
  std::vector<Diagnostic> faults;
  for (std::uint32_t i = 0; i < cleaner.rules().rules().size(); ++i)
    CheckExamples(cleaner.cleaner(), cleaner.rules(), i, faults);
  CheckShadowed(cleaner.cleaner(), cleaner.rules(), faults);
  return Told(faults);
}

std::string RuleWith(std::string_view words, std::string_view strips, std::string_view keeps) {
  return "pack: p\nrules:\n- id: r.a\n  why: w\n  " + std::string(words) +
         "\n  strips: " + std::string(strips) + "\n  keeps: " + std::string(keeps) + "\n";
}

TEST(CheckExamplesTest, AcceptsExamplesThatComeOut) {
  for (const std::string& yaml : {
           RuleWith(
               "phrases: [read more]",
               "[Read more, '» Read more…', \"[-Read more-]\\na\", \"a\\n\\n[-Read more-]\\n\"]",
               "[Read more books, \"a\\nb\"]"),
           RuleWith("where: inline\n  pattern: ' read more$'", "['It fell.[- read more-]']",
                    "['read more books']"),
           RuleWith("where: block\n  items: {marker: true}\n  phrases: [read more]",
                    "[\"a\\n[-Read more\\n- b-]\\n\"]", "[\"Read more\\nb\"]"),
       })
    EXPECT_EQ(Faults(yaml), "") << yaml;
}

TEST(CheckExamplesTest, TellsExamplesThatDoNotComeOut) {
  const struct {
    std::string yaml, faults;
  } kCases[] = {
      {RuleWith("phrases: [read more]", "[Read more books]", "[a]"),
       "test.yaml:6:12: rule r.a: a `strips` example does not come out: left is 'read more "
       "books|', not '' (mend the words or conditions of the rule, or the example)\n"},
      {RuleWith("phrases: [read more]", "[Read more]", "[\"a\\nRead more\"]"),
       "test.yaml:7:11: rule r.a: a `keeps` example loses text: left is 'a|' (narrow the words or "
       "conditions of the rule)\n"},
      {RuleWith("phrases: [read more]", "[\"[-a-]\\nRead more\"]", "[b]"),
       "test.yaml:6:12: rule r.a: a `strips` example does not come out: left is 'a|', not 'read "
       "more|' (mend the words or conditions of the rule, or the example)\n"},
      {RuleWith("phrases: [read more]", "[\"a\\nRead more\"]", "[b]"),
       "test.yaml:6:12: rule r.a: this `strips` example does not mark what must go (put [- and -] "
       "around it)\n"},
      {RuleWith("where: inline\n  pattern: 'read more'", "[read more]", "[b]"),
       "test.yaml:7:12: rule r.a: this `strips` example does not mark what must go (put [- and -] "
       "around it)\n"},
  };
  for (const auto& test : kCases) EXPECT_EQ(Faults(test.yaml), test.faults) << test.yaml;
}

TEST(CheckExamplesTest, AKeepRuleKeepsItsKeepsAndNotItsStrips) {
  const std::string rule =
      "pack: p\nrules:\n- {id: a.b, why: w, where: keep, pattern: '^photo: ', when: {max_words: "
      "5}, ";
  EXPECT_EQ(Faults(rule + "keeps: ['Photo: Ray'], strips: [Photos of the day]}\n"), "");
  EXPECT_NE(Faults(rule + "keeps: [Photos], strips: [Photos of the day]}\n")
                .find("a `keeps` example is not kept"),
            std::string::npos);
  EXPECT_NE(Faults(rule + "keeps: ['Photo: Ray'], strips: ['Photo: Anna']}\n")
                .find("a `strips` example is kept"),
            std::string::npos);
}

TEST(CheckShadowedTest, TellsRulesThatCanNeverBeMissed) {
  const std::string wide =
      "- {id: r.wide, why: w, pattern: '^read', strips: [Read all about it], keeps: [b]}\n";
  const std::string narrow =
      "- {id: r.narrow, why: w, phrases: [read more], strips: [Read more, read more!], keeps: "
      "[b]}\n";
  EXPECT_EQ(Faults("pack: p\nrules:\n" + wide + narrow),
            "test.yaml:4:57: rule r.narrow: this rule is dead: r.wide (test.yaml:3) takes all of "
            "its examples (delete it, or give an example that only this rule takes)\n");
  const std::string needed =
      "- {id: r.narrow, why: w, phrases: [read more], strips: [Read more, '» Read more'], keeps: "
      "[b]}\n";
  EXPECT_EQ(Faults("pack: p\nrules:\n" + wide + needed), "");
  // Two that share its examples out between them do not make it dead: neither alone does its work.
  const std::string one =
      "- {id: r.one, why: w, pattern: '^read more$', strips: [read more], keeps: [b]}\n";
  const std::string other =
      "- {id: r.other, why: w, pattern: 'more!', strips: [no more!], keeps: [b]}\n";
  EXPECT_EQ(Faults("pack: p\nrules:\n" + one + other + narrow),
            "test.yaml:3:56: rule r.one: this rule is dead: r.narrow (test.yaml:5) takes all of "
            "its examples (delete it, or give an example that only this rule takes)\n");
}

TEST(CheckAliveTest, TellsRulesThatDoNothingForTheirFirstExample) {
  const std::string words = "phrases: [read more]",
                    structure = "where: run\n  at_least: 2\n  items: {marker: true}",
                    dead =
                        "test.yaml:6:12: rule r.a: the words of the rule stand in no line that its "
                        "first `strips` example marks (mend the words of the rule, or the "
                        "example)\n",
                    idle = "test.yaml:8:12: rule r.a: a `strips` example does not come out";
  const struct {
    std::string yaml, faults;
  } kCases[] = {
      {RuleWith(words, "[Read more, never tried]", "[Read more]"), ""},
      {RuleWith(words, "[\"a\\n[-Read more-]\\nb\"]", "[a]"), ""},
      {RuleWith(words, "[\"[-a\\nRead more\\n-]b\"]", "[a]"), ""},
      {RuleWith(words, "[Read on]", "[a]"), dead},
      {RuleWith(words, "[\"Read more\\n[-Read on-]\\nRead more\"]", "[a]"), dead},
      {RuleWith(structure, "[\"[-- a\\n- b\\n-]c\"]", "[a]"), ""},
      {RuleWith(structure, "[\"[-a\\n- b\\n-]c\"]", "[a]"), idle},
  };
  for (const auto& test : kCases) {
    const TestCleaner cleaner(test.yaml);
    MatchScratch scratch;
    std::vector<Diagnostic> faults;
    CheckAlive(cleaner.cleaner(), cleaner.rules(), 0, scratch, faults);
    EXPECT_EQ(Told(faults).substr(0, test.faults.size()), test.faults) << test.yaml;
    EXPECT_EQ(faults.empty(), test.faults.empty()) << test.yaml;
  }
}

}  // namespace
}  // namespace newsieve
