#include "signals/word_ngrams.h"

#include <algorithm>
#include <cmath>

#include "signals/repetition.h"

namespace newsieve {
namespace {

// An n-gram that stands more than once.
struct Ngram {
  std::uint32_t start;       // index of its first word
  std::uint32_t number;      // among the different n-grams of its length
  std::uint32_t later : 1;   // it stood before
  std::uint32_t count : 31;  // how often it stands in the text
};

// Grows a text's n-grams word by word. An n-gram can only be repeated where both (n-1)-grams in it
// are, and it is equal to another where both of them are: no hash is needed. In prose, where few
// long n-grams are repeated, all lengths together cost little more than pairs.
class NgramFinder {
 public:
  explicit NgramFinder(const WordSequence& words) : words_(words) {
    ngrams_.reserve(words.size());
    for (std::uint32_t i = 0; i < words.size(); ++i) {
      const std::uint32_t number = words.numbers()[i];
      if (words.counts()[number] > 1) ngrams_.push_back({i, number, 0, 0});
    }
  }

  // From the (n-1)-grams to the n-grams that stand more than once.
  void Grow() {
    ++n_;
    if (ngrams_.size() < 2) return ngrams_.clear();
    CountTable table(ngrams_.size());
    std::size_t joined = 0, kept = 0;
    for (std::size_t i = 0; i + 1 < ngrams_.size(); ++i) {
      const Ngram first = ngrams_[i], second = ngrams_[i + 1];
      if (second.start != first.start + 1) continue;
      const std::uint32_t number = table.Add((first.number + std::uint64_t{1}) << 32 | second.number);
      ngrams_[joined++] = {first.start, number, table.count(number) > 1, 0};
    }
    for (std::size_t i = 0; i < joined; ++i) {
      const std::uint32_t count = table.count(ngrams_[i].number);
      ngrams_[kept] = ngrams_[i];
      ngrams_[kept].count = count & kMostCounted;
      kept += count > 1;
    }
    ngrams_.resize(kept);
    different_ = table.different();
  }

  void FindTop(NgramMeasures& found) const {
    if (words_.size() < n_) return;
    Ngram top{0, 0, 0, 1};
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
  static constexpr std::uint32_t kMostCounted = ~std::uint32_t{0} >> 1;

  std::size_t Characters(const Ngram& ngram) const { return words_.characters(ngram.start, n_); }

  // Of its words from `covered` on, which moves to its end.
  std::size_t NewCharacters(const Ngram& ngram, std::size_t& covered) const {
    const std::size_t first = std::max<std::size_t>(ngram.start, covered);
    covered = ngram.start + n_;
    return words_.characters(first, covered - first);
  }

  std::size_t JumpedCharacters() const {
    std::vector<bool> seen(different_);  // by number
    std::size_t characters = 0, next = 0;
    for (const Ngram& ngram : ngrams_) {
      if (ngram.start < next) continue;
      if (!seen[ngram.number]) {
        seen[ngram.number] = true;
        continue;
      }
      characters += Characters(ngram);
      next = ngram.start + n_;
    }
    return characters;
  }

  const WordSequence& words_;
  std::size_t n_ = 1, different_ = 0;
  std::vector<Ngram> ngrams_;  // by start
};

}  // namespace

WordSequence::WordSequence(std::size_t expected_words) {
  numbers_.reserve(expected_words);
  ends_.reserve(expected_words + 1);
}

// The sum of the ends of all windows, less that of their beginnings: what is in both is left out.
std::size_t WordSequence::WindowCharacters(std::size_t n) const {
  if (size() < n) return 0;
  std::size_t characters = 0;
  for (std::size_t i = 0; i < n; ++i) characters += ends_[size() - i] - ends_[i];
  return characters;
}

// -sum p log p = log total - (sum c log c) / total, where words that stand once add nothing.
double WordSequence::Entropy() const {
  if (size() == 0) return 0;
  double sum = 0;
  for (const std::uint32_t count : counts_)
    if (count > 1) sum += count * std::log(count);
  const auto total = static_cast<double>(size());
  return std::max(0.0, std::log(total) - sum / total);
}

RepeatedNgrams FindRepeatedNgrams(const WordSequence& words) {
  RepeatedNgrams found;
  NgramFinder finder(words);
  for (std::size_t n = 2; n < found.size(); ++n) {
    finder.Grow();
    finder.FindTop(found[n]);
    if (n < 5) continue;
    finder.MeasureDuplicates(found[n]);
    found[n].all_characters = words.WindowCharacters(n);
  }
  return found;
}

}  // namespace newsieve
