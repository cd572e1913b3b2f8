#include "io/quarantine.h"

#include <fcntl.h>
#include <sys/stat.h>

#include <array>
#include <cerrno>
#include <filesystem>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "io/escape.h"
#include "io/file_reader.h"
#include "io/json_writer.h"
#include "io/output.h"
#include "io/uninterrupted.h"

namespace newsieve {
namespace {

constexpr std::size_t kCopyBytes = 1024 * 1024;

// The path of an input as one below a folder: nothing in it leads out.
std::string Below(const std::string& folder, const std::string& input) {
  std::string below = folder;
  for (std::size_t begin = 0; begin < input.size();) {
    const std::size_t end = std::min(input.find('/', begin), input.size());
    const std::string part = input.substr(begin, end - begin);
    if (!part.empty() && part != ".") below += "/" + (part == ".." ? "up" : part);
    begin = end + 1;
  }
  return below;
}

Result<FileDescriptor> Create(const std::string& path) {
  std::error_code error;
  std::filesystem::create_directories(FolderOf(path), error);
  if (error) return WriteFailure(path, error.value());
  FileDescriptor file(Uninterrupted([&] {
    return open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0666);
  }));
  if (!file.ok()) return WriteFailure(path, errno);
  return file;
}

Status WriteTo(const std::string& path, std::string_view bytes) {
  Result<FileDescriptor> file = Create(path);
  if (!file.ok()) return file.status();
  BufferedWriter writer(file->get(), EscapedPath(path));
  if (Status status = writer.Write(bytes); !status.ok()) return status;
  return writer.Flush();
}

// As much of the file at `from` as can be read.
Status Copy(const std::string& from, const std::string& to) {
  OpenedSource opened = OpenFile(from);
  if (opened.failure) return {};
  Result<FileDescriptor> file = Create(to);
  if (!file.ok()) return file.status();
  BufferedWriter writer(file->get(), EscapedPath(to));
  std::string block(kCopyBytes, '\0');
  for (;;) {
    const Result<std::size_t> got = opened.source->Read(block.data(), block.size());
    if (!got.ok() || *got == 0) return writer.Flush();
    if (Status status = writer.Write({block.data(), *got}); !status.ok()) return status;
  }
}

std::string ReasonJson(const Failure& failure) {
  std::string out;
  JsonWriter json(out);
  json.BeginObject();
  json.Field("id", failure.id);
  json.Field("path", EscapedPath(failure.source.path));
  json.Field("record", std::uint64_t{failure.source.record});
  json.Field("code", failure.reason.code);
  json.Field("message", failure.reason.message);
  json.EndObject();
  return out + "\n";
}

}  // namespace

Result<Quarantine> Quarantine::Open(std::string path) {
  while (path.size() > 1 && path.ends_with('/')) path.pop_back();
  if (mkdir(path.c_str(), 0777) != 0 && errno != EEXIST) return CreateFailure(path, errno);
  struct stat info;
  if (stat(path.c_str(), &info) != 0 || !S_ISDIR(info.st_mode))
    return Status(StatusCode::kUsage, "the quarantine " + EscapedPath(path) + " is not a folder");
  return Quarantine(std::move(path));
}

Status Quarantine::Put(const Failure& failure) {
  const bool is_file = failure.source.record == 0;
  std::string name = Below(path_, failure.source.path == "-" ? "stdin" : failure.source.path);
  if (!is_file) name += fmt::format(".records/{:09}", failure.source.record);
  if (Status status = WriteTo(name + ".reason.json", ReasonJson(failure)); !status.ok())
    return status;
  if (!failure.bytes.empty()) return WriteTo(name, failure.bytes);
  return is_file && failure.source.path != "-" ? Copy(failure.source.path, name) : Status();
}

}  // namespace newsieve
