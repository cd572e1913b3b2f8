// Journal: what a run has finished, one entry after the other, in a file that survives whatever
// ends the run.
//
// An entry is a line of JSON behind the hash of it and of all before it, so that an entry that was
// torn, changed, moved or doubled is found, and so is all that follows it. The shape is that of
// LevelDB's log (https://github.com/google/leveldb/blob/main/doc/log_format.md), in lines that a
// person can read.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "io/append_file.h"
#include "newsieve/status.h"

namespace newsieve {

struct JournalContents {
  struct Entry {
    std::string json;
    Extent end;  // of the file, behind the entry
  };
  std::vector<Entry> entries;  // as many as are sound, from the first on
  std::string fault;           // what is wrong behind them, as a phrase; empty: nothing
};

// Not thread-safe.
class Journal {
 public:
  // What the journal at `path` holds; no entries and no fault where there is none. kIo where it
  // cannot be read.
  static Result<JournalContents> Read(const std::string& path);

  // Opens it for more behind the first `kept` of `contents`, which Read gave; what follows them is
  // cut off. kIo where it is no longer what it was, or the disk fails.
  static Result<std::unique_ptr<Journal>> Open(const std::string& path,
                                               const JournalContents& contents, std::size_t kept);

  // The entry, a JSON value without line ends, is on the disk when this has returned.
  Status Append(std::string_view json);

 private:
  explicit Journal(std::unique_ptr<AppendFile> file) : file_(std::move(file)) {}

  std::unique_ptr<AppendFile> file_;
  std::uint64_t chain_ = 0;  // hash of the last entry
};

}  // namespace newsieve
