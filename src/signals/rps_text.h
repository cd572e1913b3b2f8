// A text as RedPajama-v2 sees it for its quality signals (github.com/togethercomputer/
// RedPajama-Data, commit 6d2cee9, app/src/core/document.py and app/src/utilities/text).
#pragma once

#include <cstddef>
#include <span>

#include "signals/peer_config.h"
#include "signals/raw_lines.h"
#include "signals/signal_words.h"
#include "signals/word_ngrams.h"

namespace newsieve {

// The normalised text: without ASCII punctuation, in lower case, in canonical decomposition (NFD),
// with single spaces between words.
struct RpsWords {
  WordSequence all;
  std::size_t characters = 0;    // of the text, spaces too
  std::size_t placeholders = 0;  // of "lorem ipsum"
  std::size_t script_words = 0;  // of "javascript"
  double numeric_shares = 0;     // sum over lines of the share of numeric characters
};

// `lines` and `words` are those of one text; here and below.
RpsWords NormaliseForRps(const RpsConfig& config, std::span<const RawLine> lines,
                         const SignalWords& words);

// The raw text as tokens: maximal runs of letters and numerals, and maximal runs of other
// characters that are no white space (NLTK's WordPunctTokenizer of that
// time; later ones keep marks in words).
struct RpsTokens {
  std::size_t all = 0;
  std::size_t without_ascii_letter = 0;
  std::size_t all_caps = 0;
  std::size_t stop_words = 0;
  std::size_t sentences = 0;    // matches of \b[^.!?]+[.!?]*
  double uppercase_shares = 0;  // sum over lines of the share of upper-case characters
};

RpsTokens ReadRpsTokens(const RpsConfig& config, std::span<const RawLine> lines,
                        const SignalWords& words);

}  // namespace newsieve
