// The part of CleanSession that takes what the document's site repeats.
#include <string_view>
#include <utility>
#include <vector>

#include "clean/session.h"

namespace newsieve {

void CleanSession::FindOrigins() {
  const std::vector<std::uint32_t>& order = layout_.order();
  std::vector<const LineFacts*> facts;
  facts.reserve(order.size());
  for (const std::uint32_t line : order) facts.push_back(&lines_[line].facts());
  const std::vector<bool> links = FindLinks(facts);
  origins_.resize(lines_.size());
  for (std::size_t position = 0; position < order.size(); ++position) {
    Origin& origin = origins_[order[position]];
    origin.place = PlaceOf(layout_.core(), position, options_.templates.near_core);
    origin.prose = layout_.IsProse(position);
    const bool goes_on = origin.prose && position > 0 && links[position - 1];
    origin.paragraph = goes_on ? origins_[order[position - 1]].paragraph : order[position];
  }
}

// Of each line that still stands, and may go; nullptr where it is none.
std::vector<const TemplateLine*> CleanSession::FindTemplates() const {
  std::vector<const TemplateLine*> found(lines_.size());
  for (std::uint32_t i = 0; i < lines_.size(); ++i)
    if (lines_[i].standing() && !lines_[i].kept)
      found[i] = request_.templates->Find(lines_[i].found.core_hash, origins_[i].place);
  return found;
}

Headlines CleanSession::FindHeadlines(const std::vector<const TemplateLine*>& found) const {
  std::vector<std::string_view> prose;
  for (std::uint32_t i = 0; i < lines_.size(); ++i)
    if (origins_[i].prose && lines_[i].standing() && found[i] == nullptr)
      prose.push_back(TextOf(i));
  return Headlines(request_.title, std::move(prose), options_.templates);
}

// By the first line: paragraphs, broken over lines, of which something stands that is no template.
// A line of one may be a word that sites repeat ("and"), but goes only with the whole.
std::vector<bool> CleanSession::FindBrokenParagraphs(
    const std::vector<const TemplateLine*>& found) const {
  std::vector<bool> broken(lines_.size());
  for (std::uint32_t i = 0; i < lines_.size(); ++i)
    if (lines_[i].standing() && found[i] == nullptr) broken[origins_[i].paragraph] = true;
  return broken;
}

void CleanSession::TakeTemplates(std::vector<Taken>& taken) {
  const std::vector<const TemplateLine*> found = FindTemplates();
  Headlines headlines = FindHeadlines(found);
  const std::vector<bool> broken = FindBrokenParagraphs(found);
  for (std::uint32_t i = 0; i < lines_.size(); ++i) {
    const Origin& origin = origins_[i];
    if (found[i] == nullptr || broken[origin.paragraph]) continue;
    if (origin.prose || !headlines.Holds(TextOf(i))) Take(lines_[i], {found[i], {}}, taken);
  }
}

}  // namespace newsieve
