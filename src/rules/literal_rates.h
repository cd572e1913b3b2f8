// LiteralRates: how often a literal is to be expected in a line, for choosing the rarest of those
// that a pattern could be looked for by. A chain of characters, each given the two before it
// (Shannon, "A mathematical theory of communication", 1948), from the counts of
// models/literal_rates.tsv. Characters that were never counted are taken to be rare.
#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_map>

namespace newsieve {

// Immutable after construction and thread-safe.
class LiteralRates {
 public:
  // Rows as tools/train_literal_rates.py writes them: `in` or `at` (the start of a line), up to
  // three characters, and their count in a million lines, parted by tabs. A row that is none is
  // passed over.
  explicit LiteralRates(std::string_view table);

  // Those that newsieve was built with.
  static const LiteralRates& BuiltIn();

  // Occurrences in a line, on average; roughly, and only fit for comparing.
  double Anywhere(std::string_view literal) const { return Chain(literal, kInside); }
  // The same where the literal stands at the start of a line.
  double Leading(std::string_view literal) const { return Chain(literal, kLeading); }

 private:
  enum Table : std::uint64_t { kInside = 0, kLeading = std::uint64_t{1} << 63 };
  using Key = std::uint64_t;

  double Chain(std::string_view literal, Table table) const;
  double RateOf(Key key) const;

  std::unordered_map<Key, double> rates_;  // of three characters, of two and of one
};

}  // namespace newsieve
