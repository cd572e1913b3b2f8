// LiteralScanner: finds thousands of literals in one pass over a line, by the hash of a few bytes
// of each, its window (Karp and Rabin, "Efficient randomized pattern-matching algorithms", 1987,
// for many patterns). Which bytes is chosen a literal, the rarest ones, for the literals of rules
// begin alike and with common words. Nearly every place of a text is passed over after a look at
// tables of 32 KB, which stay in the nearer caches; an automaton of the same literals takes tens of
// megabytes. Immutable after construction and thread-safe.
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

  // Literals must not be empty.
  explicit LiteralScanner(std::vector<std::string> literals, Place place = Place::kAnywhere);

  // Calls found(literal index, end offset) for each occurrence of each literal that begins before
  // `places`, in no certain order.
  template <typename Found>
  void Scan(std::string_view text, Found found, std::size_t places = std::string_view::npos) const {
    const bool any_long = place_ == Place::kFirst;
    const std::size_t all = std::min(places, text.size());
    const std::size_t whole = text.size() < kLoaded ? 0 : std::min(all, text.size() - kLoaded + 1);
    for (std::size_t i = 0; i < whole; ++i) Look(text.data() + i, text, i, any_long, found);
    if (whole == all) return;
    std::array<char, 2 * kLoaded> rest{};  // the last places, with something to load behind them
    std::memcpy(rest.data(), text.data() + whole, std::min(text.size() - whole, rest.size()));
    for (std::size_t i = whole; i < all; ++i)
      Look(rest.data() + (i - whole), text, i, any_long, found);
  }

 private:
  static constexpr std::size_t kShort = 3, kMiddle = 4, kLong = 6;  // bytes that are hashed
  static constexpr std::size_t kLoaded = sizeof(std::uint64_t);
  static constexpr int kBucketBits = 14, kCountBits = 16;

  // Up to eight bytes of a literal from its window on, and where they stand in it.
  struct Entry {
    std::uint64_t bytes = 0, mask = 0;
    std::uint32_t literal = 0, offset = 0;
  };

  // A literal of one or two bytes.
  struct ShortLiteral {
    std::uint32_t literal = 0, size = 0;
    char second = '\0';  // of two
  };

  // The literals of one window size, by the upper bits of the hash of their windows: those of
  // bucket b are [begin[b], begin[b + 1]).
  template <typename Filter>
  struct Table {
    Filter filter;
    std::vector<Entry> entries;
    std::vector<std::uint32_t> begin;
  };

  template <std::size_t kBytes>
  static std::uint32_t Hash(std::uint64_t bytes) {
    return static_cast<std::uint32_t>(((bytes << (64 - 8 * kBytes)) * 0x9E3779B97F4A7C15U) >> 32);
  }

  // `at`: eight bytes that can be loaded, those of `text` from `place` on.
  template <typename Found>
  void Look(const char* at, std::string_view text, std::size_t place, bool any_long,
            Found& found) const {
    std::uint64_t bytes;
    std::memcpy(&bytes, at, sizeof bytes);
    const std::uint32_t middle = Hash<kMiddle>(bytes), narrow = Hash<kShort>(bytes);
    if (middle_.filter.Holds(middle)) [[unlikely]]
      Report(middle_, middle, bytes, text, place, found);
    if (short_.filter.Holds(narrow)) [[unlikely]]
      Report(short_, narrow, bytes, text, place, found);
    const auto first = static_cast<unsigned char>(*at);
    if (shortest_begin_[first] != shortest_begin_[first + 1]) [[unlikely]]
      ReportShortest(first, text, place, found);
    if (!any_long) return;
    const std::uint32_t wide = Hash<kLong>(bytes);
    if (long_.filter.Holds(wide)) Report(long_, wide, bytes, text, place, found);
  }

  template <typename Found>
  [[gnu::noinline]] void Report(const auto& table, std::uint32_t hash, std::uint64_t bytes,
                                std::string_view text, std::size_t place, Found& found) const {
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

  // The literals of one or two bytes at `place`, where `first` stands; for them there is no window.
  template <typename Found>
  void ReportShortest(unsigned char first, std::string_view text, std::size_t place,
                      Found& found) const {
    for (std::uint32_t i = shortest_begin_[first]; i < shortest_begin_[first + 1]; ++i) {
      const auto [literal, size, second] = shortest_[i];
      if (size == 1 || (place + 1 < text.size() && text[place + 1] == second))
        found(literal, place + size);
    }
  }

  using Windows = std::vector<std::size_t>;  // where the window of each literal begins
  std::size_t WindowSize(std::string_view literal) const;
  Windows ChooseWindows() const;

  // Fills shortest_ and shortest_begin_.
  void FillShortest();

  // Fills `table` with the literals of that window size.
  template <std::size_t kBytes>
  void Fill(auto& table, const Windows& windows);

  std::vector<std::string> literals_;
  Place place_;
  Table<LargeHashFilter> long_, middle_;
  Table<SmallHashFilter> short_;
  // Those of one or two bytes, by the first: of byte b [shortest_begin_[b], shortest_begin_[b +
  // 1]).
  std::vector<ShortLiteral> shortest_;
  std::array<std::uint32_t, 257> shortest_begin_{};
};

}  // namespace newsieve
