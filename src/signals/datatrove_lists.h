// What datatrove's filters look for: models/datatrove.tsv, which tools/read_datatrove.py took from
// datatrove (https://github.com/huggingface/datatrove, Apache-2.0).
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/phrase_finder.h"

namespace newsieve {

// Immutable and thread-safe.
struct DatatroveLists {
  // Rows that are not understood are left out.
  explicit DatatroveLists(std::string_view table);
  static const DatatroveLists& BuiltIn();

  std::vector<std::string> bullets, ellipses, hashes, end_marks, not_end_marks, citations, brackets;
  std::vector<std::uint64_t> stop_words;  // HashWord
  std::size_t longest_stop_word = 0;      // bytes
  std::size_t longest_word = 0;           // characters; a line with a longer word goes
  std::size_t least_words = 0;            // of a line
  std::size_t paragraph = 0;              // characters of a line that is a paragraph
  std::size_t short_line = 0;             // characters of a line that is short

  enum class Phrase { kFiller, kScript, kPolicy };
  std::vector<Phrase> phrase_kinds;  // of the phrases of `phrases`
  PhraseFinder phrases{{}};
};

}  // namespace newsieve
