// Our reader beside a parser that builds the standard's tree: the same text, on real pages and on
// tag soup.
#include <gumbo.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <simdjson.h>

#include "base/ascii.h"
#include "html/page.h"
#include "tests/testing.h"

namespace newsieve {
namespace {

constexpr HtmlLimits kLimits{.max_elements = 1'000'000, .max_depth = 512};

// Elements whose text is none to us: see page.h.
bool IsRaw(const GumboNode& node) {
  switch (node.v.element.tag) {
    case GUMBO_TAG_SCRIPT:
    case GUMBO_TAG_STYLE:
      return true;
    case GUMBO_TAG_TITLE:
    case GUMBO_TAG_IFRAME:
    case GUMBO_TAG_NOEMBED:
    case GUMBO_TAG_NOFRAMES:
      return node.v.element.tag_namespace == GUMBO_NAMESPACE_HTML;
    default:
      return false;
  }
}

void AppendText(const GumboNode& node, std::string& text) {
  switch (node.type) {
    case GUMBO_NODE_TEXT:
    case GUMBO_NODE_CDATA:
    case GUMBO_NODE_WHITESPACE:
      if (!IsRaw(*node.parent)) text += node.v.text.text;
      return;
    case GUMBO_NODE_ELEMENT:
    case GUMBO_NODE_TEMPLATE:
      for (unsigned i = 0; i < node.v.element.children.length; ++i)
        AppendText(*static_cast<const GumboNode*>(node.v.element.children.data[i]), text);
      return;
    default:
      return;
  }
}

std::string GumboText(std::string_view source) {
  const std::unique_ptr<GumboOutput, void (*)(GumboOutput*)> output(
      gumbo_parse_with_options(&kGumboDefaultOptions, source.data(), source.size()),
      [](GumboOutput* made) { gumbo_destroy_output(&kGumboDefaultOptions, made); });
  std::string text;
  AppendText(*output->root, text);
  return text;
}

// `text` without white space, and without what gumbo makes U+FFFD of and the standard does not: C1
// controls (U+0080 to U+009F), which go together with no-break spaces (U+00A0).
std::string Squeezed(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::string_view rest = text.substr(i);
    if (rest.starts_with("\uFFFD")) {
      i += 2;
    } else if (rest.size() > 1 && rest[0] == '\xC2' && rest[1] <= '\xA0') {
      ++i;
    } else if (!IsAsciiSpace(rest[0])) {
      out += rest[0];
    }
  }
  return out;
}

// Bytes between the first and the last place where two texts differ, of the longer one.
std::size_t DifferingBytes(std::string_view a, std::string_view b) {
  const auto begin = std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first - a.begin();
  a.remove_prefix(static_cast<std::size_t>(begin));
  b.remove_prefix(static_cast<std::size_t>(begin));
  const auto end = std::mismatch(a.rbegin(), a.rend(), b.rbegin(), b.rend()).first - a.rbegin();
  return std::max(a.size(), b.size()) - static_cast<std::size_t>(end);
}

TEST(GumboTest, ReadsTheSameTextOnRealPages) {
  const auto pages =
      std::filesystem::path(NEWSIEVE_SOURCE_DIR).parent_path() / "shared/data/pages/dev.jsonl.xz";
  if (!std::filesystem::exists(pages)) GTEST_SKIP() << "no pages at " << pages;
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> in(
      popen(("xz -dc '" + pages.string() + "'").c_str(), "r"), pclose);
  simdjson::dom::parser parser;
  std::size_t count = 0, different = 0, bytes = 0, differing = 0;
  std::unique_ptr<char, void (*)(void*)> line(nullptr, std::free);
  for (std::size_t capacity = 0;;) {
    char* raw = line.release();
    const ssize_t size = getline(&raw, &capacity, in.get());
    line.reset(raw);
    if (size <= 0) break;
    const simdjson::dom::element page = parser.parse(line.get(), static_cast<std::size_t>(size));
    std::string html{std::string_view(page["html"])};
    std::erase(html, '\0');  // repairs take them before a page is read
    const std::string ours = Squeezed(ReadHtml(html, kLimits).text);
    const std::string theirs = Squeezed(GumboText(html));
    ++count;
    bytes += theirs.size();
    if (ours == theirs) continue;
    ++different;
    differing += DifferingBytes(ours, theirs);
    std::cout << std::string_view(page["id"]) << " differs in up to "
              << DifferingBytes(ours, theirs) << " of " << theirs.size() << " bytes\n";
  }
  std::cout << count << " pages, " << bytes << " bytes of text; " << different
            << " pages differ, in up to " << differing << " bytes\n";
  EXPECT_GT(count, 0u);
  EXPECT_LE(static_cast<double>(differing), 0.001 * static_cast<double>(bytes));
}

// Tag soup: words, no two the same, between tags that mean nothing together.
class Soup {
 public:
  explicit Soup(std::uint64_t seed) : random_(seed) {}

