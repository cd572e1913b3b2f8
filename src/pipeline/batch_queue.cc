#include "pipeline/batch_queue.h"

#include <algorithm>

namespace newsieve {

bool BatchQueue::Push(std::unique_ptr<Batch> batch) {
  std::unique_lock lock(mutex_);
  const std::size_t bytes = batch->bytes;
  room_.wait(lock, [&] {
    const bool fits = slots_.size() < max_batches_ && bytes_ + bytes <= max_bytes_;
    return cancelled_ || fits || slots_.empty();
  });
  if (cancelled_) return false;
  bytes_ += bytes;
  slots_.push_back({std::move(batch), false});
  work_.notify_one();
  return true;
}

void BatchQueue::Close() {
  const std::lock_guard lock(mutex_);
  closed_ = true;
  work_.notify_all();
  ready_.notify_all();
}

Batch* BatchQueue::Take() {
  std::unique_lock lock(mutex_);
  work_.wait(lock, [&] { return begun_ < slots_.size() || closed_ || cancelled_; });
  return begun_ < slots_.size() ? slots_[begun_++].batch.get() : nullptr;
}

void BatchQueue::Done(Batch* batch) {
  const std::lock_guard lock(mutex_);
  const auto slot = std::find_if(slots_.begin(), slots_.end(), [&](const Slot& candidate) {
    return candidate.batch.get() == batch;
  });
  slot->done = true;
  if (slot == slots_.begin()) ready_.notify_all();
}

BatchQueue::Popped BatchQueue::Pop(std::chrono::milliseconds wait, std::unique_ptr<Batch>& batch) {
  std::unique_lock lock(mutex_);
  const auto at_end = [&] { return aborted_ || (slots_.empty() && (closed_ || cancelled_)); };
  const auto front_done = [&] { return !slots_.empty() && slots_.front().done; };
  ready_.wait_for(lock, wait, [&] { return front_done() || at_end(); });
  if (at_end()) return Popped::kEnd;
  if (!front_done()) return Popped::kNothingYet;
  batch = std::move(slots_.front().batch);
  slots_.pop_front();
  --begun_;
  bytes_ -= batch->bytes;
  room_.notify_one();
  return Popped::kBatch;
}

void BatchQueue::Cancel() {
  const std::lock_guard lock(mutex_);
  cancelled_ = true;
  while (slots_.size() > begun_) {
    bytes_ -= slots_.back().batch->bytes;
    slots_.pop_back();
  }
  room_.notify_all();
  work_.notify_all();
  ready_.notify_all();
}

void BatchQueue::Abort() {
  Cancel();
  const std::lock_guard lock(mutex_);
  aborted_ = true;
  ready_.notify_all();
}

bool BatchQueue::cancelled() const {
  const std::lock_guard lock(mutex_);
  return cancelled_;
}

}  // namespace newsieve
