// Reading web pages: ours beside gumbo (a whole tree) and libxml2's push SAX with empty handlers
// (no tree), and shapes of pages that parsers are slow on.
//
// Pages are those of the JSONL file that the environment's NEWSIEVE_BENCH_PAGES names
// (bench/make_pages.py), without it those of tests/corpus/html.
#include <gumbo.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <string>
#include <string_view>

#include <libxml/HTMLparser.h>
#include <simdjson.h>

#include "bench/corpus.h"
#include "html/page.h"

namespace newsieve {
namespace {

constexpr HtmlLimits kLimits{.max_elements = 1'000'000, .max_depth = 512};

Texts ReadPages(const char* path) {
  Texts pages;
  simdjson::dom::parser parser;
  for (simdjson::dom::element page : parser.load_many(path, 1 << 26))
    pages.emplace_back(std::string_view(page["html"]));
  return pages;
}

Texts ReadCorpus() {
  Texts pages;
  for (const auto& entry : std::filesystem::directory_iterator(NEWSIEVE_PAGES)) {
    std::ifstream file(entry.path(), std::ios::binary);
    pages.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
  }
  return pages;
}

const Texts& Pages() {
  static const Texts pages = [] {
    const char* path = std::getenv("NEWSIEVE_BENCH_PAGES");
    return path != nullptr ? ReadPages(path) : ReadCorpus();
  }();
  return pages;
}

template <typename Reader>
void ReadAll(benchmark::State& state, Reader read) {
  for (auto _ : state)
    for (const std::string& page : Pages()) read(page);
  CountBytes(state, BytesOf(Pages()));
  state.counters["pages"] = benchmark::Counter(static_cast<double>(Pages().size()),
                                               benchmark::Counter::kIsIterationInvariantRate);
}

void BM_ReadHtml(benchmark::State& state) {
  ReadAll(state, [](const std::string& page) {
    benchmark::DoNotOptimize(ReadHtml(page, kLimits).text.data());
  });
}
BENCHMARK(BM_ReadHtml)->Unit(benchmark::kMillisecond);

void BM_Gumbo(benchmark::State& state) {
  ReadAll(state, [](const std::string& page) {
    gumbo_destroy_output(&kGumboDefaultOptions,
                         gumbo_parse_with_options(&kGumboDefaultOptions, page.data(), page.size()));
  });
}
BENCHMARK(BM_Gumbo)->Unit(benchmark::kMillisecond);

void BM_LibxmlSax(benchmark::State& state) {
  xmlSAXHandler handlers{};
  handlers.startElement = [](void*, const xmlChar*, const xmlChar**) {};
  handlers.endElement = [](void*, const xmlChar*) {};
  handlers.characters = [](void*, const xmlChar*, int) {};
  ReadAll(state, [&handlers](const std::string& page) {
    htmlParserCtxtPtr parser =
        htmlCreatePushParserCtxt(&handlers, nullptr, nullptr, 0, nullptr, XML_CHAR_ENCODING_UTF8);
    htmlCtxtUseOptions(parser, HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING);
    htmlParseChunk(parser, page.data(), static_cast<int>(page.size()), 1);
    htmlFreeParserCtxt(parser);
  });
}
BENCHMARK(BM_LibxmlSax)->Unit(benchmark::kMillisecond);

// A page of `count` times `part` after `begin`, to be read in time that grows as `count` does.
struct Shape {
  const char* name;
  const char* begin;
  std::function<std::string(std::size_t)> part;
};

std::function<std::string(std::size_t)> Same(const char* part) {
  return [part](std::size_t) { return part; };
}

void ReadShape(benchmark::State& state, const Shape& shape) {
  std::string page = shape.begin;
  for (std::size_t i = 0; i < static_cast<std::size_t>(state.range(0)); ++i) page += shape.part(i);
  for (auto _ : state) benchmark::DoNotOptimize(ReadHtml(page, kLimits).text.data());
  CountBytes(state, page.size());
  state.SetComplexityN(state.range(0));
}

std::string Many(std::string_view part, int count) {
  std::string many;
  while (count-- > 0) many += part;
  return many;
}

// Registered by hand, since their names are known at run time.
const bool kRegistered = [] {
  static const std::string kSpans = Many("<span>", 500), kInCell = "<p><table><td>" + kSpans;
  static const std::string kInList = "<li>" + kSpans + "<ul>" + Many("<address>", 5);
  static const std::string kInButton = "<p><button>" + Many("<i>", 400);
  static const Shape kShapes[] = {
      {"b_i", "", Same("<b i>")},
      {"i_i", "", Same("<i i>")},
      {"x_end_b", "", Same("x</b>")},
      {"x_end_b_in_b", "<b><p>", Same("x</b><b>")},
      {"div", "", Same("<div>x")},
      {"ul_li", "", Same("<ul><li>x")},
      {"table", "", Same("<table><tr><td>x")},
      {"font", "", Same("<p><font>x")},
      {"a_p_in_button", "<button>", Same("<a><p>x")},
      {"b_div_end_b", "", Same("<b><div>x</b>")},
      {"end_p_in_cell", kInCell.c_str(), Same("</p>")},
      {"end_unknown", kSpans.c_str(), Same("</x>")},
      {"end_known", kInCell.c_str(), Same("</h1>")},
      {"li", kInList.c_str(), Same("<li>x")},
      {"end_p_in_button", kInButton.c_str(), Same("</p>")},
      {"end_x_in_x", "<x><div>", Same("<y></x>")},
      {"svg", "", Same("<svg><desc>x")},
      {"svg_path", "<svg>", Same("<path d=''/>")},
      {"end_in_svg", "<svg>", Same("<g></x>")},
      {"attributes", "<p ", [](std::size_t i) { return "a" + std::to_string(i) + "=1 "; }},
      {"same_attribute", "<p ", Same("class=a ")},
      {"attribute", "<p class=\"", Same("0123456789")},
      {"names", "", [](std::size_t i) { return "<x" + std::to_string(i) + ">"; }},
      {"json_ld", "<script type='application/ld+json'>", Same("{\"a\":1},")},
      {"comment", "<!--", Same("-- x")},
      {"comments", "", Same("<!-- x -->")},
      {"script_escapes", "<script>", Same("<!--<script>")},
      {"raw_ends", "<title>", Same("</titl>")},
      {"less", "", Same("<")},
      {"cdata", "<svg>", Same("<![CDATA[x]]>")},
      {"references", "", Same("&amp;amp;&#xD800;&notit;&x")},
      {"white_space", "<p>", Same("\n ")},
      {"br", "", Same("<br>x")},
      {"cells", "<table><tr>", Same("<td>x")},
      {"rows", "<table>", Same("<tr><td>x<td colspan=9007199254740991>y")},
      {"rows_in_cells", "", Same("<table><tr><td>x<td>y<tr><td>")},
      {"image", "<img src='data:image/png;base64,", Same("iVBORw0KGg")},
      {"options", "<select>", Same("<option>x<optgroup>")},
      {"pre", "<pre>", Same("x\n\n")},
      {"metas", "", Same("<meta name=a content=b><link rel=a href=b>")},
  };
  for (const Shape& shape : kShapes)
    benchmark::RegisterBenchmark((std::string("BM_Shape/") + shape.name).c_str(),
                                 [&shape](benchmark::State& state) { ReadShape(state, shape); })
        ->Arg(10'000)
        ->Arg(100'000)
        ->Arg(1'000'000)
        ->Complexity()
        ->Unit(benchmark::kMillisecond);
  return true;
}();

}  // namespace
}  // namespace newsieve
