// The n-grams of datatrove's GopherRepetitionFilter (get_n_grams, find_top_duplicate,
// find_all_duplicate). The most frequent n-gram is one of words; duplicates are compared as the
// words written together, so that "can not" is "cannot".
#include <algorithm>
#include <bit>
#include <cstdint>
#include <cstring>
#include <numeric>
#include <string>

#include "base/hash.h"
#include "signals/datatrove.h"

namespace newsieve {
namespace {

using Words = std::span<const EnglishToken>;

// Which of many keys may come more than once: every one that does, and a few others. In prose most
// n-grams stand once, and are so left out at little cost.
class RepeatFilter {
 public:
  explicit RepeatFilter(std::size_t keys)
      : counts_(std::bit_ceil(std::clamp<std::size_t>(keys * 8, 64, kMost))),
        shift_(64 - std::countr_zero(counts_.size())) {
    places_.reserve(keys);
  }

  void Add(std::uint64_t key) {
    const auto place = static_cast<std::uint32_t>((key * 0x9E3779B97F4A7C15u) >> shift_);
    std::uint8_t& count = counts_[place];
    count = static_cast<std::uint8_t>(count + (count < 2));
    places_.push_back(place);
  }
  // The key that was added as number `i`, from 0 on.
  bool MayRepeat(std::size_t i) const { return counts_[places_[i]] > 1; }

 private:
  static constexpr std::size_t kMost = std::size_t{1} << 20;

  std::vector<std::uint8_t> counts_;
  int shift_;
  std::vector<std::uint32_t> places_;
};

// An n-gram that may stand more than once.
struct Ngram {
  std::uint32_t start, count;
  std::uint64_t hash;
};

std::size_t CharactersOf(Words words) {
  std::size_t characters = 0;
  for (const EnglishToken& word : words) characters += word.characters;
  return characters;
}

std::uint64_t Join(std::uint64_t hash, std::uint64_t next) {
  return hash * 0xD6E8FEB86659FD93u + next;
}

std::vector<Ngram> PairsThatMayRepeat(Words words) {
  RepeatFilter filter(words.size());
  for (std::size_t i = 0; i + 1 < words.size(); ++i)
    filter.Add(Join(words[i].hash, words[i + 1].hash));
  std::vector<Ngram> pairs;
  for (std::uint32_t i = 0; i + 1 < words.size(); ++i)
    if (filter.MayRepeat(i)) pairs.push_back({i, 0, Join(words[i].hash, words[i + 1].hash)});
  return pairs;
}

// Leaves those that stand more than once, with their counts.
void DropUnique(std::vector<Ngram>& ngrams) {
  CountTable table(ngrams.size());
  std::vector<std::uint32_t> numbers;
  numbers.reserve(ngrams.size());
  for (const Ngram& ngram : ngrams) numbers.push_back(table.Add(ngram.hash));
  std::size_t kept = 0;
  for (std::size_t i = 0; i < ngrams.size(); ++i) {
    const std::uint32_t count = table.count(numbers[i]);
    if (count > 1) ngrams[kept++] = {ngrams[i].start, count, ngrams[i].hash};
  }
  ngrams.resize(kept);
}

// From n-grams of n words to those of n + 1: only where two overlap.
void Grow(Words words, std::size_t n, std::vector<Ngram>& ngrams) {
  std::size_t kept = 0;
  for (std::size_t i = 0; i + 1 < ngrams.size(); ++i) {
    const Ngram ngram = ngrams[i];
    if (ngrams[i + 1].start == ngram.start + 1)
      ngrams[kept++] = {ngram.start, 0, Join(ngram.hash, words[ngram.start + n].hash)};
  }
  ngrams.resize(kept);
}

// The first of the most frequent; the first of the text where all stand once.
std::size_t TopCharacters(Words words, std::size_t n, const std::vector<Ngram>& ngrams) {
  if (words.size() < n) return 0;
  Ngram top{0, 1, 0};
  for (const Ngram& ngram : ngrams)
    if (ngram.count > top.count) top = ngram;
  return (CharactersOf(words.subspan(top.start, n)) + n - 1) * top.count;
}

void FindTop(Words words, DatatroveNgrams& found) {
  std::vector<Ngram> ngrams = PairsThatMayRepeat(words);
  DropUnique(ngrams);
  for (std::size_t n = 2; n < found.top.size(); ++n) {
    if (n > 2) {
      Grow(words, n - 1, ngrams);
      DropUnique(ngrams);
    }
    found.top[n] = TopCharacters(words, n, ngrams);
  }
}

// All words written together.
class JoinedWords {
 public:
  JoinedWords(std::string_view text, Words words)
      : joined_(text.size() + kSlack, '\0'), begins_(words.size() + 1) {
    std::uint32_t end = 0;
    for (std::size_t i = 0; i < words.size(); ++i) {
      begins_[i] = end;
      Write(text, words[i], end);
      end += words[i].size;
    }
    begins_.back() = end;
    joined_.resize(end);
    joined_.resize(end + kSlack);
  }

