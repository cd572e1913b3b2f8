// RecordSpool: records and cleaned texts that wait on disk until the whole run is known.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "base/scratch_file.h"
#include "io/record_marks.h"
#include "newsieve/report.h"
#include "newsieve/status.h"

namespace newsieve {

struct SpooledRecord {
  std::string record;  // empty where the output has no records
  RecordSeams seams;
  Decision decision = Decision::kKeep;
  bool has_file = false;
  std::string file_name, file_text;
};

// Takes no memory for what it holds. Not thread-safe; kIo where the disk fails.
class RecordSpool {
 public:
  explicit RecordSpool(std::unique_ptr<ScratchFile> scratch) : scratch_(std::move(scratch)) {}

  Status Append(const SpooledRecord& spooled);

  // The next one, in the order in which they were appended; at most as often as Append was called.
  Status Next(SpooledRecord& out);

  std::uint64_t size() const { return size_; }

 private:
  struct Frame;

  std::unique_ptr<ScratchFile> scratch_;
  std::uint64_t size_ = 0, next_ = 0;  // next_: place of the next one
};

}  // namespace newsieve
