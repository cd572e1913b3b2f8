// Judge: one batch, from documents to what will be written of them.
#pragma once

#include "dedup/fingerprint.h"
#include "io/suspects.h"
#include "newsieve/filter.h"
#include "newsieve/stream.h"
#include "pipeline/batch_queue.h"
#include "pipeline/memory_plan.h"

namespace newsieve {

// What the workers of a run share.
struct Judges {
  const Filter& filter;
  const RunOptions& options;
  const Fingerprinter* fingerprinter;  // nullptr: duplicates are not looked for
  JudgingBudget& budget;
  Suspects* suspects;  // nullptr: nobody goes on with the run
};

// Fills the worker's part of `batch`, and lets go of its documents. Depends on nothing but the
// batch; thread-safe for different batches.
//
// What takes more memory than the budget ever has is a failure, and so is what runs die of.
void JudgeBatch(const Judges& judges, Batch& batch);

}  // namespace newsieve
