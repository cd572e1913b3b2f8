// AppendFile: a file that grows during a run and outlives it. What was synced is there after a
// crash, and a later run goes on behind as much of it as it trusts.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "base/hash.h"
#include "io/output.h"
#include "newsieve/status.h"

namespace newsieve {

// The beginning of a file: how long, and the Hash64 of it.
struct Extent {
  std::uint64_t bytes = 0;
  std::uint64_t hash = Hash64("");

  bool operator==(const Extent&) const = default;
};

// Whether the file at `path` begins with `extent`. One that cannot be read does not.
bool Holds(const std::string& path, const Extent& extent);

// Not thread-safe. After a Status that is not ok nothing more is to be written.
class AppendFile {
 public:
  // Opens the file at `path`, which is made where there is none, and cuts off what comes behind
  // `kept`, which it must hold. kIo where that fails.
  static Result<std::unique_ptr<AppendFile>> Open(const std::string& path, const Extent& kept);

  Status Append(std::string_view bytes);
  // All that was appended is on the disk then. An error is final: never tried again.
  Status Sync() { return writer_.Sync(); }

  // Of all that was appended and kept.
  Extent extent() const { return {bytes_, hash_.Value()}; }
  std::uint64_t bytes() const { return bytes_; }
  const std::string& path() const { return path_; }

 private:
  AppendFile(FileDescriptor file, std::string path);
  Status Keep(const Extent& kept);

  FileDescriptor file_;
  std::string path_;
  BufferedWriter writer_;
  StreamHash hash_;
  std::uint64_t bytes_ = 0;
};

}  // namespace newsieve
