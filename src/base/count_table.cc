#include "base/count_table.h"

#include <algorithm>
#include <bit>

namespace newsieve {

CountTable::CountTable(std::size_t keys) {
  constexpr std::size_t kLeast = 16, kMostAtOnce = 4096;
  const std::size_t size = std::bit_ceil(std::clamp(keys + keys / 2 + 1, kLeast, kMostAtOnce));
  shift_ = 64 - static_cast<int>(std::countr_zero(size));
  slots_.resize(size);
  counts_.reserve(keys);
}

void CountTable::Grow() {
  std::vector<Slot> old(slots_.size() * 4);
  old.swap(slots_);
  shift_ -= 2;
  for (const Slot& slot : old)
    if (slot.key != 0) Find(slot.key) = slot;
}

}  // namespace newsieve
