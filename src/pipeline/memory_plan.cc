#include "pipeline/memory_plan.h"

#include <algorithm>
#include <string>

#include "base/free_memory.h"

namespace newsieve {
namespace {

constexpr std::size_t kMiB = 1024 * 1024;
// Rules, models and the program itself; what small documents of a batch take on each of many
// threads.
constexpr std::size_t kFixedBytes = 96 * kMiB, kLeastBytes = 64 * kMiB;
constexpr std::size_t kReadingFactor = 8;  // a line of JSON, unescaped and not, and its document
// Judging, for each byte and for each line or tag: 19 and 200 were measured.
constexpr std::size_t kJudgingFactor = 24, kLineCost = 200;
constexpr std::size_t kSmallDocument = 64 * 1024;  // is not worth asking for

}  // namespace

Result<MemoryPlan> PlanMemory(const RunOptions& options, std::size_t max_document_bytes,
                              std::size_t max_table_bytes, std::size_t queue_bytes) {
  if (options.memory_bytes == 0)
    return MemoryPlan{max_document_bytes, queue_bytes, 0, max_table_bytes};
  const std::size_t limit = static_cast<std::size_t>(options.memory_bytes);
  if (limit < kFixedBytes + kLeastBytes)
    return Status(StatusCode::kUsage, "the limit of memory leaves no room to work in; it must be " +
                                          std::to_string((kFixedBytes + kLeastBytes) / kMiB) +
                                          " MiB or more");
  MemoryPlan plan;
  plan.tables = std::min(max_table_bytes, (limit - kFixedBytes) / 4);
  const std::size_t rest = limit - kFixedBytes - plan.tables;
  plan.document = std::min(max_document_bytes, rest / 4 / kReadingFactor);
  plan.queue = std::min(queue_bytes, rest / 8);
  plan.judging = rest / 2;
  return plan;
}

std::size_t JudgingCost(const Document& document) {
  if (document.bytes.size() <= kSmallDocument) return 0;
  const auto count = [&](char c) {
    return static_cast<std::size_t>(std::count(document.bytes.begin(), document.bytes.end(), c));
  };
  return document.bytes.size() * kJudgingFactor + (count('\n') + count('<')) * kLineCost;
}

JudgingBudget::Share::Share(JudgingBudget& budget, std::size_t bytes)
    : budget_(budget), bytes_(budget.bytes_ == 0 ? 0 : bytes) {
  if (bytes_ == 0) return;
  std::unique_lock lock(budget_.mutex_);
  budget_.returned_.wait(lock, [&] { return budget_.left_ >= bytes_; });
  budget_.left_ -= bytes_;
}

JudgingBudget::Share::~Share() {
  if (bytes_ == 0) return;
  GiveBackFreeMemory();  // else each thread keeps what its largest document took
  const std::lock_guard lock(budget_.mutex_);
  budget_.left_ += bytes_;
  budget_.returned_.notify_all();
}

}  // namespace newsieve
