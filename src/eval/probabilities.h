// Probabilities: what a detector said of human and of machine documents, and the figures that come
// of it alone.
#pragma once

#include <optional>
#include <vector>

#include "newsieve/eval_documents.h"

namespace newsieve {

// Of the judged documents of each label, 0..1, in input order.
struct Probabilities {
  std::vector<double> human, machine;
};

// None where one of both labels has no documents.
std::optional<double> Auroc(const Probabilities& judged);
std::vector<DocumentEvaluation::OperatingPoint> OperatingPoints(const Probabilities& judged);
std::vector<DocumentEvaluation::Reliability> ReliabilityOf(const Probabilities& judged);

// How far, over all bins, mean probability and share of machine documents are apart: the mean of
// their distances, each bin weighing what its documents weigh. None where one of both labels has
// no documents.
std::optional<double> CalibrationError(const Probabilities& judged);

}  // namespace newsieve
