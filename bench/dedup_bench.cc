// Duplicates: fingerprints, the whole search, and what a million documents take.
//
//   build/bench/bench/dedup_bench
//
// Texts are made up: 500 words each, of a vocabulary of 20,000 in which frequencies fall as in
// Zipf's law, every tenth one an edited copy of another.
#include <sys/resource.h>

#include <algorithm>
#include <cmath>
#include <random>
#include <string>
#include <vector>

#include <benchmark/benchmark.h>

#include "dedup/duplicate_finder.h"
#include "dedup/stories.h"

namespace newsieve {
namespace {

constexpr std::size_t kWords = 500, kVocabulary = 20000;

std::string Word(std::size_t number) {
  std::string word;
  for (std::uint64_t rest = number * 2654435761u % 100000007; rest > 0; rest /= 26)
    word += static_cast<char>('a' + rest % 26);
  return word;
}

class Texts {
 public:
  // The next text: every tenth one a copy of the one before, with one word in 100 replaced.
  std::string Next() {
    const bool copy = ++made_ % 10 == 0;
    if (copy) {
      for (std::size_t i = 0; i < kWords / 100; ++i) words_[random_() % kWords] = random_();
    } else {
      words_.resize(kWords);
      for (std::size_t& word : words_) word = Draw();
    }
    std::string text;
    for (const std::size_t word : words_) text += Word(word) + " ";
    return text;
  }

 private:
  std::size_t Draw() {
    const double share = static_cast<double>(random_() >> 11) / 9007199254740992.0;
    return static_cast<std::size_t>(std::pow(static_cast<double>(kVocabulary), share));
  }

  std::mt19937_64 random_{1};
  std::vector<std::size_t> words_;
  std::size_t made_ = 0;
};

std::vector<std::string> Make(std::size_t count) {
  Texts texts;
  std::vector<std::string> made(count);
  for (std::string& text : made) text = texts.Next();
  return made;
}

std::int64_t BytesOf(const std::vector<std::string>& texts) {
  std::int64_t bytes = 0;
  for (const std::string& text : texts) bytes += static_cast<std::int64_t>(text.size());
  return bytes;
}

void Fingerprints(benchmark::State& state) {
  const std::vector<std::string> texts = Make(1000);
  const Fingerprinter fingerprinter(DedupOptions{});
  for (auto _ : state) {
    for (const std::string& text : texts) benchmark::DoNotOptimize(fingerprinter.Make(text));
  }
  state.SetBytesProcessed(state.iterations() * BytesOf(texts));
}
BENCHMARK(Fingerprints)->Unit(benchmark::kMillisecond);

void TermsOfStories(benchmark::State& state) {
  const std::vector<std::string> texts = Make(1000);
  for (auto _ : state) {
    for (const std::string& text : texts) benchmark::DoNotOptimize(StoryTerms(text, 256));
  }
  state.SetBytesProcessed(state.iterations() * BytesOf(texts));
}
BENCHMARK(TermsOfStories)->Unit(benchmark::kMillisecond);

// Fingerprint, comparison and clusters of 20,000 documents, on one core; with stories where asked.
void Whole(benchmark::State& state) {
  const std::vector<std::string> texts = Make(20000);
  const DedupOptions options;
  const bool with_stories = state.range(0) != 0;
  const Fingerprinter fingerprinter(options);
  std::size_t duplicates = 0;
  for (auto _ : state) {
    const auto finder = DuplicateFinder::Open(options, "").value();
    const auto stories = StoryFinder::Open(options.story, "").value();
    for (std::size_t i = 0; i < texts.size(); ++i) {
      (void)finder->Add({std::to_string(i), Decision::kKeep, 0.5, fingerprinter.Make(texts[i])}, i);
      if (with_stories) (void)stories->Add(StoryTerms(texts[i], options.story.terms), i, i);
    }
    duplicates = finder->Finish().value().size();
    if (with_stories) benchmark::DoNotOptimize(stories->Finish().value());
  }
  state.SetBytesProcessed(state.iterations() * BytesOf(texts));
  state.counters["clustered"] = static_cast<double>(duplicates);
}
BENCHMARK(Whole)->ArgName("stories")->Arg(0)->Arg(1)->Iterations(1)->Unit(benchmark::kMillisecond);

double PeakMegabytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024;
}

// The tables for a million documents of few words, so that texts and hashes take little time.
void AMillionDocuments(benchmark::State& state) {
  const DedupOptions options;
  const Fingerprinter fingerprinter(options);
  for (auto _ : state) {
    const auto finder = DuplicateFinder::Open(options, "").value();
    std::mt19937_64 random(1);
    for (std::uint64_t i = 0; i < 1000000; ++i) {
      std::string text;
      for (int word = 0; word < 12; ++word) text += Word(random() % 1000000) + " ";
      (void)finder->Add({std::to_string(i), Decision::kKeep, 0.5, fingerprinter.Make(text)}, i);
    }
    state.counters["unindexed"] = static_cast<double>(finder->losses().unindexed);
    state.counters["peak_MiB"] = PeakMegabytes();
  }
}
BENCHMARK(AMillionDocuments)->Iterations(1)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace newsieve
