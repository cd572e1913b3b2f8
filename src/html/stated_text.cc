#include "html/stated_text.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace newsieve {
namespace {

// A body with less text outside of links than this share of the stated article does not hold that
// article.
constexpr double kMinBodyShare = 0.5;
// Bytes: a body with more than this says more than a description does, and a shorter description
// says nothing.
constexpr std::size_t kMaxShellBytes = 200, kMinDescriptionBytes = 40;

// Bytes of text that is shown, outside of links.
std::size_t TextBytes(const HtmlPage& page) {
  std::vector<bool> counts(page.elements.size());
  for (std::size_t i = 0; i < counts.size(); ++i) {
    const HtmlElement& element = page.elements[i];
    counts[i] = !element.hidden && element.tag != Tag::kA && (i == 0 || counts[element.parent]);
  }
  std::size_t bytes = 0;
  for (const HtmlRun& run : page.runs) bytes += counts[run.element] ? run.end - run.begin : 0;
  return bytes;
}

std::string_view Description(const HtmlPage& page) {
  std::string_view longest;
  for (const HtmlMeta& meta : page.metas) {
    const bool describes = meta.key == "description" || meta.key == "og:description";
    if (describes && meta.content.size() > longest.size()) longest = meta.content;
  }
  return longest;
}

// Appends the text that a reader of `source` sees, line by line, as children of the root.
void Append(HtmlPage& page, std::string_view source, StatedText::From from) {
  const HtmlPage stated = ReadHtml(source, kHtmlLimits);
  page.stated = {from, page.lines.size()};
  for (const HtmlLine& line : stated.lines) {
    if (!page.text.empty()) page.text += '\n';
    HtmlLine& added = page.lines.emplace_back();
    added.begin = page.text.size();
    page.text.append(stated.text, line.begin, line.end - line.begin);
    added.end = page.text.size();
    added.first_run = static_cast<std::uint32_t>(page.runs.size());
    added.run_count = 1;
    page.runs.push_back({added.begin, added.end, 0});
    page.text += '\n';
  }
}

}  // namespace

void AppendStatedText(HtmlPage& page, std::string_view article_body) {
  const std::string_view description = Description(page);
  if (article_body.empty() && description.size() < kMinDescriptionBytes) return;
  const std::size_t bytes = TextBytes(page);
  if (static_cast<double>(bytes) < kMinBodyShare * static_cast<double>(article_body.size())) {
    Append(page, article_body, StatedText::From::kArticleBody);
  } else if (bytes <= kMaxShellBytes && description.size() >= kMinDescriptionBytes) {
    Append(page, description, StatedText::From::kDescription);
  }
}

}  // namespace newsieve
