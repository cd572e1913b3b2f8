// Foremost: the first few items of a stream in some order, without holding the stream.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace newsieve {

// Keeps the `size` items that come first by `before`, a strict weak order; of equals those that
// were offered first. Not thread-safe.
template <typename Item>
class Foremost {
 public:
  using Before = bool (*)(const Item&, const Item&);

  Foremost(std::size_t size, Before before) : size_(size), before_(before) {}

  void Offer(Item item) {
    if (size_ == 0) return;
    const auto before = [this](const Entry& a, const Entry& b) { return Precedes(a, b); };
    Entry entry{std::move(item), offered_++};
    if (heap_.size() == size_) {
      if (!before(entry, heap_.front())) return;
      std::pop_heap(heap_.begin(), heap_.end(), before);
      heap_.pop_back();
    }
    heap_.push_back(std::move(entry));
    std::push_heap(heap_.begin(), heap_.end(), before);
  }

  // What was kept, in order. Leaves nothing behind.
  std::vector<Item> Take() {
    std::vector<Entry> entries = std::exchange(heap_, {});
    std::sort(entries.begin(), entries.end(),
              [this](const Entry& a, const Entry& b) { return Precedes(a, b); });
    std::vector<Item> items;
    items.reserve(entries.size());
    for (Entry& entry : entries) items.push_back(std::move(entry.item));
    return items;
  }

 private:
  struct Entry {
    Item item;
    std::uint64_t number;  // so that of equals the first counts as before the others
  };

  bool Precedes(const Entry& a, const Entry& b) const {
    if (before_(a.item, b.item)) return true;
    return !before_(b.item, a.item) && a.number < b.number;
  }

  std::size_t size_;
  Before before_;
  std::vector<Entry> heap_;  // the last of them at the front
  std::uint64_t offered_ = 0;
};

}  // namespace newsieve
