// What signals cost: each family by itself, with the facts that it needs, and all together, in
// bytes a second of one core. The corpus is that of clean_bench.
#include <cstdint>
#include <string>
#include <string_view>

#include <benchmark/benchmark.h>

#include "api/config.h"
#include "bench/corpus.h"
#include "signals/signal.h"

namespace newsieve {
namespace {

void MeasureFamily(benchmark::State& state, std::string_view family) {
  static const Config built_in = LoadConfig({}).value();
  SignalConfig config = built_in.score.signals;
  config.record = {std::string(family)};
  const SignalSet wanted = RecordedSignals(config);
  const Language language{.code = "en", .confidence = 0.9, .script = "Latn"};
  for (auto _ : state)
    for (const std::string& text : BenchCorpus()) {
      const SignalInput input({.config = config, .text = text, .language = language});
      benchmark::DoNotOptimize(MeasureSignals(input, wanted).data());
    }
  CountBytes(state, BytesOf(BenchCorpus()));
}

// Registered by hand, since the families are known at run time.
const bool kRegistered = [] {
  std::vector<std::string_view> families = SignalFamilies();
  families.push_back(kAllFamilies);
  for (const std::string_view family : families)
    benchmark::RegisterBenchmark(std::string("BM_Signals/").append(family).c_str(), MeasureFamily,
                                 family)
        ->Unit(benchmark::kMillisecond);
  return true;
}();

}  // namespace
}  // namespace newsieve
