// Sink: where the batches of a run end up, in the output format that was asked for.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "io/part_folder.h"
#include "newsieve/status.h"
#include "newsieve/stream.h"
#include "pipeline/batch_queue.h"

namespace newsieve {

// After a Status that is not ok nothing more is to be written. Without Commit nothing appears under
// the name of a file or folder. Not thread-safe.
class Sink {
 public:
  virtual ~Sink() = default;
  // May change the batch, its tally too.
  virtual Status Write(Batch& batch) = 0;
  virtual Status Flush() = 0;
  // After the last Write: writes what was held back until all was known, and tells `tally` what has
  // changed. kInterrupted where it was told to stop.
  virtual Status Finish(Tally& /*tally*/) { return {}; }
  virtual bool holds_back() const { return false; }
  virtual Status Commit() = 0;
  // What is held back in a file with a name is on the disk, and so many bytes it is.
  virtual Result<std::uint64_t> SyncHeldBack() { return std::uint64_t{0}; }
  // What the operator should know of the run.
  virtual std::vector<std::string> Notices() const { return {}; }
};

// Refuses (kUsage) outputs that do not fit `options`, before anything is written.
Result<std::unique_ptr<Sink>> OpenSink(const RunOptions& options);

// Writes to the parts of a run that can be resumed, which must outlive the sink, and seals each
// that has options.part_bytes. What is in the parts, one after the other, is what OpenSink would
// write.
std::unique_ptr<Sink> OpenPartSink(const RunOptions& options, PartFolder& folder);

}  // namespace newsieve
