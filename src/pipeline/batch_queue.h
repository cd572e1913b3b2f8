// BatchQueue: work goes in and comes out in the same order, done by many workers in between. What
// is in flight is bounded in number and in bytes; one batch over the bound goes through alone.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <memory>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "dedup/document_store.h"
#include "dedup/story_terms.h"
#include "io/quarantine.h"
#include "io/record_marks.h"
#include "newsieve/report.h"
#include "pipeline/input_stream.h"
#include "pipeline/tally.h"

namespace newsieve {

// One document of a batch, for those that change its record when all is known (duplicates.h).
struct BatchDocument {
  static constexpr std::size_t kNoFile = static_cast<std::size_t>(-1);
  PrintedDocument printed;       // the fingerprint is empty where the decision rules it out
  std::vector<StoryTerm> terms;  // as is this
  RecordSeams seams;
  std::size_t record = 0, record_size = 0;  // in `records`
  std::size_t file = kNoFile;               // in `files`
};

// Documents that are judged and written together.
struct Batch {
  // Set by the reader.
  std::vector<Input> inputs;
  std::size_t bytes = 0;
  std::vector<InputFile> files_finished;  // with its documents or before them
  StreamPosition end;                     // behind its last document
  std::uint64_t bytes_read = 0;           // InputStream::bytes_read there
  bool cut_short = false;                 // it holds no more because the inputs ended

  // Set by a worker.
  struct File {
    std::string name, text;
  };
  std::uint64_t record_count = 0;        // lines in `records`
  std::string records;                   // lines, ready to be written
  std::vector<File> files;               // cleaned texts, where the output format has them
  std::vector<Failure> failures;         // with their bytes where there is a quarantine
  std::vector<BatchDocument> documents;  // one for each input, where duplicates are looked for
  Tally tally;
};

// Thread-safe: one reader (Push, Close), any number of workers (Take, Done), one writer (Pop).
// Cancel from anywhere.
class BatchQueue {
 public:
  BatchQueue(std::size_t max_batches, std::size_t max_bytes)
      : max_batches_(max_batches), max_bytes_(max_bytes) {}

  // Waits until there is room. False once cancelled.
  bool Push(std::unique_ptr<Batch> batch);
  // No more will be pushed.
  void Close();

  // The next batch to work on; nullptr when there will be none. It stays the queue's: tell Done.
  Batch* Take();
  void Done(Batch* batch);

  enum class Popped { kBatch, kNothingYet, kEnd };
  // The next batch in order, waiting for it at most so long.
  Popped Pop(std::chrono::milliseconds wait, std::unique_ptr<Batch>& batch);

  // Drops what no worker has begun, and what will be pushed. Batches that are being worked on still
  // come out.
  void Cancel();
  bool cancelled() const;
  // As Cancel, and nothing comes out any more: a batch that was begun will never be done.
  void Abort();

 private:
  struct Slot {
    std::unique_ptr<Batch> batch;
    bool done = false;
  };

  mutable std::mutex mutex_;
  std::condition_variable room_, work_, ready_;
  std::deque<Slot> slots_;  // in order; [0, begun_) were taken by a worker
  std::size_t begun_ = 0, bytes_ = 0;
  std::size_t max_batches_, max_bytes_;
  bool closed_ = false, cancelled_ = false, aborted_ = false;
};

}  // namespace newsieve
