// DuplicateFinder: which documents of a run, and of the runs before it, are duplicates.
//
// MinHash and banding (minhash.h) propose pairs; each is confirmed by the Jaccard similarity of the
// two sets of shingles, which are read back from disk. So a similarity that is stated is exact (of
// 32-bit hashes), and no two documents below the configured similarity are ever called duplicates.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "dedup/band_tables.h"
#include "dedup/document_store.h"
#include "dedup/options.h"
#include "dedup/saved_index.h"
#include "dedup/union_find.h"

namespace newsieve {

// Of a document that belongs to a cluster of duplicates.
struct DuplicateVerdict {
  std::uint64_t document = 0;  // its number in the run
  std::uint64_t cluster = 0;   // the same for all of a cluster, in later runs too
  bool duplicate = false;      // false: it is kept
  std::uint32_t of = 0;        // the node that it is a duplicate of, which is kept
  double similarity = 1;       // to that, 0..1, at least options.similarity
  bool exact = false;          // Fingerprint::exact is the same
};

// Where bounds of the configuration were met: documents that may have duplicates which were not
// found.
struct DuplicateLosses {
  std::uint64_t unindexed = 0;  // beyond max_memory: later ones were not compared with them
  std::uint64_t cut = 0;        // had more than `candidates` to be compared with
  std::uint64_t crowded = 0;    // are missing under each band that more than `bucket` share
};

// A finder either takes all documents (Add) and answers at the end (Finish), or answers at once
// (Decide). Documents are given in input order and with rising numbers; what is found depends on
// them, the options and the saved index alone. Not thread-safe. kIo where disk or index fail.
class DuplicateFinder {
 public:
  // Opens the index that `options` name, and reads its tables into memory. As SavedIndex::Open.
  static Result<std::unique_ptr<DuplicateFinder>> Open(const DedupOptions& options,
                                                       const std::string& scratch_folder);

  // Compares the document with all before it. One without a word has no duplicates.
  Status Add(const PrintedDocument& document, std::uint64_t number);

  // What became of all that was added: one verdict for each document with duplicates and each
  // duplicate, by number. Of a cluster the best is kept (saved documents before those of the run,
  // kKeep before kReview, then the higher score, then the earlier), and whatever is not so similar
  // to one that is kept; each duplicate is of the most similar one.
  Result<std::vector<DuplicateVerdict>> Finish();

  // Whether the document is a duplicate of an earlier one that is no duplicate itself.
  Result<std::optional<DuplicateVerdict>> Decide(const PrintedDocument& document,
                                                 std::uint64_t number);

  Result<std::string> IdOf(std::uint32_t node);

  // Adds what was kept to the index, and commits it; nothing where there is none. After Finish or
  // the last Decide.
  Status Save();

  const DuplicateLosses& losses() const { return losses_; }
  std::size_t indexed() const { return tables_.documents(); }

 private:
  DuplicateFinder(const DedupOptions& options, std::unique_ptr<SavedIndex> saved,
                  std::unique_ptr<ScratchFile> scratch, std::size_t bands);
  Status LoadSaved();

  // A document that has the text of `document`, and whether it is that one itself, saved earlier.
  struct Twin {
    std::uint32_t node = 0;
    Sameness sameness = Sameness::kNone;
  };
  Result<Twin> FindTwin(const PrintedDocument& document);
  std::vector<std::uint32_t> Candidates(const std::vector<std::uint32_t>& keys);
  Status Insert(const PrintedDocument& document, std::uint64_t number);
  std::vector<std::uint32_t> TableKeys(const Fingerprint& print) const;

  DedupOptions options_;
  std::unique_ptr<SavedIndex> saved_;  // may be nullptr
  DocumentStore store_;
  BandTables tables_;  // the last one is of exact hashes
  std::size_t bands_;
  UnionFind sets_;
  std::vector<bool> claimed_;  // saved documents that were met again in this run
  // For Save: duplicates, by node; clusters of those kept that are not alone.
  std::vector<bool> dropped_;
  std::vector<std::pair<std::uint32_t, std::uint64_t>> clusters_;
  DuplicateLosses losses_;
};

// The cluster that begins with the document `id`.
std::uint64_t ClusterId(const std::string& id, std::uint64_t exact);

}  // namespace newsieve
