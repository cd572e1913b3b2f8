// line_features < PAGES.jsonl > ROWS: what the line model is trained on, worked out by the very code
// that uses it (src/clean/line_features.h).
//
// For each record, {"text": ...}: how many lines it has (32-bit unsigned), then for each line
// whether the rules left it standing (one float, 1 or 0; blank lines do not) and its row of features
// (floats, native byte order). `line_features --names` tells the columns.
#include <cstdint>
#include <cstring>
#include <iostream>
#include <iterator>
#include <string>
#include <string_view>

#include <simdjson.h>

#include "api/impl.h"
#include "clean/session.h"
#include "text/language.h"

namespace {

using newsieve::CleanSession;

void Put(const auto& value) { std::cout.write(reinterpret_cast<const char*>(&value), sizeof value); }

void WriteRows(const newsieve::Filter::Impl& filter, newsieve::LineMatcher& matcher,
               std::string_view text) {
  newsieve::CleanRequest request;
  request.text = text;
  request.detect_language = [&] { return newsieve::DetectLanguage(text).code; };
  CleanSession session(filter.rules, matcher, filter.config.clean, request);
  session.Run();
  const auto samples = session.Samples();
  const std::vector<float> rows = newsieve::LineFeatures(samples, filter.config.clean);
  const std::size_t columns = newsieve::LineFeatureNames().size();
  const auto blank = session.BlankLines();
  Put(static_cast<std::uint32_t>(blank.size()));
  auto sample = samples.begin();
  std::size_t next = 0;
  for (const bool is_blank : blank) {
    const bool stands = !is_blank && !(sample++)->removed;
    Put(stands ? 1.0F : 0.0F);
    for (std::size_t i = 0; i < columns; ++i) Put(stands ? rows[next * columns + i] : 0.0F);
    next += stands;
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc == 2 && std::string_view(argv[1]) == "--names") {
    for (const std::string& name : newsieve::LineFeatureNames()) std::cout << name << "\n";
    return 0;
  }
  std::vector<newsieve::Diagnostic> faults;
  std::size_t packs = 0;
  const auto filter = newsieve::BuildImpl({}, faults, packs);
  if (!filter.ok() || !faults.empty()) return std::cerr << "the built-in rules do not load\n", 1;
  newsieve::LineMatcher matcher((*filter)->rules);
  simdjson::dom::parser parser;
  for (std::string line; std::getline(std::cin, line);)
    WriteRows(**filter, matcher, std::string_view(parser.parse(line)["text"]));
  return std::cout.flush() ? 0 : 1;
}
