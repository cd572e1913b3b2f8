#include "score/score.h"

#include <cmath>
#include <random>

#include <gtest/gtest.h>

#include "tests/score/score_testing.h"

namespace newsieve {
namespace {

constexpr char kTwoRamps[] = R"(
score:
  weights: {cleanliness: 1, structure: 3}
  ramps:
    cleanliness:
    - {signal: gopher.hash_ratio, bad: 0.5, good: 0.1, worst: 0.2}
    structure:
    - {signal: text.words, bad: 0, good: 100, worst: 0.1, weight: 1}
    - {signal: text.mean_line_words, bad: 0, good: 10, worst: 0.1, weight: 2}
  limits:
  - {code: a.note, signal: gopher.hash_ratio, max: 0.2, severity: note, message: A note.}
  - {code: b.drop, signal: text.words, min: 5, severity: drop, message: Too few., languages: [en]}
  - {code: c.review, signal: text.words, min: 10, severity: review, message: Few., not_scripts: [Hani]}
decision: {keep_score: 0.5, review_score: 0.2}
)";

ScoreConfig TwoRamps() {
  ScoreConfig config;
  EXPECT_EQ(Parse(kTwoRamps, config), "");
  return config;
}

// 100 words in lines of 10, nothing else.
Report GoodReport() {
  Report report = PlainReport(0);
  Set(report, "text.lines", 10);
  Set(report, "text.words", 100);
  Set(report, "text.mean_line_words", 10);
  return report;
}

TEST(JudgeTest, GoodSignalsScoreOne) {
  Report report = GoodReport();
  JudgeReport(TwoRamps(), {}, report);
  EXPECT_DOUBLE_EQ(report.score, 1);
  EXPECT_EQ(report.decision, Decision::kKeep);
  EXPECT_TRUE(report.reasons.empty());
  EXPECT_EQ(report.scores.uniqueness, std::nullopt);  // no ramp, nothing measured
  EXPECT_EQ(report.scores.authenticity, std::nullopt);
}

TEST(JudgeTest, CombinesRampsAndSubScoresAsWeightedGeometricMeans) {
  Report report = GoodReport();
  Set(report, "gopher.hash_ratio", 0.3);  // half way: 0.2 + 0.8 / 2
  Set(report, "text.words", 0);           // 0.1, a third of structure
  JudgeReport(TwoRamps(), {}, report);
  EXPECT_DOUBLE_EQ(*report.scores.cleanliness, 0.6);
  EXPECT_DOUBLE_EQ(*report.scores.structure, std::cbrt(0.1));
  EXPECT_DOUBLE_EQ(report.score, std::pow(0.6, 0.25) * std::pow(0.1, 0.25));
}

TEST(JudgeTest, TakesAuthenticityFromItsDetector) {
  ScoreConfig config = TwoRamps();
  config.sub_scores[kAuthenticity].weight = 4;
  Report report = GoodReport();
  JudgeReport(config, {.signals = {}, .authenticity = 0.25}, report);
  EXPECT_DOUBLE_EQ(*report.scores.authenticity, 0.25);
  EXPECT_DOUBLE_EQ(report.score, 0.5);
  JudgeReport(config, {.signals = {}, .authenticity = 0.0}, report);
  EXPECT_GT(report.score, 0);
}

TEST(JudgeTest, TellsEveryBrokenLimitWorstFirst) {
  Report report = GoodReport();
  report.language.code = "en";
  Set(report, "gopher.hash_ratio", 0.3);
  Set(report, "text.words", 4);
  JudgeReport(TwoRamps(), {}, report);
  EXPECT_EQ(Codes(report), "b.drop c.review a.note");
  EXPECT_EQ(report.decision, Decision::kDrop);
  EXPECT_EQ(report.reasons[0].message, "Too few.");
  EXPECT_EQ(report.reasons[0].value, 4);
  EXPECT_EQ(report.reasons[0].limit, 5);
}

TEST(JudgeTest, GatesLimitsByLanguageAndScript) {
  Report report = GoodReport();
  Set(report, "text.words", 4);
  JudgeReport(TwoRamps(), {}, report);
  EXPECT_EQ(Codes(report), "c.review");
  report = GoodReport();
  report.language.script = "Hani";
  Set(report, "text.words", 4);
  JudgeReport(TwoRamps(), {}, report);
  EXPECT_EQ(Codes(report), "");
}

TEST(JudgeTest, BoundsAreInclusive) {
  Report report = GoodReport();
  Set(report, "gopher.hash_ratio", 0.2);
  Set(report, "text.words", 10);
  JudgeReport(TwoRamps(), {}, report);
  EXPECT_EQ(Codes(report), "");
}

TEST(JudgeTest, PutsTheReportsOwnReasonsInTheirPlace) {
  const struct {
    Decision at_best, decision;
    std::string_view codes;
  } kCases[] = {{Decision::kKeep, Decision::kReview, "c.review own a.note"},
                {Decision::kReview, Decision::kReview, "own c.review a.note"},
                {Decision::kDrop, Decision::kDrop, "own c.review a.note"}};
  for (const auto& test : kCases) {
    Report report = GoodReport();
    report.reasons.push_back({"own", "Known before.", {}, {}});
    Set(report, "gopher.hash_ratio", 0.3);
    Set(report, "text.words", 9);
    JudgeReport(TwoRamps(), {.signals = {}, .at_best = test.at_best}, report);
    EXPECT_EQ(Codes(report), test.codes);
    EXPECT_EQ(report.decision, test.decision);
  }
}

TEST(JudgeTest, DecidesByScore) {
  Report report = GoodReport();
  Set(report, "gopher.hash_ratio", 0.1);
  Set(report, "text.mean_line_words", 1.2);  // structure: 0.208 ^ 2/3, score 0.456
  JudgeReport(TwoRamps(), {}, report);
  EXPECT_EQ(Codes(report), "score.low");
  EXPECT_EQ(report.reasons[0].message,
            "The score is too low to keep the document; its weakest part is structure.");
  EXPECT_EQ(report.reasons[0].limit, 0.5);
  EXPECT_EQ(report.decision, Decision::kReview);
  Set(report, "text.words", 20);
  Set(report, "text.mean_line_words", 0);
  Set(report, "gopher.hash_ratio", 1);
  report.reasons.clear();
  JudgeReport(TwoRamps(), {}, report);
  EXPECT_EQ(report.reasons[0].code, "score.low");
  EXPECT_EQ(report.reasons[0].limit, 0.2);
  EXPECT_EQ(report.decision, Decision::kDrop);
}

TEST(JudgeTest, DropsWhatIsEmptyAndBlamesNothingElse) {
  Report report = PlainReport(0);
  report.reasons.push_back({"input.empty", "There is no text.", {}, {}});
  JudgeReport(TwoRamps(), {.signals = {}, .at_best = Decision::kDrop}, report);
  EXPECT_EQ(report.decision, Decision::kDrop);
  EXPECT_EQ(report.score, 0);
  EXPECT_EQ(Codes(report), "input.empty");
  EXPECT_EQ(report.scores.structure, std::nullopt);
}

// Whatever the signals are, the score is a number of [0, 1]; and it moves one way with every signal
// of one ramp.
TEST(JudgeTest, StaysInRangeForAnySignals) {
  const ScoreConfig config = BuiltIn("news");
  std::mt19937 random(13);
  for (int round = 0; round < 500; ++round) {
    Report report = PlainReport(0);
    for (std::size_t i = 0; i < report.signals.size(); ++i) {
      const double top = std::min(SignalTable()[i].info.max, random() % 2 ? 1e9 : 3.0);
      report.signals[i].second = top * static_cast<double>(random() % 1001) / 1000;
    }
    report.language.code = random() % 2 ? "en" : "th";
    JudgeReport(config, {}, report);
    EXPECT_TRUE(std::isfinite(report.score));
    EXPECT_GE(report.score, 0);
    EXPECT_LE(report.score, 1);
  }
}

TEST(JudgeTest, MovesOneWayAndWithoutJumps) {
  const ScoreConfig config = TwoRamps();
  double previous = 0;
  for (int words = 0; words <= 200; ++words) {
    Report report = GoodReport();
    Set(report, "text.words", words);
    JudgeReport(config, {}, report);
    EXPECT_GE(report.score, previous);
    EXPECT_TRUE(words == 0 || report.score - previous < 0.02) << words;
    previous = report.score;
  }
}

}  // namespace
}  // namespace newsieve
