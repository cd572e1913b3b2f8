// Judge: from signals to sub-scores, one score (sub_scores.h), reasons and a decision.
// docs/scores.md is the description for users. A limit is a bound on one signal; every limit that a
// document breaks is a reason. Limits decide on their own, whatever the score.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "newsieve/report.h"
#include "score/score_config.h"

namespace newsieve {

// What is known about a document besides its report's language.
struct ScoreInput {
  // By place in the signal table; all of MeasuredSignals must be there.
  std::span<const double> signals;
  // The decision that the reasons already in the report call for: kKeep where they are remarks.
  Decision at_best = Decision::kKeep;
  // From a detector of machine-written text; nullopt where none has looked.
  std::optional<double> authenticity = std::nullopt;
};

// The signals that records hold or Judge looks at.
SignalSet MeasuredSignals(const ScoreConfig& config);

// Fills scores, score, reasons and decision of `report` from `input` and its language. Keeps the
// reasons already there and puts each new one in its place, worst first. A text without a non-blank
// line scores 0 and is dropped.
void Judge(const ScoreConfig& config, const ScoreInput& input, Report& report);

}  // namespace newsieve
