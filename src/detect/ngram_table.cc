#include "detect/ngram_table.h"

#include <algorithm>
#include <bit>

namespace newsieve {

namespace {

constexpr std::size_t kLeastSlots = std::size_t{1} << 16;  // the bits that are no check

}  // namespace

// A third full at most: n-grams that are none, most of all, are seen to be none at once.
NgramTable::NgramTable(std::span<const std::uint32_t> hashes, std::span<const std::int16_t> weights)
    : mask_(std::max(std::bit_ceil(3 * hashes.size()), kLeastSlots) - 1), slots_(mask_ + 1) {
  for (std::size_t i = 0; i < hashes.size(); ++i) {
    std::size_t slot = hashes[i] & mask_;
    while (slots_[slot].check != 0) slot = (slot + 1) & mask_;
    slots_[slot] = {CheckOf(hashes[i]), weights[i]};
  }
}

}  // namespace newsieve
