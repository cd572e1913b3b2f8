// Clusters: which documents of a cluster of duplicates are kept, once all are known.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "dedup/document_store.h"
#include "dedup/duplicate_finder.h"
#include "dedup/union_find.h"

namespace newsieve {

struct SettledClusters {
  std::vector<DuplicateVerdict> verdicts;                     // by document number
  std::vector<bool> dropped;                                  // by node
  std::vector<std::pair<std::uint32_t, std::uint64_t>> kept;  // node and cluster, by node
};

// Settles each set of `sets` (nodes of `store`) that holds a duplicate, as DuplicateFinder::Finish
// says. At most kMaxKept of a cluster are kept for comparison: what is not so similar to one of
// them stays. kIo where the store fails.
Result<SettledClusters> SettleClusters(double similarity, DocumentStore& store, UnionFind& sets);

inline constexpr std::size_t kMaxKept = 256;

}  // namespace newsieve
