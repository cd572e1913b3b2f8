#include "base/scratch_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <system_error>
#include <utility>

namespace newsieve {
namespace {

constexpr std::size_t kBufferBytes = 1 << 20;

Status Failure(const std::string& folder, int error) {
  return {StatusCode::kIo, "a temporary file in " + folder +
                               " failed: " + std::generic_category().message(error) +
                               "; it needs about as much room as the records of the run"};
}

// -1: errno says why not.
int OpenNameless(const std::string& folder) {
  const int fd = open(folder.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
  if (fd >= 0 || (errno != EOPNOTSUPP && errno != EISDIR && errno != EINVAL)) return fd;
  std::string name = folder + "/.newsieve-scratch-XXXXXX";  // a file system without O_TMPFILE
  const int named = mkostemp(name.data(), O_CLOEXEC);
  if (named >= 0) unlink(name.c_str());
  return named;
}

}  // namespace

Result<std::unique_ptr<ScratchFile>> ScratchFile::Open(const std::string& folder) {
  const char* configured = std::getenv("TMPDIR");
  std::string place;
  for (const std::string& candidate :
       {folder, std::string(configured ? configured : ""), std::string("/tmp")}) {
    if (candidate.empty()) continue;
    place = candidate;
    const int fd = OpenNameless(candidate);
    if (fd >= 0) return std::unique_ptr<ScratchFile>(new ScratchFile(fd, candidate));
  }
  return Failure(place, errno);
}

Result<std::unique_ptr<ScratchFile>> ScratchFile::OpenNamed(const std::string& path,
                                                            std::uint64_t kept) {
  const int fd = open(path.c_str(), O_CREAT | O_RDWR | O_CLOEXEC, 0666);
  if (fd < 0) return Failure(path, errno);
  std::unique_ptr<ScratchFile> file(new ScratchFile(fd, path, kept));
  const off_t end = static_cast<off_t>(kept);
  if (lseek(fd, 0, SEEK_END) < end) return Failure(path, EIO);
  if (ftruncate(fd, end) != 0 || lseek(fd, end, SEEK_SET) != end) return Failure(path, errno);
  return file;
}

ScratchFile::~ScratchFile() { close(fd_); }

Result<std::uint64_t> ScratchFile::Append(std::string_view bytes) {
  // What one call appends lies wholly in the file or wholly in the buffer.
  if (!buffer_.empty() && buffer_.size() + bytes.size() > kBufferBytes) {
    if (Status status = Flush(); !status.ok()) return status;
  }
  const std::uint64_t offset = written_ + buffer_.size();
  buffer_.append(bytes);
  return offset;
}

Status ScratchFile::Flush() {
  for (std::string_view rest = buffer_; !rest.empty();) {
    const ssize_t count = write(fd_, rest.data(), rest.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return Failure(folder_, errno);
    rest.remove_prefix(static_cast<std::size_t>(count));
  }
  written_ += buffer_.size();
  buffer_.clear();
  return {};
}

Status ScratchFile::Sync() {
  if (Status status = Flush(); !status.ok()) return status;
  return fsync(fd_) == 0 ? Status() : Failure(folder_, errno);
}

Status ScratchFile::Read(std::uint64_t offset, std::size_t size, char* out) {
  if (size == 0) return {};  // `out` may be null then, which memcpy does not allow
  if (offset >= written_) {
    std::memcpy(out, buffer_.data() + (offset - written_), size);
    return {};
  }
  while (size > 0) {
    const ssize_t count = pread(fd_, out, size, static_cast<off_t>(offset));
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return Failure(folder_, count < 0 ? errno : EIO);
    out += count;
    offset += static_cast<std::uint64_t>(count);
    size -= static_cast<std::size_t>(count);
  }
  return {};
}

}  // namespace newsieve
