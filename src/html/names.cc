#include "html/names.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "base/ascii.h"

namespace newsieve {
namespace {

// In the order of the enumerations.
constexpr std::array<std::string_view, static_cast<std::size_t>(Tag::kCount)> kTags = {
    "",        "a",        "abbr",       "address",  "amp-ad",     "applet",   "area",
    "article", "aside",    "audio",      "b",        "base",       "basefont", "bgsound",
    "big",     "blink",    "blockquote", "body",     "br",         "button",   "canvas",
    "caption", "center",   "cite",       "code",     "col",        "colgroup", "datalist",
    "dd",      "del",      "details",    "dialog",   "dir",        "div",      "dl",
    "dt",      "em",       "embed",      "fieldset", "figcaption", "figure",   "font",
    "footer",  "form",     "frame",      "frameset", "h1",         "h2",       "h3",
    "h4",      "h5",       "h6",         "head",     "header",     "hgroup",   "hr",
    "html",    "i",        "iframe",     "image",    "img",        "input",    "ins",
    "keygen",  "label",    "legend",     "li",       "link",       "listing",  "main",
    "mark",    "marquee",  "math",       "menu",     "meta",       "nav",      "nobr",
    "noembed", "noframes", "noscript",   "object",   "ol",         "optgroup", "option",
    "output",  "p",        "param",      "picture",  "plaintext",  "pre",      "progress",
    "q",       "rb",       "rp",         "rt",       "rtc",        "ruby",     "s",
    "script",  "search",   "section",    "select",   "slot",       "small",    "source",
    "span",    "strike",   "strong",     "style",    "sub",        "summary",  "sup",
    "svg",     "table",    "tbody",      "td",       "template",   "textarea", "tfoot",
    "th",      "thead",    "time",       "title",    "tr",         "track",    "tt",
    "u",       "ul",       "var",        "video",    "wbr",        "xmp"};
static_assert(!kTags.back().empty());

constexpr std::array<std::string_view, static_cast<std::size_t>(AttributeName::kCount)>
    kAttributes = {"",          "aria-hidden", "aria-label", "class",      "content",  "datetime",
                   "hidden",    "href",        "hreflang",   "http-equiv", "id",       "itemprop",
                   "itemscope", "itemtype",    "lang",       "name",       "property", "rel",
                   "role",      "src",         "style",      "title",      "type"};
static_assert(!kAttributes.back().empty());

constexpr std::size_t kMaxNameBytes = 16;

constexpr bool SameName(std::string_view lower, std::string_view name) {
  if (lower.size() != name.size()) return false;
  for (std::size_t i = 0; i < name.size(); ++i)
    if (lower[i] != AsciiLower(name[i])) return false;
  return true;
}

// Names by a hash of their length and three of their letters, in open addressing.
template <std::size_t kNames>
class NameTable {
 public:
  constexpr explicit NameTable(const std::array<std::string_view, kNames>& names) : names_(names) {
    for (std::size_t i = 1; i < kNames; ++i) {
      std::size_t slot = SlotOf(names[i]);
      while (slots_[slot] != 0) slot = (slot + 1) % kSlots;
      slots_[slot] = static_cast<std::uint8_t>(i);
    }
  }

  // 0 where there is none.
  constexpr std::size_t Find(std::string_view name) const {
    if (name.empty() || name.size() > kMaxNameBytes) return 0;
    for (std::size_t slot = SlotOf(name); slots_[slot] != 0; slot = (slot + 1) % kSlots)
      if (SameName(names_[slots_[slot]], name)) return slots_[slot];
    return 0;
  }

 private:
  static constexpr std::size_t kSlots = 1024;

  static constexpr std::size_t SlotOf(std::string_view name) {
    const auto letter = [&](std::size_t i) {
      return static_cast<std::size_t>(static_cast<unsigned char>(AsciiLower(name[i])));
    };
    return (letter(0) * 31 + letter(name.size() / 2) * 137 + letter(name.size() - 1) * 517 +
            name.size() * 71) %
           kSlots;
  }

  std::array<std::string_view, kNames> names_;
  std::array<std::uint8_t, kSlots> slots_{};
};

constexpr NameTable kTagTable(kTags);
constexpr NameTable kAttributeTable(kAttributes);

}  // namespace

Tag TagNamed(std::string_view name) { return static_cast<Tag>(kTagTable.Find(name)); }

AttributeName AttributeNamed(std::string_view name) {
  return static_cast<AttributeName>(kAttributeTable.Find(name));
}

bool SameTagName(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](char x, char y) { return AsciiLower(x) == AsciiLower(y); });
}

std::string_view NameOf(Tag tag) { return kTags[static_cast<std::size_t>(tag)]; }

std::string_view NameOf(AttributeName name) { return kAttributes[static_cast<std::size_t>(name)]; }

}  // namespace newsieve
