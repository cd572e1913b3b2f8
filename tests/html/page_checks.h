// What holds of every page that ReadHtml returns, whatever its source was.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "html/page.h"

namespace newsieve {

// What does not hold of the lines of a page and of the text between them.
inline std::optional<std::string> LinesFault(const HtmlPage& page) {
  const std::string_view text = page.text;
  std::size_t end = 0, next_run = 0;
  for (const HtmlLine& line : page.lines) {
    if (line.begin >= line.end || line.end > text.size()) return "lines are inside, never empty";
    if (line.begin < end) return "lines are in order and disjoint";
    const std::string_view gap = text.substr(end, line.begin - end);
    if (gap != (end == 0 ? "" : "\n") && gap != "\n\n")
      return "an end of line or two between lines";
    if (line.element >= page.elements.size()) return "a line stands in an element";
    if (line.run_count == 0 || line.first_run != next_run) return "every line has its runs";
    next_run += line.run_count;
    end = line.end;
  }
  if (text.substr(end) != (text.empty() ? "" : "\n")) return "the text is its lines and their ends";
  if (next_run != page.runs.size()) return "every run belongs to a line";
  return {};
}

// What does not hold of the runs: they lie in their lines with nothing but white space between.
inline std::optional<std::string> RunsFault(const HtmlPage& page) {
  for (const HtmlLine& line : page.lines) {
    std::size_t end = line.begin;
    for (std::uint32_t i = 0; i < line.run_count; ++i) {
      const HtmlRun& run = page.runs[line.first_run + i];
      if (run.begin >= run.end || run.begin < end || run.end > line.end) return "runs are in order";
      if (run.element >= page.elements.size()) return "a run stands in an element";
      for (const char c : std::string_view(page.text).substr(end, run.begin - end))
        if (c != ' ' && c != '\t') return "between runs is white space";
      end = run.end;
    }
    if (end != line.end) return "a line ends with its last run";
  }
  return {};
}

inline std::optional<std::string> ElementsFault(const HtmlPage& page, const HtmlLimits& limits) {
  if (page.elements.empty() || page.elements.size() > limits.max_elements)
    return "there is a root, and no more elements than may be";
  for (std::size_t i = 1; i < page.elements.size(); ++i) {
    const HtmlElement &element = page.elements[i], &parent = page.elements[element.parent];
    if (element.parent >= i) return "parents come before their children";
    if (element.depth > limits.max_depth) return "elements are not too deep";
    if (element.depth != parent.depth + 1) return "children are one deeper";
    if (parent.hidden && !element.hidden) return "what stands in a hidden element is hidden";
    if (element.first_attribute + element.attribute_count > page.attributes.size())
      return "attributes are inside";
  }
  return {};
}

// The first thing that does not hold of a page that was read with these limits.
inline std::optional<std::string> PageFault(const HtmlPage& page, const HtmlLimits& limits) {
  if (auto fault = LinesFault(page)) return fault;
  if (auto fault = RunsFault(page)) return fault;
  return ElementsFault(page, limits);
}

}  // namespace newsieve
