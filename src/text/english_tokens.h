// Words of English text as spaCy's blank English pipeline finds them (spacy.blank("en"), 3.8; M.
// Honnibal, I. Montani et al., https://spacy.io, MIT), and as datatrove's filters therefore count
// them: "It's over." is It 's over and a full stop. White space is no word here.
#pragma once

#include <array>
#include <bitset>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "text/plain_chunks.h"
#include "text/token_rules.h"

namespace newsieve {

enum EnglishTokenFlag : std::uint8_t {
  kTokenHasLetter = 1 << 0,      // str.isalpha of some character
  kTokenIsWord = 1 << 1,         // some character is not of datatrove's PUNCTUATION_SET
  kTokenIsPunctuation = 1 << 2,  // every character is of general category P
  kTokenEndsSentence = 1 << 3,   // a sentence end of spaCy's sentencizer, alone
};

struct EnglishToken {
  std::uint64_t hash = 0;             // of its bytes; not stable from version to version
  std::uint32_t begin = 0, size = 0;  // bytes in the text
  std::uint32_t characters = 0;
  std::uint8_t flags = 0;

  std::uint32_t end() const { return begin + size; }
  std::string_view In(std::string_view text) const { return text.substr(begin, size); }
};

// The words of a text. Thread-safe; `rules` must outlive it.
class EnglishTokenizer {
 public:
  // `plain_chunks`: false takes every chunk the general way, slowly, to the same words.
  explicit EnglishTokenizer(const TokenRules& rules, bool plain_chunks = true);
  static const EnglishTokenizer& BuiltIn();

  // Requires valid UTF-8 below 4 GB. In time linear in the text.
  std::vector<EnglishToken> Tokenize(std::string_view text) const;

 private:
  friend class TokenScan;

  // Words in a row that make a special case together although affixes parted them (": )" is not
  // one, but ":" and ")" that stand side by side are).
  struct Sequence {
    std::vector<std::string> words;
    std::vector<std::uint32_t> special;  // the lengths of its words in bytes
  };

  // Words by their hash; most that are not in it are told by one bit.
  class HashedWords {
   public:
    void Add(std::uint64_t hash) {
      bits_[hash % bits_.size()] = true;
      hashes_.insert(hash);
    }
    bool Has(std::uint64_t hash) const {
      return bits_[hash % bits_.size()] && hashes_.contains(hash);
    }

   private:
    std::bitset<std::size_t{1} << 14> bits_;
    std::unordered_set<std::uint64_t> hashes_;
  };

  void FindSpecials();
  void FindSequences();
  EnglishToken MakeToken(std::string_view word) const;
  bool MayPair(unsigned char last_byte, unsigned char first_byte) const {
    return pairs_[last_byte * std::size_t{256} + first_byte];
  }

  const TokenRules& rules_;
  const PlainChunks plain_;
  const bool takes_plain_;
  // Special cases by their first run of ASCII letters or of digits: those that are nothing else,
  // those that have no other run, and those that have.
  HashedWords bare_specials_, marked_specials_, joined_specials_;
  std::array<EnglishToken, 128> marks_;  // words of one ASCII character
  std::unordered_map<std::uint64_t, std::vector<Sequence>> sequences_;  // by their first word
  HashedWords sequence_starts_;                                         // these first words
  std::bitset<std::size_t{256} * 256> pairs_;  // their last byte, and the first of the second word
};

// How many sentences spaCy's sentencizer finds in the part of `text` that `tokens` (all of that
// part, one at least) cover: a new one begins with the first word behind a sentence end that is no
// punctuation, and white space other than a single blank is a word there.
std::size_t CountSentences(std::string_view text, std::span<const EnglishToken> tokens);

}  // namespace newsieve
