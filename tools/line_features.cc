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
#include <utility>

#include <simdjson.h>

#include "api/config.h"
#include "api/packs.h"
#include "clean/session.h"
#include "rules/load.h"
#include "text/language.h"

namespace {

using newsieve::CleanSession;

void Put(const auto& value) { std::cout.write(reinterpret_cast<const char*>(&value), sizeof value); }

void WriteRows(const newsieve::RuleSet& rules, const newsieve::CleanOptions& options,
               newsieve::LineMatcher& matcher, std::string_view text) {
  newsieve::CleanRequest request;
  request.text = text;
  request.detect_language = [](std::string_view body) { return newsieve::DetectLanguage(body).code; };
  CleanSession session(rules, matcher, options, request);
  session.Run();
  const auto samples = session.Samples();
  const std::vector<float> rows = newsieve::LineFeatures(samples, options);
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
  // Not by a Filter: that needs the model, which may be of other features.
  const auto config = newsieve::LoadConfig({});
  const auto packs = newsieve::FindPacks({});
  if (!config.ok() || !packs.ok()) return std::cerr << "the built-in files do not load\n", 1;
  newsieve::LoadedRules loaded = newsieve::LoadRules(*packs);
  const newsieve::RuleSet rules(std::move(loaded.rules), loaded.faults);
  if (!loaded.faults.empty()) return std::cerr << "the built-in rules are at fault\n", 1;
  newsieve::LineMatcher matcher(rules);
  simdjson::dom::parser parser;
  for (std::string line; std::getline(std::cin, line);)
    WriteRows(rules, config->clean, matcher, std::string_view(parser.parse(line)["text"]));
  return std::cout.flush() ? 0 : 1;
}
