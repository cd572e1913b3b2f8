// OrderedRun: all documents of some inputs, worked on by many threads, their results taken in input
// order. Cleaning and learning are jobs of it.
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <thread>
#include <vector>

#include "newsieve/status.h"
#include "newsieve/stream.h"
#include "pipeline/batch_queue.h"
#include "pipeline/input_stream.h"

namespace newsieve {

// What is done with the documents.
class BatchJob {
 public:
  virtual ~BatchJob() = default;

  // Fills the worker's part of `batch`, and lets go of its documents. Thread-safe for different
  // batches, and depends on nothing but the batch.
  virtual void Work(Batch& batch) const = 0;

  // Takes the results, in input order, on the calling thread. Not ok: the run ends with that.
  virtual Status Merge(Batch& batch) = 0;

  // Called when nothing waits to be merged.
  virtual Status Flush() { return {}; }
};

struct OrderedRunOptions {
  InputOptions input;  // its `stop` is the run's to set
  int threads = 0;     // workers; 0: one per core
  const std::atomic<bool>* stop = nullptr;
};

// Refuses (kUsage) options that name no inputs, the same input twice where that cannot be, no known
// format, or an output that is an input.
Status CheckRunOptions(const RunOptions& options);

// The inputs, workers and stop sign of a run. Documents over `max_document_bytes` are failures.
OrderedRunOptions OrderedRunOptionsOf(const RunOptions& options, std::size_t max_document_bytes);

// One run: a reader thread, workers, and the calling thread, which merges. The threads end before
// the object does.
class OrderedRun {
 public:
  // `job` must outlive the run.
  OrderedRun(OrderedRunOptions options, BatchJob& job);
  ~OrderedRun() { Join(); }

  // To be called once. kInterrupted, without a message, where it was told to stop.
  Status Run();

  std::uint64_t hidden_skipped() const { return stream_.hidden_skipped(); }

 private:
  InputOptions StreamOptions(InputOptions input);
  bool StopAsked() const;
  Status Start();
  void Join();
  void ReadAll();
  std::unique_ptr<Batch> ReadBatch();
  void WorkAll();
  Status MergeAll();

  BatchJob& job_;
  const std::atomic<bool>* stop_;
  std::size_t workers_;
  BatchQueue queue_;
  InputStream stream_;
  std::vector<std::thread> threads_;
  std::atomic<bool> out_of_memory_ = false;  // outside the work on one document
};

}  // namespace newsieve
