// StoryBook: which documents tell the same story: groups that are joined as documents show that
// they are one (Galler and Fischer, "An improved equivalence algorithm", CACM 1964).
#pragma once

#include <cstdint>
#include <vector>

namespace newsieve {

inline constexpr std::uint32_t kNoStory = 0;

class StoryBook {
 public:
  StoryBook() : parents_{kNoStory} {}

  // A new story, never kNoStory.
  std::uint32_t Add();

  // The story that `story` is a part of by now: equal for parts of one. kNoStory of itself.
  std::uint32_t Root(std::uint32_t story) const;

  void Join(std::uint32_t one, std::uint32_t other);

  std::size_t bytes() const { return parents_.size() * sizeof(std::uint32_t); }

 private:
  mutable std::vector<std::uint32_t> parents_;  // paths are shortened as they are walked
};

}  // namespace newsieve
