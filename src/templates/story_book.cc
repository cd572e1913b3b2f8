#include "templates/story_book.h"

#include <algorithm>

namespace newsieve {

std::uint32_t StoryBook::Add() {
  const auto story = static_cast<std::uint32_t>(parents_.size());
  parents_.push_back(story);
  return story;
}

std::uint32_t StoryBook::Root(std::uint32_t story) const {
  while (parents_[story] != story) story = parents_[story] = parents_[parents_[story]];
  return story;
}

// The older one is the root, so that the outcome does not depend on what was asked before.
void StoryBook::Join(std::uint32_t one, std::uint32_t other) {
  const auto [root, part] = std::minmax({Root(one), Root(other)});
  parents_[part] = root;
}

}  // namespace newsieve
