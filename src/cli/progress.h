// Progress: how far a run is, for a person who waits: a line that is redrawn on a terminal, or a
// line now and then in a log.
#pragma once

#include <atomic>
#include <chrono>
#include <string>
#include <thread>
#include <vector>

#include "newsieve/stream.h"

namespace newsieve::cli {

enum class ProgressStyle { kNone, kRedrawn, kLines };

// `wanted` is auto (redrawn on a terminal, else lines), always (the same) or never. Nothing for one
// who is `quiet`.
ProgressStyle ProgressStyleOf(const std::string& wanted, bool quiet);

// "12 of 40 files, 1.2 GB of 5.0 GB (24%), 23.1 MB/s, 2:40 left; 1,234 documents: 1,200 kept, ...".
// What is not known yet is left out.
std::string ProgressLine(const RunProgress& progress, const InputTotals& totals);

// Counts the inputs in a thread of its own. Not thread-safe.
class Progress {
 public:
  Progress(ProgressStyle style, const std::vector<std::string>& inputs);
  // Leaves no line half drawn.
  ~Progress();

  void Show(const RunProgress& progress);
  // Takes the redrawn line away, so that something else can be written.
  void Clear();

 private:
  const ProgressStyle style_;
  InputTotals totals_;
  std::atomic<bool> stop_ = false;
  std::thread counter_;
  std::chrono::steady_clock::time_point next_line_;
  bool drawn_ = false;
};

}  // namespace newsieve::cli
