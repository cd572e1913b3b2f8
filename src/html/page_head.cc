#include "html/page_head.h"

#include <string>

#include "base/ascii.h"
#include "html/references.h"
#include "html/tag_traits.h"

namespace newsieve {
namespace {

// `text` with single spaces, trimmed.
std::string Collapsed(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool space = IsAsciiSpace(c);
    if (!space) out += c;
    if (space && !out.empty() && out.back() != ' ') out += ' ';
  }
  if (out.ends_with(' ')) out.pop_back();
  return out;
}

// Whether `lower` stands in `style` but for white space and the case of its letters.
bool Holds(std::string_view style, std::string_view lower) {
  for (std::size_t begin = 0; begin < style.size(); ++begin) {
    if (AsciiLower(style[begin]) != lower[0]) continue;
    std::size_t matched = 0;
    for (std::size_t i = begin; i < style.size() && matched < lower.size(); ++i) {
      if (matched > 0 && IsAsciiSpace(style[i])) continue;
      if (AsciiLower(style[i]) != lower[matched]) break;
      ++matched;
    }
    if (matched == lower.size()) return true;
  }
  return false;
}

bool HidesByStyle(std::string_view style) {
  return Holds(style, "display:none") || Holds(style, "visibility:hidden");
}

}  // namespace

bool IsJsonLd(const HtmlToken& script) {
  return LowerAscii(script.ValueOf(AttributeName::kType)).starts_with("application/ld+json");
}

void AddMeta(const HtmlToken& token, HtmlPage& page) {
  for (const AttributeName name : {AttributeName::kProperty, AttributeName::kName,
                                   AttributeName::kItemprop, AttributeName::kHttpEquiv}) {
    const std::string_view key = token.ValueOf(name);
    if (key.empty()) continue;
    page.metas.push_back({Collapsed(LowerAscii(DecodeReferences(key, true))),
                          DecodeReferences(token.ValueOf(AttributeName::kContent), true)});
    return;
  }
}

void AddLink(const HtmlToken& token, HtmlPage& page) {
  const std::string_view rel = token.ValueOf(AttributeName::kRel);
  if (rel.empty()) return;
  const auto decoded = [&](AttributeName name) {
    return DecodeReferences(token.ValueOf(name), true);
  };
  page.links.push_back({Collapsed(LowerAscii(rel)), decoded(AttributeName::kHref),
                        decoded(AttributeName::kType), decoded(AttributeName::kHreflang)});
}

void AddTitle(std::string_view content, HtmlPage& page) {
  if (page.title.empty()) page.title = Collapsed(DecodeReferences(content, false));
}

bool IsHidden(const HtmlToken& token) {
  // Pages hide their body until a script has run.
  if (token.tag == Tag::kBody || token.tag == Tag::kHtml) return false;
  return Has(token.tag, kNotShown) || token.Has(AttributeName::kHidden) ||
         HidesByStyle(token.ValueOf(AttributeName::kStyle));
}

std::string_view HtmlPage::Attribute(const HtmlElement& element, AttributeName name) const {
  for (const HtmlAttribute& attribute : AttributesOf(element))
    if (attribute.name == name) return attribute.value;
  return {};
}

}  // namespace newsieve
