#include "base/parallel.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace newsieve {
namespace {

// The turns of one loop. Turns may be as uneven as patterns are, so each is taken when a thread is
// free for it.
class Turns {
 public:
  Turns(std::size_t count, const std::function<void(std::size_t)>& work)
      : count_(count), work_(work) {}

  void Take() noexcept {
    try {
      for (std::size_t i = next_++; i < count_; i = next_++) work_(i);
    } catch (...) {
      next_ = count_;
      const std::lock_guard lock(mutex_);
      if (!thrown_) thrown_ = std::current_exception();
    }
  }

  void Rethrow() const {
    if (thrown_) std::rethrow_exception(thrown_);
  }

 private:
  const std::size_t count_;
  const std::function<void(std::size_t)>& work_;
  std::atomic<std::size_t> next_ = 0;
  std::mutex mutex_;
  std::exception_ptr thrown_;
};

}  // namespace

void ParallelFor(std::size_t count, const std::function<void(std::size_t)>& work,
                 std::size_t threads) {
  Turns turns(count, work);
  if (threads == 0) threads = std::thread::hardware_concurrency();
  threads = std::min(count, threads);
  std::vector<std::thread> others;
  others.reserve(threads);
  try {
    while (others.size() + 1 < threads) others.emplace_back([&turns] { turns.Take(); });
  } catch (const std::exception&) {
    // No more threads, or no memory for them, is to be had: those that run, this one at least, do
    // all the work.
  }
  turns.Take();
  for (std::thread& other : others) other.join();
  turns.Rethrow();
}

}  // namespace newsieve
