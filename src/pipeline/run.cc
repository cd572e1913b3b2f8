// Run: the job of cleaning. See stream.h.
#include <chrono>
#include <string>
#include <utility>

#include "newsieve/stream.h"
#include "pipeline/judge.h"
#include "pipeline/ordered_run.h"
#include "pipeline/sink.h"

namespace newsieve {
namespace {

class CleanJob : public BatchJob {
 public:
  CleanJob(const Filter& filter, const RunOptions& options, Sink& sink, Tally& tally)
      : filter_(filter), options_(options), sink_(sink), tally_(tally) {}

  void Work(Batch& batch) const override { JudgeBatch(filter_, options_, batch); }

  Status Merge(Batch& batch) override {
    if (Status status = sink_.Write(batch); !status.ok()) return status;
    tally_.Add(batch.tally);
    for (const auto& [id, reason] : batch.failures) {
      if (options_.on_failure) options_.on_failure(id, reason);
    }
    return {};
  }

  Status Flush() override { return sink_.Flush(); }

 private:
  const Filter& filter_;
  const RunOptions& options_;
  Sink& sink_;
  Tally& tally_;
};

Status Interrupted(const RunOptions& options) {
  if (options.output.empty())
    return {StatusCode::kInterrupted, "stopped; what was written is whole"};
  return {StatusCode::kInterrupted, "stopped; " + options.output + " was not written"};
}

// Counts into `tally` and `hidden_skipped` what became of the inputs.
Status Clean(const Filter& filter, const RunOptions& options, Tally& tally,
             std::uint64_t& hidden_skipped) {
  if (Status status = CheckRunOptions(options); !status.ok()) return status;
  Result<std::unique_ptr<Sink>> sink = OpenSink(options);
  if (!sink.ok()) return sink.status();
  CleanJob job(filter, options, **sink, tally);
  OrderedRun run(OrderedRunOptionsOf(options, filter.max_document_bytes()), job);
  Status status = run.Run();
  hidden_skipped = run.hidden_skipped();
  if (status.code() == StatusCode::kInterrupted) return Interrupted(options);
  return status.ok() ? (*sink)->Commit() : status;
}

}  // namespace

RunResult Run(const Filter& filter, const RunOptions& options) {
  const auto begin = std::chrono::steady_clock::now();
  Tally tally;
  std::uint64_t hidden_skipped = 0;
  Status status = Clean(filter, options, tally, hidden_skipped);
  RunResult result{std::move(status), tally.Summary()};
  result.summary.hidden_skipped = hidden_skipped;
  result.summary.seconds =
      std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  return result;
}

}  // namespace newsieve
