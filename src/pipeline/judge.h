// Judge: one batch, from documents to what will be written of them.
#pragma once

#include "dedup/fingerprint.h"
#include "newsieve/filter.h"
#include "newsieve/stream.h"
#include "pipeline/batch_queue.h"
#include "pipeline/memory_plan.h"

namespace newsieve {

// Fills the worker's part of `batch`, and lets go of its documents. Depends on nothing but the
// batch; thread-safe for different batches.
//
// What takes more memory than `budget` ever has is a failure. `fingerprinter`: duplicates are
// looked for; nullptr: they are not.
void JudgeBatch(const Filter& filter, const RunOptions& options, const Fingerprinter* fingerprinter,
                JudgingBudget& budget, Batch& batch);

}  // namespace newsieve
