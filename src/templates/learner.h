// TemplateLearner: counts sightings by site and tells which lines are furniture there. One pass, in
// bounded memory: when the table is full, the keys with the fewest documents are forgotten, as in
// lossy counting (Manku and Motwani, "Approximate frequency counts over data streams", VLDB 2002).
//
// Stories are counted, not documents: copies of one story and the states of a live report repeat
// all their lines, and make none of them furniture. A document most of whose prose was seen before
// belongs to the story that it was seen in. Sentences that stood in several stories by then (a
// disclaimer) tell nothing and are not looked at.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>
#include <vector>

#include "templates/options.h"
#include "templates/sighting_map.h"
#include "templates/sightings.h"
#include "templates/story_book.h"

namespace newsieve {

// Not thread-safe. What is learned depends on the order of the documents, so give them in input
// order.
class TemplateLearner {
 public:
  explicit TemplateLearner(const LearnOptions& options);

  void Add(const DocumentSightings& document);

  // What is known by now.
  TemplateSet Finish() const;

  // Of all that grows with what is read.
  std::size_t bytes() const { return table_.bytes() + detail_bytes_ + stories_.bytes(); }

  // How often the table was full. A line that was forgotten at one time begins anew.
  std::uint64_t pruned() const { return pruned_; }

 private:
  // Of a key that was seen in two documents or more: a line at a place, a sentence or a site.
  struct Detail {
    std::string text;        // the line, or the site's name; of a sentence none
    std::uint64_t site = 0;  // key; 0: this is a site
    TemplatePlace place = TemplatePlace::kApart;
    std::uint32_t story_count = 0;
    std::array<std::uint32_t, kCountedStories> stories{};
  };
  // Prose of a document that was first seen in one story.
  struct Vote {
    std::uint32_t story = 0;
    std::uint64_t bytes = 0;
  };

  void MakeRoom(std::size_t entries);
  void Prune();
  bool Fits(std::uint32_t floor) const;

  // kNoStory where nothing tells.
  std::uint32_t StoryOf(const DocumentSightings& document, std::uint64_t site);
  static std::vector<Vote> SumByStory(std::vector<Vote> votes);
  std::uint32_t JoinStories(std::vector<Vote> votes, std::uint64_t bytes);
  std::uint32_t CountStories(const Detail& detail) const;
  void Count(std::uint64_t key, std::uint32_t story, std::string_view text, std::uint64_t site,
             TemplatePlace place);
  void AddStory(Detail& detail, std::uint32_t story) const;
  bool IsFurniture(const Detail& detail, std::uint64_t documents, std::uint64_t of) const;

  LearnOptions options_;
  SightingMap table_;
  std::deque<Detail> details_;  // [0] is none
  std::size_t detail_bytes_ = 0, max_detail_bytes_;
  StoryBook stories_;
  std::uint64_t documents_ = 0, pruned_ = 0;
};

}  // namespace newsieve
