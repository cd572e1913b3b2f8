// DetectorModel: files, and what scores are worth.
#include "detect/model.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <string>

#include <gtest/gtest.h>

#include "detect/options.h"

namespace newsieve {
namespace {

template <typename Value>
void Put(std::string& out, Value value) {
  out.append(reinterpret_cast<const char*>(&value), sizeof value);
}

// Two n-grams; lengths 50 and 200, rates 1 % and 10 %.
struct ModelFile {
  std::string magic = "NSDETEC1";
  std::vector<double> numbers = {0.5, -1.0, 0.25, 2.0, 0.0, 0.0};
  std::vector<double> lengths = {50, 200}, rates = {0.01, 0.1};
  std::vector<double> machine = {4, 2, 2, 0}, human = {-4, -2, -2, 0};
  std::vector<std::uint32_t> hashes = {7, 70000};
  std::vector<std::int16_t> weights = {30, -20};

  std::string Bytes() const {
    std::string out = magic;
    Put(out, static_cast<std::uint32_t>(hashes.size()));
    Put(out, std::uint32_t{1});
    for (const double number : numbers) Put(out, number);
    Put(out, static_cast<std::uint32_t>(lengths.size()));
    Put(out, static_cast<std::uint32_t>(rates.size()));
    for (const auto* list : {&lengths, &rates, &machine, &human})
      for (const double number : *list) Put(out, number);
    for (const std::uint32_t hash : hashes) Put(out, hash);
    for (const std::int16_t weight : weights) Put(out, weight);
    return out;
  }
};

TEST(DetectorModelTest, ReadsWhatTheTrainerWrites) {
  const auto model = DetectorModel::Read(ModelFile().Bytes());
  ASSERT_TRUE(model);
  EXPECT_TRUE(model->has_pairs());
  EXPECT_EQ(model->WeightOf(7), 30);
  EXPECT_EQ(model->WeightOf(70000), -20);
  EXPECT_EQ(model->WeightOf(8), 0);
  EXPECT_EQ(model->WeightOf(0), 0);
  EXPECT_DOUBLE_EQ(model->Score(20, 100), -1.0 + 0.5 * 20 / 10);
  EXPECT_DOUBLE_EQ(model->Probability(0.5, 200), 1 / (1 + std::exp(-1.25)));
  EXPECT_DOUBLE_EQ(model->LogOdds(20, 100), 2.0);
}

TEST(DetectorModelTest, LimitsLieBetweenLengthsAndRates) {
  const auto model = DetectorModel::Read(ModelFile().Bytes());
  ASSERT_TRUE(model);
  EXPECT_DOUBLE_EQ(model->MachineLimit(0.01, 50), 4);
  EXPECT_DOUBLE_EQ(model->MachineLimit(0.01, 10), 4);
  EXPECT_DOUBLE_EQ(model->MachineLimit(0.01, 100), 3);  // half way by logarithm
  EXPECT_DOUBLE_EQ(model->MachineLimit(0.01, 5000), 2);
  EXPECT_DOUBLE_EQ(model->MachineLimit(0.1, 50), 2);
  EXPECT_NEAR(model->MachineLimit(std::sqrt(0.001), 50), 3, 1e-12);
  EXPECT_DOUBLE_EQ(model->HumanLimit(0.01, 100), -3);
}

TEST(DetectorModelTest, RefusesDamagedFiles) {
  const std::string good = ModelFile().Bytes();
  for (std::size_t size = 0; size < good.size(); ++size)
    EXPECT_FALSE(DetectorModel::Read(good.substr(0, size))) << size;
  EXPECT_FALSE(DetectorModel::Read(good + "x"));
  const auto refuses = [](auto change) {
    ModelFile file;
    change(file);
    return !DetectorModel::Read(file.Bytes());
  };
  EXPECT_TRUE(refuses([](ModelFile& f) { f.magic = "NSDETEC2"; }));
  EXPECT_TRUE(refuses([](ModelFile& f) { f.numbers[0] = 0; }));
  EXPECT_TRUE(refuses([](ModelFile& f) { f.numbers[3] = std::nan(""); }));
  EXPECT_TRUE(refuses([](ModelFile& f) { f.hashes = {9, 9}; }));
  EXPECT_TRUE(refuses([](ModelFile& f) { f.hashes[0] = 0; }));
  EXPECT_TRUE(refuses([](ModelFile& f) { f.lengths = {200, 50}; }));
  EXPECT_TRUE(refuses([](ModelFile& f) { f.rates = {0, 0.1}; }));
  EXPECT_TRUE(refuses([](ModelFile& f) { f.lengths = {}, f.machine = f.human = {}; }));
}

// Limits for all rates of a verdict, and a higher one for a lower rate.
void ExpectWhole(const DetectorModel& model) {
  EXPECT_LE(model.rates().first, kLeastVerdictRate * 1.0001);
  EXPECT_GE(model.rates().second, kGreatestVerdictRate * 0.9999);
  for (std::size_t words = 60; words < 3000; words += 7)
    for (double rate = 0.001; rate < 0.1; rate *= 1.3) {
      EXPECT_GE(model.MachineLimit(rate, words), model.MachineLimit(rate * 1.3, words)) << words;
      EXPECT_LE(model.HumanLimit(rate, words), model.HumanLimit(rate * 1.3, words)) << words;
    }
}

TEST(DetectorModelTest, TheBuiltInOnesAreWhole) {
  for (const auto* model : {&DetectorModel::BuiltIn(), &DetectorModel::BuiltInSpun()})
    ExpectWhole(*model);
}

TEST(NgramTableTest, FindsAllOfManyAndNothingElse) {
  std::vector<std::uint32_t> hashes;
  std::vector<std::int16_t> weights;
  for (std::uint32_t i = 1; i <= 50000; ++i) hashes.push_back(i * 77777U);
  std::sort(hashes.begin(), hashes.end());
  for (const std::uint32_t hash : hashes)
    weights.push_back(static_cast<std::int16_t>(hash % 999 + 1));
  const NgramTable table(hashes, weights);
  std::size_t wrong = 0;
  for (std::size_t i = 0; i < hashes.size(); ++i) {
    EXPECT_EQ(table.Find(hashes[i]), weights[i]);
    if (!std::binary_search(hashes.begin(), hashes.end(), hashes[i] + 1))
      wrong += table.Find(hashes[i] + 1) != 0;
  }
  EXPECT_EQ(wrong, 0U);
  EXPECT_EQ(NgramTable().Find(5), 0);
}

}  // namespace
}  // namespace newsieve
