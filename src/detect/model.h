// DetectorModel: a linear model over words and pairs of words, and what its scores are worth.
//
// A text scores bias + sum of the weights of its words and pairs of neighbouring words, over the
// square root of its length; a logistic function of score and length makes a probability of it
// (tools/train_detector.py, docs/machine_written.md). Weights are whole numbers of steps, so sums
// are the same to the bit everywhere. Immutable once read.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "detect/ngram_table.h"

namespace newsieve {

class DetectorModel {
 public:
  // A model file, as tools/train_detector.py writes it. std::nullopt where it is malformed.
  static std::optional<DetectorModel> Read(std::string_view bytes);

  // models/detector.bin: human against machine.
  static const DetectorModel& BuiltIn();

  // models/spun.bin: against text in which a thesaurus has put words in the place of others.
  static const DetectorModel& BuiltInSpun();

  // Announces a WeightOf.
  void Prefetch(std::uint32_t hash) const { table_.Prefetch(hash); }

  // Of a word or pair of words, in steps.
  std::int16_t WeightOf(std::uint32_t hash) const { return table_.Find(hash); }

  // Whether pairs of words have weights at all.
  bool has_pairs() const { return has_pairs_; }

  // Of a stretch of `words` words (at least 1) whose weights sum to `steps`.
  double Score(std::int64_t steps, std::size_t words) const;

  // 0..1, where human and machine texts are equally frequent.
  double Probability(double score, std::size_t words) const;

  // The score that a share `rate` of human texts of `words` words by unseen sources reaches, and
  // the one that such a share of machine texts does not exceed. Requires rate in rates().
  double MachineLimit(double rate, std::size_t words) const;
  double HumanLimit(double rate, std::size_t words) const;

  // The least and the greatest rate that limits are known for.
  std::pair<double, double> rates() const;

  // The log odds (nats) that `steps` are worth in a text of `words` words.
  double LogOdds(std::int64_t steps, std::size_t words) const;

  std::uint64_t hash() const { return hash_; }

 private:
  double Slope(std::size_t words) const;
  double Limit(std::span<const double> limits, double rate, std::size_t words) const;

  NgramTable table_;
  bool has_pairs_ = false;
  double step_ = 0, bias_ = 0;
  // Log odds are c[0] + c[1] s + c[2] s g + c[3] g, of the score s and g, which grows with length.
  std::array<double, 4> calibration_{};
  std::vector<double> lengths_, rates_;                // ascending; logarithms
  std::vector<double> machine_limits_, human_limits_;  // of each length, of each rate
  std::uint64_t hash_ = 0;
};

}  // namespace newsieve
