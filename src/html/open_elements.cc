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

// Whether the element bounds a scope.
bool Bounds(const OpenElement& open, Scope scope) {
  if (scope == Scope::kForeign) return !open.foreign();
  if (open.foreign()) return open.holds_html && scope != Scope::kTable;
  switch (scope) {
    case Scope::kButton:
      return Has(open.tag, kScope) || open.tag == Tag::kButton;
    case Scope::kListItem:
      return Has(open.tag, kScope | kListBox);
    case Scope::kTable:
      return open.tag == Tag::kTable || open.tag == Tag::kTemplate;
    case Scope::kSelect:
      return Has(open.tag, kScope) || open.tag == Tag::kSelect;
    case Scope::kSpecial:
      return Has(open.tag, kSpecial);
    case Scope::kListPart:
      return Has(open.tag, kSpecial) && open.tag != Tag::kAddress && open.tag != Tag::kDiv &&
             open.tag != Tag::kP;
    default:
      return Has(open.tag, kScope);
  }
}

// Equal for names that are the same but for the case of their letters (FNV-1a).
std::uint32_t HashOf(std::string_view name) {
  std::uint32_t hash = 2166136261U;
  for (const char c : name) hash = (hash ^ (static_cast<unsigned char>(c) | 0x20U)) * 16777619U;
  return hash;
}

}  // namespace

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

std::size_t OpenElements::ChainOf(const OpenElement& open, std::uint32_t name_hash) {
  if (open.foreign()) return kForeignChains + name_hash % kNameChains;
  if (open.tag == Tag::kOther) return kOtherChains + name_hash % kNameChains;
  return static_cast<std::size_t>(open.tag);
}

void OpenElements::Push(const OpenElement& open) {
  const auto index = static_cast<std::uint16_t>(stack_.size());
  Links links = links_.empty() ? Links{} : links_.back();
  // Elements that are not special bound nothing.
  if (!open.foreign()) links.bounds[static_cast<std::size_t>(Scope::kForeign)] = index;
  if (open.holds_html || (!open.foreign() && newsieve::Has(open.tag, kSpecial | kScope)))
    for (std::size_t scope = 0; scope < kScopes; ++scope)
      if (Bounds(open, static_cast<Scope>(scope))) links.bounds[scope] = index;
  if (open.foreign() || open.tag == Tag::kOther) links.name_hash = HashOf(open.name);
  std::uint16_t& innermost = innermost_[ChainOf(open, links.name_hash)];
  links.same = innermost;
  innermost = index;
  stack_.push_back(open);
  links_.push_back(links);
}

void OpenElements::Pop() {
  innermost_[ChainOf(stack_.back(), links_.back().name_hash)] = links_.back().same;
  stack_.pop_back();
  links_.pop_back();
}

void OpenElements::Erase(std::size_t index) {
  const std::vector<OpenElement> inside(stack_.begin() + static_cast<std::ptrdiff_t>(index) + 1,
                                        stack_.end());
  while (stack_.size() > index) Pop();
  for (const OpenElement& open : inside) Push(open);
}

std::size_t OpenElements::BoundOf(Scope scope) const {
  return scope == Scope::kAll ? 0 : links_.back().bounds[static_cast<std::size_t>(scope)];
}

std::size_t OpenElements::Find(std::initializer_list<Tag> tags, Scope scope) const {
  std::size_t found = kNone;
  for (const Tag tag : tags) found = std::max(found, Find(tag));
  return found >= BoundOf(scope) ? found : kNone;
}

std::size_t OpenElements::FindInChain(std::size_t chains, std::string_view name,
                                      Scope scope) const {
  const std::uint32_t hash = HashOf(name);
  const std::size_t bound = BoundOf(scope);
  std::size_t i = innermost_[chains + hash % kNameChains];
  for (; i != kNone && i >= bound; i = links_[i].same)
    if (links_[i].name_hash == hash && SameTagName(stack_[i].name, name)) return i;
  return kNone;
}

std::size_t OpenElements::FindNamed(Tag tag, std::string_view name) const {
  if (tag != Tag::kOther) return Find({tag}, Scope::kSpecial);
  return FindInChain(kOtherChains, name, Scope::kSpecial);
}

std::size_t OpenElements::FindForeign(std::string_view name) const {
  return FindInChain(kForeignChains, name, Scope::kForeign);
}

}  // namespace newsieve
