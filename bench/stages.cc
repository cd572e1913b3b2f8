// Where newsieve's own time goes: every stage of a document's way by itself, on one thread.
//
//   newsieve_stages text < CORPUS.jsonl      documents of the field "text", or of "html" as pages
//
// Stages are measured as what each adds to those before it, the least of several rounds; the last
// one is what Filter::Evaluate does besides: detector, language, signals and score.
#include <algorithm>
#include <array>
#include <ctime>
#include <iostream>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <simdjson.h>

#include "api/impl.h"
#include "api/source_text.h"
#include "base/hash.h"
#include "io/record.h"
#include "newsieve/filter.h"

namespace newsieve {
namespace {

constexpr int kRounds = 3;
constexpr std::array<std::string_view, 5> kStages = {
    "decode, page, repair", "rules", "line model", "detector, language, signals, score", "record"};

double ProcessSeconds() {
  timespec time;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
}

std::vector<Document> ReadDocuments(std::istream& in, const std::string& field) {
  std::vector<Document> documents;
  simdjson::dom::parser parser;
  for (std::string line; std::getline(in, line);) {
    Document document;
    document.id = std::to_string(documents.size());
    document.bytes = std::string(std::string_view(parser.parse(line)[field]));
    document.encoding = "utf-8";
    document.content = field == "html" ? ContentType::kHtml : ContentType::kText;
    documents.push_back(std::move(document));
  }
  return documents;
}

// What becomes of a document up to and with one stage; returns something that depends on it.
std::size_t Through(std::size_t stage, const Filter& filter, const Document& document) {
  const Filter::Impl& impl = filter.impl();
  if (stage >= 3) {
    const Report report = filter.Evaluate(document);
    if (stage == 3) return report.text.size();
    std::string record;
    AppendRecord(document, report, filter.versions(), false, record);
    return record.size();
  }
  SourceText source;
  if (!ReadSourceText(document, impl.config, source) || stage == 0)
    return source.repaired.text.size();
  CleanRequest request{.text = source.repaired.text};
  request.by_model = stage == 2;
  request.measure_left = stage == 2 && impl.measures_left;
  return impl.cleaner.Clean(request).edits.size();
}

int Measure(const std::string& field) {
  const std::vector<Document> documents = ReadDocuments(std::cin, field);
  FilterOptions options;
  options.signals = {"all"};
  const Result<Filter> filter = Filter::Create(options);
  if (!filter.ok() || documents.empty()) return 1;
  std::size_t bytes = 0, used = 0;
  for (const Document& document : documents) bytes += document.bytes.size();
  std::array<double, kStages.size()> least;
  least.fill(1e9);
  for (int round = 0; round < kRounds; ++round) {
    for (std::size_t stage = 0; stage < kStages.size(); ++stage) {
      const double begin = ProcessSeconds();
      for (const Document& document : documents) used += Through(stage, *filter, document);
      least[stage] = std::min(least[stage], ProcessSeconds() - begin);
    }
  }
  if (used == 0) return 1;
  const double count = static_cast<double>(documents.size()), all = least.back();
  fmt::print("| stage | ms a document | share | MB/s up to here |\n|---|---|---|---|\n");
  for (std::size_t stage = 0; stage < kStages.size(); ++stage) {
    const double own = least[stage] - (stage == 0 ? 0 : least[stage - 1]);
    fmt::print("| {} | {:.3f} | {:.0f} % | {:.1f} |\n", kStages[stage], own * 1e3 / count,
               100 * own / all, static_cast<double>(bytes) / 1e6 / least[stage]);
  }
  return 0;
}

}  // namespace
}  // namespace newsieve

int main(int argc, char** argv) {
  std::ios::sync_with_stdio(false);
  const std::string field = argc > 1 ? argv[1] : "";
  if (field == "text" || field == "html") return newsieve::Measure(field);
  std::cerr << "newsieve_stages text|html < CORPUS.jsonl\n";
  return 2;
}
