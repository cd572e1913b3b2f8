// Pool: things that are dear to make, one user at a time for each, used again and again.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <mutex>
#include <utility>
#include <vector>

namespace newsieve {

// Thread-safe. As many are made as are in use at once, and kept until the pool goes; a lease must
// not outlive its pool.
template <typename T>
class Pool {
 public:
  // `make` is called by whoever takes, and must be thread-safe itself.
  explicit Pool(std::function<std::unique_ptr<T>()> make) : make_(std::move(make)) {}

  class Lease {
   public:
    Lease(Pool& pool, std::unique_ptr<T> item) : pool_(pool), item_(std::move(item)) {}
    ~Lease() { pool_.Return(std::move(item_)); }
    Lease(const Lease&) = delete;
    Lease& operator=(const Lease&) = delete;
    T& operator*() const { return *item_; }

   private:
    Pool& pool_;
    std::unique_ptr<T> item_;
  };

  Lease Take() {
    {
      const std::lock_guard lock(mutex_);
      if (!idle_.empty()) {
        std::unique_ptr<T> item = std::move(idle_.back());
        idle_.pop_back();
        return Lease(*this, std::move(item));
      }
      idle_.reserve(++made_);  // so that nothing can fail when it is given back
    }
    return Lease(*this, make_());
  }

 private:
  void Return(std::unique_ptr<T> item) {
    const std::lock_guard lock(mutex_);
    idle_.push_back(std::move(item));
  }

  std::function<std::unique_ptr<T>()> make_;
  std::mutex mutex_;
  std::vector<std::unique_ptr<T>> idle_;
  std::size_t made_ = 0;
};

}  // namespace newsieve
