#include "html/page_view.h"

#include <algorithm>
#include <span>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "text/stems.h"

namespace newsieve {
namespace {

// Of a line that counts as prose.
constexpr std::uint32_t kProseWords = 10;
constexpr float kProseLinkShare = 0.5F;

std::string_view TextOf(const HtmlPage& page, const HtmlLine& line) {
  return std::string_view(page.text).substr(line.begin, line.end - line.begin);
}

bool IsHidden(const HtmlPage& page, const HtmlLine& line) {
  const auto runs = std::span(page.runs).subspan(line.first_run, line.run_count);
  return std::all_of(runs.begin(), runs.end(),
                     [&](const HtmlRun& run) { return page.elements[run.element].hidden; });
}

// Whether the text of each element is a link's.
std::vector<bool> FindLinks(const HtmlPage& page) {
  std::vector<bool> links(page.elements.size(), false);
  for (std::size_t i = 1; i < links.size(); ++i) {
    const HtmlElement& element = page.elements[i];
    links[i] = element.tag == Tag::kA || links[element.parent];
  }
  return links;
}

// The different stems of each line, as places of a small table that is indexed by their hashes; two
// stems may share a place.
class StemTable {
 public:
  static constexpr int kBits = 13;

  StemTable() : last_line_(std::size_t{1} << kBits, 0) {}

  void ReadLine(std::string_view text) {
    ++line_;
    reader_.Read(text);
    ends_.push_back(stems_.size());
  }
  std::span<const std::uint16_t> LineAt(std::size_t i) const {
    const std::size_t begin = i == 0 ? 0 : ends_[i - 1];
    return std::span(stems_).subspan(begin, ends_[i] - begin);
  }

 private:
  struct Add {
    StemTable* table;
    void operator()(std::uint64_t stem) const {
      const auto place = static_cast<std::uint16_t>(stem >> (64 - kBits));
      if (std::exchange(table->last_line_[place], table->line_) != table->line_)
        table->stems_.push_back(place);
    }
  };
  StemReader<Add> reader_{Add{this}};
  std::uint32_t line_ = 0;
  std::vector<std::uint32_t> last_line_;
  std::vector<std::uint16_t> stems_;
  std::vector<std::size_t> ends_;
};

}  // namespace

PageView::PageView(const HtmlPage& page, Shown shown, const HintTable& hints)
    : page_(page), hints_(hints), lines_(CollectLines(shown)), tree_(page, lines_, hints) {}

std::vector<PageLine> PageView::CollectLines(Shown shown) const {
  const std::vector<bool> links = FindLinks(page_);
  std::unordered_map<std::uint32_t, std::uint32_t> said, begun;  // how often
  std::vector<PageLine> lines;
  const bool stated = page_.stated.from != StatedText::From::kNothing;
  const std::size_t count = stated ? page_.stated.first_line : page_.lines.size();
  for (const HtmlLine& line : std::span(page_.lines).first(count)) {
    if (shown == Shown::kVisible && IsHidden(page_, line)) continue;
    PageLine& out = lines.emplace_back();
    out.line = &line;
    out.shape = ShapeOf(TextOf(page_, line));
    std::size_t bytes = 0, link_bytes = 0;
    for (std::uint32_t i = 0; i < line.run_count; ++i) {
      const HtmlRun& run = page_.runs[line.first_run + i];
      bytes += run.end - run.begin;
      if (links[run.element]) link_bytes += run.end - run.begin;
    }
    out.link_share = bytes == 0 ? 0 : static_cast<float>(link_bytes) / static_cast<float>(bytes);
    out.prose =
        out.shape.words >= kProseWords && out.shape.stops > 0 && out.link_share < kProseLinkShare;
    ++said[out.shape.said];
    if (out.shape.opening != 0) ++begun[out.shape.opening];
  }
  for (PageLine& line : lines) {
    line.repeats = said[line.shape.said];
    if (line.shape.opening != 0) line.alike = begun[line.shape.opening];
  }
  return lines;
}

std::vector<LineVocabulary> FindVocabulary(const PageView& view) {
  const std::vector<PageLine>& lines = view.lines();
  StemTable table;
  for (const PageLine& line : lines) table.ReadLine(TextOf(view.page(), *line.line));
  table.ReadLine(view.page().title);
  const auto title = table.LineAt(lines.size());
  struct Place {
    std::uint16_t main = 0;  // lines of prose of the main container
    bool title = false;
  };
  std::vector<Place> places(std::size_t{1} << StemTable::kBits);
  for (const std::uint16_t stem : title) places[stem].title = true;
  const auto of_main = [&](std::size_t i) {
    return lines[i].prose && view.tree().ToMain(lines[i].line->element).apart == 0;
  };
  for (std::size_t i = 0; i < lines.size(); ++i)
    if (of_main(i))
      for (const std::uint16_t stem : table.LineAt(i))
        if (places[stem].main < 2) ++places[stem].main;
  std::vector<LineVocabulary> out(lines.size());
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const auto stems = table.LineAt(i);
    if (stems.empty()) continue;
    const std::uint16_t own = of_main(i) ? 1 : 0;
    std::size_t in_main = 0, in_title = 0;
    for (const std::uint16_t stem : stems) {
      in_main += places[stem].main > own;
      in_title += places[stem].title;
    }
    const auto share = [](std::size_t part, std::size_t whole) {
      return Ratio(static_cast<double>(part), static_cast<double>(whole));
    };
    out[i] = {share(in_main, stems.size()), share(in_title, stems.size()),
              share(in_title, title.size())};
  }
  return out;
}

HtmlPage PageOfOneLine() {
  HtmlPage page;
  page.text = "x";
  page.elements.emplace_back();
  page.runs.push_back({0, 1, 0});
  page.lines.emplace_back();
  page.lines[0].end = page.lines[0].run_count = 1;
  return page;
}

}  // namespace newsieve
