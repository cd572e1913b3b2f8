// page_metadata < PAGES.jsonl > METADATA.jsonl: what newsieve finds of the metadata of pages, by the
// very code that a run uses; tools/score_metadata.py scores it.
//
// For each record, {"id", "url", "html"}: {"id", "metadata": {"title": {"value", "from"}, ...}};
// several values are joined. With --time the milliseconds of CPU a page go to the standard error.
#include <ctime>
#include <iostream>
#include <string>
#include <string_view>

#include <simdjson.h>

#include "api/config.h"
#include "html/metadata.h"
#include "io/json_writer.h"

namespace {

using newsieve::JsonWriter;

std::string RecordOf(std::string_view id, const newsieve::PageMetadata& found) {
  std::string record;
  JsonWriter json(record);
  json.BeginObject();
  json.Field("id", id);
  json.Object("metadata", [&] {
    for (const newsieve::MetadataItem& item : found.items)
      json.Object(ToString(item.field), [&] {
        json.Field("value", found.Value(item.field));
        json.Field("from", ToString(item.from));
      });
  });
  json.EndObject();
  return record;
}

}  // namespace

int main(int argc, char** argv) {
  const auto config = newsieve::LoadConfig({});
  if (!config.ok()) return std::cerr << config.status().message() << "\n", 1;
  simdjson::dom::parser parser;
  std::clock_t reading = 0, looking = 0;
  std::size_t pages = 0;
  for (std::string line; std::getline(std::cin, line); ++pages) {
    const simdjson::dom::element record = parser.parse(line);
    const std::clock_t start = std::clock();
    const newsieve::HtmlPage page =
        newsieve::ReadHtml(std::string_view(record["html"]), newsieve::kHtmlLimits);
    const std::clock_t read = std::clock();
    const newsieve::PageMetadata found =
        newsieve::ExtractMetadata(page, std::string_view(record["url"]), config->metadata);
    looking += std::clock() - read;
    reading += read - start;
    std::cout << RecordOf(std::string_view(record["id"]), found) << "\n";
  }
  if (argc == 2 && std::string_view(argv[1]) == "--time" && pages > 0)
    std::cerr << pages << " pages, CPU ms a page: reading "
              << 1e3 * static_cast<double>(reading) / CLOCKS_PER_SEC / static_cast<double>(pages)
              << ", metadata "
              << 1e3 * static_cast<double>(looking) / CLOCKS_PER_SEC / static_cast<double>(pages)
              << "\n";
  return std::cout.flush() ? 0 : 1;
}
