// LearnOptions: what learning takes from the configuration (config.yaml, section `templates`).
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

// How many stories are told apart for a line; more are not counted.
inline constexpr std::uint32_t kCountedStories = 8;

}  // namespace newsieve
