#include "io/walk.h"

#include <dirent.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <memory>

#include "io/escape.h"
#include "io/file_reader.h"

namespace newsieve {
namespace {

// What `path` is, found without opening it: O_PATH never wakes a device or a FIFO. False: errno
// says why.
bool Stat(const std::string& path, bool follow, struct stat& info) {
  const FileDescriptor file = OpenPath(path, O_PATH | (follow ? 0 : O_NOFOLLOW));
  return file.ok() && fstat(file.get(), &info) == 0;
}

std::string Canonical(const std::string& path) {
  const std::unique_ptr<char, decltype(&free)> real(realpath(path.c_str(), nullptr), &free);
  return real == nullptr ? "" : real.get();
}

bool IsBelow(std::string_view path, std::string_view folder) {
  if (folder == "/") return path.size() > 1;
  return path.size() > folder.size() && path.starts_with(folder) && path[folder.size()] == '/';
}

std::string_view KindName(mode_t mode) {
  if (S_ISFIFO(mode)) return "a FIFO, not a regular file; use - and a pipe";
  if (S_ISSOCK(mode)) return "a socket, not a regular file";
  if (S_ISCHR(mode) || S_ISBLK(mode)) return "a device, not a regular file";
  return "not a regular file";
}

unsigned char DirentType(mode_t mode) { return static_cast<unsigned char>(IFTODT(mode)); }

std::string WithSlash(std::string path) {
  if (!path.ends_with('/')) path += '/';
  return path;
}

std::string LastPart(std::string_view path) {
  while (path.size() > 1 && path.ends_with('/')) path.remove_suffix(1);
  return std::string(path.substr(path.rfind('/') + 1));
}

// A directory sorts as if its name ended in '/', so that whole paths come in byte order.
int CompareNames(std::string_view a, bool a_directory, std::string_view b, bool b_directory) {
  const std::size_t common = std::min(a.size(), b.size());
  if (const int order = a.substr(0, common).compare(b.substr(0, common)); order != 0) return order;
  const auto at = [&](std::string_view name, bool directory) -> int {
    if (common < name.size()) return static_cast<unsigned char>(name[common]);
    return directory ? '/' : 0;
  };
  return at(a, a_directory) - at(b, b_directory);
}

}  // namespace

std::optional<FileId> IdOf(const std::string& path) {
  struct stat info;
  if (!Stat(path, true, info)) return std::nullopt;
  return FileId(info.st_dev, info.st_ino);
}

Walker::Walker(std::vector<std::string> inputs, std::set<FileId> own_outputs)
    : inputs_(std::move(inputs)), own_outputs_(std::move(own_outputs)) {}

std::optional<WalkedFile> Walker::Next() {
  for (;;) {
    std::optional<WalkedFile> found;
    if (!levels_.empty()) {
      found = NextBelow();
    } else if (next_input_ < inputs_.size()) {
      found = NextInput();
    } else {
      return std::nullopt;
    }
    if (found) return found;
  }
}

std::optional<WalkedFile> Walker::NextInput() {
  const std::string path = inputs_[next_input_++];
  if (path == "-") return WalkedFile{path, "stdin", std::nullopt};
  struct stat info;
  if (!Stat(path, true, info)) return WalkedFile{path, LastPart(path), UnreadableReason(errno)};
  if (S_ISDIR(info.st_mode)) {
    root_ = Canonical(path);
    return Enter(WithSlash(path), "");
  }
  if (!S_ISREG(info.st_mode))
    return WalkedFile{path, LastPart(path), NotRegularReason(KindName(info.st_mode))};
  return WalkedFile{path, LastPart(path), std::nullopt};
}

std::optional<WalkedFile> Walker::NextBelow() {
  Level& level = levels_.back();
  if (level.next == level.entries.size()) {
    levels_.pop_back();
    return std::nullopt;
  }
  Entry& entry = level.entries[level.next++];
  std::string path = level.path + entry.name, relative = level.relative + entry.name;
  if (entry.kind == Kind::kDirectory) return Enter(WithSlash(path), WithSlash(relative));
  WalkedFile file{std::move(path), std::move(relative), std::nullopt};
  if (entry.kind == Kind::kFailure) file.failure = NotRegularReason(entry.problem);
  if (!own_outputs_.empty()) {
    const std::optional<FileId> id = IdOf(file.path);
    if (id && own_outputs_.contains(*id)) return std::nullopt;
  }
  return file;
}

std::optional<WalkedFile> Walker::Enter(const std::string& path, const std::string& relative) {
  FileDescriptor folder = OpenPath(path, O_RDONLY | O_DIRECTORY);
  int error = folder.ok() ? 0 : errno;
  struct stat info;
  if (error == 0 && fstat(folder.get(), &info) != 0) error = errno;
  if (error == 0) {
    if (!entered_.emplace(info.st_dev, info.st_ino).second) return std::nullopt;
    Level level{path, relative, {}, 0};
    List(folder.get(), level, error);
    levels_.push_back(std::move(level));
  }
  if (error == 0) return std::nullopt;
  return WalkedFile{path, relative, UnreadableReason(error)};
}

void Walker::List(int fd, Level& level, int& error) {
  const auto close_stream = [](DIR* open_stream) { closedir(open_stream); };
  const std::unique_ptr<DIR, decltype(close_stream)> stream(fdopendir(dup(fd)), close_stream);
  if (stream == nullptr) {
    error = errno;
    return;
  }
  errno = 0;
  while (const dirent* found = readdir(stream.get())) {
    AddEntry(level, found->d_name, found->d_type);
    errno = 0;
  }
  error = errno;
  std::sort(level.entries.begin(), level.entries.end(), [](const Entry& a, const Entry& b) {
    return CompareNames(a.name, a.kind == Kind::kDirectory, b.name, b.kind == Kind::kDirectory) < 0;
  });
}

void Walker::AddEntry(Level& level, std::string_view name, unsigned char type) {
  if (name == "." || name == "..") return;
  if (name.starts_with('.')) {
    ++hidden_skipped_;
    return;
  }
  level.entries.push_back(Classify(level, name, type));
}

Walker::Entry Walker::Classify(const Level& level, std::string_view name,
                               unsigned char type) const {
  Entry entry{std::string(name), Kind::kFile, ""};
  const std::string path = level.path + entry.name;
  struct stat info {};
  if (type == DT_UNKNOWN && Stat(path, false, info)) type = DirentType(info.st_mode);
  if (type == DT_LNK) return ClassifyLink(std::move(entry), path);
  if (type == DT_DIR) entry.kind = Kind::kDirectory;
  // A file that vanished meanwhile stays kFile: opening it will say so.
  if (type == DT_REG || type == DT_DIR || type == DT_UNKNOWN) return entry;
  entry.kind = Kind::kFailure;
  entry.problem = KindName(static_cast<mode_t>(DTTOIF(type)));
  return entry;
}

Walker::Entry Walker::ClassifyLink(Entry entry, const std::string& path) const {
  entry.kind = Kind::kFailure;
  const std::string target = Canonical(path);
  struct stat info;
  if (target.empty() || !Stat(path, true, info)) {
    entry.problem = "a symbolic link that leads nowhere";
  } else if (target != root_ && !IsBelow(target, root_)) {
    entry.problem = "a symbolic link that leads out of the input";
  } else if (S_ISDIR(info.st_mode)) {
    entry.kind = Kind::kDirectory;
  } else if (S_ISREG(info.st_mode)) {
    entry.kind = Kind::kFile;
  } else {
    entry.problem = KindName(info.st_mode);
  }
  return entry;
}

namespace {

// The canonical name of a file that need not exist; its folder must.
std::string CanonicalTarget(const std::string& path) {
  if (std::string existing = Canonical(path); !existing.empty()) return existing;
  std::string_view trimmed = path;
  while (trimmed.size() > 1 && trimmed.ends_with('/')) trimmed.remove_suffix(1);
  const std::size_t slash = trimmed.rfind('/');
  const std::string folder =
      Canonical(slash == trimmed.npos ? "." : std::string(trimmed.substr(0, slash + 1)));
  return folder.empty() ? "" : WithSlash(folder) + LastPart(trimmed);
}

Status Refuse(std::string_view output, std::string_view relation, std::string_view input) {
  return {StatusCode::kUsage, "the output " + EscapedPath(output) + " " + std::string(relation) +
                                  " the input " + EscapedPath(input) +
                                  "; name an output outside the inputs"};
}

}  // namespace

std::set<FileId> StandardOutputFile() {
  struct stat out;
  if (fstat(STDOUT_FILENO, &out) != 0 || !S_ISREG(out.st_mode)) return {};
  return {FileId(out.st_dev, out.st_ino)};
}

Status CheckOutputApart(const std::vector<std::string>& inputs, const std::string& output) {
  const std::string target = output.empty() ? "" : CanonicalTarget(output);
  const std::optional<FileId> target_id = output.empty() ? std::nullopt : IdOf(output);
  const std::set<FileId> standard_output = StandardOutputFile();
  for (const std::string& input : inputs) {
    if (input == "-") continue;
    if (output.empty()) {
      const std::optional<FileId> id = IdOf(input);
      if (id && standard_output.contains(*id)) return Refuse("on standard output", "is", input);
      continue;
    }
    const std::string source = Canonical(input);
    if (source.empty() || target.empty()) continue;
    if (source == target || (target_id && IdOf(input) == target_id))
      return Refuse(output, "is", input);
    if (IsBelow(target, source)) return Refuse(output, "lies inside", input);
    if (IsBelow(source, target)) return Refuse(output, "contains", input);
  }
  return {};
}

}  // namespace newsieve
