// EvenSample: a few items of a stream of unknown length, evenly spread over it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace newsieve {

// Keeps every n-th item, and every 2n-th once that is too many: which ones depends on the order of
// the stream and nothing else. Memory is a few times `size` items. Not thread-safe.
template <typename Item>
class EvenSample {
 public:
  explicit EvenSample(std::size_t size) : size_(size) {}

  // Offers the next item of the stream; make() is called only where it is wanted for now.
  template <typename Make>
  void Offer(const Make& make) {
    if (size_ > 0 && offered_ % stride_ == 0) {
      if (kept_.size() == kSpare * size_) Thin();
      kept_.push_back(make());
    }
    ++offered_;
  }

  std::uint64_t offered() const { return offered_; }

  // All that was offered, or `size` of it, in the order of the stream. Leaves nothing behind.
  std::vector<Item> Take() {
    std::vector<Item> items = std::exchange(kept_, {});
    if (items.size() <= size_) return items;
    std::vector<Item> chosen;
    for (std::size_t i = 0; i < size_; ++i)
      chosen.push_back(std::move(items[i * items.size() / size_]));
    return chosen;
  }

 private:
  // The more, the more even. Even itself, so that the item that makes it too many stays wanted.
  static constexpr std::size_t kSpare = 4;

  void Thin() {
    for (std::size_t i = 1; 2 * i < kept_.size(); ++i) kept_[i] = std::move(kept_[2 * i]);
    kept_.erase(kept_.begin() + static_cast<std::ptrdiff_t>((kept_.size() + 1) / 2), kept_.end());
    stride_ *= 2;
  }

  std::size_t size_;
  std::uint64_t stride_ = 1, offered_ = 0;
  std::vector<Item> kept_;
};

}  // namespace newsieve
