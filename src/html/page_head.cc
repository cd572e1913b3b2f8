#include "html/page_head.h"

#include <string>

#include "base/ascii.h"
#include "html/references.h"
#include "html/tag_traits.h"

namespace newsieve {
namespace {

std::string LowerCase(std::string_view text) {
  std::string lower(text);
  for (char& c : lower)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  return lower;
}

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

// Whether a `style` says that the element is not shown; white space in it does not count.
bool HidesByStyle(std::string_view style) {
  if (style.size() < 12) return false;
  std::string plain;
  for (const char c : LowerCase(style))
    if (!IsAsciiSpace(c)) plain += c;
  return plain.find("display:none") != plain.npos || plain.find("visibility:hidden") != plain.npos;
}

}  // namespace

bool IsJsonLd(const HtmlToken& script) {
  return LowerCase(script.ValueOf(AttributeName::kType)).starts_with("application/ld+json");
}

void AddMeta(const HtmlToken& token, HtmlPage& page) {
  for (const AttributeName name : {AttributeName::kProperty, AttributeName::kName,
                                   AttributeName::kItemprop, AttributeName::kHttpEquiv}) {
    const std::string_view key = token.ValueOf(name);
    if (key.empty()) continue;
    page.metas.push_back({Collapsed(LowerCase(DecodeReferences(key, true))),
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
  page.links.push_back({Collapsed(LowerCase(rel)), decoded(AttributeName::kHref),
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
