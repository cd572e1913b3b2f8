#include "dedup/clusters.h"

#include <algorithm>
#include <compare>
#include <span>
#include <tuple>

#include "dedup/fingerprint.h"

namespace newsieve {
namespace {

// What decides who is kept: the least of a cluster is the best.
struct Rank {
  bool of_run = false, review = false;
  double demerit = 0;  // the score, negative
  std::uint32_t node = 0;
  auto operator<=>(const Rank&) const = default;
};

struct Member {
  std::uint32_t root = 0;
  Rank rank;
};

struct Kept {
  StoredDocument document;
  std::uint32_t node = 0;
  std::vector<std::uint32_t> shingles;
};

class Settlement {
 public:
  Settlement(double similarity, DocumentStore& store, UnionFind& sets)
      : similarity_(similarity), store_(store), sets_(sets) {
    out_.dropped.resize(store.size());
  }

  Result<SettledClusters> Run() {
    Result<std::vector<Member>> members = Members();
    if (!members.ok()) return members.status();
    const auto of_root = [](const Member& a, const Member& b) { return a.root == b.root; };
    for (auto begin = members->begin(); begin != members->end();) {
      const auto end = std::find_if_not(
          begin, members->end(), [&](const Member& other) { return of_root(*begin, other); });
      if (Status status = Settle({begin, end}); !status.ok()) return status;
      begin = end;
    }
    std::sort(out_.verdicts.begin(), out_.verdicts.end(),
              [](const auto& a, const auto& b) { return a.document < b.document; });
    std::sort(out_.kept.begin(), out_.kept.end());
    return std::move(out_);
  }

 private:
  // All that are not alone, cluster by cluster, the best first.
  Result<std::vector<Member>> Members() {
    std::vector<bool> shared(sets_.size());  // by root
    for (std::uint32_t node = 0; node < sets_.size(); ++node)
      if (const std::uint32_t root = sets_.Root(node); root != node) shared[root] = true;
    std::vector<Member> members;
    for (std::uint32_t node = 0; node < sets_.size(); ++node) {
      const std::uint32_t root = sets_.Root(node);
      if (!shared[root]) continue;
      const Result<StoredDocument> found = store_.Find(node);
      if (!found.ok()) return found.status();
      const bool review = found->decision == Decision::kReview;
      members.push_back({root, {!store_.IsSaved(node), review, -found->score, node}});
    }
    std::sort(members.begin(), members.end(), [](const Member& a, const Member& b) {
      return std::tie(a.root, a.rank) < std::tie(b.root, b.rank);
    });
    return members;
  }

  Status Settle(std::span<const Member> members) {
    kept_.clear();
    alike_.clear();
    losers_.clear();
    for (const Member& member : members)
      if (Status status = Place(member.rank.node); !status.ok()) return status;
    if (losers_.empty()) return {};
    const std::uint64_t cluster = Cluster(members);
    for (const std::uint32_t node : losers_)
      if (Status status = Judge(node, cluster); !status.ok()) return status;
    for (const Kept& kept : kept_) Keep(kept.node, kept.document, cluster);
    for (const auto& [node, document] : alike_) Keep(node, document, cluster);
    return {};
  }

  // Among those that are kept, or those that are not.
  Status Place(std::uint32_t node) {
    Result<StoredDocument> found = store_.Find(node);
    if (!found.ok()) return found.status();
    if (found->sameness == Sameness::kItself) {
      alike_.emplace_back(node, std::move(found).value());
      return {};
    }
    Result<std::vector<std::uint32_t>> shingles = store_.Shingles(node);
    if (!shingles.ok()) return shingles.status();
    const bool duplicate =
        !store_.IsSaved(node) && std::any_of(kept_.begin(), kept_.end(), [&](const Kept& kept) {
          return Jaccard(kept.shingles, *shingles) >= similarity_;
        });
    if (duplicate) {
      losers_.push_back(node);
    } else if (kept_.size() < kMaxKept) {
      kept_.push_back({std::move(found).value(), node, std::move(shingles).value()});
    } else {
      alike_.emplace_back(node, std::move(found).value());
    }
    return {};
  }

  // That of the earliest saved document, else the one that begins with the best.
  std::uint64_t Cluster(std::span<const Member> members) {
    const Kept* first = &kept_.front();
    if (!store_.IsSaved(members.front().rank.node))
      return ClusterId(first->document.id, first->document.exact);
    for (const Kept& kept : kept_)
      if (kept.node < first->node) first = &kept;
    return first->document.cluster;
  }

  Status Judge(std::uint32_t node, std::uint64_t cluster) {
    const Result<StoredDocument> found = store_.Find(node);
    if (!found.ok()) return found.status();
    const Result<std::vector<std::uint32_t>> shingles = store_.Shingles(node);
    if (!shingles.ok()) return shingles.status();
    DuplicateVerdict verdict{.document = found->number, .cluster = cluster, .duplicate = true};
    verdict.similarity = -1;
    for (const Kept& kept : kept_) {
      const double similarity = Jaccard(kept.shingles, *shingles);
      const bool exact = kept.document.exact == found->exact;
      if (std::pair(similarity, exact) <= std::pair(verdict.similarity, verdict.exact)) continue;
      verdict.similarity = similarity;
      verdict.exact = exact;
      verdict.of = kept.node;
    }
    out_.dropped[node] = true;
    out_.verdicts.push_back(verdict);
    return {};
  }

  void Keep(std::uint32_t node, const StoredDocument& document, std::uint64_t cluster) {
    if (store_.IsSaved(node)) return;
    out_.verdicts.push_back({.document = document.number, .cluster = cluster});
    out_.kept.emplace_back(node, cluster);
  }

  double similarity_;
  DocumentStore& store_;
  UnionFind& sets_;
  SettledClusters out_;
  // Of the cluster that is being settled.
  std::vector<Kept> kept_;
  std::vector<std::pair<std::uint32_t, StoredDocument>> alike_;  // kept too, not compared with
  std::vector<std::uint32_t> losers_;
};

}  // namespace

Result<SettledClusters> SettleClusters(double similarity, DocumentStore& store, UnionFind& sets) {
  return Settlement(similarity, store, sets).Run();
}

}  // namespace newsieve
