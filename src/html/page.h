// HtmlPage: a web page as its elements and as the lines of text that a reader sees, each line with
// the element it stands in. No tree is built: open elements wait on a stack with a cap, and every
// token is looked at once, so that time and memory are bounded by the page's size whatever is in
// it.
//
// The text of a page is the input text of its document (newsieve/report.h): everything between tags
// but for scripts, styles and other raw text, hidden or not, in document order, white space
// collapsed, one line for each block of text, with an empty line between paragraphs. It depends on
// nothing but the source.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "html/names.h"

namespace newsieve {

// An element. Elements are in the order of their start tags; parents come before their children.
struct HtmlElement {
  Tag tag = Tag::kOther;
  bool hidden = false;      // it, or an element it stands in, is not shown (`hidden`, display:none,
                            // <template>, ...)
  std::uint16_t depth = 0;  // its parents, at most HtmlLimits::max_depth
  std::uint32_t parent = 0;  // an index of HtmlPage::elements; the root's is its own
  std::uint32_t first_attribute = 0, attribute_count = 0;  // in HtmlPage::attributes
};

// Text of one text node, or of neighbours in the same element.
struct HtmlRun {
  std::size_t begin = 0, end = 0;  // of HtmlPage::text
  std::uint32_t element = 0;       // the one that the text stands in
};

enum class LineKind : std::uint8_t {
  kParagraph,
  kHeading,
  kListItem,
  kQuote,
  kTableRow,
  kPreformatted,
  kCaption
};

struct HtmlLine {
  std::size_t begin = 0, end = 0;  // of HtmlPage::text, without its line end; never empty
  std::uint32_t element = 0;       // the block that holds the line
  std::uint32_t first_run = 0, run_count = 0;  // in HtmlPage::runs
  LineKind kind = LineKind::kParagraph;
  std::uint8_t level =
      0;  // of a heading 1 to 6, of a list item how many lists it stands in, of a quote likewise
  bool ordered = false;  // a list item that is numbered
};

// What a page says of itself in its head, and in such elements anywhere; in document order,
// character references decoded.
struct HtmlMeta {
  std::string key;  // lower case: the `name`, `property`, `itemprop` or `http-equiv` of a <meta>
  std::string content;
};
struct HtmlLink {
  std::string rel, href, type, hreflang;  // of a <link>; `rel` lower case
};

struct HtmlLimits {
  std::size_t max_elements = 0;  // text of further ones belongs to the element they stand in
  std::size_t max_depth = 0;     // at most 65,535; deeper elements are siblings of the deepest
};

// What the text of a page depends on is no setting. Browsers have the same depth.
inline constexpr HtmlLimits kHtmlLimits{.max_elements = 1'000'000, .max_depth = 512};

// What a reader of the record should know.
struct HtmlFindings {
  bool too_deep = false, too_many_elements = false;
  bool cut_short = false;  // the source ends inside a tag
  bool swallowed =
      false;  // an unclosed comment, script or the like holds more than half of the source
};

// Lines behind those of the body (html/stated_text.h).
struct StatedText {
  enum class From : std::uint8_t { kNothing, kArticleBody, kDescription };
  From from = From::kNothing;
  std::size_t first_line = 0;  // an index of HtmlPage::lines
};

struct HtmlPage {
  std::string text;
  std::vector<HtmlLine> lines;
  std::vector<HtmlRun> runs;
  std::vector<HtmlElement> elements;  // never empty; [0] is the root
  std::vector<HtmlAttribute> attributes;
  std::string title;  // of <title>, white space collapsed
  std::vector<HtmlMeta> metas;
  std::vector<HtmlLink> links;
  std::vector<std::string_view>
      json_ld;  // the text of <script type="application/ld+json">, as it stands
  HtmlFindings findings;
  StatedText stated;

  std::span<const HtmlAttribute> AttributesOf(const HtmlElement& element) const {
    return {attributes.data() + element.first_attribute, element.attribute_count};
  }
  // As it stands in the source; empty where the element has none. Of equal names the first counts.
  std::string_view Attribute(const HtmlElement& element, AttributeName name) const;
};

// Reads `source`, valid UTF-8 that must outlive the page. Linear in its size. Any bytes are a page.
// Thread-safe.
HtmlPage ReadHtml(std::string_view source, const HtmlLimits& limits);

}  // namespace newsieve
