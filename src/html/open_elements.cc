#include "html/open_elements.h"

#include <algorithm>
#include <array>
#include <span>

#include "html/tag_traits.h"

namespace newsieve {
namespace {

// Whether HTML may stand in the element of this name: an "integration point".
bool HoldsHtml(Language language, std::string_view name) {
  static constexpr auto kOfSvg =
      std::to_array<std::string_view>({"foreignobject", "desc", "title"});
  static constexpr auto kOfMathMl =
      std::to_array<std::string_view>({"mi", "mo", "mn", "ms", "mtext"});
  if (language == Language::kHtml) return false;
  const bool svg = language == Language::kSvg;
  const auto names = svg ? std::span<const std::string_view>(kOfSvg) : std::span(kOfMathMl);
  return std::any_of(names.begin(), names.end(),
                     [name](std::string_view known) { return SameTagName(known, name); });
}

}  // namespace

bool OpenElement::Bounds(std::uint32_t traits) const {
  if (foreign()) return holds_html && (traits & (kScope | kSpecial)) != 0;
  return Has(tag, traits);
}

OpenElement Inside(const OpenElement& around, Tag tag, std::string_view name, Language language,
                   std::uint32_t element) {
  OpenElement open = around;
  open.language = language;
  open.holds_html = HoldsHtml(language, name);
  open.tag = tag;
  open.name = name;
  open.element = element;
  if (Has(tag, kBlock)) open.block = element;
  const auto become = [&open](LineKind kind, std::size_t level) {
    open.kind = kind;
    open.level = static_cast<std::uint8_t>(std::min<std::size_t>(level, 255));
  };
  if (Has(tag, kListBox)) {
    open.list_depth = static_cast<std::uint8_t>(std::min(open.list_depth + 1, 255));
    open.ordered = tag == Tag::kOl;
  } else if (IsHeading(tag)) {
    become(LineKind::kHeading,
           static_cast<std::size_t>(tag) - static_cast<std::size_t>(Tag::kH1) + 1);
  } else if (tag == Tag::kLi || tag == Tag::kDd || tag == Tag::kDt) {
    become(LineKind::kListItem, std::max<std::size_t>(open.list_depth, 1));
  } else if (tag == Tag::kBlockquote) {
    open.quote_depth = static_cast<std::uint8_t>(std::min(open.quote_depth + 1, 255));
    become(LineKind::kQuote, open.quote_depth);
  } else if (tag == Tag::kFigcaption || tag == Tag::kCaption) {
    become(LineKind::kCaption, 0);
  } else if (tag == Tag::kPre || tag == Tag::kListing || tag == Tag::kXmp ||
             tag == Tag::kPlaintext) {
    become(LineKind::kPreformatted, 0);
    open.literal = true;
  } else if (tag == Tag::kTd || tag == Tag::kTh || tag == Tag::kArticle || tag == Tag::kMain) {
    // A page laid out in a table or a list is no list.
    become(LineKind::kParagraph, 0);
  }
  return open;
}

void OpenElements::Push(const OpenElement& open) {
  stack_.push_back(open);
  ++counts_[static_cast<std::size_t>(open.tag)];
}

void OpenElements::Pop() {
  --counts_[static_cast<std::size_t>(stack_.back().tag)];
  stack_.pop_back();
}

void OpenElements::Erase(std::size_t index) {
  --counts_[static_cast<std::size_t>(stack_[index].tag)];
  stack_.erase(stack_.begin() + static_cast<std::ptrdiff_t>(index));
}

std::size_t OpenElements::Find(Tag tag, std::uint32_t bounds) const {
  if (!Has(tag)) return kNone;
  for (std::size_t i = stack_.size(); i-- > 0;) {
    const OpenElement& at = stack_[i];
    if (at.tag == tag && !at.foreign()) return i;
    if (at.Bounds(bounds)) return kNone;
  }
  return kNone;
}

std::size_t OpenElements::FindNamed(Tag tag, std::string_view name) const {
  if (!Has(tag)) return kNone;
  for (std::size_t i = stack_.size(); i-- > 0;) {
    const OpenElement& at = stack_[i];
    const bool same = at.tag == tag && (tag != Tag::kOther || SameTagName(at.name, name));
    if (same && !at.foreign()) return i;
    if (at.Bounds(kSpecial)) return kNone;
  }
  return kNone;
}

}  // namespace newsieve
