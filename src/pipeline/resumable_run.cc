#include "pipeline/resumable_run.h"

#include <optional>
#include <utility>

#include "io/escape.h"

namespace newsieve {
namespace {

// What a crash may cost, in time. What it costs to be told to stop is nothing.
constexpr std::chrono::seconds kBetweenCheckpoints(10);

constexpr std::string_view kInputsChanged = "inputs have changed since they were read";

// The job whose journal is in the folder is not this one.
Status RefuseFolder(const RunOptions& options, const std::string& why) {
  return {StatusCode::kUsage, "the output " + EscapedPath(options.output) + " " + why};
}

}  // namespace

Result<std::unique_ptr<ResumableRun>> ResumableRun::Open(const RunOptions& options,
                                                         const Versions& versions,
                                                         const MakeStream& make_stream) {
  Result<std::unique_ptr<PartFolder>> folder =
      PartFolder::Open(options.output, options.output_format);
  if (!folder.ok()) return folder.status();
  if ((*folder)->HoldsRun() && !options.resume)
    return RefuseFolder(options,
                        "holds a run already: add --resume to go on with it, or to do what is new "
                        "in its inputs; or name another folder");
  std::unique_ptr<ResumableRun> run(
      new ResumableRun(options, NamesOf(options, versions), std::move(folder).value()));
  if (Status status = run->Begin(make_stream); !status.ok()) return status;
  return run;
}

Status ResumableRun::Begin(const MakeStream& make_stream) {
  Result<JournalContents> journal = Journal::Read(folder_->StatePath(kJournal));
  if (!journal.ok()) return journal.status();
  if (Status status = CheckJob(*journal); !status.ok()) return status;
  ReadCheckpoints(*journal);
  for (bool first = true;; first = false) {
    while (!folder_->Holds(SealedParts(), last().open) || !folder_->HoldsSpool(last().spool))
      Forget("parts of the output are not as they were written");
    if (!first && options_.reads_standard_input())
      return RefuseFolder(
          options_,
          "holds a run of other documents than those on standard input; give it the "
          "same ones from the first on, or name another folder");
    stream_ = make_stream();
    const bool all = PassFiles(*stream_);
    if (StopAsked()) return {StatusCode::kInterrupted, "stopped"};
    if (all && ReachesLast(*stream_)) return GoOn(*journal);
    if (StopAsked()) return {StatusCode::kInterrupted, "stopped"};
    if (all) Forget(kInputsChanged);
  }
}

bool ResumableRun::StopAsked() const {
  return options_.stop != nullptr && options_.stop->load(std::memory_order_relaxed);
}

// Goes back by one checkpoint; the first agrees with everything.
void ResumableRun::Forget(std::string_view why) {
  const std::string notice = std::string(why) + "; what comes from there is done again";
  if (notices_.empty() || notices_.back() != notice) notices_.push_back(notice);
  checkpoints_.pop_back();
}

Status ResumableRun::CheckJob(JournalContents& journal) {
  if (journal.entries.empty()) {
    if (journal.fault.empty() || folder_->HoldsNoPart()) return {};
    return RefuseFolder(options_,
                        "has a journal that is not newsieve's, or is damaged from its first byte "
                        "on; remove the folder, or name another one");
  }
  const std::optional<JobNames> earlier = JobNamesOf(journal.entries.front().json);
  if (!earlier || earlier->options != names_.options)
    return RefuseFolder(options_,
                        "holds a run of other inputs or options; give those again, or name another "
                        "folder");
  if (!journal.fault.empty())
    notices_.push_back(journal.fault + "; what comes from there is done again");
  if (earlier->versions != names_.versions) {
    notices_.push_back("the run was made by " + earlier->versions + " and is done again by " +
                       names_.versions);
    journal.entries.clear();
  }
  return {};
}

void ResumableRun::ReadCheckpoints(const JournalContents& journal) {
  checkpoints_ = {Checkpoint()};
  for (std::size_t i = 1; i < journal.entries.size(); ++i) {
    std::optional<Checkpoint> checkpoint = CheckpointOf(journal.entries[i].json);
    if (!checkpoint) break;
    checkpoints_.push_back(*std::move(checkpoint));
  }
}

bool ResumableRun::PassFiles(InputStream& stream) {
  InputListReader list(folder_->StatePath(kInputList));
  std::size_t agree = 0;  // checkpoints
  for (std::uint64_t files = 0;; ++files) {
    while (agree < checkpoints_.size() && checkpoints_[agree].position.files == files &&
           checkpoints_[agree].inputs == list.extent())
      ++agree;
    if (agree == checkpoints_.size()) return true;
    const std::optional<InputFile> earlier = list.Next();
    if (StopAsked() || !earlier || !stream.PassFile(*earlier)) break;
  }
  while (!StopAsked() && checkpoints_.size() > agree) Forget(kInputsChanged);
  return false;
}

bool ResumableRun::ReachesLast(InputStream& stream) const {
  const StreamPosition& position = last().position;
  if (position.documents > 0 && !stream.PassDocuments(position)) return false;
  // More would have come into the last batch than was there.
  return !last().cut_short || stream.AtEnd();
}

std::vector<Part> ResumableRun::SealedParts() const {
  std::vector<Part> sealed;
  for (const Checkpoint& checkpoint : checkpoints_)
    sealed.insert(sealed.end(), checkpoint.sealed.begin(), checkpoint.sealed.end());
  return sealed;
}

// The journal first: it must never tell of what comes after it was taken away.
Status ResumableRun::GoOn(const JournalContents& journal) {
  const std::size_t kept = journal.entries.empty() ? 0 : checkpoints_.size();
  Result<std::unique_ptr<Journal>> opened =
      Journal::Open(folder_->StatePath(kJournal), journal, kept);
  if (!opened.ok()) return opened.status();
  journal_ = std::move(opened).value();
  Tally earlier;
  for (const Checkpoint& checkpoint : checkpoints_) {
    if (checkpoint.finished) earlier = {};
    earlier.Add(checkpoint.counts);
  }
  earlier_ = earlier.Summary();
  finished_ = last().finished;
  if (finished_) return {};
  if (kept == 0)
    if (Status status = journal_->Append(ToJson(names_)); !status.ok()) return status;
  Result<std::unique_ptr<AppendFile>> inputs =
      AppendFile::Open(folder_->StatePath(kInputList), last().inputs);
  if (!inputs.ok()) return inputs.status();
  inputs_ = std::move(inputs).value();
  Result<std::unique_ptr<Suspects>> suspects =
      Suspects::Open(folder_->StatePath(kSuspects), kept == 0);
  if (!suspects.ok()) return suspects.status();
  suspects_ = std::move(suspects).value();
  if (suspects_->size() > 0)
    notices_.push_back("the run died while documents were judged; those that it was at (" +
                       std::to_string(suspects_->size()) + ") are judged one by one now");
  if (Status status = folder_->RemoveManifest(); !status.ok()) return status;
  if (Status status = folder_->Keep(SealedParts(), last().open); !status.ok()) return status;
  position_ = last().position;
  spool_ = last().spool;
  sealed_ = folder_->sealed().size();
  checkpoints_ = {};
  return folder_->SyncState();
}

Status ResumableRun::Note(const Batch& batch, Sink& sink) {
  if (Status status = AddInputs(batch.files_finished); !status.ok()) return status;
  position_ = batch.end;
  tally_.Add(batch.tally);
  cut_short_ = batch.cut_short;
  const bool due = std::chrono::steady_clock::now() - noted_ >= kBetweenCheckpoints;
  if (!due && folder_->sealed().size() == sealed_) return {};
  return Pause(sink);
}

Status ResumableRun::Pause(Sink& sink) {
  const Result<std::uint64_t> spool = sink.SyncHeldBack();
  if (!spool.ok()) return spool.status();
  spool_ = *spool;
  return NoteDown(tally_.Summary(), false);
}

Status ResumableRun::Finish(const std::vector<InputFile>& trail, const StreamPosition& end,
                            const RunSummary& totals) {
  if (Status status = AddInputs(trail); !status.ok()) return status;
  position_ = end;
  cut_short_ = true;
  if (Status status = folder_->Seal(); !status.ok()) return status;
  Checkpoint last;
  last.position = position_;
  last.inputs = inputs_->extent();
  const std::string manifest = ManifestOf(names_, last, totals, folder_->sealed(), options_);
  if (Status status = folder_->WriteManifest(manifest); !status.ok()) return status;
  spool_ = 0;
  if (Status status = NoteDown(totals, true); !status.ok()) return status;
  if (Status status = folder_->RemoveState(kSuspects); !status.ok()) return status;
  return folder_->RemoveState(kSpool);
}

Status ResumableRun::AddInputs(const std::vector<InputFile>& files) {
  for (const InputFile& file : files)
    if (Status status = inputs_->Append(ToJson(file) + "\n"); !status.ok()) return status;
  return {};
}

// What it tells of is on the disk before it.
Status ResumableRun::NoteDown(RunSummary counts, bool finished) {
  if (Status status = inputs_->Sync(); !status.ok()) return status;
  if (Status status = folder_->Sync(); !status.ok()) return status;
  const std::vector<Part>& sealed = folder_->sealed();
  Checkpoint checkpoint;
  checkpoint.position = position_;
  checkpoint.inputs = inputs_->extent();
  checkpoint.spool = spool_;
  checkpoint.sealed.assign(sealed.begin() + static_cast<std::ptrdiff_t>(sealed_), sealed.end());
  checkpoint.open = folder_->open();
  checkpoint.counts = std::move(counts);
  checkpoint.cut_short = cut_short_;
  checkpoint.finished = finished;
  if (Status status = journal_->Append(ToJson(checkpoint)); !status.ok()) return status;
  sealed_ = sealed.size();
  tally_ = {};
  noted_ = std::chrono::steady_clock::now();
  return {};
}

}  // namespace newsieve
