// Walk: the inputs of a run as a sorted stream of regular files.
//
// A directory gives its files in the byte order of their paths, whatever the file system's order.
// Hidden entries below an input are counted, not read. Symbolic links that stay inside their input
// are followed, each directory is entered once only, and everything else (FIFO, device, broken
// link, a link that leads out) is a failure that was never opened.
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "newsieve/report.h"
#include "newsieve/status.h"

namespace newsieve {

// Device and inode: what a file is, under whatever name.
using FileId = std::pair<dev_t, ino_t>;

struct WalkedFile {
  std::string path;  // the input as given, joined with what is below it; "-" is standard input
  std::string
      relative;  // below its input; the last part of the path for a file that was named itself
  std::optional<Reason> failure;  // set: not to be opened
};

// Not thread-safe. Memory is one directory's names for each level.
class Walker {
 public:
  // `own_outputs` are files that the run itself writes (standard output sent to a file): they are
  // left out.
  Walker(std::vector<std::string> inputs, std::set<FileId> own_outputs);

  // The next file, or nothing at the end.
  std::optional<WalkedFile> Next();

  // Hidden files and directories (each counts as one) passed over so far.
  std::uint64_t hidden_skipped() const { return hidden_skipped_; }

 private:
  enum class Kind { kFile, kDirectory, kFailure };
  struct Entry {
    std::string name;
    Kind kind = Kind::kFile;
    std::string problem;  // kFailure: what it is
  };
  struct Level {
    std::string path, relative;  // both end in '/', unless empty
    std::vector<Entry> entries;
    std::size_t next = 0;
  };

  std::optional<WalkedFile> NextInput();
  std::optional<WalkedFile> NextBelow();
  // Makes a directory the innermost level; its failure where that cannot be.
  std::optional<WalkedFile> Enter(const std::string& path, const std::string& relative);
  void List(int fd, Level& level, int& error);
  void AddEntry(Level& level, std::string_view name, unsigned char type);
  Entry Classify(const Level& level, std::string_view name, unsigned char type) const;
  Entry ClassifyLink(Entry entry, const std::string& path) const;

  std::vector<std::string> inputs_;
  std::size_t next_input_ = 0;
  std::string root_;  // canonical path of the input that is being walked
  std::vector<Level> levels_;
  std::set<FileId> own_outputs_, entered_;
  std::uint64_t hidden_skipped_ = 0;
};

// The device and inode of `path` (links followed), where it exists.
std::optional<FileId> IdOf(const std::string& path);

// Standard output, where it was sent to a file; else nothing. A file inside an input directory that
// is, is no input.
std::set<FileId> StandardOutputFile();

// Refuses (kUsage) a run whose output would change its own inputs: an output that is an input, or
// lies inside one, or contains one. An empty `output` is standard output.
Status CheckOutputApart(const std::vector<std::string>& inputs, const std::string& output);

}  // namespace newsieve
