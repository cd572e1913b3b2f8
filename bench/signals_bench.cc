// What signals cost: each family by itself, with the facts that it needs, those that the presets
// gopher, c4 and fineweb look at, and all together, in bytes a second of one core. The corpus is
// that of clean_bench.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <benchmark/benchmark.h>

#include "api/config.h"
#include "bench/corpus.h"
#include "signals/signal.h"

namespace newsieve {
namespace {

void MeasureFamilies(benchmark::State& state, const std::vector<std::string>& families) {
  static const Config built_in = LoadConfig({}).value();
  SignalConfig config = built_in.score.signals;
  config.record = families;
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
  const auto add = [](const std::string& name, const std::vector<std::string>& families) {
    benchmark::RegisterBenchmark(("BM_Signals/" + name).c_str(), MeasureFamilies, families)
        ->Unit(benchmark::kMillisecond);
  };
  for (const std::string_view family : SignalFamilies())
    add(std::string(family), {std::string(family)});
  add("presets", {"datatrove", "c4", "fineweb"});
  add(std::string(kAllFamilies), {std::string(kAllFamilies)});
  return true;
}();

}  // namespace
}  // namespace newsieve
