// SavedIndex: the documents that earlier runs kept, in one SQLite file (https://sqlite.org), so
// that a later run finds what they had.
//
// A run opens it, locks it against other writers, and changes it in one transaction: whatever ends
// the process before Commit has returned, the file holds what it held before, and after that all.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "newsieve/report.h"
#include "newsieve/status.h"

namespace newsieve {

// Documents compared by one index must have been measured alike.
struct IndexParameters {
  double similarity = 0;
  std::uint32_t shingle_words = 0, bands = 0, rows = 0;
};

struct SavedDocument {
  std::string id;
  std::uint64_t exact = 0, cluster = 0;
  double score = 0;
  Decision decision = Decision::kKeep;
};

// Not thread-safe. Documents are numbered from 0 in the order in which they were added.
class SavedIndex {
 public:
  // Opens the index at `path`, or makes a new one. kUsage where that cannot be, the file is no
  // index, was made with other parameters or another job is at work with it; kIo where the disk
  // fails or the file is damaged.
  static Result<std::unique_ptr<SavedIndex>> Open(const std::string& path,
                                                  const IndexParameters& parameters);

  // Without Commit, nothing of what was added stays.
  virtual ~SavedIndex() = default;

  // Those of before this run.
  virtual std::uint32_t size() const = 0;

  // Calls visit(keys, exact) for each of them, in order.
  using Visit = std::function<void(const std::vector<std::uint32_t>& keys, std::uint64_t exact)>;
  virtual Status ForEach(const Visit& visit) = 0;

  virtual Result<SavedDocument> Find(std::uint32_t number) = 0;
  virtual Result<std::vector<std::uint32_t>> Shingles(std::uint32_t number) = 0;

  virtual Status Add(const SavedDocument& document, std::span<const std::uint32_t> keys,
                     std::span<const std::uint32_t> shingles) = 0;
  virtual Status Commit() = 0;
};

}  // namespace newsieve
