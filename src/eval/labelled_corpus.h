// FoldLabelled: work on every labelled record of a corpus. What cannot be judged is told of and
// passed over here, so that evaluations see judged records only.
#pragma once

#include <cstdint>

#include "io/labelled.h"
#include "newsieve/eval.h"
#include "pipeline/fold.h"

namespace newsieve {

// Calls judge(input), which must be thread-safe, for each record, and add(judged) in input order
// for those that have no `failure`; the others count in the answer, and options.on_failure is told
// of their `place`. Not ok as FoldCorpus.
template <typename Judge, typename Add>
Result<std::uint64_t> FoldLabelled(const Filter& filter, const EvalOptions& options,
                                   const Judge& judge, const Add& add) {
  Corpus corpus;
  corpus.inputs = options.inputs;
  corpus.forced_format = &LabelledFormat();
  corpus.read = {filter.max_document_bytes(), ""};
  corpus.threads = options.threads;
  corpus.stop = options.stop;
  std::uint64_t failed = 0;
  const Status status = FoldCorpus(corpus, judge, [&](const auto& judged) {
    if (!judged.failure) return add(judged);
    ++failed;
    if (options.on_failure) options.on_failure(judged.place, *judged.failure);
  });
  if (!status.ok()) return status;
  return failed;
}

}  // namespace newsieve
