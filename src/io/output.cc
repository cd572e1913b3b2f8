#include "io/output.h"

#include <fcntl.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <utility>

#include "io/escape.h"
#include "io/uninterrupted.h"

namespace newsieve {
namespace {

constexpr std::size_t kBufferBytes = 256 * 1024;
constexpr mode_t kNewFileMode = 0666;  // less the umask

// Standard output, or a device or FIFO that was named: written as it comes.
class DirectOutput : public Output {
 public:
  DirectOutput(FileDescriptor owned, int fd, std::string name)
      : owned_(std::move(owned)), writer_(fd, std::move(name)) {}

  Status Write(std::string_view bytes) override { return writer_.Write(bytes); }
  Status Flush() override { return writer_.Flush(); }
  Status Commit() override { return writer_.Flush(); }

 private:
  FileDescriptor owned_;
  BufferedWriter writer_;
};

// Written beside the final name, which it takes at Commit.
class AtomicFile : public Output {
 public:
  AtomicFile(FileDescriptor file, std::string path)
      : file_(std::move(file)), path_(std::move(path)), writer_(file_.get(), EscapedPath(path_)) {}

  ~AtomicFile() override {
    if (!committed_) unlink(TemporaryPath(path_).c_str());
  }

  Status Write(std::string_view bytes) override { return writer_.Write(bytes); }
  Status Flush() override { return {}; }  // nobody reads it yet

  Status Commit() override {
    if (Status status = writer_.Sync(); !status.ok()) return status;
    if (rename(TemporaryPath(path_).c_str(), path_.c_str()) != 0) return WriteFailure(path_, errno);
    committed_ = true;
    return SyncFolder(FolderOf(path_));
  }

