// Word n-grams that stand more than once, for all families of signals that count them: each tool
// takes another measure of the same n-grams.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace newsieve {

inline constexpr std::size_t kLongestNgram = 10;

// The words of a text as n-grams are made of them: numbers of different words, 0 and up in the
// order of their first copies.
class WordSequence {
 public:
  explicit WordSequence(std::size_t expected_words = 0);

  void Add(std::uint32_t number, std::uint32_t characters) {
    if (number >= counts_.size()) counts_.resize(number + 1);
    ++counts_[number];
    numbers_.push_back(number);
    ends_.push_back(ends_.back() + characters);
  }

  std::size_t size() const { return numbers_.size(); }
  std::span<const std::uint32_t> numbers() const { return numbers_; }
  // How often the word of each number stands.
  std::span<const std::uint32_t> counts() const { return counts_; }
  // Characters of all words, without what stands between them.
  std::size_t characters() const { return ends_.back(); }
  // Of `count` words from `first` on.
  std::size_t characters(std::size_t first, std::size_t count) const {
    return ends_[first + count] - ends_[first];
  }
  // Of all runs of n words, so that most characters count n times.
  std::size_t WindowCharacters(std::size_t n) const;

  // The entropy of the distribution of the different words, in nats.
  double Entropy() const;

 private:
  std::vector<std::uint32_t> numbers_, counts_;
  std::vector<std::uint32_t> ends_{0};  // characters before each word, and of all
};

// What one length of n-grams shows. Characters are those of words alone.
struct NgramMeasures {
  // The most frequent n-gram, of equally frequent ones the first. Where none stands twice, the
  // first of the text, once; in a text of fewer words count is 0.
  std::size_t top_start = 0, top_count = 0, top_characters = 0;
  // Characters of n-grams that stood before, read from the start and jumping over each (datatrove).
  std::size_t jumped_characters = 0;
  // Characters of words in n-grams that stood before, each word once, with a space before each word
  // but the first of a run (NeMo Curator).
  std::size_t later_characters = 0;
  // Characters of all copies of repeated n-grams, overlaps as often as they stand (Dolma).
  std::size_t copied_characters = 0;
  // Characters of words in any copy of a repeated n-gram, each word once (RedPajama-v2).
  std::size_t covered_characters = 0;
  // Characters of all n-grams, repeated or not, overlaps as often as they stand.
  std::size_t all_characters = 0;
};

// By n = 2..10; for n under 5 top_*, from 5 on all others.
using RepeatedNgrams = std::array<NgramMeasures, kLongestNgram + 1>;

// Time and memory linear in the words.
RepeatedNgrams FindRepeatedNgrams(const WordSequence& words);

}  // namespace newsieve
