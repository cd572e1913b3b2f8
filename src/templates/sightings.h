// Sightings: the lines of one document, and where in it they stand. What learning sees of it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "clean/options.h"
#include "clean/site_templates.h"
#include "templates/options.h"

namespace newsieve {

struct Sighting {
  std::uint64_t core_hash = 0;
  TemplatePlace place = TemplatePlace::kApart;
  // Its folded core, in DocumentSightings::texts.
  std::uint32_t text_begin = 0, text_end = 0;
};

// A sentence of prose inside the core: what tells one story from another. Sentences, not lines, for
// a text may be one long line, of which a copy or a later state differs in a word.
struct StoryMark {
  std::uint64_t hash = 0;
  std::uint32_t bytes = 0;
};

struct DocumentSightings {
  std::string site, texts;
  std::vector<Sighting> lines;   // each line once a place; by hash and place
  std::vector<StoryMark> marks;  // each sentence once; by hash

  std::string_view TextOf(const Sighting& line) const {
    return std::string_view(texts).substr(line.text_begin, line.text_end - line.text_begin);
  }
};

// The lines of `text` (valid UTF-8) with letters, of at most options.max_chars characters, and its
// sentences. Linear, but for sorting them.
DocumentSightings FindSightings(std::string_view text, std::string site, const CleanOptions& clean,
                                const LearnOptions& options);

}  // namespace newsieve
