#include "detect/detector.h"

#include <algorithm>
#include <iterator>
#include <random>
#include <string>

#include <gtest/gtest.h>

namespace newsieve {
namespace {

// Written for these tests.
const std::string kPlain =
    "The ferry did not come on Tuesday. Olsen stood on the pier with two crates of cod and swore. "
    "\"Third time this month,\" he said, and kicked the smaller crate. The company blames a pump, "
    "again, and says a spare is on its way from Bergen by road. Nobody here believes it. Last "
    "winter the same pump broke twice, the mayor's office got a letter, the letter got an answer, "
    "and that was that. At the kiosk they had sold out of rolls by nine. A school class from "
    "Husnes sat on the steps and ate crisps. \n";
const std::string kSmooth =
    "In conclusion, the recent developments underscore the importance of sustainable innovation "
    "and highlight the crucial role that communities play in shaping a better future. As the "
    "world continues to grapple with significant challenges, stakeholders emphasized the need for "
    "collaboration and expressed their commitment to fostering transparency. The initiative has "
    "garnered widespread attention, sparking a debate about the potential impact on future "
    "generations. Despite these challenges, experts remain optimistic, noting that the remarkable "
    "progress serves as a testament to the resilience and dedication of everyone involved.\n";

DetectOptions Options() {
  DetectOptions options;
  options.document = {0.01, 0.1};
  options.passage = {0.002, 0.05};
  options.spun = {0.002, 0.05, 0.9};
  return options;
}

MachineWritten Judge(const std::string& text, const DetectOptions& options = Options(),
                     std::string_view language = "en",
                     const std::vector<RuleEvidence>& clues = {}) {
  return Detector(options, DetectorModel::BuiltIn(), DetectorModel::BuiltInSpun())
      .Judge(text, language, clues);
}

TEST(DetectorTest, TellsSmoothFromPlain) {
  const MachineWritten smooth = Judge(kSmooth), plain = Judge(kPlain);
  EXPECT_EQ(smooth.verdict, MachineVerdict::kMachine);
  EXPECT_GT(*smooth.probability, 0.95);
  EXPECT_NE(plain.verdict, MachineVerdict::kMachine);
  EXPECT_LT(*plain.probability, 0.3);
}

TEST(DetectorTest, EvidenceStandsInTheText) {
  const MachineWritten smooth = Judge(kSmooth);
  ASSERT_EQ(smooth.evidence.size(), 5U);
  for (const Evidence& evidence : smooth.evidence) {
    ASSERT_TRUE(evidence.where);
    const std::string words =
        kSmooth.substr(evidence.where->start, evidence.where->end - evidence.where->start);
    EXPECT_NE(evidence.what.find("\"" + words + "\""), std::string::npos) << evidence.what;
    EXPECT_GT(evidence.weight, 0);
  }
  for (const Evidence& evidence : Judge(kPlain).evidence) EXPECT_LT(evidence.weight, 0);
}

TEST(DetectorTest, SaysNothingOfShortTextsAndOtherLanguages) {
  const MachineWritten none = Judge("It rained.\n"), german = Judge(kSmooth, Options(), "de");
  for (const MachineWritten* said : {&none, &german}) {
    EXPECT_EQ(said->verdict, MachineVerdict::kCannotSay);
    EXPECT_EQ(said->probability, std::nullopt);
    EXPECT_TRUE(said->passages.empty());
  }
  DetectOptions off = Options();
  off.on = false;
  EXPECT_EQ(Judge(kSmooth, off).probability, std::nullopt);
  EXPECT_EQ(Judge("").verdict, MachineVerdict::kCannotSay);
}

TEST(DetectorTest, PassagesCoverTheTextAndAreJudgedByThemselves) {
  const std::string text = kPlain + kSmooth + kPlain;
  const MachineWritten mixed = Judge(text);
  ASSERT_GE(mixed.passages.size(), 3U);
  std::size_t end = 0;
  for (const Passage& passage : mixed.passages) {
    EXPECT_GE(passage.where.start, end);
    EXPECT_EQ(text.find_first_not_of(" \n", end), passage.where.start);
    EXPECT_GT(passage.where.end, passage.where.start);
    end = passage.where.end;
  }
  EXPECT_EQ(text.find_first_not_of(" \n", end), std::string::npos);
  const auto machine = [](const Passage& p) { return p.verdict == MachineVerdict::kMachine; };
  EXPECT_TRUE(std::any_of(mixed.passages.begin(), mixed.passages.end(), machine));
  EXPECT_FALSE(machine(mixed.passages.front()));
  EXPECT_FALSE(machine(mixed.passages.back()));
}

// kPlain, with words from a thesaurus in the place of some of its own.
const std::string kSpun =
    "The ferryboat did not arrive on Tuesday. Olsen stood on the wharf with two packing cases of "
    "codfish and curst. \"Third clip this calendar month,\" he enounced, and recoiled the "
    "littler crate. The caller incriminates a heart, once again, and states a trim is on its "
    "elbow room from Bergen by route. Nonentity here conceives it. Last wintertime the like pump "
    "bust double, the city manager's bureau sustained a missive, the varsity letter fetched a "
    "solvent, and that was that. At the kiosk they had traded out of wheels by nine. A schooltime "
    "family from Husnes baby-sat on the footfalls and consumed chips.\n";

TEST(DetectorTest, SpunTextIsAMachines) {
  const MachineWritten spun = Judge(kSpun), plain = Judge(kPlain);
  EXPECT_EQ(spun.verdict, MachineVerdict::kMachine);
  EXPECT_GT(*spun.spun, 0.9);
  EXPECT_GE(*spun.probability, *spun.spun);
  EXPECT_LT(*plain.spun, 0.5);
  EXPECT_LT(*Judge(kSmooth).spun, 0.5);
  const auto told = [](const Evidence& evidence) {
    return evidence.what.find("thesaurus") != std::string::npos;
  };
  EXPECT_TRUE(std::any_of(spun.evidence.begin(), spun.evidence.end(), told));
  EXPECT_FALSE(std::any_of(plain.evidence.begin(), plain.evidence.end(), told));
}

// What a rule of Scope::kEvidence would be.
Rule MakeRule(bool certain) {
  Rule rule;
  rule.id = "test.rule";
  rule.why = "It says so itself.";
  rule.scope = Scope::kEvidence;
  rule.evidence = {.weight = 3.0, .human_rate = 0.001, .certain = certain};
  return rule;
}

TEST(DetectorTest, ACertainRuleDecides) {
  const Rule certain = MakeRule(true), tell = MakeRule(false);
  const MachineWritten decided = Judge("It rained.\n", Options(), "de", {{&certain, {0, 2}}});
  EXPECT_EQ(decided.verdict, MachineVerdict::kMachine);
  EXPECT_EQ(decided.probability, 0.99);
  ASSERT_EQ(decided.evidence.size(), 1U);
  EXPECT_EQ(decided.evidence[0].what, "It says so itself.");
  EXPECT_EQ(decided.evidence[0].rule, "test.rule");
  const MachineWritten told = Judge(kPlain, Options(), "en", {{&tell, {0, 2}}});
  EXPECT_EQ(told.probability, Judge(kPlain).probability);
  EXPECT_EQ(told.verdict, Judge(kPlain).verdict);
}

TEST(DetectorTest, QuotedCluesDoNotCount) {
  const Rule certain = MakeRule(true);
  const struct {
    std::string text;
    bool counts;
  } kCases[] = {
      {"He said ‘CLUE, I cannot’ and laughed.", false},
      {"He said 'well, CLUE, I cannot' and laughed.", false},
      {"‘It was dry,’ he wrote. CLUE.", true},
      {"'It was dry,' he wrote. CLUE.", true},
      {"The dogs' owner doesn’t know. CLUE.", true},
      {"He said ‘no.\nCLUE.", true},
  };
  for (const auto& test : kCases) {
    const std::size_t at = test.text.find("CLUE");
    const MachineWritten found = Judge(test.text, Options(), "en", {{&certain, {at, at + 4}}});
    EXPECT_EQ(found.verdict == MachineVerdict::kMachine, test.counts) << test.text;
  }
}

TEST(DetectorTest, TellsAreShownWhereTheyAreDense) {
  DetectOptions options = Options();
  options.wordings = 0;
  options.tells_per_1000_words = 15;
  const Rule tell = MakeRule(false);
  EXPECT_EQ(Judge(kPlain, options, "en", {{&tell, {0, 2}}}).evidence.size(), 0U);
  EXPECT_EQ(Judge(kPlain, options, "en", {{&tell, {0, 2}}, {&tell, {4, 6}}}).evidence.size(), 2U);
}

// Nobody's text swings from human to machine for a word more; docs/machine_written.md.
TEST(DetectorTest, OneWordNeverSwingsTheVerdict) {
  static constexpr std::string_view kWords[] = {"crucial ",  "the ",  "testament ",  "Oslo ", "12 ",
                                                "however, ", "said ", "underscores "};
  std::mt19937 random(7);
  const std::string both = kPlain + kSmooth + kSpun + kPlain + kSpun + kSmooth;
  for (int round = 0; round < 600; ++round) {
    const std::size_t begin = both.find(' ', random() % 1700) + 1;
    const std::string text = both.substr(begin, 350 + random() % 1500);
    std::string longer = text;
    longer.insert(longer.find(' ', random() % 300) + 1, kWords[random() % std::size(kWords)]);
    const MachineWritten before = Judge(text), after = Judge(longer);
    if (!before.probability || !after.probability) continue;
    EXPECT_NEAR(*before.probability, *after.probability, 0.25) << text << "\n" << longer;
    const bool swung = before.verdict != after.verdict &&
                       before.verdict != MachineVerdict::kCannotSay &&
                       after.verdict != MachineVerdict::kCannotSay;
    EXPECT_FALSE(swung) << text << "\n" << longer;
  }
}

}  // namespace
}  // namespace newsieve
