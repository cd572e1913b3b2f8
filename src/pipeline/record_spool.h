// RecordSpool: records and cleaned texts that wait on disk until the whole run is known.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "base/scratch_file.h"
#include "dedup/document_store.h"
#include "dedup/story_terms.h"
#include "io/record_marks.h"
#include "newsieve/report.h"
#include "newsieve/status.h"

namespace newsieve {

struct SpooledRecord {
  std::string record;  // empty where the output has no records
  RecordSeams seams;
  bool has_file = false;
  std::string file_name, file_text;
  PrintedDocument printed;       // its fingerprint where the spool keeps prints
  std::vector<StoryTerm> terms;  // as is this
};

// Takes no memory for what it holds. Not thread-safe; kIo where the disk fails.
class RecordSpool {
 public:
  // `keeps_prints`: by what duplicates are found is kept too, for a run that goes on with what an
  // earlier one spooled.
  RecordSpool(std::unique_ptr<ScratchFile> scratch, bool keeps_prints)
      : scratch_(std::move(scratch)), keeps_prints_(keeps_prints) {}

  Status Append(const SpooledRecord& spooled);

  // Whether Next has one to give.
  bool HasNext() const { return next_ < scratch_->size(); }
  // The next one, in the order in which they were appended.
  Status Next(SpooledRecord& out);
  void Rewind() { next_ = next_number_ = 0; }

  // How many there are: those appended, and, of a spool that an earlier run began, those read.
  std::uint64_t size() const { return size_; }

  // Of a spool with a name: all is on the disk, and so many bytes it is.
  Result<std::uint64_t> Sync();

 private:
  struct Frame;
  Status Put(const void* from, std::uint64_t size);
  Status Take(void* to, std::uint64_t size);

  std::unique_ptr<ScratchFile> scratch_;
  bool keeps_prints_;
  std::uint64_t size_ = 0, next_ = 0, next_number_ = 0;  // next_: place of the next one
  std::uint64_t hash_ = 0;  // of what was put or taken of a record so far
};

}  // namespace newsieve
