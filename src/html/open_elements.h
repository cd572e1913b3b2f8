// OpenElements: the elements that are open while a page is read, with what their content inherits
// from them. Never deeper than its limit.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <limits>
#include <string_view>
#include <vector>

#include "html/names.h"
#include "html/page.h"

namespace newsieve {

enum class Language : std::uint8_t { kHtml, kSvg, kMathMl };

struct OpenElement {
  Tag tag = Tag::kOther;
  Language language = Language::kHtml;
  bool holds_html = false;     // of SVG or MathML, but its content is HTML again
  std::string_view name = {};  // as it stands in the source
  std::uint32_t element = 0;   // an index of HtmlPage::elements

  // What lines in it are.
  std::uint32_t block = 0;  // the innermost block, likewise an index
  LineKind kind = LineKind::kParagraph;
  std::uint8_t level = 0;        // as in HtmlLine
  std::uint8_t list_depth = 0;   // lists around
  std::uint8_t quote_depth = 0;  // quotations around
  bool ordered = false;          // the innermost list is numbered
  bool literal = false;          // white space stands as it is

  bool foreign() const { return language != Language::kHtml; }
};

// An element of this tag and name that opens in `around`.
OpenElement Inside(const OpenElement& around, Tag tag, std::string_view name, Language language,
                   std::uint32_t element);

// How far out an end tag reaches: not out of the innermost element that bounds its scope. The names
// are the standard's, but for the last four.
enum class Scope : std::uint8_t {
  kNormal,
  kButton,    // of paragraphs
  kListItem,  // of the end of a list item
  kTable,     // of tables and their parts
  kSelect,    // of options
  kSpecial,   // of elements that the standard has no rule for
  kListPart,  // of a list item that the next one ends
  kForeign,   // of SVG and MathML
  kAll,       // bounded by nothing
};

// Every question takes the same time whatever the depth, but those for names that are no Tag.
class OpenElements {
 public:
  // No element but the root is at 0, and that is never found.
  static constexpr std::size_t kNone = 0;
  // Elements that may be open.
  static constexpr std::size_t kMaxSize = std::numeric_limits<std::uint16_t>::max();

  explicit OpenElements(const OpenElement& root) { Push(root); }

  std::size_t size() const { return stack_.size(); }
  const OpenElement& top() const { return stack_.back(); }

  void Push(const OpenElement& open);
  void Pop();
  // Only this one, whatever stands in it.
  void Erase(std::size_t index);

  // All of these find elements of HTML; their index, kNone where there is none.

  // The innermost `tag`.
  std::size_t Find(Tag tag) const { return innermost_[static_cast<std::size_t>(tag)]; }
  bool Has(Tag tag) const { return Find(tag) != kNone; }
  // The innermost of these tags, where it is in this scope.
  std::size_t Find(std::initializer_list<Tag> tags, Scope scope) const;
  // The innermost of this name, where no special element stands in it.
  std::size_t FindNamed(Tag tag, std::string_view name) const;

  // Likewise of SVG or MathML, with no element of HTML in it.
  std::size_t FindForeign(std::string_view name) const;

  // Whether what stands in the element at `index` bounds this scope.
  bool BoundInside(std::size_t index, Scope scope) const { return BoundOf(scope) > index; }

 private:
  static constexpr std::size_t kScopes = static_cast<std::size_t>(Scope::kAll);
  // Elements of a tag are a chain; names that are no Tag, and those of SVG and MathML, are many
  // chains by their hash.
  static constexpr std::size_t kNameChains = 256;
  static constexpr std::size_t kOtherChains = static_cast<std::size_t>(Tag::kCount);
  static constexpr std::size_t kForeignChains = kOtherChains + kNameChains;
  static constexpr std::size_t kChains = kForeignChains + kNameChains;

  // What is known of an open element and those around it.
  struct Links {
    std::uint32_t name_hash = 0;                  // of a name that is no Tag
    std::uint16_t same = kNone;                   // the next one out of the same chain
    std::array<std::uint16_t, kScopes> bounds{};  // the innermost element that bounds a scope
  };

  static std::size_t ChainOf(const OpenElement& open, std::uint32_t name_hash);
  std::size_t FindInChain(std::size_t chains, std::string_view name, Scope scope) const;
  std::size_t BoundOf(Scope scope) const;

  std::vector<OpenElement> stack_;
  std::vector<Links> links_;                        // beside the stack
  std::array<std::uint16_t, kChains> innermost_{};  // of each chain
};

}  // namespace newsieve
