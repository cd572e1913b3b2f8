#include "io/part_folder.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <utility>

#include "io/escape.h"
#include "io/uninterrupted.h"

namespace newsieve {
namespace {

constexpr std::string_view kPartPrefix = "part-";

// What the folder holds. Not by std::filesystem, whose iterators end the process where there is no
// memory.
Result<std::vector<std::string>> NamesIn(const std::string& folder) {
  const auto close_stream = [](DIR* stream) { closedir(stream); };
  const std::unique_ptr<DIR, decltype(close_stream)> stream(opendir(folder.c_str()), close_stream);
  if (stream == nullptr) return CreateFailure(folder, errno);
  std::vector<std::string> names;
  for (;;) {
    errno = 0;
    const dirent* const entry = readdir(stream.get());
    if (entry == nullptr && errno != 0) return CreateFailure(folder, errno);
    if (entry == nullptr) return names;
    const std::string_view name = entry->d_name;
    if (name != "." && name != "..") names.emplace_back(name);
  }
}

// Whether there is nothing but newsieve's own in the folder.
Result<bool> IsEmpty(const std::string& folder) {
  const Result<std::vector<std::string>> names = NamesIn(folder);
  if (!names.ok()) return names.status();
  return std::all_of(names->begin(), names->end(),
                     [](const std::string& name) { return name == kStateFolder; });
}

std::uint64_t SizeOf(const std::string& path, bool& there) {
  struct stat info;
  there = lstat(path.c_str(), &info) == 0 && S_ISREG(info.st_mode);
  return there ? static_cast<std::uint64_t>(info.st_size) : 0;
}

Status Remove(const std::string& path) {
  return unlink(path.c_str()) == 0 || errno == ENOENT ? Status() : WriteFailure(path, errno);
}

Status Rename(const std::string& from, const std::string& to) {
  return rename(from.c_str(), to.c_str()) == 0 ? Status() : WriteFailure(to, errno);
}

// Makes the folder where there is none.
Status MakeFolder(const std::string& path) {
  if (mkdir(path.c_str(), 0777) == 0) return SyncFolder(FolderOf(path));
  if (errno != EEXIST) return CreateFailure(path, errno);
  struct stat info;
  if (stat(path.c_str(), &info) == 0 && S_ISDIR(info.st_mode)) return {};
  return {StatusCode::kUsage, "the output " + EscapedPath(path) +
                                  " is not a folder; a run that can be resumed writes one"};
}

}  // namespace

Result<std::unique_ptr<PartFolder>> PartFolder::Open(const std::string& path, OutputFormat format) {
  std::string folder = path;
  while (folder.size() > 1 && folder.ends_with('/')) folder.pop_back();
  if (Status status = MakeFolder(folder); !status.ok()) return status;
  Result<FileDescriptor> lock = OpenLocked(folder, O_RDONLY | O_DIRECTORY, folder);
  if (!lock.ok()) return lock.status();
  std::unique_ptr<PartFolder> opened(new PartFolder(folder, format, std::move(lock).value()));
  SizeOf(opened->StatePath(kJournal), opened->holds_run_);
  const Result<bool> empty = IsEmpty(folder);
  if (!empty.ok()) return empty.status();
  opened->holds_no_part_ = *empty;
  if (!opened->holds_run_ && !*empty)
    return Status(
        StatusCode::kUsage,
        "the output " + EscapedPath(folder) +
            " holds files, but no run that can be resumed; name a new or an empty folder");
  if (Status status = MakeFolder(folder + "/" + std::string(kStateFolder)); !status.ok())
    return status;
  return opened;
}

std::string PartFolder::StatePath(std::string_view name) const {
  return path_ + "/" + std::string(kStateFolder) + "/" + std::string(name);
}

std::string PartFolder::SealedPath(std::uint64_t number) const {
  return path_ + "/" + PartName(number, format_);
}

std::string PartFolder::OpenPath(std::uint64_t number) const {
  return StatePath(PartName(number, format_));
}

// A part that was sealed after the checkpoint which the run goes on from is one under way again.
Status PartFolder::Reopen(std::uint64_t number) {
  bool under_way, finished;
  SizeOf(OpenPath(number), under_way);
  SizeOf(SealedPath(number), finished);
  if (under_way || !finished) return {};
  return Rename(SealedPath(number), OpenPath(number));
}

bool PartFolder::Holds(const std::vector<Part>& sealed, const Part& open) {
  for (std::uint64_t number = 0; number < sealed.size(); ++number) {
    bool there;
    const std::uint64_t bytes = SizeOf(SealedPath(number), there);
    if (!there || bytes != sealed[number].extent.bytes) return false;
  }
  if (open.extent.bytes == 0) return true;
  return Reopen(sealed.size()).ok() && newsieve::Holds(OpenPath(sealed.size()), open.extent);
}

Status PartFolder::Keep(std::vector<Part> sealed, const Part& open) {
  if (Status status = RemoveBeyond(sealed.size(), open.extent.bytes > 0); !status.ok())
    return status;
  sealed_ = std::move(sealed);
  if (open.extent.bytes == 0) return {};
  Result<std::unique_ptr<AppendFile>> part =
      AppendFile::Open(OpenPath(sealed_.size()), open.extent);
  if (!part.ok()) return part.status();
  part_ = std::move(part).value();
  documents_ = open.documents;
  return {};
}

// Removes parts from `number` on, but not that one under way where it is to be kept.
Status PartFolder::RemoveBeyond(std::uint64_t number, bool keep_open) {
  const std::string first = PartName(number, format_);
  const auto is_beyond = [&](const std::string& name) {
    return name.starts_with(kPartPrefix) && name.size() >= first.size() &&
           (name.size() > first.size() || name >= first);
  };
  const Result<std::vector<std::string>> parts = NamesIn(path_);
  if (!parts.ok()) return parts.status();
  for (const std::string& name : *parts) {
    if (!is_beyond(name)) continue;
    if (Status status = Remove(path_ + "/" + name); !status.ok()) return status;
  }
  const Result<std::vector<std::string>> state = NamesIn(StatePath(""));
  if (!state.ok()) return state.status();
  for (const std::string& name : *state) {
    if (!name.starts_with(kPartPrefix) || (keep_open && name == first)) continue;
    if (Status status = Remove(StatePath(name)); !status.ok()) return status;
  }
  return SyncFolder(path_);
}

Status PartFolder::Write(std::string_view bytes, std::uint64_t documents) {
  if (bytes.empty()) return {};
  if (part_ == nullptr) {
    Result<std::unique_ptr<AppendFile>> part = AppendFile::Open(OpenPath(sealed_.size()), Extent());
    if (!part.ok()) return part.status();
    part_ = std::move(part).value();
  }
  documents_ += documents;
  return part_->Append(bytes);
}

// Bytes, then the name, then the folder: a cut at any point leaves the part whole under its name,
// or not there.
Status PartFolder::Seal() {
  if (part_ == nullptr) return {};
  const Part part = open();
  if (Status status = part_->Sync(); !status.ok()) return status;
  const std::uint64_t number = sealed_.size();
  if (Status status = Rename(OpenPath(number), SealedPath(number)); !status.ok()) return status;
  part_.reset();
  documents_ = 0;
  sealed_.push_back(part);
  return SyncFolder(path_);
}

Status PartFolder::Sync() {
  if (part_ == nullptr) return {};
  if (Status status = part_->Sync(); !status.ok()) return status;
  return SyncState();
}

Part PartFolder::open() const {
  return part_ == nullptr ? Part() : Part{part_->extent(), documents_};
}

Status PartFolder::WriteManifest(std::string_view json) {
  return WriteOutput(json, path_ + "/" + std::string(kManifest));
}

Status PartFolder::RemoveManifest() { return Remove(path_ + "/" + std::string(kManifest)); }

Status PartFolder::SyncState() { return SyncFolder(StatePath("")); }

Status PartFolder::RemoveState(std::string_view name) { return Remove(StatePath(name)); }

bool PartFolder::HoldsSpool(std::uint64_t bytes) const {
  bool there;
  return bytes == 0 || SizeOf(StatePath(kSpool), there) >= bytes;
}

}  // namespace newsieve
