#include "html/page_tree.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace newsieve {
namespace {

// Readability's, as Mozilla keeps it: a paragraph scores one point, one for each comma and one for
// each hundred characters up to three; its parent gets all, the next half, then a third of half.
constexpr float kScoreCharacters = 100, kMaxLengthScore = 3;
constexpr int kScoredAncestors = 4;
constexpr float kMainShare = 0.5F;  // of the prose
constexpr float kFading = 0.7F;     // what a hint counts one element further up

std::uint32_t BitOf(Tag tag) {
  switch (tag) {
    case Tag::kA:
      return kAboveLink;
    case Tag::kArticle:
      return kAboveArticle;
    case Tag::kMain:
      return kAboveMain;
    case Tag::kAside:
      return kAboveAside;
    case Tag::kNav:
      return kAboveNav;
    case Tag::kFooter:
      return kAboveFooter;
    case Tag::kHeader:
      return kAboveHeader;
    case Tag::kFigure:
    case Tag::kFigcaption:
    case Tag::kCaption:
      return kAboveFigure;
    case Tag::kForm:
    case Tag::kButton:
    case Tag::kLabel:
    case Tag::kSelect:
      return kAboveForm;
    case Tag::kTable:
      return kAboveTable;
    case Tag::kLi:
    case Tag::kUl:
    case Tag::kOl:
    case Tag::kDl:
      return kAboveList;
    case Tag::kBlockquote:
      return kAboveQuote;
    case Tag::kSection:
      return kAboveSection;
    case Tag::kP:
      return kAboveParagraph;
    default:
      return 0;
  }
}

std::uint64_t Mix(std::uint64_t hash, std::uint64_t value) {
  hash = (hash ^ value) * 0x9E3779B97F4A7C15;
  return hash ^ hash >> 32;
}

// 1 where hints speak for the article, 0 where they speak against, and between.
float Trust(const ElementFacts& facts) {
  return 0.5F - 0.5F * facts.chain / (1 + std::abs(facts.chain));
}

}  // namespace

PageTree::PageTree(const HtmlPage& page, std::span<const PageLine> lines, const HintTable& hints)
    : page_(page), elements_(page.elements.size()) {
  MarkHolders(lines);
  PassDown(hints);
  AddUp(lines);
  Score(lines);
  FindContainers();
  to_main_ = DistancesTo(main_);
  to_best_ = DistancesTo(best_);
  CountTwins();
}

void PageTree::MarkHolders(std::span<const PageLine> lines) {
  for (const PageLine& line : lines)
    for (std::uint32_t i = line.line->element; !elements_[i].holds_text; i = ParentOf(i))
      elements_[i].holds_text = true;
}

void PageTree::AddUp(std::span<const PageLine> lines) {
  for (const PageLine& line : lines) {
    ElementFacts& facts = elements_[line.line->element];
    const auto words = static_cast<float>(line.shape.words);
    const float prose = line.prose ? words : 0;
    const TextSums text = {words, words * line.link_share, prose,
                           1,     line.prose ? 1.0F : 0,   prose * Trust(facts)};
    facts.text.Add(text);
    groups_[facts.group].text.Add(text);
  }
  for (std::size_t i = elements_.size(); i-- > 1;)
    if (elements_[i].holds_text) elements_[page_.elements[i].parent].text.Add(elements_[i].text);
}

// Only elements that hold lines are looked at: the others are asked for nothing.
void PageTree::PassDown(const HintTable& hints) {
  std::vector<std::uint64_t> paths(elements_.size(), 0);
  std::unordered_map<std::uint64_t, std::uint32_t> numbers;
  NameReader reader(page_, hints);
  for (std::size_t i = 0; i < elements_.size(); ++i) {
    ElementFacts& facts = elements_[i];
    if (!facts.holds_text) continue;
    const HtmlElement& element = page_.elements[i];
    const ElementFacts& above = elements_[element.parent];
    facts.above = above.above | BitOf(element.tag);
    const Names names = reader.Read(element);
    facts.hint = names.heaviest.furniture;
    facts.over = names.heaviest.over;
    facts.high = std::max(above.high, facts.hint);
    facts.low = std::min(above.low, facts.hint);
    facts.chain = above.chain * kFading + facts.hint;
    paths[i] = Mix(paths[element.parent], names.path);
    facts.group =
        numbers.try_emplace(paths[i], static_cast<std::uint32_t>(numbers.size())).first->second;
    if (facts.group == groups_.size()) groups_.emplace_back();
    ++groups_[facts.group].elements;
  }
}

void PageTree::Score(std::span<const PageLine> lines) {
  for (const PageLine& line : lines) {
    if (!line.prose) continue;
    const auto solid = static_cast<float>(line.shape.solid);
    const float score = (1 + static_cast<float>(line.shape.stops) +
                         std::min(solid / kScoreCharacters, kMaxLengthScore)) *
                        Trust(elements_[line.line->element]);
    std::uint32_t element = line.line->element;
    if (page_.elements[element].tag == Tag::kP) element = ParentOf(element);
    for (int level = 0; level < kScoredAncestors; ++level) {
      elements_[element].score += score / static_cast<float>(level == 0   ? 1
                                                             : level == 1 ? 2
                                                                          : level * 3);
      if (element == 0) break;
      element = ParentOf(element);
    }
  }
  for (ElementFacts& facts : elements_)
    if (facts.score > 0)
      facts.score *= 1 - facts.text.link_words / std::max(facts.text.words, 1.0F);
}

void PageTree::FindContainers() {
  const float enough = elements_[0].text.trusted * kMainShare;
  for (std::uint32_t i = 0; i < elements_.size(); ++i) {
    const TextSums& text = elements_[i].text;
    if (enough > 0 && text.trusted > enough && text.lines > 1) main_ = i;  // each in the one before
    if (elements_[i].score > elements_[best_].score) best_ = i;
  }
}

std::vector<Distance> PageTree::DistancesTo(std::uint32_t container) const {
  std::vector<Distance> distances(elements_.size());
  std::vector<bool> holds(elements_.size(), false);
  std::uint16_t up = 0;
  for (std::uint32_t at = container;; at = ParentOf(at), ++up) {
    holds[at] = true;
    distances[at].apart = up;
    if (at == 0) break;
  }
  for (std::size_t i = 1; i < elements_.size(); ++i) {
    if (holds[i] || !elements_[i].holds_text) continue;
    const Distance& above = distances[page_.elements[i].parent];
    distances[i] = {static_cast<std::uint16_t>(above.steps + 1), above.apart};
  }
  return distances;
}

void PageTree::CountTwins() {
  for (std::size_t i = 1; i < elements_.size(); ++i)
    if (elements_[i].holds_text && !(to_main_[i].steps == 0))
      elements_[i].twins =
          std::max(elements_[page_.elements[i].parent].twins, groups_[elements_[i].group].elements);
}

}  // namespace newsieve
