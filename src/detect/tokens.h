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
  std::uint32_t hash = 0;            // of what it reads, or of its kind; 0 for kMoreName
  std::uint32_t pair = 0;            // of it and the token before that is no kMoreName; 0: none
  TokenKind kind = TokenKind::kWord;

  bool is_word() const { return kind <= TokenKind::kNumber; }
};

// Replaces `tokens` by those of `text`: valid UTF-8, less than 4 GiB. Linear; depends on nothing
// but the text. Typographic apostrophes and quotation marks read as plain ones.
void ReadTokens(std::string_view text, std::vector<Token>& tokens);

}  // namespace newsieve
