// Quarantine: a folder of what could not be processed, with the reason beside each, so that it can
// be looked at, mended and given to another run.
#pragma once

#include <string>
#include <string_view>

#include "newsieve/document.h"
#include "newsieve/report.h"
#include "newsieve/status.h"

namespace newsieve {

// What could not be processed.
struct Failure {
  std::string id;
  Source source;
  Reason reason;
  std::string bytes;  // of the record, where they were read
};

// Not thread-safe.
class Quarantine {
 public:
  // Makes the folder where there is none. What it holds stays, but for what is put there again
  // under the same name.
  static Result<Quarantine> Open(std::string path);

  // Writes the reason to "PATH.reason.json", PATH being that of the input, below the folder; of a
  // record to "PATH.records/NUMBER.reason.json". Beside it, without ".reason.json", goes what
  // failed: a copy of the file, or what was read of the record; nothing where it cannot be read or
  // is no file.
  Status Put(const Failure& failure);

 private:
  explicit Quarantine(std::string path) : path_(std::move(path)) {}

  std::string path_;
};

}  // namespace newsieve
