// Suggestions: templates that are left after cleaning, as rules for a person to accept.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "newsieve/templates.h"
#include "templates/options.h"

namespace newsieve {

// What became of a line of one site, whatever its place.
struct LineFate {
  std::uint64_t documents = 0;  // that it is a template in
  std::uint64_t left = 0;       // of these: those where it still stands after cleaning
  std::uint64_t beside = 0;     // documents where it stands beside an article, but is no template
  std::string example;          // as it stood
  std::string near_miss;        // a line of prose that holds it and more; may be empty
};

// A proposed rule: one line, of one site or several.
struct Suggestion {
  std::string id, why, phrase, example, keep;
};

// Of a whole corpus.
class SuggestionBook {
 public:
  // Both must outlive the book.
  SuggestionBook(const TemplateSet& templates, const SuggestOptions& options)
      : templates_(templates), options_(options) {}

  LineFate& FateOf(const TemplateLine& line) { return fates_[{line.text, line.site}]; }

  // A line of prose of the site, which no rule may take; the first ones are kept.
  void AddProse(const std::string& site, std::string_view line);

  // A line of prose that holds `line` and more; the first one is kept.
  void AddNearMiss(const TemplateLine& line, std::string_view near_miss);
  bool HasNearMiss(const TemplateLine& line) const;

  // What is left in more than min_left of its documents, what takes most first. Lines of
  // `title_words` or more may be headlines. Ids are none of `taken`.
  std::vector<Suggestion> Suggest(std::uint32_t title_words,
                                  const std::set<std::string>& taken) const;

 private:
  struct Candidate;
  std::vector<Candidate> Candidates(std::uint32_t title_words) const;
  std::string KeepOf(const Candidate& candidate) const;

  bool IsHeadline(std::string_view text, const LineFate& fate, std::uint32_t title_words) const;

  const TemplateSet& templates_;
  const SuggestOptions& options_;
  std::map<std::pair<std::string, std::string>, LineFate> fates_;  // by text and site
  std::map<std::string, std::vector<std::string>> prose_;          // by site
};

// The rules as a YAML pack.
std::string FormatPack(const std::vector<Suggestion>& suggestions, std::uint64_t documents);

}  // namespace newsieve
