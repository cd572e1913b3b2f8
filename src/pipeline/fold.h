// FoldCorpus: work on every document of a corpus, for jobs that end in a few numbers. Unlike Run
// (stream.h) it has nothing to write on the way, so documents go through in chunks: read, worked on
// by all threads, and folded in input order.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <new>
#include <string>
#include <vector>

#include "base/parallel.h"
#include "newsieve/status.h"
#include "newsieve/stream.h"
#include "pipeline/input_stream.h"

namespace newsieve {

struct Corpus {
  std::vector<std::string> inputs;
  const InputFormat* forced_format = nullptr;  // nullptr: by extension, then by sniffing
  ReadOptions read;
  int threads = 0;  // 0: one per core
  const std::atomic<bool>* stop = nullptr;
};

// The inputs of `options`, whose format is known (CheckCorpus).
Corpus CorpusOf(const RunOptions& options, std::size_t max_document_bytes);

// What a stream over `corpus` is made of.
InputOptions InputsOf(const Corpus& corpus);

// Refuses (kUsage) a format that does not exist, and inputs that cannot be read together or of
// which options.output is one.
Status CheckCorpus(const RunOptions& options);

// The documents of a corpus, as many at a time as are held in memory together.
class ChunkReader {
 public:
  explicit ChunkReader(const Corpus& corpus);

  // The next documents or failures; none at the end or once told to stop.
  std::vector<Input> Next();

  bool stopped() const { return stop_ != nullptr && stop_->load(std::memory_order_relaxed); }

 private:
  const std::atomic<bool>* stop_;
  InputStream stream_;
};

// Calls work(input), which must be thread-safe, for each document, and fold(outcome) for what comes
// of it, in input order, on the calling thread and never while work() is under way: the result does
// not depend on the number of threads, and work() may look at what was folded before its chunk.
// kUsage where the inputs cannot be read together, kInterrupted where told to stop, kIo where
// memory runs out.
template <typename Work, typename Fold>
Status FoldCorpus(const Corpus& corpus, const Work& work, const Fold& fold) {
  if (Status status = CheckInputs(corpus.inputs, ""); !status.ok()) return status;
  try {
    ChunkReader reader(corpus);
    for (std::vector<Input> chunk; !(chunk = reader.Next()).empty();) {
      std::vector<decltype(work(chunk[0]))> outcomes(chunk.size());
      const auto turn = [&](std::size_t i) {
        if (!reader.stopped()) outcomes[i] = work(chunk[i]);
      };
      ParallelFor(chunk.size(), turn, static_cast<std::size_t>(std::max(corpus.threads, 0)));
      if (reader.stopped()) break;
      for (auto& outcome : outcomes) fold(outcome);
    }
    if (reader.stopped()) return {StatusCode::kInterrupted, "stopped before the end"};
  } catch (const std::bad_alloc&) {
    return {StatusCode::kIo, "there was not enough memory to go on"};
  }
  return {};
}

}  // namespace newsieve
