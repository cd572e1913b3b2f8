// LiteralScanner: finds thousands of literals in one pass over a line, by the hash of the four bytes
// that each begins with (Karp and Rabin, "Efficient randomized pattern-matching algorithms", 1987,
// for many patterns). Nearly every place of a text is passed over after one look at a table of 32
// KB, which stays in the first-level cache; an automaton of the same literals takes tens of
// megabytes. Immutable after construction and thread-safe.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

namespace newsieve {

class LiteralScanner {
 public:
  // Literals must have at least two bytes; the same literal may be given more than once.
  explicit LiteralScanner(const std::vector<std::string>& literals);

  // Calls found(literal index, end offset) for each occurrence of each literal, by growing begin.
  template <typename Found>
  void Scan(std::string_view text, Found found) const {
    std::size_t i = 0;
    for (; i + kPrefix <= text.size(); ++i) {
      std::uint32_t word;
      std::memcpy(&word, text.data() + i, kPrefix);
      if (Test(long_filter_, Hash(word))) Report(long_, Hash(word), text, i, found);
      if (any_short_ && Test(short_filter_, Short(text, i))) Report(short_, Short(text, i), text, i, found);
    }
    for (; any_short_ && i + 2 <= text.size(); ++i)
      if (Test(short_filter_, Short(text, i))) Report(short_, Short(text, i), text, i, found);
  }

 private:
  static constexpr std::size_t kPrefix = 4;
  static constexpr int kHashBits = 18;

  // One bit for each value of a hash.
  template <int kBits>
  using BitTable = std::array<std::uint64_t, (std::size_t{1} << kBits) / 64>;

  struct Entry {
    std::uint32_t hash = 0, literal = 0;
  };

  template <typename Table>
  static bool Test(const Table& table, std::uint32_t bit) {
    return (table[bit / 64] >> (bit % 64) & 1) != 0;
  }

  static std::uint32_t Hash(std::uint32_t word) { return (word * 0x9E3779B1U) >> (32 - kHashBits); }

  // The two bytes at `i`, for literals that are shorter than kPrefix.
  static std::uint32_t Short(std::string_view text, std::size_t i) {
    return static_cast<std::uint32_t>(static_cast<unsigned char>(text[i])) << 8 | static_cast<unsigned char>(text[i + 1]);
  }

  template <typename Found>
  void Report(const std::vector<Entry>& entries, std::uint32_t hash, std::string_view text, std::size_t begin, Found& found) const {
    for (const Entry* entry = First(entries, hash); entry != entries.data() + entries.size() && entry->hash == hash; ++entry) {
      const std::string& literal = literals_[entry->literal];
      if (text.compare(begin, literal.size(), literal) == 0) found(entry->literal, begin + literal.size());
    }
  }

  static const Entry* First(const std::vector<Entry>& entries, std::uint32_t hash);

  std::vector<std::string> literals_;
  std::vector<Entry> long_, short_;  // sorted by hash
  BitTable<kHashBits> long_filter_{};
  BitTable<16> short_filter_{};
  bool any_short_ = false;
};

}  // namespace newsieve
