// PartFolder: the output of a run that can be resumed, a folder of parts ("part-00000.jsonl", ...),
// each of which is there whole or not at all. What the run knows of itself lies in a hidden folder
// in it.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "io/append_file.h"
#include "io/output.h"
#include "io/run_log.h"
#include "newsieve/status.h"

namespace newsieve {

// Written one after the other. Locked for this process until it is gone. Not thread-safe.
class PartFolder {
 public:
  // Opens the folder at `path`, which is made where there is none. kUsage where it holds files but
  // no journal of a run, or another job is writing it.
  static Result<std::unique_ptr<PartFolder>> Open(const std::string& path, OutputFormat format);

  // The path of a file in the hidden folder.
  std::string StatePath(std::string_view name) const;
  bool HoldsRun() const { return holds_run_; }

  // Whether `sealed` are there with the sizes that they had, and the part after them, if begun, as
  // far as `open` says.
  bool Holds(const std::vector<Part>& sealed, const Part& open);
  // Goes on behind these, which it Holds; what comes after them is removed.
  Status Keep(std::vector<Part> sealed, const Part& open);

  Status Write(std::string_view bytes, std::uint64_t documents);
  // Finishes the part under way, if it has anything: it is on the disk, under its name.
  Status Seal();
  // What was written is on the disk.
  Status Sync();

  const std::vector<Part>& sealed() const { return sealed_; }
  Part open() const;

  // The manifest, whole or not at all; and away with it.
  Status WriteManifest(std::string_view json);
  Status RemoveManifest();
  // The names in the hidden folder are on the disk.
  Status SyncState();
  // Away with a file of the hidden folder, if it is there.
  Status RemoveState(std::string_view name);
  // Whether there are so many bytes of records that were held back.
  bool HoldsSpool(std::uint64_t bytes) const;
  // Whether there was nothing but the hidden folder when it was opened.
  bool HoldsNoPart() const { return holds_no_part_; }

 private:
  PartFolder(std::string path, OutputFormat format, FileDescriptor lock)
      : path_(std::move(path)), format_(format), lock_(std::move(lock)) {}

  std::string SealedPath(std::uint64_t number) const;
  std::string OpenPath(std::uint64_t number) const;
  Status Reopen(std::uint64_t number);
  Status RemoveBeyond(std::uint64_t number, bool keep_open);

  std::string path_;
  OutputFormat format_;
  FileDescriptor lock_;
  bool holds_run_ = false, holds_no_part_ = false;
  std::vector<Part> sealed_;
  std::unique_ptr<AppendFile> part_;  // nullptr: nothing was written since the last Seal
  std::uint64_t documents_ = 0;       // in part_
};

}  // namespace newsieve
