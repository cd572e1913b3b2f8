#include "templates/sighting_map.h"

namespace newsieve {
namespace {

constexpr std::size_t kMinSlots = 1024;

// Three of four slots at most are in use, so that keys are found after a few steps.
std::size_t RoomOf(std::size_t slots) { return slots / 4 * 3; }

// Doubled from kMinSlots on; the largest table is made while one of half its size still stands.
std::size_t MaxSlots(std::size_t max_bytes) {
  std::size_t slots = kMinSlots;
  while ((slots * 2 + slots) * sizeof(SightingSlot) <= max_bytes) slots *= 2;
  return slots;
}

}  // namespace

SightingMap::SightingMap(std::size_t max_bytes)
    : slots_(kMinSlots), max_slots_(MaxSlots(max_bytes)) {}

std::size_t SightingMap::MaxEntries() const { return RoomOf(max_slots_); }

const SightingSlot* SightingMap::Find(std::uint64_t key) const {
  const SightingSlot& slot = slots_[PlaceOf(key)];
  return slot.key == key ? &slot : nullptr;
}

SightingSlot& SightingMap::FindOrAdd(std::uint64_t key) {
  std::size_t place = PlaceOf(key);
  if (slots_[place].key == key) return slots_[place];
  if (size_ >= RoomOf(slots_.size())) {
    Grow();
    place = PlaceOf(key);
  }
  ++size_;
  slots_[place].key = key;
  return slots_[place];
}

// Where the key is, or would be.
std::size_t SightingMap::PlaceOf(std::uint64_t key) const {
  std::size_t place = key % slots_.size();
  while (slots_[place].key != 0 && slots_[place].key != key) place = (place + 1) % slots_.size();
  return place;
}

void SightingMap::Grow() {
  std::vector<SightingSlot> old(slots_.size() * 2);
  old.swap(slots_);
  for (const SightingSlot& slot : old)
    if (slot.key != 0) slots_[PlaceOf(slot.key)] = slot;
}

std::vector<SightingSlot> SightingMap::TakeAbove(std::uint32_t floor) {
  std::vector<SightingSlot> taken;
  for (const SightingSlot& slot : slots_)
    if (slot.key != 0 && slot.documents > floor) taken.push_back(slot);
  slots_.assign(slots_.size(), {});
  size_ = 0;
  return taken;
}

}  // namespace newsieve
