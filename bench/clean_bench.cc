// How fast documents are read, folded, matched, cleaned with all built-in rules and judged by the
// detector, in bytes a second of one core, and what a plain loop over the same rules does. The
// corpus is what the environment's NEWSIEVE_BENCH_CORPUS names (JSONL with "text":
// bench/make_corpus.py), without it the samples over and over.
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <benchmark/benchmark.h>
#include <re2/re2.h>

#include "api/impl.h"
#include "bench/corpus.h"
#include "clean/cleaner.h"
#include "text/decode.h"
#include "text/line.h"

namespace newsieve {
namespace {

constexpr std::size_t kSliceBytes = 200 << 10;

const Filter::Impl& BuiltIn() {
  static std::vector<Diagnostic> faults;
  static std::size_t packs = 0;
  static const auto impl = BuildImpl({}, faults, packs);
  return **impl;
}

// Calls look(folded line) for each line, until `most` bytes have been seen. Returns how many were.
template <typename Look>
std::size_t ForEachLine(const Texts& texts, std::size_t most, Look look) {
  FoldedLine folded;
  std::size_t bytes = 0;
  for (const std::string& text : texts) {
    if (bytes >= most) break;
    bytes += text.size();
    for (const LineSpan& span : SplitLines(text)) {
      FoldLine(std::string_view(text).substr(span.begin, span.end - span.begin), folded);
      look(folded);
    }
  }
  return bytes;
}

void BM_Decode(benchmark::State& state) {
  for (auto _ : state)
    for (const std::string& text : BenchCorpus()) {
      Decoded decoded;
      Decode(text, "utf-8", BuiltIn().config.decode, decoded);
      benchmark::DoNotOptimize(decoded.text);
    }
  CountBytes(state, BytesOf(BenchCorpus()));
}
BENCHMARK(BM_Decode)->Unit(benchmark::kMillisecond);

void BM_Fold(benchmark::State& state) {
  for (auto _ : state)
    ForEachLine(BenchCorpus(), SIZE_MAX,
                [](const FoldedLine& line) { benchmark::DoNotOptimize(line.facts.traits); });
  CountBytes(state, BytesOf(BenchCorpus()));
}
BENCHMARK(BM_Fold)->Unit(benchmark::kMillisecond);

void BM_Match(benchmark::State& state) {
  const RuleSet& rules = BuiltIn().rules;
  MatchScratch scratch;
  std::vector<Hit> hits;
  for (auto _ : state)
    ForEachLine(BenchCorpus(), SIZE_MAX, [&](const FoldedLine& line) {
      hits.clear();
      rules.Match(line, scratch, hits);
      benchmark::DoNotOptimize(hits.data());
    });
  CountBytes(state, BytesOf(BenchCorpus()));
}
BENCHMARK(BM_Match)->Unit(benchmark::kMillisecond);

void CleanCorpus(benchmark::State& state, const Cleaner& cleaner) {
  for (auto _ : state)
    for (const std::string& text : BenchCorpus()) {
      CleanRequest request;
      request.text = text;
      benchmark::DoNotOptimize(cleaner.Clean(request).removed_lines);
    }
  CountBytes(state, BytesOf(BenchCorpus()));
}

void BM_CleanByRules(benchmark::State& state) {
  static const Cleaner cleaner(BuiltIn().rules, BuiltIn().config.clean);  // without a model
  CleanCorpus(state, cleaner);
}
BENCHMARK(BM_CleanByRules)->Unit(benchmark::kMillisecond);

void BM_Clean(benchmark::State& state) { CleanCorpus(state, BuiltIn().cleaner); }
BENCHMARK(BM_Clean)->Unit(benchmark::kMillisecond);

// The detector alone, on the texts as they are.
void BM_Detect(benchmark::State& state) {
  for (auto _ : state)
    for (const std::string& text : BenchCorpus())
      benchmark::DoNotOptimize(BuiltIn().detector.Judge(text, "en", {}).probability);
  CountBytes(state, BytesOf(BenchCorpus()));
}
BENCHMARK(BM_Detect)->Unit(benchmark::kMillisecond);

void BM_ReadTokens(benchmark::State& state) {
  std::vector<Token> tokens;
  for (auto _ : state)
    for (const std::string& text : BenchCorpus()) {
      ReadTokens(text, tokens);
      benchmark::DoNotOptimize(tokens.data());
    }
  CountBytes(state, BytesOf(BenchCorpus()));
}
BENCHMARK(BM_ReadTokens)->Unit(benchmark::kMillisecond);

// What BM_Match is to be compared with: every rule with words tried on every line.
void BM_PlainRe2Loop(benchmark::State& state) {
  std::vector<std::unique_ptr<re2::RE2>> patterns;
  RE2::Options options;
  options.set_case_sensitive(false);
  options.set_log_errors(false);
  for (const std::string& pattern : BuiltIn().rules.AsPlainPatterns())
    patterns.push_back(std::make_unique<re2::RE2>(pattern, options));
  std::size_t bytes = 0;
  for (auto _ : state)
    bytes = ForEachLine(BenchCorpus(), kSliceBytes, [&](const FoldedLine& line) {
      std::size_t matches = 0;
      for (const auto& pattern : patterns) matches += RE2::PartialMatch(line.folded, *pattern);
      benchmark::DoNotOptimize(matches);
    });
  CountBytes(state, bytes);
}
BENCHMARK(BM_PlainRe2Loop)->Unit(benchmark::kMillisecond);

void BM_StartUp(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(Filter::Create({}));
}
BENCHMARK(BM_StartUp)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace newsieve
