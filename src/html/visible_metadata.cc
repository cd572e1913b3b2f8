#include "html/visible_metadata.h"

#include <algorithm>

#include "html/bylines.h"
#include "html/short_text.h"

namespace newsieve {
namespace {

// Of an element that is looked at; a byline, or a date, is shorter.
constexpr std::size_t kMaxBytes = 300;
constexpr std::size_t kMaxFound = 40;
constexpr std::size_t kMaxLabel = 40;  // of a line that says what the next one is: "Updated"

bool HoldsAny(std::string_view text, const std::vector<std::string>& words) {
  return std::ranges::any_of(words,
                             [&](std::string_view word) { return text.find(word) != text.npos; });
}

bool HasToken(std::string_view tokens, std::string_view token) {
  for (std::size_t at = 0; (at = tokens.find(token, at)) != tokens.npos; at += token.size()) {
    const bool begins = at == 0 || tokens[at - 1] == ' ';
    const std::size_t end = at + token.size();
    if (begins && (end == tokens.size() || tokens[end] == ' ')) return true;
  }
  return false;
}

}  // namespace

VisibleMetadata::VisibleMetadata(const MetadataView& view, std::optional<std::size_t> headline,
                                 DayOrder order, const MetadataConfig& config)
    : view_(view), page_(view.page()), headline_(headline), order_(order), config_(config) {}

template <typename Is>
std::vector<std::uint32_t> VisibleMetadata::Found(const Is& is) const {
  const std::size_t from = headline_ ? page_.lines[*headline_].begin : 0;
  std::vector<std::uint32_t> behind, before;
  for (std::uint32_t i = 0; i < page_.elements.size(); ++i) {
    if (!view_.Counts(i) || !is(i)) continue;
    std::vector<std::uint32_t>& group = view_.Begin(i) >= from ? behind : before;
    if (group.size() < kMaxFound) group.push_back(i);
  }
  // What stands nearest before the headline is the article's sooner than the first of all.
  behind.insert(behind.end(), before.rbegin(), before.rend());
  return behind;
}

bool VisibleMetadata::IsLinkToAuthor(std::uint32_t element) const {
  return page_.elements[element].tag == Tag::kA &&
         config_.author.addresses.In(
             page_.Attribute(page_.elements[element], AttributeName::kHref));
}

std::vector<std::string> VisibleMetadata::Authors(std::string_view way) const {
  if (way == "byline") return AuthorsInLines(NearHeadline(), config_.dates.max_line_chars);
  if (way == "text") return AuthorsInLines({0, page_.lines.size()}, config_.author.max_line_chars);
  if (way == "itemprop") return AuthorOfItem();
  const auto is = [&](std::uint32_t i) {
    if (way == "rel")
      return HasToken(page_.Attribute(page_.elements[i], AttributeName::kRel), "author");
    if (way == "address") return IsLinkToAuthor(i);
    return view_.IsCalled(i, config_.author.classes);
  };
  for (const std::uint32_t element : Found(is))
    if (std::vector<std::string> names = NamesIn(element); !names.empty()) return names;
  return {};
}

// In the first line of an element that has any.
std::vector<std::string> VisibleMetadata::NamesIn(std::uint32_t element) const {
  const std::string text = view_.LinesOf(element, kMaxBytes);
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    std::vector<std::string> names =
        SeenNames(std::string_view(text).substr(begin, end - begin), config_);
    if (!names.empty()) return names;
    begin = end + 1;
  }
  return {};
}

std::vector<std::string> VisibleMetadata::AuthorsInLines(LineRange lines,
                                                         std::size_t max_bytes) const {
  for (std::size_t i = lines.begin; i < lines.end; ++i) {
    const std::string_view line = LineText(i);
    if (line.size() > max_bytes || !view_.Counts(page_.lines[i].element) ||
        !BeginsLikeByline(line, config_.author))
      continue;
    std::vector<std::string> names = SeenNames(line, config_);
    // "By", and the name in the next line.
    if (names.empty() && line.size() < kMaxLabel && i + 1 < lines.end &&
        LineText(i + 1).size() <= max_bytes)
      names = SeenNames(LineText(i + 1), config_);
    std::erase_if(names, [&](const auto& name) { return !ReadsLikeName(name, config_.author); });
    if (!names.empty()) return names;
  }
  return {};
}

std::optional<std::string> VisibleMetadata::Published(std::string_view way) const {
  if (way == "time" || way == "class") return DateInElements(way == "time");
  const std::size_t middle = headline_.value_or(0);
  const LineRange near = NearHeadline();
  if (way == "headline") {
    if (auto date = DateInLines({middle, near.end}, {.own = true})) return date;
    return DateInLines({near.begin, middle}, {.own = true});
  }
  const std::size_t size = page_.lines.size();
  const LineRange top{middle, std::min(middle + config_.dates.text_lines, size)};
  for (const bool own : {true, false}) {
    if (auto date = DateInLines({0, size}, {.own = own, .marked = true})) return date;
    if (auto date = DateInLines(top, {.own = own})) return date;
  }
  return DateInLines({0, size}, {.updates = true});
}

