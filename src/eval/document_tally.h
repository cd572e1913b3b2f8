// DocumentTally: judged documents, one by one, on their way to a DocumentEvaluation.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "base/even_sample.h"
#include "base/foremost.h"
#include "eval/document_judge.h"
#include "eval/document_score.h"
#include "eval/group_scores.h"
#include "newsieve/eval_documents.h"

namespace newsieve {

// Not thread-safe. What comes out depends on the documents and their order, and nothing else.
class DocumentTally {
 public:
  // `options` must outlive this object.
  explicit DocumentTally(const DocumentEvalOptions& options);

  // Requires a document without a failure.
  void Add(const JudgedDocument& document);

  // All but `failed` and `versions`. Leaves nothing behind.
  DocumentEvaluation Finish();

 private:
  using Judged = DocumentEvaluation::Judged;

  // Documents that hold a rule.
  struct Holders {
    std::uint64_t human = 0, machine = 0;
  };

  std::vector<DocumentEvaluation::Length> Lengths() const;
  std::vector<DocumentEvaluation::Rule> Rules(const DocumentFigures& all) const;

  DocumentScore all_;
  std::vector<DocumentScore> lengths_;  // one for each bucket
  GroupScores<DocumentScore> groups_;
  std::map<std::string, Holders> rules_;
  Foremost<Judged> worst_human_, worst_machine_;
  EvenSample<Judged> mistakes_;
};

}  // namespace newsieve
