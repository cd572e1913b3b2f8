#include "eval/probabilities.h"

#include <gtest/gtest.h>

namespace newsieve {
namespace {

using OperatingPoint = DocumentEvaluation::OperatingPoint;
using Reliability = DocumentEvaluation::Reliability;

TEST(AurocTest, CountsTiesHalf) {
  struct Case {
    Probabilities judged;
    double auroc;
  };
  const Case cases[] = {
      {{{0.1, 0.2}, {0.3, 0.4}}, 1},
      {{{0.3, 0.4}, {0.1, 0.2}}, 0},
      {{{0.5, 0.5}, {0.5}}, 0.5},
      {{{0.4, 0.1, 0.4}, {0.8, 0.4}}, 5.0 / 6},  // .8 beats three, .4 beats one and ties two
  };
  for (const Case& c : cases) EXPECT_DOUBLE_EQ(Auroc(c.judged).value(), c.auroc);
}

TEST(AurocTest, IsNoneWithoutBothLabels) {
  EXPECT_FALSE(Auroc({}).has_value());
  EXPECT_FALSE(Auroc({{0.5}, {}}).has_value());
  EXPECT_FALSE(Auroc({{}, {0.5}}).has_value());
}

Probabilities HumansUpTo(int count, std::vector<double> machine) {
  Probabilities judged{{}, std::move(machine)};
  for (int i = count - 1; i >= 0; --i) judged.human.push_back(static_cast<double>(i) / count);
  return judged;
}

TEST(OperatingPointsTest, LeaveAtMostTheAllowedShareOfHumansAbove) {
  // 0, .001, ... .999
  const auto points = OperatingPoints(HumansUpTo(1000, {0.998, 0.9985, 0.95, 0.5}));
  struct Case {
    double allowed, threshold, true_positive_rate;
  };
  const Case cases[] = {{0.001, 0.998, 0.25}, {0.005, 0.994, 0.5}, {0.01, 0.989, 0.5},
                        {0.02, 0.979, 0.5},   {0.05, 0.949, 0.75}, {0.1, 0.899, 0.75}};
  ASSERT_EQ(points.size(), 6u);
  for (std::size_t i = 0; i < points.size(); ++i) {
    EXPECT_DOUBLE_EQ(points[i].allowed, cases[i].allowed);
    EXPECT_DOUBLE_EQ(points[i].threshold.value(), cases[i].threshold);
    EXPECT_DOUBLE_EQ(points[i].false_positive_rate.value(), cases[i].allowed);
    EXPECT_DOUBLE_EQ(points[i].true_positive_rate.value(), cases[i].true_positive_rate);
  }
}

TEST(OperatingPointsTest, SayNothingWithTooFewHumans) {
  const auto points = OperatingPoints(HumansUpTo(19, {0.9}));
  const std::uint64_t needed[] = {1000, 200, 100, 50, 20, 10};
  ASSERT_EQ(points.size(), 6u);
  for (std::size_t i = 0; i < points.size(); ++i) {
    EXPECT_EQ(points[i].human_needed, needed[i]);
    EXPECT_EQ(points[i].threshold.has_value(), i == 5) << i;
    EXPECT_EQ(points[i].true_positive_rate.has_value(), i == 5) << i;
  }
}

TEST(OperatingPointsTest, TiesStayBelowTogether) {
  Probabilities judged{std::vector<double>(7, 0.1), {0.5, 0.6}};
  judged.human.insert(judged.human.end(), 3, 0.5);
  const OperatingPoint tenth = OperatingPoints(judged).back();
  EXPECT_EQ(tenth.threshold, 0.5);
  EXPECT_EQ(tenth.false_positive_rate, 0);
  EXPECT_EQ(tenth.true_positive_rate, 0.5);
}

TEST(OperatingPointsTest, NeedNoMachineDocuments) {
  const OperatingPoint tenth = OperatingPoints(HumansUpTo(10, {})).back();
  EXPECT_EQ(tenth.threshold, 0.8);
  EXPECT_FALSE(tenth.true_positive_rate.has_value());
}

// Four human documents weigh .125 each, two machine ones .25 each.
const Probabilities kJudged = {{0.05, 0.05, 0.15, 0.95}, {0.95, 1}};

TEST(ReliabilityTest, WeighsBothLabelsAlike) {
  const std::vector<Reliability> bins = ReliabilityOf(kJudged);
  ASSERT_EQ(bins.size(), 10u);
  EXPECT_EQ(bins[0].human, 2u);
  EXPECT_DOUBLE_EQ(bins[0].probability.value(), 0.05);
  EXPECT_EQ(bins[0].machine_share, 0);
  EXPECT_EQ(bins[1].human, 1u);
  EXPECT_FALSE(bins[2].probability.has_value());
  EXPECT_FALSE(bins[2].machine_share.has_value());
  EXPECT_EQ(bins[9].human, 1u);
  EXPECT_EQ(bins[9].machine, 2u);
  EXPECT_DOUBLE_EQ(bins[9].probability.value(), 0.97);   // (.95 * .125 + 1.95 * .25) / .625
  EXPECT_DOUBLE_EQ(bins[9].machine_share.value(), 0.8);  // .5 / .625
  EXPECT_DOUBLE_EQ(bins[9].from, 0.9);
  EXPECT_DOUBLE_EQ(bins[9].to, 1);
}

TEST(ReliabilityTest, ABinHasItsLowerEndOnly) {
  const std::vector<Reliability> bins = ReliabilityOf({{0, 0.1, 0.7}, {0.3, 0.6, 1}});
  const std::uint64_t counts[] = {1, 1, 0, 1, 0, 0, 1, 1, 0, 1};
  for (std::size_t i = 0; i < bins.size(); ++i)
    EXPECT_EQ(bins[i].human + bins[i].machine, counts[i]) << i;
}

TEST(ReliabilityTest, OnlyCountsWithoutBothLabels) {
  const std::vector<Reliability> bins = ReliabilityOf({{0.55}, {}});
  EXPECT_EQ(bins[5].human, 1u);
  EXPECT_FALSE(bins[5].probability.has_value());
  EXPECT_FALSE(CalibrationError({{0.55}, {}}).has_value());
}

TEST(CalibrationErrorTest, IsTheWeightedMeanDistance) {
  // .25 * .05 + .125 * .15 + .625 * .17
  EXPECT_DOUBLE_EQ(CalibrationError(kJudged).value(), 0.1375);
  EXPECT_DOUBLE_EQ(CalibrationError({{0, 0, 0}, {1}}).value(), 0);
  EXPECT_DOUBLE_EQ(CalibrationError({{0.5}, {0.5, 0.5, 0.5}}).value(), 0);
  EXPECT_DOUBLE_EQ(CalibrationError({{1}, {0}}).value(), 1);
}

}  // namespace
}  // namespace newsieve
