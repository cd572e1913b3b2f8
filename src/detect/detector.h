// Detector: how likely a text was written by a machine, and what speaks for it.
//
// A text scores bias + sum of the weights of its words and pairs of neighbouring words, over the
// square root of its length; a logistic function of score and length makes a probability of it
// (tools/train_detector.py, docs/machine_written.md). Sums are of whole numbers, so a text scores
// the same to the bit everywhere, and so does every stretch of it.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "detect/ngram_table.h"
#include "detect/options.h"
#include "detect/tokens.h"
#include "newsieve/report.h"
#include "rules/rule.h"

namespace newsieve {

// Words of the text that a rule of Scope::kEvidence found.
struct RuleEvidence {
  const Rule* rule = nullptr;
  TextSpan where;
};

class DetectorModel {
 public:
  // A model file, as tools/train_detector.py writes it. std::nullopt where it is malformed.
  static std::optional<DetectorModel> Read(std::string_view bytes);

  // models/detector.bin.
  static const DetectorModel& BuiltIn();

  // Announces a WeightOf.
  void Prefetch(std::uint32_t hash) const { table_.Prefetch(hash); }

  // Of a word or pair of words, in steps.
  std::int16_t WeightOf(std::uint32_t hash) const { return table_.Find(hash); }

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
  double step_ = 0, bias_ = 0;
  // Log odds are c[0] + c[1] s + c[2] s g + c[3] g, of the score s and g, which grows with length.
  std::array<double, 4> calibration_{};
  std::vector<double> lengths_, rates_;                // ascending; logarithms
  std::vector<double> machine_limits_, human_limits_;  // of each length, of each rate
  std::uint64_t hash_ = 0;
};

class Detector {
 public:
  // `model` must outlive the detector.
  Detector(DetectOptions options, const DetectorModel& model)
      : options_(std::move(options)), model_(&model) {}

  // Judges `text` (valid UTF-8), which is in `language` (ISO 639) and holds the `clues`. Linear in
  // the text; thread-safe.
  MachineWritten Judge(std::string_view text, std::string_view language,
                       std::span<const RuleEvidence> clues) const;

  const DetectorModel& model() const { return *model_; }

 private:
  DetectOptions options_;
  const DetectorModel* model_;
};

}  // namespace newsieve
