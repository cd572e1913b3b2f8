// Fingerprint: all that duplicates are told by, of one cleaned text.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "dedup/minhash.h"
#include "dedup/options.h"

namespace newsieve {

struct Fingerprint {
  // XXH3-64 of the text with each run of white space as one space, none at its ends, and without
  // invisible characters: equal for texts that read the same.
  std::uint64_t exact = 0;
  // Hashes of its shingles, sorted and distinct: runs of shingle_words words (word_stream.h), all
  // words together where there are fewer. Empty: the text has no word.
  std::vector<std::uint32_t> shingles;
  std::vector<std::uint32_t> keys;  // of the bands; none where there are no shingles
};

// Immutable, thread-safe.
class Fingerprinter {
 public:
  explicit Fingerprinter(const DedupOptions& options);

  // Linear in `text`, which must be valid UTF-8.
  Fingerprint Make(std::string_view text) const;

  const Banding& banding() const { return hasher_.banding(); }

 private:
  std::uint32_t shingle_words_;
  std::uint64_t leaving_;  // what a word that leaves the window was multiplied by
  MinHasher hasher_;
};

// The size of the intersection by that of the union, 0..1, of two sorted sets; 0 where both are
// empty.
double Jaccard(std::span<const std::uint32_t> a, std::span<const std::uint32_t> b);

}  // namespace newsieve
