#include "templates/suggestions.h"

#include <algorithm>
#include <tuple>

#include "base/yaml_quote.h"
#include "text/line.h"

namespace newsieve {
namespace {

// Site names in ids: letters, digits and _.
std::string IdPart(std::string_view site) {
  std::string part;
  for (const char c : site) {
    const bool good = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    part += good ? c : '_';
  }
  return part;
}

std::string CountedStories(std::uint64_t stories) {
  return std::to_string(stories) + (stories == kCountedStories ? " or more" : "") + " stories";
}

double Share(std::uint64_t part, std::uint64_t whole) {
  return static_cast<double>(part) / static_cast<double>(whole);
}

}  // namespace

struct SuggestionBook::Candidate {
  std::string text;
  std::vector<std::string> sites;
  std::string example, near_miss;
  std::uint64_t documents = 0, of = 0, stories = 0;
  std::uint64_t takes = 0;  // bytes

  void Add(const std::string& site, const LineFate& fate) {
    sites.push_back(site);
    documents += fate.documents;
    takes += fate.left * text.size();
    if (example.empty()) example = fate.example;
    if (near_miss.empty()) near_miss = fate.near_miss;
  }

  std::string Why() const {
    const std::string where =
        sites.size() == 1 ? sites.front() : std::to_string(sites.size()) + " sites";
    return "Stood in " + std::to_string(documents) + " of " + std::to_string(of) +
           " documents of " + where + " (" + CountedStories(stories) + ").";
  }
};

void SuggestionBook::AddProse(const std::string& site, std::string_view line) {
  std::vector<std::string>& lines = prose_[site];
  if (lines.size() < options_.prose_lines &&
      std::find(lines.begin(), lines.end(), line) == lines.end())
    lines.emplace_back(line);
}

void SuggestionBook::AddNearMiss(const TemplateLine& line, std::string_view near_miss) {
  LineFate& fate = FateOf(line);
  if (fate.near_miss.empty()) fate.near_miss = near_miss;
}

bool SuggestionBook::HasNearMiss(const TemplateLine& line) const {
  const auto found = fates_.find({line.text, line.site});
  return found != fates_.end() && !found->second.near_miss.empty();
}

// A teaser that is the headline of a page or two: no rule may name it.
bool SuggestionBook::IsHeadline(std::string_view text, const LineFate& fate,
                                std::uint32_t title_words) const {
  FoldedLine folded;
  FoldLine(text, folded);
  const bool rare = fate.beside <= options_.headline_documents ||
                    Share(fate.beside, fate.documents) < options_.headline_share;
  return folded.facts.words >= title_words && fate.beside > 0 && rare;
}

// One for each text that is left on some site.
std::vector<SuggestionBook::Candidate> SuggestionBook::Candidates(std::uint32_t title_words) const {
  std::map<std::pair<std::string_view, std::string_view>, const TemplateLine*> known;
  for (const TemplateLine& line : templates_.lines) {
    const TemplateLine*& best = known[{line.text, line.site}];
    if (best == nullptr || line.stories > best->stories) best = &line;
  }
  std::vector<Candidate> candidates;
  for (const auto& [key, fate] : fates_) {
    const auto& [text, site] = key;
    const auto line = known.find({text, site});
    if (line == known.end() || fate.left == 0) continue;
    if (Share(fate.left, fate.documents) <= options_.min_left) continue;
    if (IsHeadline(text, fate, title_words)) continue;
    if (candidates.empty() || candidates.back().text != text) candidates.emplace_back().text = text;
    Candidate& candidate = candidates.back();
    candidate.Add(site, fate);
    candidate.of += line->second->of;
    candidate.stories = std::max(candidate.stories, line->second->stories);
  }
  return candidates;
}

std::string SuggestionBook::KeepOf(const Candidate& candidate) const {
  if (!candidate.near_miss.empty()) return candidate.near_miss;
  FoldedLine folded;
  for (const std::string& site : candidate.sites) {
    const auto prose = prose_.find(site);
    if (prose == prose_.end()) continue;
    for (const std::string& line : prose->second) {
      FoldLine(line, folded);
      if (folded.folded.find(candidate.text) == std::string::npos) return line;
    }
  }
  return "No page of this corpus has a line like \"" + candidate.text + "\" that must stay.";
}

std::vector<Suggestion> SuggestionBook::Suggest(std::uint32_t title_words,
                                                const std::set<std::string>& taken) const {
  std::vector<Candidate> candidates = Candidates(title_words);
  std::sort(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) {
    return std::tie(b.takes, a.text) < std::tie(a.takes, b.text);
  });
  std::vector<Suggestion> suggestions;
  std::map<std::string, std::size_t> numbers;
  for (const Candidate& candidate : candidates) {
    const std::string part =
        candidate.sites.size() == 1 ? IdPart(candidate.sites.front()) : "several_sites";
    std::string id;
    do {
      id = "suggested." + part + "." + std::to_string(++numbers[part]);
    } while (taken.count(id) > 0);
    suggestions.push_back(
        {id, candidate.Why(), candidate.text, candidate.example, KeepOf(candidate)});
  }
  return suggestions;
}

std::string FormatPack(const std::vector<Suggestion>& suggestions, std::uint64_t documents) {
  std::string out = "# " + std::to_string(suggestions.size()) +
                    " rules that newsieve suggests after reading " + std::to_string(documents) +
                    " documents.\n"
                    "# Nobody has looked at them: keep those that are furniture wherever they "
                    "stand, and delete the others.\n"
                    "pack: suggested\n"
                    "about: Lines that sites repeat and that no rule took.\n";
  out += suggestions.empty() ? "rules: []\n" : "rules:\n";
  for (const Suggestion& rule : suggestions) {
    out += "- id: " + rule.id + "\n  why: " + YamlQuoted(rule.why) +
           "\n  languages: [any]\n  where: line\n  match: whole\n";
    out += "  phrases: [" + YamlQuoted(rule.phrase) + "]\n";
    out += "  strips: [" + YamlQuoted(rule.example) + "]\n";
    out += "  keeps: [" + YamlQuoted(rule.keep) + "]\n";
  }
  return out;
}

}  // namespace newsieve
