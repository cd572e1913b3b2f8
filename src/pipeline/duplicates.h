// Duplicates in a run: a sink before the sink, which marks what is written.
#pragma once

#include <memory>

#include "dedup/options.h"
#include "newsieve/filter.h"
#include "newsieve/stream.h"
#include "pipeline/sink.h"

namespace newsieve {

// The configuration of `filter` with what `options` ask for.
DedupOptions DuplicateOptionsOf(const Filter& filter, const RunOptions& options);

// Refuses (kUsage) an index that is the output, or an input.
Status CheckIndexApart(const DedupOptions& duplicates, const RunOptions& options);

// A sink that hands on to `sink` what is written to it, with decisions, reasons and marks changed
// as duplicates are found; its batches need their `documents`. With keep_first it does so at once;
// else all waits in a temporary file for Finish. Commit commits `sink` first, then the saved index.
// Fails as DuplicateFinder::Open.
Result<std::unique_ptr<Sink>> OpenDuplicateSink(const DedupOptions& duplicates,
                                                const RunOptions& options,
                                                std::unique_ptr<Sink> sink);

}  // namespace newsieve
