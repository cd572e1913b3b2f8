// HashFilter: tells of most hashes that they are not among those added (Bloom, "Space/time
// trade-offs in hash coding with allowable errors", 1970). Small enough to stay in the first-level
// cache; the bits of a hash, one or two, stand in one of 1 << kWordBits words of eight bytes.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace newsieve {

template <int kWordBits, int kBits>
class HashFilter {
 public:
  static_assert(kBits == 1 || kBits == 2);

  void Add(std::uint32_t hash) {
    std::uint64_t& word = words_[hash >> kWordShift];
    word |= std::uint64_t{1} << First(hash);
    if (kBits > 1) word |= std::uint64_t{1} << Second(hash);
  }
  // False: certainly not added.
  bool Holds(std::uint32_t hash) const {
    const std::uint64_t word = words_[hash >> kWordShift];
    const std::uint64_t both = word >> First(hash) & (kBits > 1 ? word >> Second(hash) : 1);
    return (both & 1) != 0;
  }

 private:
  static constexpr int kWordShift = 32 - kWordBits;
  static int First(std::uint32_t hash) { return static_cast<int>(hash >> (kWordShift - 6) & 63); }
  static int Second(std::uint32_t hash) { return static_cast<int>(hash >> (kWordShift - 12) & 63); }
  std::array<std::uint64_t, std::size_t{1} << kWordBits> words_{};
};

using LargeHashFilter = HashFilter<12, 2>;  // 32 KB, for tens of thousands
using SmallHashFilter = HashFilter<9, 1>;   // 4 KB, for hundreds

}  // namespace newsieve
