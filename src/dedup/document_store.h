// DocumentStore: what is known of the documents that duplicates are looked for among, out of
// memory.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/scratch_file.h"
#include "dedup/fingerprint.h"
#include "dedup/saved_index.h"
#include "newsieve/report.h"
#include "newsieve/status.h"

namespace newsieve {

// A document of the run as it is handed over for comparison.
struct PrintedDocument {
  std::string id;
  Decision decision = Decision::kKeep;  // kKeep or kReview
  double score = 0;
  Fingerprint print;
};

// How a document is known to be another one, its fingerprint and all.
enum class Sameness : std::uint8_t {
  kNone,
  kText,    // an exact duplicate
  kItself,  // the document itself, saved by an earlier run
};

struct StoredDocument {
  std::string id;
  std::uint64_t exact = 0;
  std::uint64_t number = 0;   // in the run; of saved ones without meaning
  std::uint64_t cluster = 0;  // of saved ones
  double score = 0;
  Decision decision = Decision::kKeep;
  Sameness sameness = Sameness::kNone;
};

// Numbers documents ("nodes"): the saved ones first, then those of the run as they are added. Takes
// eight bytes of memory for one of the run. Not thread-safe; kIo where disk or index fail.
class DocumentStore {
 public:
  // `saved`: nullptr for none; must outlive this.
  DocumentStore(std::unique_ptr<ScratchFile> scratch, SavedIndex* saved)
      : scratch_(std::move(scratch)), saved_(saved), saved_size_(saved ? saved->size() : 0) {}

  std::uint32_t saved_size() const { return saved_size_; }
  std::uint32_t size() const { return saved_size_ + static_cast<std::uint32_t>(offsets_.size()); }
  bool IsSaved(std::uint32_t node) const { return node < saved_size_; }

  // Adds the document that is number `number` of the run; its node is size() - 1 then. `same_as`: a
  // node whose shingles it has.
  Status Add(const PrintedDocument& document, std::uint64_t number,
             Sameness sameness = Sameness::kNone, std::uint32_t same_as = 0);

  Result<StoredDocument> Find(std::uint32_t node);
  Result<std::vector<std::uint32_t>> Shingles(std::uint32_t node);

  // The keys of its bands, for the saved index; none where a saved document has its text.
  Result<std::vector<std::uint32_t>> Keys(std::uint32_t node);

 private:
  struct Header;
  Result<Header> ReadHeader(std::uint32_t node);
  std::uint64_t Offset(std::uint32_t node) const { return offsets_[node - saved_size_]; }
  Result<std::vector<std::uint32_t>> ReadHashes(std::uint64_t offset, std::size_t count);

  std::unique_ptr<ScratchFile> scratch_;
  SavedIndex* saved_;
  std::uint32_t saved_size_;
  std::vector<std::uint64_t> offsets_;  // of the run's, in the scratch file
};

}  // namespace newsieve
