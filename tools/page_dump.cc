// page_dump < PAGES.jsonl > DUMP.jsonl: what newsieve sees of web pages (src/html/page.h), for experiments and comparisons.
//
// Of each record, {"id": ..., "html": ...}, one line: {"id", "title", "text", "lines": [{"begin", "end", "kind", "level",
// "ordered", "element", "runs": [[begin, end, element], ...]}], "elements": [{"tag", "parent", "hidden", "attrs"}]}. Spans are
// bytes of the text; kinds are numbers of LineKind.
#include <cstdint>
#include <iostream>
#include <string>
#include <string_view>

#include <simdjson.h>

#include "html/page.h"
#include "io/json_writer.h"

namespace {

using newsieve::HtmlPage;
using newsieve::JsonWriter;

constexpr newsieve::HtmlLimits kLimits{.max_elements = 1'000'000, .max_depth = 512};

void WriteLines(const HtmlPage& page, JsonWriter& out) {
  out.Key("lines");
  out.BeginArray();
  for (const newsieve::HtmlLine& line : page.lines) {
    out.BeginObject();
    out.Field("begin", std::uint64_t{line.begin});
    out.Field("end", std::uint64_t{line.end});
    out.Field("kind", static_cast<std::uint64_t>(line.kind));
    out.Field("level", std::uint64_t{line.level});
    out.Key("ordered"), out.Raw(line.ordered ? "true" : "false");
    out.Field("element", std::uint64_t{line.element});
    out.Key("runs");
    out.BeginArray();
    for (std::uint32_t i = 0; i < line.run_count; ++i) {
      const newsieve::HtmlRun& run = page.runs[line.first_run + i];
      out.BeginArray();
      out.Integer(run.begin), out.Integer(run.end), out.Integer(run.element);
      out.EndArray();
    }
    out.EndArray();
    out.EndObject();
  }
  out.EndArray();
}

void WriteElements(const HtmlPage& page, JsonWriter& out) {
  out.Key("elements");
  out.BeginArray();
  for (const newsieve::HtmlElement& element : page.elements) {
    out.BeginObject();
    out.Field("tag", NameOf(element.tag));
    out.Field("parent", std::uint64_t{element.parent});
    out.Key("hidden"), out.Raw(element.hidden ? "true" : "false");
    out.Key("attrs");
    out.BeginObject();
    for (const newsieve::HtmlAttribute& attribute : page.AttributesOf(element)) {
      out.Field(NameOf(attribute.name), attribute.value);
    }
    out.EndObject();
    out.EndObject();
  }
  out.EndArray();
}

}  // namespace

int main() {
  simdjson::dom::parser parser;
  for (std::string line; std::getline(std::cin, line);) {
    const simdjson::dom::element record = parser.parse(line);
    const HtmlPage page = ReadHtml(std::string_view(record["html"]), kLimits);
    std::string json;
    JsonWriter out(json);
    out.BeginObject();
    out.Field("id", std::string_view(record["id"]));
    out.Field("title", page.title);
    out.Field("text", page.text);
    WriteLines(page, out);
    WriteElements(page, out);
    out.EndObject();
    std::cout << json << "\n";
  }
  return std::cout.flush() ? 0 : 1;
}
