#include "pipeline/ordered_run.h"

#include <algorithm>
#include <chrono>
#include <new>
#include <optional>
#include <string>
#include <system_error>
#include <utility>

#include "io/format.h"
#include "io/walk.h"

namespace newsieve {
namespace {

constexpr std::size_t kBatchBytes = 256 * 1024;  // small documents travel together up to this
constexpr std::size_t kBatchDocuments = 256;
constexpr std::size_t kBatchesPerWorker = 4;
constexpr std::size_t kBytesPerWorker = 8 * 1024 * 1024;
constexpr std::chrono::milliseconds kStopCheck(50);

std::size_t WorkerCount(int threads) {
  if (threads > 0) return static_cast<std::size_t>(threads);
  return std::max(1u, std::thread::hardware_concurrency());
}

std::size_t BytesOf(const Input& input) {
  const Document& document = input.reading.document;
  return document.bytes.size() + document.input_json.size() + document.id.size() + sizeof(Input);
}

}  // namespace

Status CheckRunOptions(const RunOptions& options) {
  if (options.inputs.empty())
    return {StatusCode::kUsage, "there is nothing to read: name a file or a folder"};
  if (std::count(options.inputs.begin(), options.inputs.end(), "-") > 1)
    return {StatusCode::kUsage, "standard input (-) can be read only once"};
  if (!options.input_format.empty() && FindFormat(options.input_format) == nullptr)
    return {StatusCode::kUsage,
            "there is no input format " + options.input_format + "; see: newsieve formats list"};
  return CheckOutputApart(options.inputs, options.output);
}

OrderedRunOptions OrderedRunOptionsOf(const RunOptions& options, std::size_t max_document_bytes) {
  OrderedRunOptions run;
  run.input.inputs = options.inputs;
  run.input.forced_format = FindFormat(options.input_format);
  run.input.read = {max_document_bytes, options.encoding};
  if (options.output.empty()) run.input.own_outputs = StandardOutputFile();
  run.threads = options.threads;
  run.stop = options.stop;
  return run;
}

OrderedRun::OrderedRun(OrderedRunOptions options, BatchJob& job)
    : job_(job),
      stop_(options.stop),
      workers_(WorkerCount(options.threads)),
      queue_(workers_ * kBatchesPerWorker, workers_ * kBytesPerWorker),
      stream_(StreamOptions(std::move(options.input))) {}

InputOptions OrderedRun::StreamOptions(InputOptions input) {
  input.stop = [this] { return StopAsked() || queue_.cancelled(); };
  return input;
}

bool OrderedRun::StopAsked() const {
  return stop_ != nullptr && stop_->load(std::memory_order_relaxed);
}

Status OrderedRun::Run() {
  Status status = Start();
  if (status.ok()) status = MergeAll();
  Join();
  if (status.ok() && out_of_memory_)
    status = Status(StatusCode::kIo, "there was not enough memory to go on");
  if (status.ok() && StopAsked()) status = Status(StatusCode::kInterrupted, "");
  return status;
}

Status OrderedRun::Start() {
  try {
    threads_.emplace_back([this] { ReadAll(); });
    for (std::size_t i = 0; i < workers_; ++i) threads_.emplace_back([this] { WorkAll(); });
  } catch (const std::system_error& error) {
    return {StatusCode::kIo, std::string("threads cannot be started: ") + error.what()};
  }
  return {};
}

void OrderedRun::Join() {
  if (threads_.empty()) return;
  queue_.Cancel();  // changes nothing where the work is done
  for (std::thread& thread : threads_) thread.join();
  threads_.clear();
}

void OrderedRun::ReadAll() {
  try {
    while (std::unique_ptr<Batch> batch = ReadBatch()) {
      if (!queue_.Push(std::move(batch))) break;
    }
  } catch (const std::bad_alloc&) {
    out_of_memory_ = true;
  }
  queue_.Close();
}

// As many documents as travel together; nullptr at the end. A live document waits for no other.
std::unique_ptr<Batch> OrderedRun::ReadBatch() {
  auto batch = std::make_unique<Batch>();
  while (batch->bytes < kBatchBytes && batch->inputs.size() < kBatchDocuments) {
    std::optional<Input> input = stream_.Next();
    if (!input) break;
    batch->bytes += BytesOf(*input);
    batch->inputs.push_back(*std::move(input));
    if (stream_.live()) break;
  }
  return batch->inputs.empty() ? nullptr : std::move(batch);
}

void OrderedRun::WorkAll() {
  try {
    while (Batch* batch = queue_.Take()) {
      job_.Work(*batch);
      queue_.Done(batch);
    }
  } catch (const std::bad_alloc&) {
    out_of_memory_ = true;
    queue_.Abort();
  }
}

Status OrderedRun::MergeAll() {
  for (;;) {
    std::unique_ptr<Batch> batch;
    auto popped = queue_.Pop(std::chrono::milliseconds(0), batch);
    if (popped == BatchQueue::Popped::kNothingYet) {
      // Nothing to merge: whoever reads the output shall have what there is.
      if (Status status = job_.Flush(); !status.ok()) return status;
      popped = queue_.Pop(kStopCheck, batch);
    }
    if (popped == BatchQueue::Popped::kEnd) return job_.Flush();
    if (StopAsked()) queue_.Cancel();
    if (popped == BatchQueue::Popped::kNothingYet) continue;
    if (Status status = job_.Merge(*batch); !status.ok()) return status;
  }
}

}  // namespace newsieve
