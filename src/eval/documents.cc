// EvaluateDocuments: judges labelled documents on all threads and adds them up in input order.
#include "eval/document_judge.h"
#include "eval/document_tally.h"
#include "eval/labelled_corpus.h"
#include "newsieve/eval_documents.h"

namespace newsieve {

Result<DocumentEvaluation> EvaluateDocuments(const Filter& filter,
                                             const DocumentEvalOptions& options) {
  const DocumentJudge judge(filter, options);
  DocumentTally tally(options);
  const Result<std::uint64_t> failed = FoldLabelled(
      filter, options, [&](const Input& input) { return judge.Judge(input); },
      [&](const JudgedDocument& document) { tally.Add(document); });
  if (!failed.ok()) return failed.status();
  DocumentEvaluation result = tally.Finish();
  result.failed = *failed;
  result.versions = filter.versions();
  return result;
}

}  // namespace newsieve
