// CountTable: numbers and counts what is told apart by 64-bit keys (hashes, taken for the things
// themselves).
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace newsieve {

// Numbers different keys 0, 1, 2 ... as they come, and counts each. Inline, since it is half of the
// cost of all signals. Open addressing; far cheaper than std::unordered_map, and its size follows
// the number of different keys.
class CountTable {
 public:
  // `keys` is how many there may be; up to a point, room is made for them at once.
  explicit CountTable(std::size_t keys = 0);

  // Counts `key`, and answers its number.
  std::uint32_t Add(std::uint64_t key) {
    key += key == 0;
    Slot* slot = &Find(key);
    if (slot->key == 0) {
      if (counts_.size() * 3 >= slots_.size() * 2) {
        Grow();
        slot = &Find(key);
      }
      *slot = {key, counts_.size()};
      counts_.push_back(0);
    }
    ++counts_[slot->number];
    return static_cast<std::uint32_t>(slot->number);
  }

  std::size_t different() const { return counts_.size(); }  // keys

  // How often the key of this number was counted.
  std::uint32_t count(std::uint32_t number) const { return counts_[number]; }

  // How often `key` was counted.
  std::uint32_t CountOf(std::uint64_t key) const {
    const Slot& slot = slots_[PlaceOf(key + (key == 0))];
    return slot.key == 0 ? 0 : counts_[slot.number];
  }

 private:
  struct Slot {
    std::uint64_t key = 0;     // 0 is empty
    std::uint64_t number = 0;  // no padding, so that empty ones are zeros throughout
  };

  // Where `key` is, or the empty place where it belongs. There always is one.
  std::size_t PlaceOf(std::uint64_t key) const {
    auto at = static_cast<std::size_t>((key * 0x9E3779B97F4A7C15u) >> shift_);
    while (slots_[at].key != key && slots_[at].key != 0) at = (at + 1) & (slots_.size() - 1);
    return at;
  }
  Slot& Find(std::uint64_t key) { return slots_[PlaceOf(key)]; }
  void Grow();

  int shift_;  // of a mixed key, to its place
  std::vector<Slot> slots_;
  std::vector<std::uint32_t> counts_;
};

}  // namespace newsieve
