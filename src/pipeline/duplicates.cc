#include "pipeline/duplicates.h"

#include <atomic>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "dedup/duplicate_finder.h"
#include "dedup/stories.h"
#include "io/output.h"
#include "io/record_marks.h"
#include "io/walk.h"
#include "pipeline/record_spool.h"

namespace newsieve {
namespace {

bool MayBeDuplicate(Decision decision) {
  return decision == Decision::kKeep || decision == Decision::kReview;
}

// What both ways of writing share: the finder, and what its verdicts do to a record.
class DuplicateSink : public Sink {
 public:
  DuplicateSink(const DedupOptions& options, std::unique_ptr<DuplicateFinder> finder,
                std::unique_ptr<Sink> sink)
      : options_(options), finder_(std::move(finder)), sink_(std::move(sink)) {}

  Status Commit() override {
    if (Status status = sink_->Commit(); !status.ok()) return status;
    Status status = finder_->Save();
    if (status.ok()) return status;
    return {status.code(), status.message() + "; the output was written"};
  }

  std::vector<std::string> Notices() const override {
    const DuplicateLosses& losses = finder_->losses();
    std::vector<std::string> notices;
    const auto note = [&](std::uint64_t count, const std::string& what) {
      if (count > 0)
        notices.push_back("duplicates: " + std::to_string(count) + " documents " + what);
    };
    note(losses.unindexed,
         "found no room in the tables (duplicates.max_memory), and later ones "
         "were not compared with them");
    note(losses.cut, "had more than duplicates.candidates to be compared with; the likeliest were");
    note(losses.crowded,
         "share keys with more than duplicates.bucket others, and are found by "
         "their other keys alone");
    return notices;
  }

 protected:
  // The marks of a verdict; `decision` becomes what the document's is with them.
  Result<RecordMarks> MarksOf(const DuplicateVerdict& verdict, Decision& decision) {
    RecordMarks marks;
    marks.cluster = verdict.cluster;
    if (!verdict.duplicate) return marks;
    Result<std::string> id = finder_->IdOf(verdict.of);
    if (!id.ok()) return id.status();
    marks.duplicate_of = std::move(id).value();
    marks.similarity = verdict.similarity;
    marks.reason = ReasonOf(verdict);
    marks.reason_first = options_.action != DuplicateAction::kNote;
    if (options_.action == DuplicateAction::kDrop) decision = Decision::kDrop;
    if (options_.action == DuplicateAction::kReview) decision = Decision::kReview;
    marks.decision = decision;
    return marks;
  }

  const DedupOptions& options() const { return options_; }
  DuplicateFinder& finder() { return *finder_; }
  Sink& sink() { return *sink_; }

 private:
  Reason ReasonOf(const DuplicateVerdict& verdict) const {
    if (verdict.exact)
      return {"duplicate.exact", "Another document has the same text.", verdict.similarity,
              options_.similarity};
    return {"duplicate.near", "Another document has nearly the same text.", verdict.similarity,
            options_.similarity};
  }

  DedupOptions options_;
  std::unique_ptr<DuplicateFinder> finder_;
  std::unique_ptr<Sink> sink_;
};

// The first of a cluster is kept: each document is judged as it comes.
class StreamingSink : public DuplicateSink {
 public:
  using DuplicateSink::DuplicateSink;

  Status Write(Batch& batch) override {
    std::string records;
    std::vector<Batch::File> files;
    for (BatchDocument& document : batch.documents)
      if (Status status = Judge(document, batch, records, files); !status.ok()) return status;
    batch.records = std::move(records);
    batch.files = std::move(files);
    return sink().Write(batch);
  }

  Status Flush() override { return sink().Flush(); }

 private:
  Status Judge(BatchDocument& document, Batch& batch, std::string& records,
               std::vector<Batch::File>& files) {
    const Decision before = document.printed.decision;
    Decision decision = before;
    const std::string_view record =
        std::string_view(batch.records).substr(document.record, document.record_size);
    const Result<std::optional<DuplicateVerdict>> verdict =
        MayBeDuplicate(before) ? finder().Decide(document.printed, number_++)
                               : std::optional<DuplicateVerdict>();
    if (!verdict.ok()) return verdict.status();
    if (!verdict->has_value()) {
      records.append(record);
    } else {
      const Result<RecordMarks> marks = MarksOf(**verdict, decision);
      if (!marks.ok()) return marks.status();
      if (!record.empty()) AppendMarked(record, document.seams, *marks, records);
      batch.tally.Change(before, decision, marks->reason->code);
    }
    if (document.file != BatchDocument::kNoFile && decision == Decision::kKeep)
      files.push_back(std::move(batch.files[document.file]));
    return {};
  }

