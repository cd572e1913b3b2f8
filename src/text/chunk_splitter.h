// One chunk without white space -> words, by the steps of spaCy's Tokenizer (spacy/tokenizer.pyx,
// _split_affixes and _attach_tokens): special cases first, then affixes from both ends in turn,
// then an address as a whole, then what stands between words inside.
#pragma once

#include <cstddef>
#include <string_view>
#include <utility>
#include <vector>

#include "text/token_rules.h"

namespace newsieve {

// Places in a chunk, in characters.
struct ChunkPart {
  std::size_t begin = 0, end = 0;

  std::size_t size() const { return end - begin; }
};

// Keeps its room from chunk to chunk. For one thread; `rules` must outlive it.
class ChunkSplitter {
 public:
  explicit ChunkSplitter(const TokenRules& rules) : rules_(rules) {}

  // The parts of `chunk` (valid UTF-8, not empty) in order; they cover it. Both results are valid
  // until the next call. `use_specials`: false as if there were no special cases.
  const std::vector<ChunkPart>& Split(std::string_view chunk, bool use_specials = true);
  const std::vector<ChunkRune>& runes() const { return runes_; }

  // The byte where character `at` begins; the chunk's size behind the last.
  std::size_t ByteOf(std::size_t at) const {
    return at < runes_.size() ? runes_[at].begin : chunk_.size();
  }

 private:
  void ReadRunes();
  std::string_view TextOf(ChunkPart part) const;
  const std::vector<std::uint32_t>* SpecialOf(ChunkPart part) const;
  std::size_t PrefixLength(ChunkPart part) const;
  std::size_t SuffixLength(ChunkPart part) const;
  std::size_t InfixLength(std::size_t at, ChunkPart part) const;
  ChunkPart SplitAffixes();
  void AddSpecial(ChunkPart part, const std::vector<std::uint32_t>& lengths);
  void AddInfixes(ChunkPart part);

  const TokenRules& rules_;
  std::string_view chunk_;
  bool use_specials_ = true;
  std::vector<ChunkRune> runes_;
  std::vector<ChunkPart> parts_, suffixes_;
};

}  // namespace newsieve
