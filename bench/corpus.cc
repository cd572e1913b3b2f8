#include "bench/corpus.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string_view>

#include <simdjson.h>

namespace newsieve {
namespace {

constexpr std::size_t kSampleBytes = 8 << 20, kCorpusBytes = 60'000'000;

Texts ReadCorpus(const char* path) {
  Texts texts;
  std::size_t size = 0;
  simdjson::dom::parser parser;
  for (simdjson::dom::element page : parser.load_many(path, 1 << 24)) {
    texts.emplace_back(std::string_view(page["text"]));
    size += texts.back().size();
    if (size >= kCorpusBytes) break;
  }
  return texts;
}

Texts RepeatSamples() {
  Texts samples, texts;
  for (const auto& entry : std::filesystem::directory_iterator(NEWSIEVE_SAMPLES)) {
    if (entry.path().extension() != ".txt") continue;
    std::ifstream file(entry.path(), std::ios::binary);
    samples.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
  }
  for (std::size_t size = 0; size < kSampleBytes && BytesOf(samples) > 0; size += BytesOf(samples))
    texts.insert(texts.end(), samples.begin(), samples.end());
  return texts;
}

}  // namespace

const Texts& BenchCorpus() {
  static const Texts texts = [] {
    const char* path = std::getenv("NEWSIEVE_BENCH_CORPUS");
    return path != nullptr ? ReadCorpus(path) : RepeatSamples();
  }();
  return texts;
}

std::size_t BytesOf(const Texts& texts) {
  std::size_t size = 0;
  for (const std::string& text : texts) size += text.size();
  return size;
}

void CountBytes(benchmark::State& state, std::size_t bytes) {
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations()) *
                          static_cast<std::int64_t>(bytes));
}

}  // namespace newsieve
