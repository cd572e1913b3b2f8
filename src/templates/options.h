// LearnOptions and SuggestOptions: what learning and suggesting take from the configuration
// (config.yaml, section `templates`).
#pragma once

#include <cstddef>
#include <cstdint>

namespace newsieve {

// How much evidence makes a line furniture at a place.
struct TemplateDemand {
  std::uint32_t min_stories = 0;  // different stories that it stood with, at most kCountedStories
  double min_share = 0;           // 0..1 of the site's documents
};

struct LearnOptions {
  std::size_t max_memory = 256;    // MiB
  std::uint32_t max_chars = 1000;  // of a line; longer ones are not learned
  double same_story = 0.5;         // 0..1 of a document's prose, in bytes of sentences
  TemplateDemand article{5, 0.5}, apart{3, 0.1};
};

// What becomes a suggested rule, and the examples that it gets.
struct SuggestOptions {
  double min_left = 0.5;  // 0..1: a template is suggested that stands after cleaning in a greater
                          // share of the documents that it is one in
  // A line of a headline's length that also stands beside an article, but in no more documents than
  // this, or in a smaller share of those that it is a template in, is the headline of these.
  std::uint32_t headline_documents = 2;
  double headline_share = 0.1;        // 0..1
  std::uint32_t prose_lines = 2;      // kept of each site, so that one is not the line of a rule
  std::uint32_t near_miss_bytes = 4;  // a near miss is longer than the line by more than this
};

// How many stories are told apart for a line; more are not counted.
inline constexpr std::uint32_t kCountedStories = 8;

}  // namespace newsieve
