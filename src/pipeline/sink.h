// Sink: where the batches of a run end up, in the output format that was asked for.
#pragma once

#include <memory>

#include "newsieve/status.h"
#include "newsieve/stream.h"
#include "pipeline/batch_queue.h"

namespace newsieve {

// After a Status that is not ok nothing more is to be written. Without Commit nothing appears under
// the name of a file or folder. Not thread-safe.
class Sink {
 public:
  virtual ~Sink() = default;
  virtual Status Write(const Batch& batch) = 0;
  virtual Status Flush() = 0;
  virtual Status Commit() = 0;
};

// Refuses (kUsage) outputs that do not fit `options`, before anything is written.
Result<std::unique_ptr<Sink>> OpenSink(const RunOptions& options);

}  // namespace newsieve
