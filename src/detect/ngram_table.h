// NgramTable: the weights of n-grams by their hash, found in one or two steps of memory.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace newsieve {

class NgramTable {
 public:
  NgramTable() = default;

  // `hashes` are distinct and none is 0; `weights` are as many. Of hashes that
  // are not among them one in some ten thousand is taken for one, and of those that are, one in a
  // hundred thousand for another.
  NgramTable(std::span<const std::uint32_t> hashes, std::span<const std::int16_t> weights);

  // Fetches what Find(hash) will look at: the table is larger than a core's caches.
  void Prefetch(std::uint32_t hash) const { __builtin_prefetch(&slots_[hash & mask_]); }

  // 0 where there is no such n-gram.
  std::int16_t Find(std::uint32_t hash) const {
    if (hash == 0) return 0;
    for (std::size_t i = hash & mask_; slots_[i].check != 0; i = (i + 1) & mask_)
      if (slots_[i].check == CheckOf(hash)) return slots_[i].weight;
    return 0;
  }

 private:
  struct Slot {
    std::uint16_t check = 0;  // 0: free
    std::int16_t weight = 0;
  };

  // The check and the slot that a hash begins at are together all its bits.
  static std::uint16_t CheckOf(std::uint32_t hash) {
    const auto check = static_cast<std::uint16_t>(hash >> 16);
    return check == 0 ? 1 : check;
  }

  std::size_t mask_ = 0;
  std::vector<Slot> slots_ = {{}};
};

}  // namespace newsieve
