// Duplicates in a run: a sink before the sink, which marks what is written.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "dedup/options.h"
#include "newsieve/filter.h"
#include "newsieve/stream.h"
#include "pipeline/sink.h"

namespace newsieve {

// The configuration of `filter` with what `options` ask for.
DedupOptions DuplicateOptionsOf(const Filter& filter, const RunOptions& options);

// Refuses (kUsage) an index that is the output, or an input.
Status CheckIndexApart(const DedupOptions& duplicates, const RunOptions& options);

// Where records are held back in a run that can be resumed, and how much of it an earlier one left.
struct HeldBack {
  std::string path;
  std::uint64_t bytes = 0;
};

// Refuses (kUsage) an index where the run can be resumed: it could not tell what of it is this
// run's own.
Status CheckIndexFits(const DedupOptions& duplicates, const RunOptions& options);

// A sink that hands on to `sink` what is written to it, with decisions, reasons and marks changed
// as duplicates are found; its batches need their `documents`. With keep_first it does so at once,
// unless the run can be resumed (`held_back`, else nullptr); else all waits in a temporary file for
// Finish. Commit commits `sink` first, then the saved index. Fails as DuplicateFinder::Open.
Result<std::unique_ptr<Sink>> OpenDuplicateSink(const DedupOptions& duplicates,
                                                const RunOptions& options,
                                                std::unique_ptr<Sink> sink,
                                                const HeldBack* held_back);

}  // namespace newsieve
