// TreeOutput: a folder of cleaned files that mirrors the inputs, and `records.jsonl` with all
// records. The folder appears under its name whole or not at all, and takes the place of an earlier
// one only if newsieve wrote all that is in it.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_set>

#include "io/output.h"
#include "newsieve/document.h"
#include "newsieve/status.h"

namespace newsieve {

inline constexpr std::string_view kTreeRecords = "records.jsonl";

// The file, relative to the folder, for a kept document: `relative` (below its input) for a file
// that is one document, "relative/RECORD-ID.txt" for a record. Only safe characters are taken of an
// id.
std::string TreeFileName(const std::string& relative, const Document& document);

// Not thread-safe.
class TreeOutput {
 public:
  // kUsage where `path` holds what newsieve did not write, or another job is writing it.
  static Result<std::unique_ptr<TreeOutput>> Open(std::string path);

  // Without Commit, nothing is left behind.
  ~TreeOutput();

  Status WriteRecords(std::string_view lines);
  // Two files of one name get "~2", "~3" behind it; names that no file system takes and those taken
  // by a folder become "other-names/HASH.txt".
  Status WriteFile(const std::string& name, std::string_view text);
  Status Commit();

 private:
  TreeOutput(std::string path, FileDescriptor lock, FileDescriptor records);
  Result<FileDescriptor> Create(const std::string& name);
  bool MakeFolders(const std::string& name);
  Status WriteMarker();

  std::string path_, temporary_;
  FileDescriptor lock_, records_file_;
  BufferedWriter records_;
  std::unordered_set<std::string> folders_;
  std::uint64_t files_ = 0;
  bool committed_ = false;
};

}  // namespace newsieve
