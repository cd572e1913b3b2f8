// Lines as tools in Python split them: at line feeds alone, with blank lines, nothing trimmed.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "signals/signal_words.h"

namespace newsieve {

struct RawLine {
  std::string_view text;     // without the line feed
  std::string_view trimmed;  // without white space around it; empty for a blank line
  std::uint64_t hash = 0;    // of text
  std::uint32_t characters = 0;
  std::uint32_t first_word = 0, words = 0;  // in the words of the whole text

  std::span<const WordPlace> WordsOf(std::span<const WordPlace> of_text) const {
    return of_text.subspan(first_word, words);
  }
};

// Like Python's text.split("\n"): one more line than line feeds, so that an empty text is one empty
// line. `words` are those of `text`, between white space.
std::vector<RawLine> SplitAtLineFeeds(std::string_view text, std::span<const WordPlace> words);

}  // namespace newsieve
