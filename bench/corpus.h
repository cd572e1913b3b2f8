// The texts that benchmarks read: what the environment's NEWSIEVE_BENCH_CORPUS names (JSONL with
// "text": bench/make_corpus.py), without it the samples over and over.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include <benchmark/benchmark.h>

namespace newsieve {

using Texts = std::vector<std::string>;

const Texts& BenchCorpus();

std::size_t BytesOf(const Texts& texts);

// Of one iteration.
void CountBytes(benchmark::State& state, std::size_t bytes);

}  // namespace newsieve
