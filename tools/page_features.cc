// page_features [--hints FILE] < PAGES.jsonl > RECORDS: what the page model is trained on, worked out
// by the very code that uses it (src/html/page_features.h).
//
// For each record, {"html": ...}: how many lines are shown (32-bit unsigned, as all counts), then for
// each of them its group, the bytes of its text, how many hints it has, the text, the hashes of the
// hints and its row of features (floats, native byte order), worked out with a table of hints as
// models/page.bin holds it. `page_features --names` tells the columns.
#include <cstdint>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include <simdjson.h>

#include "html/page.h"
#include "html/page_features.h"
#include "html/page_view.h"

namespace {

using newsieve::HintKind;

void Put(const auto& value) { std::cout.write(reinterpret_cast<const char*>(&value), sizeof value); }

// Of the elements that the line stands in, and of what it says.
std::vector<std::uint32_t> HintsOf(const newsieve::PageView& view, const newsieve::PageLine& line) {
  std::vector<std::uint32_t> hints;
  for (std::uint32_t element = line.line->element;; element = view.tree().ParentOf(element)) {
    newsieve::AppendHints(view.page(), view.page().elements[element], hints);
    if (element == 0) break;
  }
  hints.push_back(newsieve::HintHash(HintKind::kLine, line.shape.said));
  if (line.shape.opening != 0)
    hints.push_back(newsieve::HintHash(HintKind::kOpening, line.shape.opening));
  return hints;
}

void PutPage(const newsieve::HtmlPage& page, const newsieve::HintTable& hints) {
  const newsieve::PageView view(page, newsieve::Shown::kVisible, hints);
  const std::vector<float> rows = newsieve::PageFeatures(view);
  const std::size_t columns = newsieve::PageFeatureNames().size();
  Put(static_cast<std::uint32_t>(view.lines().size()));
  for (std::size_t i = 0; i < view.lines().size(); ++i) {
    const newsieve::HtmlLine& line = *view.lines()[i].line;
    const std::vector<std::uint32_t> names = HintsOf(view, view.lines()[i]);
    Put(view.tree()[line.element].group);
    Put(static_cast<std::uint32_t>(line.end - line.begin));
    Put(static_cast<std::uint32_t>(names.size()));
    std::cout << std::string_view(page.text).substr(line.begin, line.end - line.begin);
    for (const std::uint32_t hint : names) Put(hint);
    for (std::size_t j = 0; j < columns; ++j) Put(rows[i * columns + j]);
  }
}

bool ReadHints(const char* path, newsieve::HintTable& hints) {
  std::ifstream file(path, std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(file), {}};
  std::string_view left = bytes;
  const auto read = newsieve::HintTable::Read(left);
  if (!file || !read) return false;
  hints = *read;
  return true;
}

}  // namespace

int main(int argc, char** argv) {
  std::ios::sync_with_stdio(false);
  if (argc == 2 && std::string_view(argv[1]) == "--names") {
    for (const std::string& name : newsieve::PageFeatureNames()) std::cout << name << "\n";
    return 0;
  }
  newsieve::HintTable hints;
  if (argc == 3 && std::string_view(argv[1]) == "--hints" && !ReadHints(argv[2], hints))
    return std::cerr << argv[2] << ": not a table of hints\n", 1;
  simdjson::dom::parser parser;
  for (std::string line; std::getline(std::cin, line);) {
    const std::string_view source = parser.parse(line)["html"];
    PutPage(newsieve::ReadHtml(source, newsieve::kHtmlLimits), hints);
  }
  return std::cout.flush() ? 0 : 1;
}
