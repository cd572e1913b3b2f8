// Run: a reader thread, workers, and the calling thread, which writes. See stream.h.
#include <algorithm>
#include <atomic>
#include <chrono>
#include <new>
#include <optional>
#include <string>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

#include "io/format.h"
#include "io/walk.h"
#include "newsieve/stream.h"
#include "pipeline/batch_queue.h"
#include "pipeline/duplicates.h"
#include "pipeline/input_stream.h"
#include "pipeline/judge.h"
#include "pipeline/memory_plan.h"
#include "pipeline/resumable_run.h"
#include "pipeline/sink.h"

namespace newsieve {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t kBatchBytes = 256 * 1024;  // small documents travel together up to this
constexpr std::size_t kBatchDocuments = 256;
constexpr std::size_t kBatchesPerWorker = 4;
constexpr std::size_t kBytesPerWorker = 8 * 1024 * 1024;
constexpr std::chrono::milliseconds kStopCheck(50), kProgressStep(200);

std::size_t WorkerCount(const RunOptions& options) {
  if (options.threads > 0) return static_cast<std::size_t>(options.threads);
  return std::max(1u, std::thread::hardware_concurrency());
}

Status CheckParts(const RunOptions& options) {
  const auto refuse = [](const char* why) { return Status(StatusCode::kUsage, why); };
  if (options.part_bytes == 0)
    return options.resume ? refuse("only a run that writes parts can be resumed") : Status();
  if (options.output.empty()) return refuse("parts need a folder to be written to: -o DIR");
  if (options.output_format == OutputFormat::kTree)
    return refuse("a tree has no parts, and cannot be resumed; --to jsonl, text or markdown can");
  return {};
}

Status CheckQuarantine(const RunOptions& options) {
  if (options.quarantine.empty()) return {};
  if (Status status = CheckOutputApart(options.inputs, options.quarantine); !status.ok())
    return {status.code(), "the quarantine: " + status.message()};
  if (options.output.empty()) return {};
  if (options.output != options.quarantine &&
      CheckOutputApart({options.output}, options.quarantine).ok())
    return {};
  return {StatusCode::kUsage, "the quarantine lies in the output; name a folder apart from it"};
}

Status CheckOptions(const RunOptions& options) {
  if (Status status = CheckReading(options.input_format, options.fields); !status.ok())
    return status;
  if (Status status = CheckParts(options); !status.ok()) return status;
  if (Status status = CheckQuarantine(options); !status.ok()) return status;
  return CheckInputs(options.inputs, options.output);
}

// A batch is no larger than a part, so that parts are about as large as they were asked to be.
std::size_t BatchBytes(const RunOptions& options) {
  if (options.part_bytes == 0) return kBatchBytes;
  return static_cast<std::size_t>(std::min<std::uint64_t>(kBatchBytes, options.part_bytes));
}

std::size_t BytesOf(const Input& input) {
  const Document& document = input.reading.document;
  return document.bytes.size() + document.input_json.size() + document.id.size() + sizeof(Input);
}

// One run. The threads end before the object does.
class Runner {
 public:
  Runner(const Filter& filter, const RunOptions& options)
      : filter_(filter),
        options_(options),
        duplicates_(DuplicateOptionsOf(filter, options)),
        fingerprinter_(duplicates_),
        plan_(PlanMemory(options, filter.max_document_bytes(),
                         duplicates_.on ? duplicates_.max_memory << 20 : 0,
                         WorkerCount(options) * kBytesPerWorker)),
        budget_(plan_.ok() ? plan_->judging : 0),
        queue_(WorkerCount(options) * kBatchesPerWorker, plan_.ok() ? plan_->queue : 1),
        stream_(MakeStream()) {}

  ~Runner() { Join(); }

  RunResult Run() {
    Status status = plan_.ok() ? CheckOptions(options_) : plan_.status();
    if (status.ok() && duplicates_.on) status = CheckIndexApart(duplicates_, options_);
    if (status.ok() && duplicates_.on) status = CheckIndexFits(duplicates_, options_);
    if (status.ok()) status = WorkInMemory();
    RunResult result{std::move(status), tally_.Summary()};
    if (run_ != nullptr) {
      result.summary.read_earlier = run_->earlier().read;
      result.summary.input_bytes_earlier = run_->earlier().input_bytes;
    }
    result.summary.notices = std::move(notices_);
    result.summary.hidden_skipped = stream_->hidden_skipped();
    const PassedOver passed_over = stream_->passed_over();
    result.summary.passed_over.assign(passed_over.begin(), passed_over.end());
    result.summary.seconds = std::chrono::duration<double>(Clock::now() - begun_).count();
    return result;
  }

 private:
  std::unique_ptr<InputStream> MakeStream() {
    InputOptions stream;
    stream.inputs = options_.inputs;
    stream.forced_format = FindFormat(options_.input_format);
    stream.read =
        ReadOptionsOf(plan_.ok() ? plan_->document : 0, options_.encoding, options_.fields);
    if (options_.output.empty()) stream.own_outputs = StandardOutputFile();
    stream.stop = [this] { return StopAsked() || queue_.cancelled(); };
    return std::make_unique<InputStream>(std::move(stream));
  }

