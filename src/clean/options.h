// CleanOptions: what cleaning takes from the configuration (config.yaml, section `clean`).
#pragma once

#include <cstdint>

namespace newsieve {

// How many words make a line running text. Words are counted as in LineFacts: two characters of a
// script without spaces are one word.
struct WordLimits {
  std::uint32_t ended = 0;    // with a sentence mark or ellipsis at its end
  std::uint32_t unended = 0;  // without
};

// What counts as prose: running text, as against interface text, headlines and lists.
struct ProseOptions {
  WordLimits line{8, 20};        // one line by itself
  WordLimits chain{8, 16};       // a paragraph that stands broken over several lines
  WordLimits paragraph{15, 30};  // a line that no list of headlines holds: it ends a block
};

// The core: the stretch of lines that is the article (clean/core.h). All in words.
struct CoreOptions {
  std::uint32_t prose_cost = 12;  // taken off the score of a line that is prose by itself
  std::uint32_t other_cost = 2;   // the score that any other line loses
  std::uint32_t max_line_words = 100;
  double extension_share =
      0.12;  // of the best stretch's score: a further stretch with so much joins it
};

// When rules would take more than this, they are taken to be wrong about the document.
struct GuardOptions {
  double max_removed_share = 0.99;    // of the non-space characters, 0..1
  std::uint32_t min_prose_words = 0;  // the only prose is guarded where it has more words than this
};

// The line model (clean/line_model.h), which judges what the rules left.
struct ModelOptions {
  bool on = false;
  double min_probability = 1;  // 0..1: a line goes that is furniture with a greater probability
  std::uint32_t max_lines = 20'000;  // a document with more, blank ones aside, is left to the rules
};

// How lines are placed, and which are spared, where templates are learned and taken.
struct TemplateOptions {
  std::uint32_t near_core = 3;    // lines beside the core that belong to the article
  std::uint32_t title_words = 4;  // a line of fewer is no headline
  double title_share =
      0.6;  // 0..1 of a line's words: with so many in the prose, it is the headline
};

struct CleanOptions {
  ProseOptions prose;
  CoreOptions core;
  GuardOptions guard;
  ModelOptions model;
  TemplateOptions templates;
  std::uint32_t near_end = 2;  // lines behind the last that stays whose mark of a cut still counts
};

}  // namespace newsieve
