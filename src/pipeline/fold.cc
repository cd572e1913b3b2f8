#include "pipeline/fold.h"

#include <optional>
#include <utility>

#include "io/walk.h"

namespace newsieve {
namespace {

constexpr std::size_t kChunkBytes = 8 * 1024 * 1024, kChunkDocuments = 1024;

}  // namespace

Corpus CorpusOf(const RunOptions& options, std::size_t max_document_bytes) {
  return {.inputs = options.inputs,
          .forced_format = FindFormat(options.input_format),
          .read = ReadOptionsOf(max_document_bytes, options.encoding, options.fields),
          .threads = options.threads,
          .stop = options.stop};
}

InputOptions InputsOf(const Corpus& corpus) {
  InputOptions options;
  options.inputs = corpus.inputs;
  options.forced_format = corpus.forced_format;
  options.read = corpus.read;
  options.own_outputs = StandardOutputFile();
  if (corpus.stop != nullptr)
    options.stop = [stop = corpus.stop] { return stop->load(std::memory_order_relaxed); };
  return options;
}

Status CheckCorpus(const RunOptions& options) {
  if (Status status = CheckReading(options.input_format, options.fields); !status.ok())
    return status;
  return CheckInputs(options.inputs, options.output);
}

ChunkReader::ChunkReader(const Corpus& corpus) : stop_(corpus.stop), stream_(InputsOf(corpus)) {}

std::vector<Input> ChunkReader::Next() {
  std::vector<Input> chunk;
  for (std::size_t bytes = 0; bytes < kChunkBytes && chunk.size() < kChunkDocuments;) {
    std::optional<Input> input = stream_.Next();
    if (!input) break;
    bytes += input->reading.document.bytes.size() + input->reading.document.input_json.size();
    chunk.push_back(*std::move(input));
  }
  return chunk;
}

}  // namespace newsieve
