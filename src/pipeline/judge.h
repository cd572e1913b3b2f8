// Judge: one batch, from documents to what will be written of them.
#pragma once

#include "newsieve/filter.h"
#include "newsieve/stream.h"
#include "pipeline/batch_queue.h"

namespace newsieve {

// Fills the worker's part of `batch`, and lets go of its documents. Depends on nothing but the
// batch; thread-safe for different batches.
void JudgeBatch(const Filter& filter, const RunOptions& options, Batch& batch);

}  // namespace newsieve
