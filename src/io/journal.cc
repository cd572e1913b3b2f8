#include "io/journal.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <utility>

#include "base/hash.h"
#include "io/escape.h"

namespace newsieve {
namespace {

constexpr std::size_t kHashDigits = 16, kBlockBytes = 64 * 1024;

// Empty where there is none.
Result<std::string> ReadJournal(const std::string& path) {
  std::string bytes;
  if (access(path.c_str(), F_OK) != 0 && errno == ENOENT) return bytes;
  OpenedSource opened = OpenFile(path);
  if (opened.failure)
    return Status(StatusCode::kIo, EscapedPath(path) + ": " + opened.failure->message);
  std::vector<char> block(kBlockBytes);
  for (;;) {
    const Result<std::size_t> got = opened.source->Read(block.data(), block.size());
    if (!got.ok())
      return Status(StatusCode::kIo,
                    "cannot read " + EscapedPath(path) + ": " + got.status().message());
    if (*got == 0) return bytes;
    bytes.append(block.data(), *got);
  }
}

std::uint64_t ChainOf(const std::vector<JournalContents::Entry>& entries, std::size_t count) {
  std::uint64_t chain = 0;
  for (std::size_t i = 0; i < count; ++i) chain = Hash64(entries[i].json, chain);
  return chain;
}

std::string LineOf(std::string_view json, std::uint64_t chain) {
  std::string line = HexDigits(chain);
  line.append(" ").append(json).append("\n");
  return line;
}

}  // namespace

Result<JournalContents> Journal::Read(const std::string& path) {
  JournalContents contents;
  const Result<std::string> bytes = ReadJournal(path);
  if (!bytes.ok()) return bytes.status();
  StreamHash whole;
  std::uint64_t chain = 0;
  for (std::size_t begin = 0; begin < bytes->size();) {
    const std::size_t end = std::min(bytes->find('\n', begin), bytes->size() - 1) + 1;
    const std::string_view line = std::string_view(*bytes).substr(begin, end - begin);
    std::string_view json = line.substr(std::min(line.size(), kHashDigits + 1));
    if (json.ends_with('\n')) json.remove_suffix(1);
    chain = Hash64(json, chain);
    if (line != LineOf(json, chain)) {
      contents.fault = "entry " + std::to_string(contents.entries.size() + 1) +
                       " of its journal is damaged or cut short";
      break;
    }
    whole.Add(line);
    contents.entries.push_back({std::string(json), {end, whole.Value()}});
    begin = end;
  }
  return contents;
}

Result<std::unique_ptr<Journal>> Journal::Open(const std::string& path,
                                               const JournalContents& contents, std::size_t kept) {
  const Extent end = kept == 0 ? Extent() : contents.entries[kept - 1].end;
  Result<std::unique_ptr<AppendFile>> file = AppendFile::Open(path, end);
  if (!file.ok()) return file.status();
  std::unique_ptr<Journal> journal(new Journal(std::move(file).value()));
  journal->chain_ = ChainOf(contents.entries, kept);
  if (Status status = journal->file_->Sync(); !status.ok()) return status;
  return journal;
}

Status Journal::Append(std::string_view json) {
  chain_ = Hash64(json, chain_);
  if (Status status = file_->Append(LineOf(json, chain_)); !status.ok()) return status;
  return file_->Sync();
}

}  // namespace newsieve
