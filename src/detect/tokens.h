// Tokens: a text as the detector of machine-written text reads it. Who and what a text is about
// says nothing of its writer, so names and numbers are masked; the marks between words, which do,
// are tokens too.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace newsieve {

enum class TokenKind : std::uint8_t {
  kWord,         // in lower case
  kName,         // a run of capitalised words that begins no sentence: all names are one
  kMoreName,     // a further word of such a run: counted, but no token of n-grams
  kNumber,       // all numbers are one
  kSentenceEnd,  // a run of . ! ? and their like, or the end of a line that has none
  kMark,         // , ; : ( and an opening or closing quote, a dash between words
};

struct Token {
  std::uint32_t begin = 0, end = 0;  // bytes of the text
  std::uint32_t hash = 0;            // of the kind, and what it reads; 0 for kMoreName
  TokenKind kind = TokenKind::kWord;

  bool is_word() const { return kind <= TokenKind::kNumber; }
};

// Replaces `tokens` by those of `text`: valid UTF-8, less than 4 GiB. Linear; depends on nothing
// but the text. Apostrophes within words and both kinds of quotation marks read the same.
void ReadTokens(std::string_view text, std::vector<Token>& tokens);

// The hash of two neighbouring tokens.
inline std::uint32_t PairHash(std::uint32_t first, std::uint32_t second) {
  std::uint32_t hash = (first ^ second >> 15) * 0x85EBCA6B + second;
  hash = (hash ^ hash >> 16) * 0xC2B2AE35;
  return hash ^ hash >> 15;
}

}  // namespace newsieve
