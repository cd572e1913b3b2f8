// SightingMap: counts by key in one flat array (linear probing), so that a line that was seen
// once, as nearly all are, costs 24 bytes and no text.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace newsieve {

struct SightingSlot {
  std::uint64_t key = 0;        // 0: free
  std::uint32_t documents = 0;  // that the key stood in
  std::uint32_t story = 0;      // of the first of them
  std::uint32_t detail = 0;     // what more is known once there are two; 0: nothing
};

class SightingMap {
 public:
  // Never holds more than MaxEntries() keys, in at most `max_bytes` (also while it grows),
  // though there is room for some hundred in any case.
  explicit SightingMap(std::size_t max_bytes);

  // nullptr where the key is not there.
  const SightingSlot* Find(std::uint64_t key) const;

  // A new slot has counts of 0. Requires that there is room; other slots may move.
  SightingSlot& FindOrAdd(std::uint64_t key);

  std::size_t size() const { return size_; }
  std::size_t MaxEntries() const;
  std::size_t bytes() const { return slots_.size() * sizeof(SightingSlot); }

  // All slots, free ones too.
  const std::vector<SightingSlot>& slots() const { return slots_; }

  // The slots in use with more than `floor` documents; the table is empty afterwards.
  std::vector<SightingSlot> TakeAbove(std::uint32_t floor);

 private:
  std::size_t PlaceOf(std::uint64_t key) const;
  void Grow();

  std::vector<SightingSlot> slots_;
  std::size_t max_slots_, size_ = 0;
};

}  // namespace newsieve
