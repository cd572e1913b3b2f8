// MinHash (Broder 1997): of two sets, the share of equal places in their signatures estimates their
// Jaccard similarity. Banding (Leskovec, Rajaraman, Ullman, Mining of Massive Datasets, 3.4) turns
// signatures into a few keys, one of which two similar sets share with a known probability.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace newsieve {

// `bands` keys, each of `rows` places of a signature. Two sets of Jaccard similarity s share a key
// with probability 1 - (1 - s^rows)^bands.
struct Banding {
  std::size_t bands = 1, rows = 1;

  double Recall(double similarity) const;
};

// The banding with most rows (fewest false candidates) that finds pairs of `similarity` (0..1) with
// probability `recall` (0..1, not 1) and takes at most `max_hashes` places; where none does, the
// one of a single row that finds most.
Banding ChooseBanding(double similarity, double recall, std::size_t max_hashes);

// Immutable, thread-safe.
class MinHasher {
 public:
  explicit MinHasher(const Banding& banding);

  const Banding& banding() const { return banding_; }

  // One key for each band of `set`, which must not be empty: distinct hashes, uniform in 32 bits.
  std::vector<std::uint32_t> Keys(std::span<const std::uint32_t> set) const;

  // The signature itself: for each place the least of a permutation of the hashes.
  std::vector<std::uint32_t> Signature(std::span<const std::uint32_t> set) const;

 private:
  Banding banding_;
  std::vector<std::uint32_t> factors_, offsets_;  // of the permutations, padded to whole blocks
};

}  // namespace newsieve
