#include "signals/word_ngrams.h"

#include <algorithm>
#include <cmath>

#include "signals/repetition.h"

namespace newsieve {
namespace {

constexpr std::uint32_t kNone = ~std::uint32_t{0};

// An n-gram that stands more than once. Words are told by their place.
struct Ngram {
  std::uint32_t start;  // its first word
  std::uint32_t first;  // where it stands first
  std::uint32_t count;  // how often it stands in the text

  bool later() const { return first != start; }  // it stood before
};

// Grows a text's n-grams word by word. An n-gram can only be repeated where both (n-1)-grams in it
// are, and it is equal to another where both of them are: no hash is needed. Passages that are
// repeated as a whole are followed without looking anything up.
class NgramFinder {
 public:
  explicit NgramFinder(const WordSequence& words)
      : words_(words), first_(words.size(), kNone), counts_(words.size()), seen_(words.size()) {
    std::vector<std::uint32_t> first_copies(words.counts().size(), kNone);
    ngrams_.resize(words.size());
    std::size_t size = 0;
    for (std::uint32_t i = 0; i < words.size(); ++i) {
      const std::uint32_t number = words.numbers()[i], count = words.counts()[number];
      std::uint32_t& first = first_copies[number];
      first = std::min(first, i);
      first_[i] = count > 1 ? first : kNone;
      ngrams_[size] = {i, first, count};
      size += count > 1;
    }
    ngrams_.resize(size);
    grown_.resize(size);
  }

  // From the (n-1)-grams to the n-grams that stand more than once.
  void Grow() {
    ++n_;
    const std::size_t shorter = ngrams_.size();
    if (shorter == 0) return;
    // Of pairs, most are not found behind the first copy of their word.
    CountTable table(n_ == 2 ? shorter / 2 : 0);
    others_.clear();
    grown_size_ = 0;
    for (std::size_t i = 0; i + 1 < shorter; ++i) {
      const std::uint32_t start = ngrams_[i].start, first = ngrams_[i].first;
      if (ngrams_[i + 1].start != start + 1) continue;
      const std::uint32_t next = ngrams_[i + 1].first;
      const std::uint32_t found =
          first_[first + 1] == next ? first : Find(table, first, next, start);
      ++counts_[found];
      grown_[grown_size_++] = {start, found, 0};
    }
    Keep();
  }

  void FindTop(NgramMeasures& found) const {
    if (words_.size() < n_) return;
    Ngram top{0, 0, 1};
    for (const Ngram& ngram : ngrams_)
      if (ngram.count > top.count) top = ngram;
    found.top_start = top.start;
    found.top_count = top.count;
    found.top_characters = Characters(top);
  }

  void MeasureDuplicates(NgramMeasures& found) {
    std::size_t covered = 0, covered_later = 0;  // words up to here have been counted
    std::size_t next = 0;                        // the first word behind a jump
    for (const Ngram& ngram : ngrams_) {
      const std::size_t characters = Characters(ngram), end = ngram.start + n_;
      found.copied_characters += characters;
      found.covered_characters += NewCharacters(ngram, covered);
      if (ngram.start >= next) {
        std::uint8_t& seen = seen_[ngram.first];
        if (seen == n_) found.jumped_characters += characters, next = end;
        seen = static_cast<std::uint8_t>(n_);
      }
      if (!ngram.later()) continue;
      const bool runs_on = ngram.start < covered_later;
      found.later_characters += runs_on ? end - covered_later : n_ - 1;
      found.later_characters += NewCharacters(ngram, covered_later);
    }
  }

 private:
  // Where the n-gram of the (n-1)-grams `first` and `next` stands first, if not at `first`.
  std::uint32_t Find(CountTable& table, std::uint32_t first, std::uint32_t next,
                     std::uint32_t start) {
    const std::uint32_t number = table.Add((first + std::uint64_t{1}) << 32 | next);
    if (number == others_.size()) others_.push_back(start);
    return others_[number];
  }

  // Puts what has grown and stands more than once in place of the shorter ones.
  void Keep() {
    for (const Ngram& ngram : ngrams_) first_[ngram.start] = kNone;
    std::size_t size = 0;
    for (std::size_t i = 0; i < grown_size_; ++i) {
      const Ngram ngram = grown_[i];
      const std::uint32_t count = counts_[ngram.first];
      first_[ngram.start] = count > 1 ? ngram.first : kNone;
      ngrams_[size] = {ngram.start, ngram.first, count};
      size += count > 1;
    }
    ngrams_.resize(size);
    for (std::size_t i = 0; i < grown_size_; ++i) counts_[grown_[i].first] = 0;
  }

  std::size_t Characters(const Ngram& ngram) const { return words_.characters(ngram.start, n_); }

  // Of its words from `covered` on, which moves to its end.
  std::size_t NewCharacters(const Ngram& ngram, std::size_t& covered) const {
    const std::size_t first = std::max<std::size_t>(ngram.start, covered);
    covered = ngram.start + n_;
    return words_.characters(first, covered - first);
  }

  const WordSequence& words_;
  std::size_t n_ = 1, grown_size_ = 0;
  std::vector<Ngram> ngrams_, grown_;  // by start
  std::vector<std::uint32_t> first_;   // of the n-gram at each word; kNone: it stands once
  std::vector<std::uint32_t> counts_;  // of n-grams, by where they stand first
  std::vector<std::uint8_t> seen_;     // the n for which such an n-gram has been read
  std::vector<std::uint32_t> others_;  // first copies of those in the table of Grow
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
  for (std::size_t i = 0; i < n; ++i) characters += std::size_t{ends_[size() - i]} - ends_[i];
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
    if (n < 5) {
      finder.FindTop(found[n]);
      continue;
    }
    finder.MeasureDuplicates(found[n]);
    found[n].all_characters = words.WindowCharacters(n);
  }
  return found;
}

}  // namespace newsieve