 private:
  FileDescriptor file_;
  std::string path_;
  BufferedWriter writer_;
  bool committed_ = false;
};

// The file that a symbolic link leads to, so that the link stays and its target is replaced.
std::string Resolved(const std::string& path) {
  char* real = realpath(path.c_str(), nullptr);
  if (real == nullptr) return path;
  std::string resolved(real);
  free(real);
  return resolved;
}

Result<std::unique_ptr<Output>> OpenDirect(const std::string& path) {
  FileDescriptor file = OpenPath(path, O_WRONLY | O_NOCTTY);
  if (!file.ok()) return WriteFailure(path, errno);
  const int fd = file.get();
  return std::unique_ptr<Output>(
      std::make_unique<DirectOutput>(std::move(file), fd, EscapedPath(path)));
}

Result<std::unique_ptr<Output>> OpenAtomic(const std::string& path, const struct stat* existing) {
  Result<FileDescriptor> file =
      OpenLocked(TemporaryPath(path), O_RDWR | O_CREAT | O_NOFOLLOW, path);
  if (!file.ok()) return file.status();
  // What a crashed job left behind goes; the permissions of the file that is replaced stay.
  if (Uninterrupted([&] { return ftruncate(file->get(), 0); }) != 0)
    return WriteFailure(path, errno);
  if (existing != nullptr) (void)fchmod(file->get(), existing->st_mode & 07777);
  return std::unique_ptr<Output>(std::make_unique<AtomicFile>(std::move(file).value(), path));
}

}  // namespace

std::unique_ptr<Output> OpenStandardOutput() {
  return std::make_unique<DirectOutput>(FileDescriptor(), STDOUT_FILENO, "standard output");
}

Result<std::unique_ptr<Output>> OpenOutputFile(const std::string& path) {
  const std::string target = Resolved(path);
  struct stat info;
  if (stat(target.c_str(), &info) != 0) {
    if (errno != ENOENT) return CreateFailure(path, errno);
    if (lstat(target.c_str(), &info) != 0) return OpenAtomic(target, nullptr);
    return Status(StatusCode::kUsage,
                  "the output " + EscapedPath(path) + " is a link that leads nowhere");
  }
  if (S_ISREG(info.st_mode)) return OpenAtomic(target, &info);
  if (S_ISCHR(info.st_mode) || S_ISFIFO(info.st_mode)) return OpenDirect(target);
  const std::string what = S_ISDIR(info.st_mode) ? " is a folder; name a file, or use --to tree"
                                                 : " is not a file that can be written";
  return Status(StatusCode::kUsage, "the output " + EscapedPath(path) + what);
}

Status WriteOutput(std::string_view bytes, const std::string& path) {
  std::unique_ptr<Output> output;
  if (path.empty()) {
    output = OpenStandardOutput();
  } else {
    Result<std::unique_ptr<Output>> file = OpenOutputFile(path);
    if (!file.ok()) return file.status();
    output = std::move(file).value();
  }
  if (Status status = output->Write(bytes); !status.ok()) return status;
  return output->Commit();
}

Status BufferedWriter::Write(std::string_view bytes) {
  if (buffer_.size() + bytes.size() > kBufferBytes) {
    if (Status status = Flush(); !status.ok()) return status;
  }
  if (bytes.size() >= kBufferBytes) return WriteAll(bytes);
  buffer_.append(bytes);
  return {};
}

Status BufferedWriter::Flush() {
  Status status = WriteAll(buffer_);
  buffer_.clear();
  return status;
}

Status BufferedWriter::Sync() {
  if (Status status = Flush(); !status.ok()) return status;
  return Uninterrupted([&] { return fsync(fd_); }) == 0 ? Status() : WriteFailure(name_, errno);
}

Status BufferedWriter::WriteAll(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = Uninterrupted([&] { return write(fd_, bytes.data(), bytes.size()); });
    if (written < 0) return WriteFailure(name_, errno);
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return {};
}

Status WriteFailure(std::string_view name, int error) {
  if (error == EPIPE)
    return {StatusCode::kClosed, "the reader of " + EscapedPath(name) + " went away"};
  return {StatusCode::kIo, "cannot write " + EscapedPath(name) + ": " + ErrnoText(error)};
}

Status CreateFailure(std::string_view output, int error) {
  if (error != ENOENT && error != ENOTDIR) return WriteFailure(output, error);
  return {StatusCode::kUsage,
          "the folder of the output " + EscapedPath(output) + " does not exist"};
}

Result<FileDescriptor> OpenLocked(const std::string& path, int flags, std::string_view output) {
  for (;;) {
    FileDescriptor file(
        Uninterrupted([&] { return open(path.c_str(), flags | O_CLOEXEC, kNewFileMode); }));
    if (!file.ok()) return CreateFailure(output, errno);
    if (Uninterrupted([&] { return flock(file.get(), LOCK_EX | LOCK_NB); }) != 0)
      return Status(StatusCode::kUsage, "another job is writing the output " + EscapedPath(output));
    // Between open and lock its owner may have finished and renamed it: then this is no longer what
    // we wanted.
    struct stat opened, named;
    const bool same = fstat(file.get(), &opened) == 0 && stat(path.c_str(), &named) == 0 &&
                      opened.st_ino == named.st_ino && opened.st_dev == named.st_dev;
    if (same) return file;
  }
}

std::string TemporaryPath(const std::string& path) {
  const std::size_t name = path.rfind('/') + 1;  // npos + 1 is 0
  return path.substr(0, name) + "." + path.substr(name) + ".newsieve-tmp";
}

std::string FolderOf(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  return slash == path.npos ? "." : path.substr(0, slash + 1);
}

Status SyncFolder(const std::string& folder) {
  const FileDescriptor opened = OpenPath(folder, O_RDONLY | O_DIRECTORY);
  if (opened.ok() && Uninterrupted([&] { return fsync(opened.get()); }) == 0) return {};
  // Some file systems cannot do this for folders; that is no loss of data.
  return errno == EINVAL ? Status() : WriteFailure(folder, errno);
}

}  // namespace newsieve