  // Whether SVG and MathML are in the last document.
  bool foreign() const { return foreign_; }

  std::string Next() {
    std::string html = random_.Below(2) == 0 ? "<!DOCTYPE html>" : "";
    foreign_ = random_.Below(3) == 0;
    for (std::size_t left = 1 + random_.Below(120); left > 0; --left) Append(html);
    return html;
  }

 private:
  void Append(std::string& html) {
    static constexpr auto kTags = std::to_array<std::string_view>(
        {"p",       "div",     "span",   "a",        "b",     "i",    "em",    "font",
         "nobr",    "ul",      "ol",     "li",       "dl",    "dt",   "dd",    "h1",
         "h3",      "table",   "td",     "tbody",    "thead", "tr",   "th",    "caption",
         "form",    "pre",     "button", "br",       "hr",    "img",  "input", "center",
         "section", "article", "svg",    "noscript", "g",     "math", "head",  "body",
         "html",    "object",  "small",  "x-y",      "ruby",  "rt",   "label", "address"});
    static constexpr auto kRaw = std::to_array<std::string_view>(
        {"script", "style", "title", "xmp", "textarea", "iframe", "noembed"});
    static constexpr auto kOdd =
        std::to_array<std::string_view>({"<",
                                         "&amp;",
                                         "&copy",
                                         "<!-- w -->",
                                         "<!-->",
                                         "</>",
                                         "<!x>",
                                         "<?x y>",
                                         "</ z>",
                                         "<![CDATA[",
                                         "]]>",
                                         "<p/>",
                                         "<svg/>",
                                         "<a b='>'>",
                                         "<br/>",
                                         "<p a=b c>",
                                         "<div\n/>",
                                         "<b \"x=1 'y'/>",
                                         "<!-- -- >",
                                         "-->",
                                         "&#43;",
                                         "<td =>",
                                         "<select><option> s <option> t </select>",
                                         "<foreignObject>",
                                         "<mi>",
                                         "<desc>"});
    if (random_.Below(40) == 0) {
      const std::string raw(random_.Pick(kRaw));
      html += "<" + raw + "> x <b>&amp;</" + (random_.Below(10) == 0 ? "b" : raw) + ">";
      return;
    }
    switch (random_.Below(8)) {
      case 0:
      case 1:
      case 2:
        html += " w" + std::to_string(words_++) + " ";
        return;
      case 3:
        html += random_.Pick(kOdd);
        return;
      case 4:
      case 5:
        html += "</";
        break;
      default:
        html += "<";
        break;
    }
    const std::string_view tag = random_.Pick(kTags);
    const bool end = html.back() == '/';
    html += Means(tag, end) ? tag : "b";
    html += ">";
  }

  // Whether gumbo reads the tag as the standard has it by now: since 2015 the end tags of some
  // elements end SVG and MathML.
  bool Means(std::string_view tag, bool end) const {
    if (!foreign_) return tag != "svg" && tag != "math";
    return !end || (tag != "p" && tag != "br" && tag != "body" && tag != "html");
  }

  Random random_;
  bool foreign_ = false;
  std::size_t words_ = 0;
};

// The tree moves text out of tables (foster parenting) and formatting elements apart (the adoption
// agency); a page keeps the order of its source. So the words and signs count, not their order.
std::vector<std::string_view> SortedWords(std::string_view text) {
  const auto in_word = [&text](std::size_t at) {
    return at < text.size() && (IsAsciiLetter(text[at]) || IsAsciiDigit(text[at]));
  };
  std::vector<std::string_view> words;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at + 1;
    while (in_word(at) && in_word(end)) ++end;
    if (!IsAsciiSpace(text[at])) words.push_back(text.substr(at, end - at));
    at = end;
  }
  std::sort(words.begin(), words.end());
  return words;
}

// Every document without SVG and MathML; with them, which elements stand in an <svg> that was never
// closed may depend on formatting elements that the tree opens again and we do not.
TEST(GumboTest, ReadsTheSameWordsInTagSoup) {
  constexpr int kDocuments = 20'000;
  Soup soup(7);
  std::size_t same = 0, moved = 0, different = 0;
  for (int i = 0; i < kDocuments; ++i) {
    const std::string html = soup.Next();
    const std::string ours = ReadHtml(html, kLimits).text, theirs = GumboText(html);
    if (Squeezed(ours) == Squeezed(theirs)) {
      ++same;
    } else if (SortedWords(ours) == SortedWords(theirs)) {
      ++moved;
    } else {
      ++different;
      EXPECT_TRUE(soup.foreign()) << html << "\nours:   " << Squeezed(ours)
                                  << "\ngumbo's: " << Squeezed(theirs);
    }
  }
  std::cout << same << " the same, " << moved << " in another order, " << different
            << " different\n";
  EXPECT_LE(different, kDocuments / 2000);
}

}  // namespace
}  // namespace newsieve
