#include "detect/ngram_table.h"

#include <algorithm>
#include <bit>

namespace newsieve {

namespace {

constexpr std::size_t kLeastSlots = std::size_t{1} << 16;  // the bits that are no check

}  // namespace

// Two thirds full at most: small enough for a core's own cache, and the few steps that an n-gram
// takes which is none are within a line of it.
NgramTable::NgramTable(std::span<const std::uint32_t> hashes, std::span<const std::int16_t> weights)
    : mask_(std::max(std::bit_ceil(hashes.size() + hashes.size() / 2), kLeastSlots) - 1), slots_(mask_ + 1) {
  for (std::size_t i = 0; i < hashes.size(); ++i) {
    std::size_t slot = hashes[i] & mask_;
    while (slots_[slot].check != 0) slot = (slot + 1) & mask_;
    slots_[slot] = {CheckOf(hashes[i]), weights[i]};
  }
}

}  // namespace newsieve