// Those that tell of an update come last.
std::optional<std::string> VisibleMetadata::DateInElements(bool times) const {
  const auto is = [&](std::uint32_t i) {
    return times ? page_.elements[i].tag == Tag::kTime : view_.IsCalled(i, config_.dates.classes);
  };
  std::optional<std::string> updated;
  for (const std::uint32_t element : Found(is)) {
    std::optional<std::string> date = DateOf(element);
    if (!date) continue;
    if (!TellsOfUpdate(element)) return date;
    if (!updated) updated = std::move(date);
  }
  return updated;
}

bool VisibleMetadata::TellsOfUpdate(std::uint32_t element) const {
  if (view_.IsCalled(element, config_.dates.modified_classes)) return true;
  const auto line =
      std::ranges::upper_bound(page_.lines, view_.Begin(element), {}, &HtmlLine::begin);
  if (line == page_.lines.begin()) return false;
  // What stands before it in its line, or alone in the line before that.
  const std::size_t own = static_cast<std::size_t>(line - page_.lines.begin()) - 1;
  const std::size_t begin = page_.lines[own].begin;
  const std::string_view before =
      std::string_view(page_.text).substr(begin, view_.Begin(element) - begin);
  const std::string_view text = before.empty() && own > 0 && LineText(own - 1).size() < kMaxLabel
                                    ? LineText(own - 1)
                                    : before;
  return HoldsAny(Folded(text), config_.dates.modified) ||
         HoldsAny(Folded(view_.TextOf(element, kMaxBytes)), config_.dates.modified);
}

std::optional<std::string> VisibleMetadata::DateOf(std::uint32_t element) const {
  for (const AttributeName name : {AttributeName::kDatetime, AttributeName::kTitle})
    if (const std::string stated = view_.Attribute(element, name); !stated.empty())
      if (auto date = StatedDate(stated, order_, config_.dates)) return date;
  const std::string text = view_.TextOf(element, kMaxBytes);
  if (text.size() > config_.dates.max_line_chars) return std::nullopt;
  return FirstDate(text, order_, config_.dates);
}

std::optional<std::string> VisibleMetadata::DateInLines(LineRange lines, LineChoice choice) const {
  for (std::size_t i = lines.begin; i < lines.end; ++i) {
    const HtmlLine& line = page_.lines[i];
    const std::string_view text = LineText(i);
    if (text.size() > config_.dates.max_line_chars || (choice.own && !view_.Counts(line.element)))
      continue;
    std::optional<std::string> date = FirstDate(text, order_, config_.dates);
    if (!date) continue;
    const std::string folded = Folded(text);
    if (choice.marked && !HoldsAny(folded, config_.dates.published)) continue;
    if (!choice.updates && HoldsAny(folded, config_.dates.modified) &&
        !HoldsAny(folded, config_.dates.published))
      continue;
    return date;
  }
  return std::nullopt;
}

VisibleMetadata::LineRange VisibleMetadata::NearHeadline() const {
  if (!headline_) return {};
  const std::size_t before = std::min(*headline_, config_.dates.lines_before);
  return {*headline_ - before,
          std::min(*headline_ + config_.dates.lines_behind + 1, page_.lines.size())};
}

std::string_view VisibleMetadata::LineText(std::size_t line) const {
  const HtmlLine& at = page_.lines[line];
  return std::string_view(page_.text).substr(at.begin, at.end - at.begin);
}

// Further ones are of comments.
std::vector<std::string> VisibleMetadata::AuthorOfItem() const {
  for (const std::uint32_t i : view_.items()) {
    if (!HasToken(page_.Attribute(page_.elements[i], AttributeName::kItemprop), "author")) continue;
    const std::string stated = view_.Attribute(i, AttributeName::kContent);
    if (std::vector<std::string> names =
            stated.empty() ? NamesIn(i) : StatedNames(std::span(&stated, 1), config_.author);
        !names.empty())
      return names;
  }
  return {};
}

std::vector<std::string> VisibleMetadata::Itemprops(std::string_view property) const {
  std::vector<std::string> values;
  for (const std::uint32_t i : view_.items()) {
    if (values.size() >= kMaxFound) break;
    const std::string_view tokens = page_.Attribute(page_.elements[i], AttributeName::kItemprop);
    if (!HasToken(tokens, property)) continue;
    std::string value = view_.Attribute(i, AttributeName::kContent);
    if (value.empty()) value = view_.Attribute(i, AttributeName::kDatetime);
    if (value.empty()) value = view_.Attribute(i, AttributeName::kTitle);
    if (value.empty()) value = view_.TextOf(i, kMaxBytes);
    if (!value.empty()) values.push_back(std::move(value));
  }
  return values;
}

}  // namespace newsieve
