#include "score/score.h"

#include <algorithm>
#include <cmath>
#include <random>

#include <gtest/gtest.h>

#include "base/rounded.h"
#include "tests/score/score_testing.h"

namespace newsieve {
namespace {

constexpr char kTwoParts[] = R"(
score:
  bias: 3
  sub_scores:
    cleanliness:
      bias: 2
      counts: [[-4, -4], [2, 0]]
      curves:
      - {signal: gopher.hash_ratio, points: [[0.1, 0], [0.5, -4]]}
    structure:
      bias: 2
      counts: [[-6, -6], [2, 0]]
      curves:
      - {signal: text.words, points: [[0, -4], [100, 0]]}
      - {signal: text.mean_line_words, points: [[0, -4], [5, -1], [10, 0]], min_words: 20, full_words: 60}
    authenticity: {share: 0.25, min_words: 60, full_words: 100}
  limits:
  - {code: a.note, signal: gopher.hash_ratio, max: 0.2, severity: note, message: A note.}
  - {code: b.drop, signal: text.words, min: 5, severity: drop, message: Too few., languages: [en]}
  - {code: c.review, signal: text.words, min: 10, severity: review, message: Few., not_scripts: [Hani]}
  - {code: d.machine, signal: detect.machine, max: 0, severity: note, message: A machine.}
decision: {keep_score: 0.5, review_score: 0.2}
)";

ScoreConfig TwoParts() {
  ScoreConfig config;
  EXPECT_EQ(Parse(kTwoParts, config), "");
  return config;
}

ScoreConfig LimitsOnly() {
  ScoreConfig config = TwoParts();
  config.keep_score = config.review_score = 0;
  return config;
}

double Sigmoid(double log_odds) { return 1 / (1 + std::exp(-log_odds)); }

// 100 words in lines of 10, nothing else.
Report GoodReport() {
  Report report = PlainReport(0);
  Set(report, "text.lines", 10);
  Set(report, "text.words", 100);
  Set(report, "text.mean_line_words", 10);
  return report;
}

TEST(JudgeTest, GoodSignalsCostNothing) {
  Report report = GoodReport();
  JudgeReport(TwoParts(), {}, report);
  EXPECT_DOUBLE_EQ(report.score, Rounded(Sigmoid(3)));
  EXPECT_EQ(report.decision, Decision::kKeep);
  EXPECT_TRUE(report.reasons.empty());
  EXPECT_TRUE(report.deductions.empty());
  EXPECT_DOUBLE_EQ(*report.scores.cleanliness, Rounded(Sigmoid(2)));
  EXPECT_EQ(report.scores.authenticity, std::nullopt);
}

TEST(JudgeTest, AddsCurvesInLogOdds) {
  Report report = GoodReport();
  Set(report, "gopher.hash_ratio", 0.3);
  Set(report, "text.words", 75);
  Set(report, "text.mean_line_words", 7.5);
  JudgeReport(TwoParts(), {}, report);
  EXPECT_DOUBLE_EQ(*report.scores.cleanliness, Rounded(0.5));
  EXPECT_DOUBLE_EQ(*report.scores.structure, Rounded(Sigmoid(2 - 1 - 0.5)));
  EXPECT_DOUBLE_EQ(report.score, Rounded(Sigmoid(3 - 4 / 3.0 - 1.5 * 6 / 8.0)));
}

TEST(JudgeTest, CurvesAreLevelBeyondTheirEndsAndFadeInWithTheText) {
  Report report = GoodReport();
  Set(report, "gopher.hash_ratio", 7);
  Set(report, "text.words", 40);  // half way from min_words to full_words
  Set(report, "text.mean_line_words", -1);
  JudgeReport(TwoParts(), {}, report);
  EXPECT_DOUBLE_EQ(*report.scores.cleanliness, Rounded(Sigmoid(2 - 4)));
  EXPECT_DOUBLE_EQ(*report.scores.structure, Rounded(Sigmoid(2 - 2.4 - 4 * 0.5)));
}

TEST(JudgeTest, AddsTheOddsOfAMachine) {
  Report report = GoodReport();
  JudgeReport(TwoParts(), {.signals = {}, .authenticity = 0.25}, report);
  EXPECT_DOUBLE_EQ(*report.scores.authenticity, Rounded(0.25));
  EXPECT_DOUBLE_EQ(report.score, Rounded(1 / (1 + std::exp(-3) + 0.25 * 3)));
  Set(report, "text.words", 80);  // half way
  JudgeReport(TwoParts(), {.signals = {}, .authenticity = 0.25}, report);
  EXPECT_DOUBLE_EQ(report.score,
                   Rounded(1 / (1 + std::exp(-3 + 0.8 * 6 / 8) + 0.25 * std::sqrt(3) / 2)));
}

TEST(JudgeTest, CountsTheOddsOfAMachineByTheirCurve) {
  ScoreConfig config = TwoParts();
  config.sub_scores[kAuthenticity].counts = {{{-9, -2}, {-2, -2}, {9, 9}}};
  for (const double authenticity : {0.0001, 0.001, 0.01}) {
    Report report = GoodReport();
    JudgeReport(config, {.signals = {}, .authenticity = authenticity}, report);
    EXPECT_DOUBLE_EQ(*report.scores.authenticity, Rounded(authenticity));
    EXPECT_DOUBLE_EQ(report.score, Rounded(1 / (1 + std::exp(-3) + 0.25 * std::exp(2))));
  }
}

TEST(JudgeTest, TheShareOfGoodDocumentsShiftsTheScore) {
  ScoreConfig config = TwoParts();
  config.good_share = 0.8;
  Report report = GoodReport();
  JudgeReport(config, {}, report);
  EXPECT_DOUBLE_EQ(report.score, Rounded(Sigmoid(3 + std::log(4.0))));
}

TEST(JudgeTest, NamesWhatCostsMost) {
  Report report = GoodReport();
  Set(report, "gopher.hash_ratio", 0.5);
  Set(report, "text.mean_line_words", 5);
  Set(report, "text.words", 99.99);  // costs nothing worth telling
  JudgeReport(TwoParts(), {.signals = {}, .authenticity = 0.3}, report);
  ASSERT_EQ(report.deductions.size(), 3u);
  EXPECT_EQ(report.deductions[0].signal, "gopher.hash_ratio");
  EXPECT_EQ(report.deductions[0].value, 0.5);
  EXPECT_EQ(report.deductions[1].signal, "text.mean_line_words");
  EXPECT_EQ(report.deductions[2].signal, "detect.probability");
  EXPECT_NEAR(report.deductions[2].value, 0.7, 1e-9);
  Report mended = report;
  Set(mended, "gopher.hash_ratio", 0);
  JudgeReport(TwoParts(), {.signals = {}, .authenticity = 0.3}, mended);
  EXPECT_NEAR(mended.score - report.score, report.deductions[0].cost, 1e-4);
}

// As clean.removed_share, which two sub-scores look at.
TEST(JudgeTest, NamesASignalOfTwoSubScoresOnce) {
  ScoreConfig config = TwoParts();
  config.sub_scores[kStructure].terms.push_back(config.sub_scores[kCleanliness].terms.front());
  Report report = GoodReport(), mended = GoodReport();
  Set(report, "gopher.hash_ratio", 0.5);
  JudgeReport(config, {}, report);
  JudgeReport(config, {}, mended);
  ASSERT_EQ(report.deductions.size(), 1u);
  EXPECT_EQ(report.deductions[0].signal, "gopher.hash_ratio");
  EXPECT_NEAR(report.deductions[0].cost, mended.score - report.score, 1e-4);
}

// What a limit has said of the writer, the score does not say again.
TEST(JudgeTest, LeavesTheWriterToLimits) {
  Report report = GoodReport();
  JudgeReport(TwoParts(), {.signals = {}, .authenticity = 0.0}, report);
  EXPECT_EQ(Codes(report), "score.low");
  Set(report, "detect.machine", 1);
  report.reasons.clear();
  JudgeReport(TwoParts(), {.signals = {}, .authenticity = 0.0}, report);
  EXPECT_EQ(Codes(report), "d.machine");
  EXPECT_EQ(report.decision, Decision::kKeep);
  EXPECT_LT(report.score, 0.1);
  Set(report, "gopher.hash_ratio", 0.5);
  Set(report, "text.mean_line_words", 5);
  report.reasons.clear();
  JudgeReport(TwoParts(), {.signals = {}, .authenticity = 0.0}, report);
  EXPECT_EQ(Codes(report), "score.low a.note d.machine");
}

TEST(JudgeTest, TellsEveryBrokenLimitWorstFirst) {
  Report report = GoodReport();
  report.language.code = "en";
  Set(report, "gopher.hash_ratio", 0.3);
  Set(report, "text.words", 4);
  JudgeReport(LimitsOnly(), {}, report);
  EXPECT_EQ(Codes(report), "b.drop c.review a.note");
  EXPECT_EQ(report.decision, Decision::kDrop);
  EXPECT_EQ(report.reasons[0].message, "Too few.");
  EXPECT_EQ(report.reasons[0].value, 4);
  EXPECT_EQ(report.reasons[0].limit, 5);
}

TEST(JudgeTest, GatesLimitsByLanguageAndScript) {
  Report report = GoodReport();
  Set(report, "text.words", 4);
  JudgeReport(LimitsOnly(), {}, report);
  EXPECT_EQ(Codes(report), "c.review");
  report = GoodReport();
  report.language.script = "Hani";
  Set(report, "text.words", 4);
  JudgeReport(LimitsOnly(), {}, report);
  EXPECT_EQ(Codes(report), "");
}

TEST(JudgeTest, BoundsAreInclusive) {
  Report report = GoodReport();
  Set(report, "gopher.hash_ratio", 0.2);
  Set(report, "text.words", 10);
  JudgeReport(LimitsOnly(), {}, report);
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
    JudgeReport(LimitsOnly(), {.signals = {}, .at_best = test.at_best}, report);
    EXPECT_EQ(Codes(report), test.codes);
    EXPECT_EQ(report.decision, test.decision);
  }
}

