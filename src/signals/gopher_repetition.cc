// Gopher's repetition signals: J. W. Rae et al., "Scaling Language Models: Methods, Analysis &
// Insights from Training Gopher", 2021, arXiv 2112.11446, appendix A.1.1 and table A1; computed as
// datatrove's GopherRepetitionFilter does, except that blank lines are no lines, and an n-gram that
// stands once is no repetition. Equality is that of 64-bit hashes.
#include <algorithm>

#include "signals/families.h"
#include "signals/repetition.h"

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

namespace {

double GopherDupLineShare(const SignalInput& input) {
  return Ratio(input.lines().repeated_lines.duplicates(), input.lines().repeated_lines.elements());
}

double GopherDupParagraphShare(const SignalInput& input) {
  return Ratio(input.lines().repeated_paragraphs.duplicates(),
               input.lines().repeated_paragraphs.elements());
}

double GopherDupLineCharShare(const SignalInput& input) {
  return Ratio(input.lines().repeated_lines.duplicate_characters(), input.characters());
}

double GopherDupParagraphCharShare(const SignalInput& input) {
  return Ratio(input.lines().repeated_paragraphs.duplicate_characters(), input.characters());
}

template <std::size_t N>
double GopherTopNgramCharShare(const SignalInput& input) {
  static_assert(N >= 2 && N <= 4);
  const std::size_t whole = input.characters();
  return Ratio(std::min(input.ngrams().top_characters[N], whole), whole);
}

template <std::size_t N>
double GopherDupNgramCharShare(const SignalInput& input) {
  static_assert(N >= 5 && N <= kLongestNgram);
  return Ratio(input.ngrams().duplicate_characters[N], input.characters());
}

constexpr std::string_view kGopher = "Gopher (Rae et al. 2021, arXiv 2112.11446, A.1.1)";

// clang-format off
constexpr SignalRow kRows[] = {
    {{"gopher.dup_line_share", "share", kGopher,
      "Share of non-blank lines that repeat an earlier line.", 0, 1}, GopherDupLineShare},
    {{"gopher.dup_paragraph_share", "share", kGopher,
      "Share of paragraphs (lines between blank lines) that repeat an earlier one.", 0, 1}, GopherDupParagraphShare},
    {{"gopher.dup_line_char_share", "share", kGopher,
      "Share of characters in lines that repeat an earlier line.", 0, 1}, GopherDupLineCharShare},
    {{"gopher.dup_paragraph_char_share", "share", kGopher,
      "Share of characters in paragraphs that repeat an earlier one.", 0, 1}, GopherDupParagraphCharShare},
    {{"gopher.top_2gram_char_share", "share", kGopher,
      "Share of characters in the most frequent pair of words, if it stands more than once.",
      0, 1}, GopherTopNgramCharShare<2>},
    {{"gopher.top_3gram_char_share", "share", kGopher,
      "The same for three words.", 0, 1}, GopherTopNgramCharShare<3>},
    {{"gopher.top_4gram_char_share", "share", kGopher,
      "The same for four words.", 0, 1}, GopherTopNgramCharShare<4>},
    {{"gopher.dup_5gram_char_share", "share", kGopher,
      "Share of characters in runs of five words that stood before, none counted twice.",
      0, 1}, GopherDupNgramCharShare<5>},
    {{"gopher.dup_6gram_char_share", "share", kGopher,
      "The same for six words.", 0, 1}, GopherDupNgramCharShare<6>},
    {{"gopher.dup_7gram_char_share", "share", kGopher,
      "The same for seven words.", 0, 1}, GopherDupNgramCharShare<7>},
    {{"gopher.dup_8gram_char_share", "share", kGopher,
      "The same for eight words.", 0, 1}, GopherDupNgramCharShare<8>},
    {{"gopher.dup_9gram_char_share", "share", kGopher,
      "The same for nine words.", 0, 1}, GopherDupNgramCharShare<9>},
    {{"gopher.dup_10gram_char_share", "share", kGopher,
      "The same for ten words.", 0, 1}, GopherDupNgramCharShare<10>},
};
// clang-format on

}  // namespace

std::span<const SignalRow> GopherRepetitionSignals() { return kRows; }

}  // namespace newsieve
