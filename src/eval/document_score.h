// DocumentScore: verdicts on labelled documents, one by one, on their way to DocumentFigures.
#pragma once

#include "eval/probabilities.h"
#include "newsieve/eval_documents.h"

namespace newsieve {

// Not thread-safe. Holds one number for each judged document.
class DocumentScore {
 public:
  void Add(const DocumentEvaluation::Judged& document);

  // Of the documents so far.
  DocumentFigures Figures() const;
  const Probabilities& probabilities() const { return judged_; }

 private:
  VerdictCounts of_human_, of_machine_;
  Probabilities judged_;
};

}  // namespace newsieve
