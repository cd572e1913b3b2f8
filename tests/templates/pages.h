// Pages of an invented site, for tests of templates: every sentence is another, and says which.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "templates/learner.h"

namespace newsieve {

inline std::string Lines(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += line + "\n";
  return text;
}

// Sentence `number` of story `story`: 14 words.
inline std::string Sentence(int story, int number) {
  const std::string name = "s" + std::to_string(story) + "n" + std::to_string(number);
  return "The council of " + name + " said that on day " + name + " the bridge of " + name +
         " fell.";
}

inline std::string Article(int story, int sentences = 6, int first = 0) {
  std::string text;
  for (int i = first; i < first + sentences; ++i) text += Sentence(story, i) + "\n";
  return text;
}

inline std::string Headline(int story) {
  return "Bridge Falls Again In Town " + std::to_string(story);
}

// Lines between an article and what stands apart from it; no two pages have the same.
inline std::string Spacer(int page) {
  std::string text;
  for (int i = 0; i < 4; ++i)
    text += "Spacer " + std::to_string(page) + " " + std::to_string(i) + "\n";
  return text;
}

inline DocumentSightings SightingsOf(std::string_view text, std::string site = "site",
                                     const LearnOptions& options = {}) {
  return FindSightings(text, std::move(site), CleanOptions(), options);
}

// "place text (stories, documents/of)" lines of what is learned from pages of one site.
inline std::string Learned(const std::vector<std::string>& pages,
                           const LearnOptions& options = {}) {
  TemplateLearner learner(options);
  for (const std::string& page : pages) learner.Add(SightingsOf(page, "site", options));
  std::string told;
  for (const TemplateLine& line : learner.Finish().lines)
    told += std::string(ToString(line.place)) + " " + line.text + " (" +
            std::to_string(line.stories) + ", " + std::to_string(line.documents) + "/" +
            std::to_string(line.of) + ")\n";
  return told;
}

}  // namespace newsieve
