#include "api/packs.h"

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <system_error>
#include <utility>

#include "base/embedded.h"

namespace newsieve {
namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t kMaxPackBytes = 8 << 20;

Status Unreadable(const std::string& path, const std::string& why) {
  return {StatusCode::kConfig, path + ": cannot be read: " + why};
}

bool IsRuleFile(const fs::path& path) {
  const bool hidden = path.filename().string().starts_with('.');
  return !hidden && (path.extension() == ".yaml" || path.extension() == ".yml");
}

Result<std::vector<std::string>> RuleFilesUnder(const std::string& root) {
  std::vector<std::string> files;
  std::error_code error;
  for (fs::recursive_directory_iterator entry(root, error), end; !error && entry != end;
       entry.increment(error))
    if (IsRuleFile(entry->path()) && entry->is_regular_file(error))
      files.push_back(entry->path().string());
  if (error) return Unreadable(root, error.message());
  std::sort(files.begin(), files.end());
  if (files.empty())
    return Status(StatusCode::kConfig, root + ": no rule files (*.yaml) in this directory");
  return files;
}

PackSource PackOf(const EmbeddedFile& file, std::string name) {
  return {std::move(name), std::string(file.data), file.tree, file.anchors};
}

}  // namespace

Result<PackSource> ReadPack(const std::string& path) {
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  if (status.type() == fs::file_type::not_found) return Unreadable(path, "no such file");
  if (status.type() != fs::file_type::regular) return Unreadable(path, "not a regular file");
  if (fs::file_size(path, error) > kMaxPackBytes)
    return Unreadable(path, "larger than 8 MiB, which no rule file is");
  std::ifstream stream(path, std::ios::binary);
  std::ostringstream text;
  text << stream.rdbuf();
  if (!stream) return Unreadable(path, "permission denied, or the disk failed");
  return PackSource{path, std::move(text).str()};
}

Result<std::vector<PackSource>> FindPacks(const FilterOptions& options) {
  std::vector<PackSource> packs;
  for (const EmbeddedFile& file : EmbeddedFiles())
    if (options.builtin_rules && file.path.starts_with("rules/"))
      packs.push_back(PackOf(file, std::string(file.path)));
  for (const std::string& path : options.rule_paths) {
    std::vector<std::string> files = {path};
    std::error_code error;
    if (fs::is_directory(path, error)) {
      Result<std::vector<std::string>> found = RuleFilesUnder(path);
      if (!found.ok()) return found.status();
      files = std::move(found).value();
    }
    for (const std::string& file : files) {
      Result<PackSource> pack = ReadPack(file);
      if (!pack.ok()) return pack.status();
      packs.push_back(std::move(pack).value());
    }
  }
  return packs;
}

PackSource EmbeddedPack(std::string_view path, std::string name) {
  for (const EmbeddedFile& file : EmbeddedFiles())
    if (file.path == path) return PackOf(file, std::move(name));
  return PackOf({}, std::move(name));
}

Status FaultStatus(const std::vector<Diagnostic>& faults) {
  std::string message;
  for (const Diagnostic& fault : faults)
    message.append(message.empty() ? "" : "\n\n").append(ToString(fault));
  return {StatusCode::kConfig, std::move(message)};
}

}  // namespace newsieve
