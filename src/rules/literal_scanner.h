// LiteralScanner: finds thousands of literals in one pass over a line, by the hash of six bytes of
// each, or four of a shorter one (Karp and Rabin, "Efficient randomized pattern-matching
// algorithms", 1987, for many patterns). Which bytes is chosen a literal, the rarest ones, for the
// literals of rules begin alike and with common words. Nearly every place of a text is passed over
// after a look at tables of 32 KB, which stay in the nearer caches; an automaton of the same
// literals takes tens of megabytes. Immutable after construction and thread-safe.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "rules/hash_filter.h"

namespace newsieve {

class LiteralScanner {
 public:
  // kAnywhere: for Scan over whole texts. kFirst: for the first few places of a text.
  enum class Place { kAnywhere, kFirst };

  // Literals must have at least two bytes; the same literal may be given more than once.
  explicit LiteralScanner(const std::vector<std::string>& literals, Place place = Place::kAnywhere);

  // Calls found(literal index, end offset) for each occurrence of each literal, in no certain
  // order. With kFirst only for those that begin before `places`.
  template <typename Found>
  void Scan(std::string_view text, Found found, std::size_t places = std::string_view::npos) const {
    const std::size_t all = std::min(places, text.size() < 2 ? 0 : text.size() - 1);
    std::size_t i = 0;
    for (; i < all && i + sizeof(std::uint64_t) <= text.size(); ++i) {
      std::uint64_t bytes;
      std::memcpy(&bytes, text.data() + i, sizeof bytes);
      Look(bytes, text, i, found);
    }
    for (; i < all; ++i) Look(Bytes(text, i), text, i, found);
  }

 private:
  static constexpr std::size_t kShort = 2, kMiddle = 4, kLong = 6;  // bytes that are hashed
  static constexpr int kBucketBits = 16;

  // Up to eight bytes of a literal from its window on, and where they stand in it.
  struct Entry {
    std::uint64_t bytes = 0, mask = 0;
    std::uint32_t literal = 0, offset = 0;
  };

  // The literals of one window size, by the upper bits of the hash of their windows: those of
  // bucket b are [begin[b], begin[b + 1]).
  struct Table {
    HashFilter filter;
    std::vector<Entry> entries;
    std::vector<std::uint32_t> begin;
  };

  template <std::size_t kBytes>
  static std::uint32_t Hash(std::uint64_t bytes) {
    return static_cast<std::uint32_t>(((bytes << (64 - 8 * kBytes)) * 0x9E3779B97F4A7C15U) >> 32);
  }

  // Up to eight bytes from `i` on.
  static std::uint64_t Bytes(std::string_view text, std::size_t i) {
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, text.data() + i, std::min(sizeof bytes, text.size() - i));
    return bytes;
  }

  template <typename Found>
  void Look(std::uint64_t bytes, std::string_view text, std::size_t place, Found& found) const {
    const std::uint32_t wide = Hash<kLong>(bytes), middle = Hash<kMiddle>(bytes);
    if (long_.filter.Holds(wide)) Report(long_, wide, bytes, text, place, found);
    if (middle_.filter.Holds(middle)) Report(middle_, middle, bytes, text, place, found);
    if (short_.entries.empty()) return;
    const std::uint32_t narrow = Hash<kShort>(bytes);
    if (short_.filter.Holds(narrow)) Report(short_, narrow, bytes, text, place, found);
  }

  template <typename Found>
  void Report(const Table& table, std::uint32_t hash, std::uint64_t bytes, std::string_view text,
              std::size_t place, Found& found) const {
    const std::uint32_t bucket = hash >> (32 - kBucketBits);
    for (std::uint32_t i = table.begin[bucket]; i < table.begin[bucket + 1]; ++i) {
      const Entry& entry = table.entries[i];
      if ((bytes & entry.mask) != entry.bytes || entry.offset > place) continue;
      const std::string& literal = literals_[entry.literal];
      const std::size_t begin = place - entry.offset;
      if (text.compare(begin, literal.size(), literal) == 0)
        found(entry.literal, begin + literal.size());
    }
  }

  // Window sizes are what a literal is long enough for.
  static std::size_t WindowSize(std::string_view literal) {
    return literal.size() < kMiddle ? kShort : literal.size() < kLong ? kMiddle : kLong;
  }
  using Windows = std::vector<std::size_t>;  // where the window of each literal begins
  static Windows ChooseWindows(const std::vector<std::string>& literals);

  // Fills `table` with the literals of that window size.
  template <std::size_t kBytes>
  void Fill(Table& table, const Windows& windows);

  std::vector<std::string> literals_;
  Table long_, middle_, short_;
};

}  // namespace newsieve
