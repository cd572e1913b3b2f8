#include "io/file_reader.h"

#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <utility>

#include "io/uninterrupted.h"

namespace newsieve {
namespace {

constexpr int kStopCheckMilliseconds = 100;

// A descriptor as a source. Not owned: standard input stays open.
class DescriptorSource : public ByteSource {
 public:
  DescriptorSource(int fd, StopSign stop) : fd_(fd), stop_(std::move(stop)) {}

  std::uint64_t taken() const override { return taken_; }

 private:
  Result<std::size_t> DoRead(char* buffer, std::size_t size) override {
    for (;;) {
      if (stop_ && !WaitUntilReadable()) return Status(StatusCode::kInterrupted, "stopped");
      const ssize_t got = read(fd_, buffer, size);
      if (got >= 0) {
        taken_ += static_cast<std::uint64_t>(got);
        return static_cast<std::size_t>(got);
      }
      if (errno != EINTR && errno != EAGAIN) return Status(StatusCode::kIo, ErrnoText(errno));
    }
  }

  bool WaitUntilReadable() {
    pollfd waiting{fd_, POLLIN, 0};
    while (!stop_()) {
      if (poll(&waiting, 1, kStopCheckMilliseconds) != 0 && waiting.revents != 0) return true;
    }
    return false;
  }

  int fd_;
  StopSign stop_;
  std::uint64_t taken_ = 0;
};

FileFacts FactsIn(const struct stat& info) {
  constexpr std::int64_t kNanoseconds = 1000000000;
  return {static_cast<std::uint64_t>(info.st_size),
          info.st_mtim.tv_sec * kNanoseconds + info.st_mtim.tv_nsec};
}

class FileSource : public DescriptorSource {
 public:
  FileSource(FileDescriptor file, const FileFacts& facts)
      : DescriptorSource(file.get(), nullptr), file_(std::move(file)), facts_(facts) {}

  std::vector<Reason> TakeNotes() override {
    struct stat info;
    if (told_ || fstat(file_.get(), &info) != 0 || FactsIn(info) == facts_) return {};
    told_ = true;
    return {{"input.changed", "The file changed while it was read.", {}, {}}};
  }

 private:
  FileDescriptor file_;
  FileFacts facts_;  // when it was opened
  bool told_ = false;
};

// True when `head` shows a whole line that is not blank.
bool HasLine(std::string_view head) {
  const std::size_t begin = head.find_first_not_of(" \t\r\n");
  return begin != head.npos && head.find('\n', begin) != head.npos;
}

}  // namespace

Result<std::size_t> ByteSource::Read(char* buffer, std::size_t size) {
  if (peeked_read_ < peeked_.size()) {
    const std::size_t taken = peeked_.copy(buffer, size, peeked_read_);
    peeked_read_ += taken;
    return taken;
  }
  if (!peek_failure_.ok()) return std::exchange(peek_failure_, Status());
  return DoRead(buffer, size);
}

std::string_view ByteSource::Peek() {
  while (peek_failure_.ok() && peeked_.size() < kPeekBytes && !HasLine(peeked_)) {
    const std::size_t before = peeked_.size();
    peeked_.resize(kPeekBytes);
    const Result<std::size_t> got = DoRead(peeked_.data() + before, kPeekBytes - before);
    peeked_.resize(before + (got.ok() ? *got : 0));
    if (!got.ok()) peek_failure_ = got.status();
    if (got.ok() && *got == 0) break;
  }
  return peeked_;
}

Damage ByteSource::DamageOf(const Status& failure) const {
  return {UnreadableReason(failure.message())};
}

Result<std::size_t> StringSource::DoRead(char* buffer, std::size_t size) {
  const std::size_t taken = bytes_.copy(buffer, std::min(size, chunk_), read_);
  read_ += taken;
  return taken;
}

FileDescriptor& FileDescriptor::operator=(FileDescriptor&& other) noexcept {
  std::swap(fd_, other.fd_);
  return *this;
}

FileDescriptor::~FileDescriptor() {
  if (fd_ >= 0) close(fd_);
}

FileDescriptor OpenPath(std::string_view path, int flags) {
  FileDescriptor folder;
  const auto open_part = [&](std::string_view part, int part_flags) {
    const int at = folder.ok() ? folder.get() : AT_FDCWD;
    const std::string name(part);
    return FileDescriptor(
        Uninterrupted([&] { return openat(at, name.c_str(), part_flags | O_CLOEXEC); }));
  };
  // The kernel takes at most PATH_MAX bytes at once: walk down to where the rest fits.
  while (path.size() >= PATH_MAX) {
    const std::size_t slash = path.rfind('/', PATH_MAX - 2);
    if (slash == path.npos) break;
    folder = open_part(path.substr(0, slash + 1), O_PATH | O_DIRECTORY);
    if (!folder.ok()) return folder;
    path.remove_prefix(std::min(path.find_first_not_of('/', slash), path.size()));
  }
  return open_part(path, flags);
}

OpenedSource OpenFile(const std::string& path) {
  // O_NONBLOCK: a FIFO that took the place of the file since it was listed must not hang the run.
  FileDescriptor file = OpenPath(path, O_RDONLY | O_NONBLOCK | O_NOCTTY);
  if (!file.ok()) return {nullptr, UnreadableReason(errno)};
  struct stat info;
  if (fstat(file.get(), &info) != 0) return {nullptr, UnreadableReason(errno)};
  if (S_ISDIR(info.st_mode)) return {nullptr, UnreadableReason(EISDIR)};
  if (!S_ISREG(info.st_mode)) return {nullptr, NotRegularReason("not a regular file")};
  return {std::make_unique<FileSource>(std::move(file), FactsIn(info)), std::nullopt,
          FactsIn(info)};
}

std::optional<FileFacts> FactsOf(const std::string& path) {
  const FileDescriptor file = OpenPath(path, O_PATH);
  struct stat info;
  if (!file.ok() || fstat(file.get(), &info) != 0 || !S_ISREG(info.st_mode)) return std::nullopt;
  return FactsIn(info);
}

std::unique_ptr<ByteSource> OpenStandardInput(StopSign stop) {
  return std::make_unique<DescriptorSource>(STDIN_FILENO, std::move(stop));
}

std::string ErrnoText(int error) {
  const char* words = strerrordesc_np(error);
  const char* name = strerrorname_np(error);
  if (words == nullptr || name == nullptr) return "error " + std::to_string(error);
  return std::string(words) + " (" + name + ")";
}

Reason UnreadableReason(std::string_view why) {
  std::string message = "It cannot be read: ";
  message.append(why).append(".");
  return {"input.unreadable", std::move(message), {}, {}};
}

Reason UnreadableReason(int error) { return UnreadableReason(ErrnoText(error)); }

Reason NotRegularReason(std::string_view what) {
  std::string message = "It is ";
  message.append(what).append(".");
  return {"input.not_regular", std::move(message), {}, {}};
}

}  // namespace newsieve