TEST(JudgeTest, DecidesByScore) {
  Report report = GoodReport();
  Set(report, "gopher.hash_ratio", 0.5);
  Set(report, "text.mean_line_words", 5);  // -8/3 and -3/4 of 3: 0.397
  JudgeReport(TwoParts(), {}, report);
  EXPECT_EQ(Codes(report), "score.low a.note");
  EXPECT_EQ(report.reasons[0].message,
            "The score is too low to keep the document: gopher.hash_ratio 0.5, which costs 0.51; "
            "text.mean_line_words 5, which costs 0.19.");
  EXPECT_EQ(report.reasons[0].limit, 0.5);
  EXPECT_EQ(report.decision, Decision::kReview);
  Set(report, "text.words", 20);
  report.reasons.clear();
  JudgeReport(TwoParts(), {}, report);
  EXPECT_EQ(report.reasons[0].code, "score.low");
  EXPECT_EQ(report.reasons[0].limit, 0.2);
  EXPECT_EQ(report.decision, Decision::kDrop);
}

TEST(JudgeTest, IsSilentOnTheScoreWhereALimitCallsForAsMuch) {
  Report report = GoodReport();
  Set(report, "gopher.hash_ratio", 0.5);
  Set(report, "text.words", 9);  // the score alone: drop
  JudgeReport(TwoParts(), {}, report);
  EXPECT_EQ(Codes(report), "score.low c.review a.note");
  report.language.code = "en";
  Set(report, "text.words", 4);
  report.reasons.clear();
  JudgeReport(TwoParts(), {}, report);
  EXPECT_EQ(Codes(report), "b.drop c.review a.note");
}

