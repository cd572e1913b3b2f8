// Gopher's repetition signals: J. W. Rae et al., "Scaling Language Models: Methods, Analysis &
// Insights from Training Gopher", 2021, arXiv 2112.11446, appendix A.1.1 and table A1; computed as
// datatrove's GopherRepetitionFilter does, except that blank lines are no lines, and an n-gram that
// stands once is no repetition. Equality is that of 64-bit hashes.
#include "signals/repetition.h"
#include "signals/signal.h"

namespace newsieve {
namespace {

// An n-gram that may stand more than once.
struct Ngram {
  std::uint32_t start;  // index of its first word
  std::uint32_t count;  // how often it stands in the text
  std::uint64_t hash;
};

// Grows a text's n-grams word by word. An n-gram can only be repeated where both (n-1)-grams in it
// are, so that in prose, where few long n-grams are, all lengths together cost little more than the
// 2-grams.
class NgramFinder {
 public:
  explicit NgramFinder(std::span<const SignalWord> words) : words_(words) {
    ngrams_.reserve(words.size());
    for (std::uint32_t i = 0; i < words.size(); ++i) ngrams_.push_back({i, 0, words[i].hash});
  }

  // From the (n-1)-grams to the n-grams that stand more than once.
  void Grow() {
    ++n_;
    JoinNeighbours();
    DropUnique();
  }

  // The first of the most frequent n-grams: its characters, with the spaces in it, times its count.
  std::size_t TopCharacters() const {
    const Ngram* top = nullptr;
    for (const Ngram& ngram : ngrams_)
      if (top == nullptr || ngram.count > top->count) top = &ngram;
    return top == nullptr ? 0 : (Characters(*top) + n_ - 1) * top->count;
  }

  // Reads the text from its start and jumps over each n-gram that stood before, so that no
  // character counts twice.
  std::size_t DuplicateCharacters() const {
    CountTable seen(ngrams_.size());
    std::size_t characters = 0, next = 0;
    for (const Ngram& ngram : ngrams_) {
      if (ngram.start < next || seen.count(seen.Add(ngram.hash)) == 1) continue;
      characters += Characters(ngram);
      next = ngram.start + n_;
    }
    return characters;
  }

 private:
  void JoinNeighbours() {
    std::size_t kept = 0;
    for (std::size_t i = 0; i + 1 < ngrams_.size(); ++i) {
      const Ngram ngram = ngrams_[i];
      if (ngrams_[i + 1].start != ngram.start + 1) continue;
      const std::uint64_t last = words_[ngram.start + n_ - 1].hash;
      ngrams_[kept++] = {ngram.start, 0, ngram.hash * 0xD6E8FEB86659FD93u + last};
    }
    ngrams_.resize(kept);
  }

  void DropUnique() {
    CountTable table(ngrams_.size());
    std::vector<std::uint32_t> numbers;
    numbers.reserve(ngrams_.size());
    for (const Ngram& ngram : ngrams_) numbers.push_back(table.Add(ngram.hash));
    std::size_t kept = 0;
    for (std::size_t i = 0; i < ngrams_.size(); ++i) {
      const std::uint32_t count = table.count(numbers[i]);
      if (count > 1) ngrams_[kept++] = {ngrams_[i].start, count, ngrams_[i].hash};
    }
    ngrams_.resize(kept);
  }

  std::size_t Characters(const Ngram& ngram) const {
    std::size_t characters = 0;
    for (const SignalWord& word : words_.subspan(ngram.start, n_)) characters += word.characters;
    return characters;
  }

  std::span<const SignalWord> words_;
  std::size_t n_ = 1;
  std::vector<Ngram> ngrams_;  // by start
};

}  // namespace

NgramRepetition FindRepeatedNgrams(std::span<const SignalWord> words) {
  NgramRepetition found;
  NgramFinder finder(words);
  for (std::size_t n = 2; n <= kLongestNgram; ++n) {
    finder.Grow();
    if (n <= 4) found.top_characters[n] = finder.TopCharacters();
    if (n >= 5) found.duplicate_characters[n] = finder.DuplicateCharacters();
  }
  return found;
}

double GopherDupLineShare(const SignalInput& input) {
  return Ratio(input.repeated_lines.duplicates(), input.repeated_lines.elements());
}

double GopherDupParagraphShare(const SignalInput& input) {
  return Ratio(input.repeated_paragraphs.duplicates(), input.repeated_paragraphs.elements());
}

double GopherDupLineCharShare(const SignalInput& input) {
  return Ratio(input.repeated_lines.duplicate_characters(), input.characters);
}

double GopherDupParagraphCharShare(const SignalInput& input) {
  return Ratio(input.repeated_paragraphs.duplicate_characters(), input.characters);
}

}  // namespace newsieve