  std::uint64_t number_ = 0;
};

// All waits until the end: the best of a cluster is kept, or the run is one that can be resumed.
class SpoolingSink : public DuplicateSink {
 public:
  SpoolingSink(const DedupOptions& options, std::unique_ptr<DuplicateFinder> finder,
               std::unique_ptr<Sink> sink, std::unique_ptr<ScratchFile> spool, bool named,
               std::unique_ptr<StoryFinder> stories, const std::atomic<bool>* stop)
      : DuplicateSink(options, std::move(finder), std::move(sink)),
        spool_(std::move(spool), named),
        named_(named),
        keep_first_(options.keep_first),
        stories_(std::move(stories)),
        stop_(stop) {}

  bool holds_back() const override { return !writing_; }

  Result<std::uint64_t> SyncHeldBack() override {
    return named_ ? spool_.Sync() : Result<std::uint64_t>(std::uint64_t{0});
  }

  // Takes in what an earlier run spooled.
  Status Resume() {
    SpooledRecord spooled;
    while (spool_.HasNext()) {
      if (Status status = spool_.Next(spooled); !status.ok()) return status;
      if (Status status = Compare(spooled, spool_.size() - 1); !status.ok()) return status;
    }
    spool_.Rewind();
    return {};
  }

  Status Flush() override { return {}; }

  Status Write(Batch& batch) override {
    for (BatchDocument& document : batch.documents) {
      const SpooledRecord spooled = SpooledOf(document, batch);
      if (Status status = spool_.Append(spooled); !status.ok()) return status;
      if (Status status = Compare(spooled, spool_.size() - 1); !status.ok()) return status;
    }
    return {};
  }

  Status Finish(Tally& tally) override {
    Result<std::vector<DuplicateVerdict>> duplicates = std::vector<DuplicateVerdict>();
    if (!keep_first_) duplicates = finder().Finish();
    if (!duplicates.ok()) return duplicates.status();
    Result<std::vector<StoryVerdict>> stories = std::vector<StoryVerdict>();
    if (stories_ != nullptr) stories = stories_->Finish();
    if (!stories.ok()) return stories.status();
    writing_ = true;
    auto duplicate = duplicates->begin();
    auto story = stories->begin();
    SpooledRecord spooled;
    for (std::uint64_t number = 0; spool_.HasNext(); ++number) {
      if (stop_ != nullptr && stop_->load(std::memory_order_relaxed))
        return {StatusCode::kInterrupted, "stopped"};
      if (Status status = spool_.Next(spooled); !status.ok()) return status;
      std::optional<DuplicateVerdict> verdict;
      if (duplicate != duplicates->end() && duplicate->document == number) verdict = *duplicate++;
      if (keep_first_ && MayBeDuplicate(spooled.printed.decision)) {
        const auto decided = finder().Decide(spooled.printed, number);
        if (!decided.ok()) return decided.status();
        verdict = *decided;
      }
      const bool told = story != stories->end() && story->document == number;
      Status status = WriteOut(spooled, verdict, told ? &*story++ : nullptr, tally);
      if (!status.ok()) return status;
    }
    return sink().Flush();
  }

 private:
  static SpooledRecord SpooledOf(BatchDocument& document, Batch& batch) {
    SpooledRecord spooled;
    spooled.record = batch.records.substr(document.record, document.record_size);
    spooled.seams = document.seams;
    spooled.has_file = document.file != BatchDocument::kNoFile;
    if (spooled.has_file) {
      spooled.file_name = std::move(batch.files[document.file].name);
      spooled.file_text = std::move(batch.files[document.file].text);
    }
    spooled.printed = std::move(document.printed);
    spooled.terms = std::move(document.terms);
    return spooled;
  }

  Status Compare(const SpooledRecord& spooled, std::uint64_t number) {
    const PrintedDocument& printed = spooled.printed;
    if (keep_first_ || !MayBeDuplicate(printed.decision)) return {};
    if (Status status = finder().Add(printed, number); !status.ok()) return status;
    if (stories_ == nullptr) return {};
    return stories_->Add(spooled.terms, number, ClusterId(printed.id, printed.print.exact));
  }