TEST(JudgeTest, DropsWhatIsEmptyAndBlamesNothingElse) {
  Report report = PlainReport(0);
  report.reasons.push_back({"decode.control", "Controls went.", 3, {}});
  JudgeReport(TwoParts(), {}, report);
  EXPECT_EQ(report.decision, Decision::kDrop);
  EXPECT_EQ(report.score, 0);
  EXPECT_EQ(Codes(report), "input.empty decode.control");
  EXPECT_EQ(report.scores.structure, std::nullopt);
}

// Documents with signals of any size; most of those of the score's own curves are good, the others
// somewhere along their curve: documents that are bad in every way all score next to nothing.
Report RandomReport(const ScoreConfig& config, std::mt19937& random) {
  Report report = PlainReport(0);
  for (std::size_t i = 0; i < report.signals.size(); ++i) {
    const double top = std::min(SignalTable()[i].info.max, random() % 2 ? 1e9 : 3.0);
    report.signals[i].second = top * static_cast<double>(random() % 1001) / 1000;
  }
  for (const SubScore& sub_score : config.sub_scores)
    for (const Term& term : sub_score.terms) {
      const auto& points = term.curve.points;
      const double best = points.back().second > points.front().second ? 1 : 0;
      const double share = random() % 10 ? best : static_cast<double>(random() % 1001) / 1000;
      report.signals[term.signal].second =
          points.front().first + share * (points.back().first - points.front().first);
    }
  Set(report, "text.lines", 9);
  Set(report, "text.words", static_cast<double>(random() % 400));
  const std::string_view kCodes[] = {"en", "th", "de", "und"};
  report.language.code = kCodes[random() % 4];
  return report;
}

