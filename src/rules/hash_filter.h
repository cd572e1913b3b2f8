// HashFilter: tells of most hashes that they are not among those added (Bloom, "Space/time
// trade-offs in hash coding with allowable errors", 1970). 32 KB, so that it stays in the
// first-level cache; the two bits of a hash stand in one word.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace newsieve {

class HashFilter {
 public:
  void Add(std::uint32_t hash) { words_[hash >> kWordShift] |= Bits(hash); }
  // False: certainly not added.
  bool Holds(std::uint32_t hash) const {
    return (words_[hash >> kWordShift] & Bits(hash)) == Bits(hash);
  }

 private:
  static constexpr int kWordShift = 20;
  static std::uint64_t Bits(std::uint32_t hash) {
    return std::uint64_t{1} << (hash >> 14 & 63) | std::uint64_t{1} << (hash >> 8 & 63);
  }
  std::array<std::uint64_t, std::size_t{1} << (32 - kWordShift)> words_{};
};

}  // namespace newsieve
