#include "io/tree_output.h"

#include <dirent.h>
#include <fcntl.h>
#include <limits.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <cstdio>
#include <filesystem>
#include <utility>

#include "base/hash.h"
#include "io/escape.h"
#include "io/format.h"
#include "io/uninterrupted.h"

namespace newsieve {
namespace {

// Says that a folder was written by newsieve, and how many files with it: a folder that holds more
// is somebody's.
constexpr std::string_view kMarker = ".newsieve-tree";
constexpr std::string_view kMarkerText =
    "newsieve/1 tree: the next run replaces this folder as a whole.\nfiles: ";
constexpr std::size_t kMaxIdBytes = 80;
constexpr std::size_t kMaxNameBytes = 250;  // NAME_MAX, with room for "~N"
constexpr std::size_t kMaxPathBytes = 2048;

std::string WithoutTrailingSlash(std::string path) {
  while (path.size() > 1 && path.ends_with('/')) path.pop_back();
  return path;
}

bool IsSafe(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
         c == '_';
}

bool HasLongPart(std::string_view name) {
  for (std::size_t begin = 0; begin < name.size();) {
    const std::size_t end = std::min(name.find('/', begin), name.size());
    if (end - begin > kMaxNameBytes) return true;
    begin = end + 1;
  }
  return false;
}

// The number of files that the marker of `folder` states, or nothing where there is no marker.
std::optional<std::uint64_t> MarkedFiles(const std::string& folder) {
  OpenedSource marker = OpenFile(folder + "/" + std::string(kMarker));
  if (marker.failure) return std::nullopt;
  const std::string_view text = marker.source->Peek();
  if (!text.starts_with(kMarkerText)) return std::nullopt;
  std::uint64_t files = 0;
  std::from_chars(text.data() + kMarkerText.size(), text.data() + text.size(), files);
  return files;
}

// Files, links and so on below `folder`, of all kinds but folders.
std::uint64_t CountFiles(const std::string& folder) {
  std::error_code error;
  std::uint64_t files = 0;
  auto entry = std::filesystem::recursive_directory_iterator(folder, error);
  while (!error && entry != std::filesystem::recursive_directory_iterator()) {
    const bool is_folder = entry->is_directory(error) && !entry->is_symlink(error);
    if (!is_folder) ++files;
    entry.increment(error);
  }
  return files;
}

std::string OtherName(const std::string& name) {
  return "other-names/" + HexDigits(Hash64(name)) + ".txt";
}

// A file that was not there before, "~2", "~3", ... behind its name where need be. Not ok: errno
// says why.
FileDescriptor CreateNew(const std::string& path) {
  std::string name = path;
  for (int copy = 2;; ++copy) {
    FileDescriptor file(Uninterrupted(
        [&] { return open(name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666); }));
    if (file.ok() || errno != EEXIST) return file;
    name = path + "~" + std::to_string(copy);
  }
}

void RemoveTree(const std::string& folder) {
  std::error_code ignored;  // what stays is hidden, and goes with the next run
  std::filesystem::remove_all(folder, ignored);
}

void EmptyFolder(const std::string& folder) {
  std::error_code error;
  auto entry = std::filesystem::directory_iterator(folder, error);
  while (!error && entry != std::filesystem::directory_iterator()) {
    RemoveTree(entry->path());
    entry.increment(error);
  }
}

// Refuses to replace what newsieve did not write.
Status CheckReplaceable(const std::string& path) {
  struct stat info;
  if (lstat(path.c_str(), &info) != 0)
    return errno == ENOENT ? Status() : WriteFailure(path, errno);
  const auto refuse = [&](std::string_view why) {
    return Status(StatusCode::kUsage, "the output " + EscapedPath(path) + std::string(why));
  };
  if (!S_ISDIR(info.st_mode)) return refuse(" is not a folder; --to tree writes one");
  const std::uint64_t found = CountFiles(path);
  const std::optional<std::uint64_t> written = MarkedFiles(path);
  if (found == 0) return {};
  if (!written)
    return refuse(" holds files that newsieve did not write; name a new or an empty folder");
  if (*written != found)
    return refuse(" has other files in it than newsieve wrote; name a new folder");
  return {};
}

// Puts `temporary` where `path` is, which may exist. What was there ends up at `temporary`.
Status Replace(const std::string& temporary, const std::string& path) {
  if (access(path.c_str(), F_OK) != 0)
    return rename(temporary.c_str(), path.c_str()) == 0 ? Status() : WriteFailure(path, errno);
  if (renameat2(AT_FDCWD, temporary.c_str(), AT_FDCWD, path.c_str(), RENAME_EXCHANGE) == 0)
    return {};
  if (errno != EINVAL && errno != ENOSYS) return WriteFailure(path, errno);
  // A file system without exchange: a moment without a folder of that name cannot be helped.
  const std::string old = temporary + "-old";
  if (rename(path.c_str(), old.c_str()) != 0) return WriteFailure(path, errno);
  if (rename(temporary.c_str(), path.c_str()) != 0) return WriteFailure(path, errno);
  return rename(old.c_str(), temporary.c_str()) == 0 ? Status() : WriteFailure(old, errno);
}

}  // namespace

std::string TreeFileName(const std::string& relative, const Document& document) {
  if (document.source.record == 0)
    return document.source.path == "-" ? relative + ".txt" : relative;
  const std::string number = std::to_string(document.source.record);
  std::string name = std::string(number.size() < 9 ? 9 - number.size() : 0, '0') + number;
  std::string id = document.id.substr(0, kMaxIdBytes);
  if (document.id == IdAt(document.source)) id.clear();
  for (char& c : id)
    if (!IsSafe(c)) c = '_';
  return relative + "/" + name + (id.empty() ? "" : "-" + id) + ".txt";
}

Result<std::unique_ptr<TreeOutput>> TreeOutput::Open(std::string path) {
  path = WithoutTrailingSlash(std::move(path));
  if (Status status = CheckReplaceable(path); !status.ok()) return status;
  const std::string temporary = TemporaryPath(path);
  if (mkdir(temporary.c_str(), 0777) != 0 && errno != EEXIST) return CreateFailure(path, errno);
  Result<FileDescriptor> lock = OpenLocked(temporary, O_RDONLY | O_DIRECTORY | O_NOFOLLOW, path);
  if (!lock.ok()) return lock.status();
  EmptyFolder(temporary);
  const std::string records = temporary + "/" + std::string(kTreeRecords);
  FileDescriptor file(Uninterrupted(
      [&] { return open(records.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666); }));
  if (!file.ok()) return WriteFailure(records, errno);
  return std::unique_ptr<TreeOutput>(
      new TreeOutput(std::move(path), std::move(lock).value(), std::move(file)));
}

TreeOutput::TreeOutput(std::string path, FileDescriptor lock, FileDescriptor records)
    : path_(std::move(path)),
      temporary_(TemporaryPath(path_)),
      lock_(std::move(lock)),
      records_file_(std::move(records)),
      records_(records_file_.get(), EscapedPath(path_ + "/" + std::string(kTreeRecords))) {}

TreeOutput::~TreeOutput() {
  if (!committed_) RemoveTree(temporary_);
}

Status TreeOutput::WriteRecords(std::string_view lines) { return records_.Write(lines); }

Status TreeOutput::WriteFile(const std::string& name, std::string_view text) {
  Result<FileDescriptor> file = Create(name);
  if (!file.ok()) return file.status();
  BufferedWriter writer(file->get(), EscapedPath(path_ + "/" + name));
  if (Status status = writer.Write(text); !status.ok()) return status;
  ++files_;
  return writer.Flush();
}

Result<FileDescriptor> TreeOutput::Create(const std::string& name) {
  const bool possible =
      name.size() + temporary_.size() <= kMaxPathBytes && !HasLongPart(name) && name != kMarker;
  if (possible && MakeFolders(name)) {
    FileDescriptor file = CreateNew(temporary_ + "/" + name);
    if (file.ok()) return file;
  }
  // A folder of one input may have the name of a file of another.
  if (possible && errno != ENOTDIR) return WriteFailure(path_ + "/" + name, errno);
  const std::string other = OtherName(name);
  FileDescriptor file(-1);
  if (MakeFolders(other)) file = CreateNew(temporary_ + "/" + other);
  if (!file.ok()) return WriteFailure(path_ + "/" + other, errno);
  return file;
}

// Makes the folders that `name` lies in. False: errno says why not.
bool TreeOutput::MakeFolders(const std::string& name) {
  for (std::size_t slash = name.find('/'); slash != name.npos; slash = name.find('/', slash + 1)) {
    std::string folder = name.substr(0, slash);
    if (folders_.contains(folder)) continue;
    if (mkdir((temporary_ + "/" + folder).c_str(), 0777) != 0 && errno != EEXIST) return false;
    folders_.insert(std::move(folder));
  }
  return true;
}

// Counts itself and the records among the files.
Status TreeOutput::WriteMarker() {
  FileDescriptor file = CreateNew(temporary_ + "/" + std::string(kMarker));
  if (!file.ok()) return WriteFailure(path_, errno);
  BufferedWriter writer(file.get(), EscapedPath(path_));
  if (Status status = writer.Write(kMarkerText); !status.ok()) return status;
  if (Status status = writer.Write(std::to_string(files_ + 2) + "\n"); !status.ok()) return status;
  return writer.Flush();
}

Status TreeOutput::Commit() {
  if (Status status = records_.Flush(); !status.ok()) return status;
  if (Status status = WriteMarker(); !status.ok()) return status;
  if (syncfs(lock_.get()) != 0) return WriteFailure(path_, errno);
  // The folder may have been put to use since the run began.
  if (Status status = CheckReplaceable(path_); !status.ok()) return status;
  if (Status status = Replace(temporary_, path_); !status.ok()) return status;
  committed_ = true;
  RemoveTree(temporary_);
  return SyncFolder(FolderOf(path_));
}

}  // namespace newsieve