double ScoreOf(const ScoreConfig& config, const Report& report, double authenticity) {
  Report judged = report;
  JudgeReport(config, {.signals = {}, .authenticity = authenticity}, judged);
  EXPECT_TRUE(std::isfinite(judged.score));
  EXPECT_GE(judged.score, 0);
  EXPECT_LE(judged.score, 1);
  return judged.score;
}

// Which way a signal is good, where all its curves go one way; text.words also opens gates.
int GoodDirection(const ScoreConfig& config, std::size_t signal) {
  int up = 0, down = 0;
  for (const SubScore& sub_score : config.sub_scores)
    for (const Term& term : sub_score.terms) {
      if (term.signal != signal) continue;
      const auto& points = term.curve.points;
      (points.back().second > points.front().second ? up : down) += 1;
    }
  if (signal == *SignalIndex("text.words") || (up > 0 && down > 0)) return 0;
  return up > 0 ? 1 : down > 0 ? -1 : 0;
}

TEST(JudgeTest, ABetterSignalNeverLowersTheScore) {
  const ScoreConfig config = BuiltIn("news");
  std::mt19937 random(13);
  int raised = 0;
  for (int round = 0; round < 300; ++round) {
    const Report report = RandomReport(config, random);
    const double authenticity = static_cast<double>(random() % 1001) / 1000;
    const double before = ScoreOf(config, report, authenticity);
    EXPECT_GE(ScoreOf(config, report, std::min(1.0, authenticity + 0.1)), before);
    for (std::size_t i = 0; i < report.signals.size(); ++i) {
      const int direction = GoodDirection(config, i);
      if (direction == 0) continue;
      Report better = report;
      better.signals[i].second += direction * static_cast<double>(random() % 1000) / 1000;
      const double after = ScoreOf(config, better, authenticity);
      EXPECT_GE(after, before) << report.signals[i].first;
      raised += after > before;
    }
  }
  EXPECT_GT(raised, 300);
}

// A thousandth of the way along a curve moves the score by a few hundredths at most; so does a
// word.
TEST(JudgeTest, HasNoCliffs) {
  const ScoreConfig config = BuiltIn("news");
  std::mt19937 random(17);
  for (int round = 0; round < 100; ++round) {
    const Report report = RandomReport(config, random);
    const double before = ScoreOf(config, report, 0.3);
    for (const SubScore& sub_score : config.sub_scores)
      for (const Term& term : sub_score.terms) {
        const auto& points = term.curve.points;
        Report moved = report;
        moved.signals[term.signal].second += (points.back().first - points.front().first) / 1000;
        EXPECT_NEAR(ScoreOf(config, moved, 0.3), before, 0.1) << report.signals[term.signal].first;
      }
    Report longer = report;
    for (int words = 0; words <= 300; ++words) {
      Set(longer, "text.words", words);
      const double authenticity = round % 2 ? 0 : 0.3;
      const double shorter = ScoreOf(config, longer, authenticity);
      Set(longer, "text.words", words + 1);
      EXPECT_NEAR(ScoreOf(config, longer, authenticity), shorter, 0.1) << words;
    }
  }
}

}  // namespace
}  // namespace newsieve