  bool StopAsked() const {
    return options_.stop != nullptr && options_.stop->load(std::memory_order_relaxed);
  }

  // Works, and says what it means where that ends early.
  Status WorkInMemory() {
    Status status;
    try {
      status = Work();
    } catch (const std::bad_alloc&) {
      Join();
      status = Status(StatusCode::kIo, "there was not enough memory to go on");
    }
    return run_ == nullptr ? status : Resumable(std::move(status));
  }

  Status Work() {
    TellOfPlan();
    if (Status status = OpenQuarantine(); !status.ok()) return status;
    if (options_.part_bytes > 0) {
      if (Status status = OpenRun(); !status.ok()) return status;
      if (run_->finished()) return {};
    }
    const HeldBack held_back = run_ == nullptr ? HeldBack() : run_->held_back();
    Result<std::unique_ptr<Sink>> sink = OpenFinalSink();
    if (sink.ok() && duplicates_.on)
      sink = OpenDuplicateSink(TablesWithin(*plan_), options_, std::move(sink).value(),
                               run_ == nullptr ? nullptr : &held_back);
    if (!sink.ok()) return sink.status();
    Status status = WriteAndFinish(**sink);
    for (std::string& notice : (*sink)->Notices()) notices_.push_back(std::move(notice));
    if (!status.ok() && (*sink)->holds_back() && options_.output.empty()) tally_ = {};
    if (status.ok()) status = (*sink)->Commit();
    if (status.ok() && run_ != nullptr)
      status = run_->Finish(stream_->TakeFinished(), stream_->position(), tally_.Summary());
    return status;
  }

  DedupOptions TablesWithin(const MemoryPlan& plan) {
    DedupOptions within = duplicates_;
    within.max_memory = std::max<std::size_t>(plan.tables >> 20, 1);
    return within;
  }

  // What a limit of memory takes away, for the operator to know.
  void TellOfPlan() {
    if (options_.memory_bytes == 0) return;
    const auto tell = [&](const std::string& what, std::size_t now, std::size_t wanted) {
      if (now < wanted)
        notices_.push_back("memory: " + what + " " + std::to_string(now >> 20) + " MiB, not " +
                           std::to_string(wanted >> 20));
    };
    tell("documents are read up to", plan_->document, filter_.max_document_bytes());
    if (duplicates_.on)
      tell("tables of duplicates have", plan_->tables, duplicates_.max_memory << 20);
  }

  Status OpenQuarantine() {
    if (options_.quarantine.empty()) return {};
    Result<Quarantine> opened = Quarantine::Open(options_.quarantine);
    if (!opened.ok()) return opened.status();
    quarantine_.emplace(std::move(opened).value());
    return {};
  }

  // Finds out where to go on.
  Status OpenRun() {
    Result<std::unique_ptr<ResumableRun>> run =
        ResumableRun::Open(options_, filter_.versions(), [this] { return MakeStream(); });
    if (!run.ok()) return run.status();
    run_ = std::move(run).value();
    notices_.insert(notices_.end(), run_->notices().begin(), run_->notices().end());
    tally_.Add(run_->earlier());
    stream_ = run_->TakeStream();
    bytes_before_ = stream_->bytes_read();
    return {};
  }

  Result<std::unique_ptr<Sink>> OpenFinalSink() {
    if (run_ != nullptr) return OpenPartSink(options_, run_->folder());
    return OpenSink(options_);
  }

  // Tells how to go on.
  static Status Resumable(Status status) {
    const bool goes_on =
        status.code() == StatusCode::kInterrupted || status.code() == StatusCode::kIo;
    if (!goes_on) return status;
    return {status.code(),
            status.message() + "; the same command with --resume goes on from what is done"};
  }

  Status WriteAndFinish(Sink& sink) {
    Status status = Start();
    if (status.ok()) status = WriteAll(sink);
    Join();
    if (status.ok() && out_of_memory_)
      status = Status(StatusCode::kIo, "there was not enough memory to go on");
    // What is held back is safe before the long work on all of it begins.
    if (status.ok() && run_ != nullptr && (StopAsked() || sink.holds_back()))
      status = run_->Pause(sink);
    if (status.ok() && !StopAsked()) status = sink.Finish(tally_);
    if (status.code() == StatusCode::kInterrupted || (status.ok() && StopAsked()))
      status = Interrupted(sink.holds_back());
    return status;
  }

  Status Start() {
    try {
      threads_.emplace_back([this] { ReadAll(); });
      for (std::size_t i = 0; i < WorkerCount(options_); ++i)
        threads_.emplace_back([this] { JudgeAll(); });
    } catch (const std::system_error& error) {
      return {StatusCode::kIo, std::string("threads cannot be started: ") + error.what()};
    }
    return {};
  }

  void Join() {
    if (threads_.empty()) return;
    queue_.Cancel();  // changes nothing where the work is done
    for (std::thread& thread : threads_) thread.join();
    threads_.clear();
  }

