#include "io/append_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <utility>
#include <vector>

#include "io/escape.h"
#include "io/uninterrupted.h"

namespace newsieve {
namespace {

constexpr std::size_t kBlockBytes = 256 * 1024;
constexpr std::uint64_t kWriteBackBytes = 8 * 1024 * 1024;

// Hashes the first `bytes` of a source; false where there are not so many.
bool AddBeginning(ByteSource& source, std::uint64_t bytes, StreamHash& hash) {
  std::vector<char> block(kBlockBytes);
  while (bytes > 0) {
    const Result<std::size_t> got = source.Read(
        block.data(), static_cast<std::size_t>(std::min<std::uint64_t>(bytes, block.size())));
    if (!got.ok() || *got == 0) return false;
    hash.Add({block.data(), *got});
    bytes -= *got;
  }
  return true;
}

bool HashBeginning(const std::string& path, const Extent& extent, StreamHash& hash) {
  OpenedSource opened = OpenFile(path);
  return !opened.failure && AddBeginning(*opened.source, extent.bytes, hash) &&
         hash.Value() == extent.hash;
}

}  // namespace

bool Holds(const std::string& path, const Extent& extent) {
  StreamHash hash;
  return HashBeginning(path, extent, hash);
}

Result<std::unique_ptr<AppendFile>> AppendFile::Open(const std::string& path, const Extent& kept) {
  FileDescriptor file(Uninterrupted(
      [&] { return open(path.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0666); }));
  if (!file.ok()) return WriteFailure(path, errno);
  std::unique_ptr<AppendFile> opened(new AppendFile(std::move(file), path));
  if (Status status = opened->Keep(kept); !status.ok()) return status;
  return opened;
}

AppendFile::AppendFile(FileDescriptor file, std::string path)
    : file_(std::move(file)), path_(std::move(path)), writer_(file_.get(), EscapedPath(path_)) {}

Status AppendFile::Keep(const Extent& kept) {
  if (!HashBeginning(path_, kept, hash_))
    return {StatusCode::kIo, EscapedPath(path_) + " changed while it was looked at"};
  const auto end = static_cast<off_t>(kept.bytes);
  if (Uninterrupted([&] { return ftruncate(file_.get(), end); }) != 0 ||
      lseek(file_.get(), end, SEEK_SET) != end)
    return WriteFailure(path_, errno);
  bytes_ = kept.bytes;
  return {};
}

Status AppendFile::Append(std::string_view bytes) {
  if (Status status = writer_.Write(bytes); !status.ok()) return status;
  hash_.Add(bytes);
  // The disk begins early, so that Sync has little left to wait for.
  const bool write_back = bytes_ / kWriteBackBytes != (bytes_ + bytes.size()) / kWriteBackBytes;
  bytes_ += bytes.size();
  if (write_back) (void)sync_file_range(file_.get(), 0, 0, SYNC_FILE_RANGE_WRITE);
  return {};
}

}  // namespace newsieve
