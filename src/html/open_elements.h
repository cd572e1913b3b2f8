// OpenElements: the elements that are open while a page is read, with what their content inherits
// from them. Never deeper than its limit.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
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

  // Whether it has one of these traits that bound scopes (tag_traits.h).
  bool Bounds(std::uint32_t traits) const;
};

// An element of this tag and name that opens in `around`.
OpenElement Inside(const OpenElement& around, Tag tag, std::string_view name, Language language,
                   std::uint32_t element);

class OpenElements {
 public:
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

  explicit OpenElements(const OpenElement& root) { Push(root); }

  std::size_t size() const { return stack_.size(); }
  const OpenElement& top() const { return stack_.back(); }
  const OpenElement& operator[](std::size_t i) const { return stack_[i]; }
  bool Has(Tag tag) const { return counts_[static_cast<std::size_t>(tag)] > 0; }

  void Push(const OpenElement& open);
  void Pop();
  void Erase(std::size_t index);

  // Index of the innermost `tag` of HTML with nothing inside of it that has a trait of `bounds`;
  // kNone where there is none.
  std::size_t Find(Tag tag, std::uint32_t bounds) const;

  // Index of the innermost element of HTML of this name that no "special" element stands in.
  std::size_t FindNamed(Tag tag, std::string_view name) const;

 private:
  std::vector<OpenElement> stack_;
  std::array<std::uint32_t, static_cast<std::size_t>(Tag::kCount)> counts_{};
};

}  // namespace newsieve
