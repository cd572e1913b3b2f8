#include "signals/word_ngrams.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "signals/repetition.h"

namespace newsieve {
namespace {

// An n-gram that stands more than once.
struct Ngram {
  std::uint32_t start;       // index of its first word
  std::uint32_t later : 1;   // it stood before
  std::uint32_t count : 31;  // how often it stands in the text
  std::uint64_t hash;
};

// Grows a text's n-grams word by word. An n-gram can only be repeated where both (n-1)-grams in it
// are, so that in prose, where few long n-grams are, all lengths together cost little more than
// words and pairs.
class NgramFinder {
 public:
  explicit NgramFinder(const WordSequence& words) : words_(words) {
    ngrams_.reserve(words.size());
    for (std::uint32_t i = 0; i < words.size(); ++i)
      ngrams_.push_back({i, 0, 0, words.hashes()[i]});
    DropUnique();
  }

  // From the (n-1)-grams to the n-grams that stand more than once.
  void Grow() {
    ++n_;
    JoinNeighbours();
    DropUnique();
  }

  std::size_t unique() const { return unique_; }  // n-grams that stand once
  const std::vector<Ngram>& ngrams() const { return ngrams_; }

  void FindTop(NgramMeasures& found) const {
    if (words_.size() < n_) return;
    Ngram top{0, 0, 1, 0};
    for (const Ngram& ngram : ngrams_)
      if (ngram.count > top.count) top = ngram;
    found.top_start = top.start;
    found.top_count = top.count;
    found.top_characters = Characters(top);
  }

  void MeasureDuplicates(NgramMeasures& found) const {
    found.jumped_characters = JumpedCharacters();
    std::size_t covered = 0, covered_later = 0;  // words up to here have been counted
    for (const Ngram& ngram : ngrams_) {
      found.copied_characters += Characters(ngram);
      found.covered_characters += NewCharacters(ngram, covered);
      if (!ngram.later) continue;
      const std::size_t end = ngram.start + n_;
      const bool runs_on = ngram.start < covered_later;
      found.later_characters += runs_on ? end - covered_later : n_ - 1;
      found.later_characters += NewCharacters(ngram, covered_later);
    }
  }

 private:
  void JoinNeighbours() {
    std::size_t kept = 0;
    for (std::size_t i = 0; i + 1 < ngrams_.size(); ++i) {
      const Ngram ngram = ngrams_[i];
      if (ngrams_[i + 1].start != ngram.start + 1) continue;
      const std::uint64_t last = words_.hashes()[ngram.start + n_ - 1];
      ngrams_[kept++] = {ngram.start, 0, 0, ngram.hash * 0xD6E8FEB86659FD93u + last};
    }
    ngrams_.resize(kept);
  }

  void DropUnique() {
    constexpr std::uint32_t kLater = std::uint32_t{1} << 31;
    CountTable table(ngrams_.size());
    numbers_.clear();
    for (const Ngram& ngram : ngrams_) {
      const std::uint32_t number = table.Add(ngram.hash);
      numbers_.push_back(table.count(number) > 1 ? number | kLater : number);
    }
    std::size_t kept = 0;
    for (std::size_t i = 0; i < ngrams_.size(); ++i) {
      const std::uint32_t count = table.count(numbers_[i] & ~kLater) & ~kLater;
      const std::uint32_t later = (numbers_[i] & kLater) != 0;
      if (count > 1)
        ngrams_[kept++] = {ngrams_[i].start, later & 1, count & ~kLater, ngrams_[i].hash};
    }
    unique_ = ngrams_.size() - kept;
    ngrams_.resize(kept);
  }

  std::size_t Characters(const Ngram& ngram) const { return words_.characters(ngram.start, n_); }

  // Of its words from `covered` on, which moves to its end.
  std::size_t NewCharacters(const Ngram& ngram, std::size_t& covered) const {
    const std::size_t first = std::max<std::size_t>(ngram.start, covered);
    covered = ngram.start + n_;
    return words_.characters(first, covered - first);
  }

  std::size_t JumpedCharacters() const {
    CountTable seen(ngrams_.size());
    std::size_t characters = 0, next = 0;
    for (const Ngram& ngram : ngrams_) {
      if (ngram.start < next || seen.count(seen.Add(ngram.hash)) == 1) continue;
      characters += Characters(ngram);
      next = ngram.start + n_;
    }
    return characters;
  }

  const WordSequence& words_;
  std::size_t n_ = 1, unique_ = 0;
  std::vector<Ngram> ngrams_;  // by start
  std::vector<std::uint32_t> numbers_;
};

// -sum p log p = log total - (sum c log c) / total, where words that stand once add nothing.
void MeasureWords(const NgramFinder& finder, std::size_t total, RepeatedNgrams& found) {
  found.different_words = finder.unique();
  if (total == 0) return;
  double sum = 0;
  for (const Ngram& word : finder.ngrams()) {
    if (word.later) continue;
    ++found.different_words;
    sum += word.count * std::log(word.count);
  }
  const auto words = static_cast<double>(total);
  found.word_entropy = std::max(0.0, std::log(words) - sum / words);
}

}  // namespace

WordSequence::WordSequence(std::size_t expected_words) {
  hashes_.reserve(expected_words);
  ends_.reserve(expected_words + 1);
}

std::size_t WordSequence::WindowCharacters(std::size_t n) const {
  if (size() < n) return 0;
  const auto ends = [&](std::size_t first, std::size_t last) {
    return std::accumulate(ends_.begin() + static_cast<std::ptrdiff_t>(first),
                           ends_.begin() + static_cast<std::ptrdiff_t>(last), std::size_t{0});
  };
  return ends(n, ends_.size()) - ends(0, ends_.size() - n);
}

RepeatedNgrams FindRepeatedNgrams(const WordSequence& words) {
  RepeatedNgrams found;
  NgramFinder finder(words);
  MeasureWords(finder, words.size(), found);
  for (std::size_t n = 2; n <= kLongestNgram; ++n) {
    finder.Grow();
    finder.FindTop(found.of[n]);
    if (n < 5) continue;
    finder.MeasureDuplicates(found.of[n]);
    found.of[n].all_characters = words.WindowCharacters(n);
  }
  return found;
}

}  // namespace newsieve