  void ReadAll() {
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
  std::unique_ptr<Batch> ReadBatch() {
    auto batch = std::make_unique<Batch>();
    while (batch->bytes < BatchBytes(options_) && batch->inputs.size() < kBatchDocuments) {
      std::optional<Input> input = stream_->Next();
      batch->cut_short = !input.has_value();
      if (!input) break;
      batch->bytes += BytesOf(*input);
      batch->inputs.push_back(*std::move(input));
      if (stream_->live()) break;
    }
    // Where a batch ends depends on the inputs alone, so one that a stop has cut is none.
    if (batch->inputs.empty() || StopAsked()) return nullptr;
    batch->files_finished = stream_->TakeFinished();
    batch->end = stream_->position();
    batch->bytes_read = stream_->bytes_read();
    return batch;
  }

  void JudgeAll() {
    const Judges judges{filter_, options_, duplicates_.on ? &fingerprinter_ : nullptr, budget_,
                        run_ == nullptr ? nullptr : &run_->suspects()};
    try {
      while (Batch* batch = queue_.Take()) {
        JudgeBatch(judges, *batch);
        queue_.Done(batch);
      }
    } catch (const std::bad_alloc&) {
      out_of_memory_ = true;
      queue_.Abort();
    }
  }

  Status WriteAll(Sink& sink) {
    for (;;) {
      std::unique_ptr<Batch> batch;
      auto popped = queue_.Pop(std::chrono::milliseconds(0), batch);
      if (popped == BatchQueue::Popped::kNothingYet) {
        // Nothing to write: whoever reads the output shall have what there is.
        if (Status status = sink.Flush(); !status.ok()) return status;
        popped = queue_.Pop(kStopCheck, batch);
      }
      TellProgress();
      if (popped == BatchQueue::Popped::kEnd) return sink.Flush();
      if (StopAsked()) queue_.Cancel();
      if (popped == BatchQueue::Popped::kNothingYet) continue;
      if (Status status = WriteBatch(sink, *batch); !status.ok()) return status;
    }
  }

  Status WriteBatch(Sink& sink, Batch& batch) {
    if (Status status = sink.Write(batch); !status.ok()) return status;
    tally_.Add(batch.tally);
    for (const Failure& failure : batch.failures)
      if (Status status = SetAside(failure); !status.ok()) return status;
    if (run_ != nullptr)
      if (Status status = run_->Note(batch, sink); !status.ok()) return status;
    for (const Failure& failure : batch.failures)
      if (options_.on_failure) options_.on_failure(failure.id, failure.reason);
    files_done_ = batch.end.files;
    bytes_done_ = batch.bytes_read;
    return {};
  }

  Status SetAside(const Failure& failure) {
    return quarantine_ ? quarantine_->Put(failure) : Status();
  }

  void TellProgress() {
    if (!options_.on_progress || Clock::now() < next_progress_) return;
    next_progress_ = Clock::now() + kProgressStep;
    const RunSummary summary = tally_.Summary();
    RunProgress progress{.files = files_done_, .bytes = bytes_done_, .bytes_before = bytes_before_};
    progress.read = summary.read;
    progress.kept = summary.kept;
    progress.review = summary.review;
    progress.dropped = summary.dropped;
    progress.failed = summary.failed;
    progress.seconds = std::chrono::duration<double>(Clock::now() - begun_).count();
    options_.on_progress(progress);
  }

  Status Interrupted(bool held_back) const {
    if (options_.output.empty() && held_back)
      return {StatusCode::kInterrupted,
              "stopped before all duplicates were known, so nothing was written; "
              "`duplicates: keep: first` writes as it goes"};
    if (options_.output.empty())
      return {StatusCode::kInterrupted, "stopped; what was written is whole"};
    if (run_ != nullptr) return {StatusCode::kInterrupted, "stopped"};
    return {StatusCode::kInterrupted, "stopped; " + options_.output + " was not written"};
  }

  const Filter& filter_;
  const RunOptions& options_;
  const DedupOptions duplicates_;
  const Fingerprinter fingerprinter_;
  const Result<MemoryPlan> plan_;
  JudgingBudget budget_;
  BatchQueue queue_;
  std::unique_ptr<InputStream> stream_;
  std::optional<Quarantine> quarantine_;
  std::unique_ptr<ResumableRun> run_;  // nullptr: the run cannot be resumed
  std::vector<std::thread> threads_;
  std::atomic<bool> out_of_memory_ = false;  // outside the judging of one document
  Tally tally_;
  std::vector<std::string> notices_;

  // For those who watch: see RunProgress.
  const Clock::time_point begun_ = Clock::now();
  Clock::time_point next_progress_ = begun_;
  std::uint64_t files_done_ = 0, bytes_done_ = 0, bytes_before_ = 0;
};

}  // namespace

RunResult Run(const Filter& filter, const RunOptions& options) {
  return Runner(filter, options).Run();
}

}  // namespace newsieve