  Status WriteOut(SpooledRecord& spooled, const std::optional<DuplicateVerdict>& duplicate,
                  const StoryVerdict* story, Tally& tally) {
    const Decision before = spooled.printed.decision;
    Decision decision = before;
    RecordMarks marks;
    if (duplicate) {
      Result<RecordMarks> found = MarksOf(*duplicate, decision);
      if (!found.ok()) return found.status();
      marks = std::move(found).value();
      if (marks.reason) tally.Change(before, decision, marks.reason->code);
    }
    if (story != nullptr) marks.story = {story->story, story->size};
    Batch batch;
    const bool marked = duplicate.has_value() || story != nullptr;
    if (marked && !spooled.record.empty()) {
      AppendMarked(spooled.record, spooled.seams, marks, batch.records);
    } else {
      batch.records = std::move(spooled.record);
    }
    batch.record_count = batch.records.empty() ? 0 : 1;
    if (spooled.has_file && decision == Decision::kKeep)
      batch.files.push_back({std::move(spooled.file_name), std::move(spooled.file_text)});
    return sink().Write(batch);
  }

  RecordSpool spool_;
  const bool named_, keep_first_;
  std::unique_ptr<StoryFinder> stories_;  // nullptr: they are not looked for
  const std::atomic<bool>* stop_;
  bool writing_ = false;
};

}  // namespace

DedupOptions DuplicateOptionsOf(const Filter& filter, const RunOptions& options) {
  DedupOptions duplicates = filter.duplicate_options();
  if (options.duplicate_action) duplicates.action = *options.duplicate_action;
  if (!options.dedup_index.empty()) duplicates.index = options.dedup_index;
  duplicates.on = duplicates.on || options.find_duplicates || !options.dedup_index.empty();
  return duplicates;
}

Status CheckIndexApart(const DedupOptions& duplicates, const RunOptions& options) {
  if (duplicates.index.empty()) return {};
  if (Status status = CheckOutputApart(options.inputs, duplicates.index); !status.ok())
    return {status.code(), "the index of duplicates: " + status.message()};
  if (options.output.empty()) return {};
  // A file that is not there yet has no other name.
  const bool one = duplicates.index == options.output ||
                   !CheckOutputApart({duplicates.index}, options.output).ok();
  if (one)
    return {StatusCode::kUsage, "the output and the index of duplicates, " + duplicates.index +
                                    ", are one file: name another one"};
  return {};
}

Status CheckIndexFits(const DedupOptions& duplicates, const RunOptions& options) {
  if (duplicates.index.empty() || options.part_bytes == 0) return {};
  return {StatusCode::kUsage,
          "a run that can be resumed cannot keep an index of duplicates: leave out --resume and "
          "--shard-size, or the index"};
}

Result<std::unique_ptr<Sink>> OpenDuplicateSink(const DedupOptions& duplicates,
                                                const RunOptions& options,
                                                std::unique_ptr<Sink> sink,
                                                const HeldBack* held_back) {
  const std::string folder = options.output.empty() ? "" : FolderOf(options.output);
  Result<std::unique_ptr<DuplicateFinder>> finder = DuplicateFinder::Open(duplicates, folder);
  if (!finder.ok()) return finder.status();
  const bool named = held_back != nullptr;
  if (duplicates.keep_first && !named)
    return std::unique_ptr<Sink>(
        std::make_unique<StreamingSink>(duplicates, std::move(finder).value(), std::move(sink)));
  Result<std::unique_ptr<ScratchFile>> spool =
      named ? ScratchFile::OpenNamed(held_back->path, held_back->bytes) : ScratchFile::Open(folder);
  if (!spool.ok()) return spool.status();
  std::unique_ptr<StoryFinder> stories;
  if (duplicates.story.on && !duplicates.keep_first) {
    Result<std::unique_ptr<StoryFinder>> opened = StoryFinder::Open(duplicates.story, folder);
    if (!opened.ok()) return opened.status();
    stories = std::move(opened).value();
  }
  auto spooling = std::make_unique<SpoolingSink>(duplicates, std::move(finder).value(),
                                                 std::move(sink), std::move(spool).value(), named,
                                                 std::move(stories), options.stop);
  if (Status status = spooling->Resume(); !status.ok()) return status;
  return std::unique_ptr<Sink>(std::move(spooling));
}

}  // namespace newsieve
