#include "eval/probabilities.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>

namespace newsieve {
namespace {

using OperatingPoint = DocumentEvaluation::OperatingPoint;
using Reliability = DocumentEvaluation::Reliability;

constexpr std::size_t kBins = 10;
// False-positive rates in thousandths, so that "at most this share" is decided in whole numbers.
constexpr std::array<std::uint64_t, 6> kAllowedPerMille = {1, 5, 10, 20, 50, 100};

std::vector<double> Sorted(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values;
}

// Of `sorted`, the share above `threshold`; none of nothing.
std::optional<double> ShareAbove(const std::vector<double>& sorted, double threshold) {
  if (sorted.empty()) return std::nullopt;
  const auto above = sorted.end() - std::upper_bound(sorted.begin(), sorted.end(), threshold);
  return static_cast<double>(above) / static_cast<double>(sorted.size());
}

std::size_t BinOf(double probability) {
  const double bin = std::floor(probability * static_cast<double>(kBins));
  return static_cast<std::size_t>(std::clamp(bin, 0.0, static_cast<double>(kBins - 1)));
}

// One bin on its way to Reliability.
struct BinSums {
  std::uint64_t human = 0, machine = 0;
  double human_sum = 0, machine_sum = 0;  // of the probabilities
};

std::array<BinSums, kBins> SumBins(const Probabilities& judged) {
  std::array<BinSums, kBins> bins;
  for (const double probability : judged.human) {
    BinSums& bin = bins[BinOf(probability)];
    ++bin.human;
    bin.human_sum += probability;
  }
  for (const double probability : judged.machine) {
    BinSums& bin = bins[BinOf(probability)];
    ++bin.machine;
    bin.machine_sum += probability;
  }
  return bins;
}

bool HasBoth(const Probabilities& judged) {
  return !judged.human.empty() && !judged.machine.empty();
}

// What one document weighs where those of its label weigh half of all.
double WeightOfOne(const std::vector<double>& label) {
  return 0.5 / static_cast<double>(label.size());
}

}  // namespace

std::optional<double> Auroc(const Probabilities& judged) {
  if (!HasBoth(judged)) return std::nullopt;
  const std::vector<double> human = Sorted(judged.human);
  std::uint64_t half_wins = 0;
  for (const double probability : judged.machine) {
    const auto [ties, above] = std::equal_range(human.begin(), human.end(), probability);
    half_wins += static_cast<std::uint64_t>((ties - human.begin()) + (above - human.begin()));
  }
  return static_cast<double>(half_wins) /
         (2.0 * static_cast<double>(human.size()) * static_cast<double>(judged.machine.size()));
}

std::vector<OperatingPoint> OperatingPoints(const Probabilities& judged) {
  const std::vector<double> human = Sorted(judged.human), machine = Sorted(judged.machine);
  std::vector<OperatingPoint> points;
  for (const std::uint64_t per_mille : kAllowedPerMille) {
    OperatingPoint& point = points.emplace_back();
    point.allowed = static_cast<double>(per_mille) / 1000;
    point.human_needed = 1000 / per_mille;
    if (human.size() < point.human_needed) continue;
    // So many may lie above the threshold: the next one is it.
    const std::size_t most = human.size() * per_mille / 1000;
    point.threshold = human[human.size() - 1 - most];
    point.false_positive_rate = ShareAbove(human, *point.threshold);
    point.true_positive_rate = ShareAbove(machine, *point.threshold);
  }
  return points;
}

std::vector<Reliability> ReliabilityOf(const Probabilities& judged) {
  const std::array<BinSums, kBins> sums = SumBins(judged);
  std::vector<Reliability> bins;
  for (std::size_t i = 0; i < kBins; ++i) {
    Reliability& bin = bins.emplace_back();
    bin.from = static_cast<double>(i) / kBins;
    bin.to = static_cast<double>(i + 1) / kBins;
    bin.human = sums[i].human;
    bin.machine = sums[i].machine;
    if (!HasBoth(judged) || bin.human + bin.machine == 0) continue;
    const double of_human = WeightOfOne(judged.human), of_machine = WeightOfOne(judged.machine);
    const double machine_weight = static_cast<double>(bin.machine) * of_machine;
    const double weight = static_cast<double>(bin.human) * of_human + machine_weight;
    bin.probability = (sums[i].human_sum * of_human + sums[i].machine_sum * of_machine) / weight;
    bin.machine_share = machine_weight / weight;
  }
  return bins;
}

std::optional<double> CalibrationError(const Probabilities& judged) {
  if (!HasBoth(judged)) return std::nullopt;
  double error = 0;
  for (const Reliability& bin : ReliabilityOf(judged)) {
    if (!bin.probability) continue;
    const double weight = static_cast<double>(bin.human) * WeightOfOne(judged.human) +
                          static_cast<double>(bin.machine) * WeightOfOne(judged.machine);
    error += weight * std::abs(*bin.probability - *bin.machine_share);
  }
  return error;
}

}  // namespace newsieve
