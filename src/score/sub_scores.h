// Sub-scores and the score: an additive model of signals in log odds (T. Hastie, R. Tibshirani,
// "Generalized Additive Models", 1986), so that what each signal costs can be told.
//
//   sub-score  sigmoid(bias + sum of its terms): how likely the document is sound in this respect
//   text       exp(calibration(bias + sum over sub-scores of counts(log odds of the sub-score))):
//              odds that the document is good by what its text shows
//   score      good odds / (good odds + 1 / text + share / odds that a person wrote it)
//
// All curves are monotone, so the score moves one way with each signal, and without jumps; it never
// falls where a sub-score rises. tools/fit_score.py fits the numbers (models/score.yaml).
#pragma once

#include <array>
#include <optional>
#include <span>
#include <vector>

#include "newsieve/report.h"
#include "score/score_config.h"

namespace newsieve {

// What gates look at.
struct Subject {
  const Language& language;
  double words;  // text.words
};

// Whether the gate lets the document pass.
bool Admits(const Gate& gate, const Subject& subject);

class SubScores {
 public:
  // `signals` by place in the table, NaN where not measured: such a term counts nothing.
  // `authenticity`, 0..1, stands for the terms of that sub-score; without it, the sub-score is
  // unknown and counts nothing.
  SubScores(const ScoreConfig& config, std::span<const double> signals,
            std::optional<double> authenticity, const Subject& subject);

  // 0..1, 1 is good.
  std::optional<double> value(SubScoreIndex index) const;
  double score() const { return ScoreOf(log_odds_); }

  // The score if nothing were known of the writer.
  double ScoreWithoutAuthenticity() const;

  // What lowers the score most, costliest first, each signal once however many curves it has; at
  // most `most` of those that cost 0.005 or more.
  std::vector<Deduction> Deductions(std::size_t most) const;

 private:
  using LogOdds = std::array<std::optional<double>, kSubScores>;

  double ScoreOf(const LogOdds& log_odds) const;

  const ScoreConfig& config_;
  std::span<const double> signals_;
  Subject subject_;
  LogOdds log_odds_;
};

}  // namespace newsieve
