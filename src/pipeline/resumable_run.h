// ResumableRun: a run that is noted down as it goes, so that another one can go on from where it
// stopped, whatever stopped it (docs/runs.md).
//
// What was written is on the disk before the journal says so, and a run goes on from the last entry
// of the journal that agrees with its inputs and its folder. All behind that entry is done again,
// and comes out the same.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "io/journal.h"
#include "io/part_folder.h"
#include "io/run_log.h"
#include "io/suspects.h"
#include "newsieve/filter.h"
#include "newsieve/status.h"
#include "newsieve/stream.h"
#include "pipeline/batch_queue.h"
#include "pipeline/duplicates.h"
#include "pipeline/input_stream.h"

namespace newsieve {

// Not thread-safe.
class ResumableRun {
 public:
  using MakeStream = std::function<std::unique_ptr<InputStream>()>;

  // Opens the folder of `options`, and looks for the place to go on from. kUsage where the folder
  // is not to be written: it holds a run that is not to be resumed, or another job's.
  static Result<std::unique_ptr<ResumableRun>> Open(const RunOptions& options,
                                                    const Versions& versions,
                                                    const MakeStream& make_stream);

  // The inputs from there on; once.
  std::unique_ptr<InputStream> TakeStream() { return std::move(stream_); }
  // Where the parts go.
  PartFolder& folder() { return *folder_; }
  // Of the documents before.
  const RunSummary& earlier() const { return earlier_; }
  // Where records are held back, if they are.
  HeldBack held_back() const { return {folder_->StatePath(kSpool), spool_}; }
  // What earlier ones died of.
  Suspects& suspects() { return *suspects_; }
  // Nothing is left to do.
  bool finished() const { return finished_; }
  // What is to be told of inputs and versions that changed, and of a folder that was damaged.
  const std::vector<std::string>& notices() const { return notices_; }

  // All of `batch` was written to `sink`. From time to time, and at each part's end, notes that
  // down for good.
  Status Note(const Batch& batch, Sink& sink);
  // As much as was handed over is noted down; the run stops here.
  Status Pause(Sink& sink);
  // All is read and written; `trail` are the files behind the last batch.
  Status Finish(const std::vector<InputFile>& trail, const StreamPosition& end,
                const RunSummary& totals);

 private:
  ResumableRun(const RunOptions& options, JobNames names, std::unique_ptr<PartFolder> folder)
      : options_(options), names_(std::move(names)), folder_(std::move(folder)) {}

  Status Begin(const MakeStream& make_stream);
  // Forgets the entries of a run of other versions. Refuses those of another job.
  Status CheckJob(JournalContents& journal);
  void ReadCheckpoints(const JournalContents& journal);
  bool StopAsked() const;
  void Forget(std::string_view why);
  // Passes over the files that the last checkpoint knows. Where not all agree, false, and the
  // checkpoints behind them are forgotten.
  bool PassFiles(InputStream& stream);
  // Brings a stream that has passed them to the last checkpoint itself; false where it does not
  // agree.
  bool ReachesLast(InputStream& stream) const;
  std::vector<Part> SealedParts() const;
  Status GoOn(const JournalContents& journal);
  Status AddInputs(const std::vector<InputFile>& files);
  Status NoteDown(RunSummary counts, bool finished);

  const Checkpoint& last() const { return checkpoints_.back(); }

  const RunOptions& options_;
  JobNames names_;
  std::unique_ptr<PartFolder> folder_;
  std::unique_ptr<InputStream> stream_;
  std::unique_ptr<Journal> journal_;
  std::unique_ptr<AppendFile> inputs_;  // the list
  std::unique_ptr<Suspects> suspects_;
  std::vector<Checkpoint> checkpoints_;  // of the journal; the first is the beginning of all
  RunSummary earlier_;
  std::vector<std::string> notices_;
  bool finished_ = false;

  // Since the last checkpoint.
  StreamPosition position_;
  std::uint64_t spool_ = 0;
  Tally tally_;
  std::size_t sealed_ = 0;  // parts that the journal knows
  bool cut_short_ = false;  // the last batch ended where the inputs did
  std::chrono::steady_clock::time_point noted_ = std::chrono::steady_clock::now();
};

}  // namespace newsieve
