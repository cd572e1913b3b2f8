// MemoryPlan: how a run stays below a limit of memory: what each part of it may take.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <mutex>

#include "newsieve/document.h"
#include "newsieve/status.h"
#include "newsieve/stream.h"

namespace newsieve {

// Depends on the options alone, never on the machine: the same limit sets the same documents aside
// everywhere. In bytes.
struct MemoryPlan {
  std::size_t document = 0;  // of the largest document that is read
  std::size_t queue = 0;     // of documents that wait
  std::size_t judging = 0;   // of the work on all documents that are judged at a time; 0: no bound
  std::size_t tables = 0;    // of the tables of duplicates
};

// The plan for options.memory_bytes (0: no limit), where documents of up to `max_document_bytes`
// and tables of up to `max_table_bytes` (0: none) are wanted, and `queue_bytes` to wait in. kUsage
// where the limit leaves no room to work.
Result<MemoryPlan> PlanMemory(const RunOptions& options, std::size_t max_document_bytes,
                              std::size_t max_table_bytes, std::size_t queue_bytes);

// What judging `document` takes at most, in bytes: measured, over many bytes of text, and over many
// short lines or tags, each of which is a line that is remembered (docs/benchmarks.md).
std::size_t JudgingCost(const Document& document);

// Shares out the bytes for judging. Thread-safe.
class JudgingBudget {
 public:
  // 0: no bound.
  explicit JudgingBudget(std::size_t bytes) : bytes_(bytes), left_(bytes) {}

  // Takes so many bytes for as long as it lives; waits until they are there.
  class Share {
   public:
    Share(JudgingBudget& budget, std::size_t bytes);
    ~Share();
    Share(const Share&) = delete;
    Share& operator=(const Share&) = delete;

   private:
    JudgingBudget& budget_;
    std::size_t bytes_;
  };

  bool Allows(std::size_t bytes) const { return bytes_ == 0 || bytes <= bytes_; }

 private:
  const std::size_t bytes_;
  std::size_t left_;
  std::mutex mutex_;
  std::condition_variable returned_;
};

}  // namespace newsieve