  std::string_view Ngram(std::size_t start, std::size_t n) const {
    return std::string_view(joined_).substr(begins_[start], begins_[start + n] - begins_[start]);
  }

  // Words where an n-gram of `least` words or more may begin that stands twice: what equals it
  // begins with the same bytes, or is as short.
  std::vector<std::uint32_t> MayRepeat(std::size_t least) const {
    std::vector<std::uint32_t> starts(words() - least + 1);
    std::iota(starts.begin(), starts.end(), 0);
    return LongerRepeats<24>(least, LongerRepeats<12>(least, starts));
  }

 private:
  static constexpr std::size_t kSlack = 24;  // what may be read and written behind the end

  std::size_t words() const { return begins_.size() - 1; }

  // Short words by copies of one size.
  void Write(std::string_view text, const EnglishToken& word, std::size_t at) {
    constexpr std::size_t kShort = 16;
    if (word.size <= kShort && text.size() - word.begin >= kShort)
      std::memcpy(joined_.data() + at, text.data() + word.begin, kShort);
    else
      std::memcpy(joined_.data() + at, text.data() + word.begin, word.size);
  }

  // Those of `starts` where `Bytes` bytes stand that may stand at another of all words, or an
  // n-gram of fewer bytes. Words of fewer than `least` behind them are counted with others.
  template <std::size_t Bytes>
  std::vector<std::uint32_t> LongerRepeats(std::size_t least,
                                           const std::vector<std::uint32_t>& starts) const {
    RepeatFilter filter(starts.size());
    for (const std::uint32_t start : starts) filter.Add(PrefixAt<Bytes>(begins_[start]));
    std::vector<std::uint32_t> kept;
    for (std::size_t i = 0; i < starts.size(); ++i) {
      const std::uint32_t start = starts[i];
      if (begins_[start + least] - begins_[start] < Bytes || filter.MayRepeat(i))
        kept.push_back(start);
    }
    return kept;
  }

  template <std::size_t Bytes>
  std::uint64_t PrefixAt(std::size_t begin) const {
    static_assert(Bytes <= kSlack);
    std::uint64_t prefix = 0;
    for (std::size_t at = 0; at < Bytes; at += sizeof prefix) {
      std::uint64_t bytes = 0;
      std::memcpy(&bytes, joined_.data() + begin + at, std::min(sizeof bytes, Bytes - at));
      prefix = Join(prefix, bytes);
    }
    return prefix;
  }

  std::string joined_;
  std::vector<std::uint32_t> begins_;  // of each word, and the end
};

// Reads the text from its start and jumps over each n-gram that stood before.
std::size_t DuplicateCharacters(Words words, std::size_t n, const JoinedWords& joined,
                                const std::vector<std::uint32_t>& starts) {
  CountTable seen(starts.size());
  std::size_t characters = 0, next = 0;
  for (const std::uint32_t start : starts) {
    if (start < next || start + n > words.size()) continue;
    if (seen.count(seen.Add(Hash64(joined.Ngram(start, n)))) == 1) continue;
    characters += CharactersOf(words.subspan(start, n));
    next = start + n;
  }
  return characters;
}

void FindDuplicates(std::string_view text, Words words, DatatroveNgrams& found) {
  constexpr std::size_t kLeast = 5;
  if (words.size() < kLeast) return;
  const JoinedWords joined(text, words);
  const std::vector<std::uint32_t> starts = joined.MayRepeat(kLeast);
  for (std::size_t n = kLeast; n < found.duplicate.size(); ++n)
    found.duplicate[n] = DuplicateCharacters(words, n, joined, starts);
}

}  // namespace

DatatroveNgrams FindDatatroveNgrams(std::string_view text, std::span<const EnglishToken> words) {
  DatatroveNgrams found;
  FindTop(words, found);
  FindDuplicates(text, words, found);
  return found;
}

}  // namespace newsieve
