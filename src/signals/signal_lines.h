// The lines of a text as newsieve's own signals see them: those that are not blank, with their
// words and sentences.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "signals/repetition.h"
#include "signals/signal_words.h"

namespace newsieve {

// A line that is not blank, without the white space around it.
struct SignalLine {
  std::string_view text;
  std::span<const WordPlace> places;  // its words between white space, at least one
  std::uint32_t words = 0;            // as text.words counts
  std::uint32_t sentence_words = 0;   // those before its last sentence end
  bool ends_in_ellipsis = false;
  bool ends_sentence = false;  // with a sentence mark of any script; an ellipsis is none
};

struct SignalLines {
  std::vector<SignalLine> all;
  std::size_t words = 0;  // of all lines
  Duplicates repeated_lines = {}, repeated_paragraphs = {};
};

// `words` are those of `text` and must outlive what is found.
SignalLines FindSignalLines(std::string_view text, const SignalWords& words,
                            const std::vector<std::string>& ellipses);

}  // namespace newsieve
