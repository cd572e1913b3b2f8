#include "dedup/duplicate_finder.h"

#include <algorithm>
#include <utility>

#include "base/hash.h"
#include "dedup/clusters.h"

namespace newsieve {
namespace {

std::uint32_t ExactKey(std::uint64_t exact) { return static_cast<std::uint32_t>(exact >> 32); }

}  // namespace

std::uint64_t ClusterId(const std::string& id, std::uint64_t exact) { return Hash64(id, exact); }

Result<std::unique_ptr<DuplicateFinder>> DuplicateFinder::Open(const DedupOptions& options,
                                                               const std::string& scratch_folder) {
  const Banding banding = ChooseBanding(options.similarity, options.recall, options.hashes);
  std::unique_ptr<SavedIndex> saved;
  if (!options.index.empty()) {
    const IndexParameters parameters{options.similarity, options.shingle_words,
                                     static_cast<std::uint32_t>(banding.bands),
                                     static_cast<std::uint32_t>(banding.rows)};
    Result<std::unique_ptr<SavedIndex>> opened = SavedIndex::Open(options.index, parameters);
    if (!opened.ok()) return opened.status();
    saved = std::move(opened).value();
  }
  Result<std::unique_ptr<ScratchFile>> scratch = ScratchFile::Open(scratch_folder);
  if (!scratch.ok()) return scratch.status();
  std::unique_ptr<DuplicateFinder> finder(
      new DuplicateFinder(options, std::move(saved), std::move(scratch).value(), banding.bands));
  if (Status status = finder->LoadSaved(); !status.ok()) return status;
  return finder;
}

DuplicateFinder::DuplicateFinder(const DedupOptions& options, std::unique_ptr<SavedIndex> saved,
                                 std::unique_ptr<ScratchFile> scratch, std::size_t bands)
    : options_(options),
      saved_(std::move(saved)),
      store_(std::move(scratch), saved_.get()),
      tables_(bands + 1, options.max_memory << 20, options.bucket),
      bands_(bands),
      claimed_(store_.saved_size()) {}

Status DuplicateFinder::LoadSaved() {
  if (saved_ == nullptr) return {};
  bool room = true;
  Status status = saved_->ForEach([&](std::vector<std::uint32_t> keys, std::uint64_t exact) {
    keys.push_back(ExactKey(exact));
    const std::uint32_t node = sets_.Add();
    room = room && tables_.Reserve();
    if (room) tables_.Add(keys, node);
  });
  if (!status.ok() || room) return status;
  return {StatusCode::kUsage, "the index " + options_.index + " holds " +
                                  std::to_string(store_.saved_size()) +
                                  " documents, for which duplicates.max_memory (" +
                                  std::to_string(options_.max_memory) + " MiB) is too little"};
}

std::vector<std::uint32_t> DuplicateFinder::TableKeys(const Fingerprint& print) const {
  std::vector<std::uint32_t> keys = print.keys;
  keys.push_back(ExactKey(print.exact));
  return keys;
}

Result<DuplicateFinder::Twin> DuplicateFinder::FindTwin(const PrintedDocument& document) {
  std::vector<std::uint32_t> nodes;
  tables_.Find(bands_, ExactKey(document.print.exact), nodes);
  std::sort(nodes.begin(), nodes.end());
  Twin twin;
  for (const std::uint32_t node : nodes) {
    const Result<StoredDocument> found = store_.Find(node);
    if (!found.ok()) return found.status();
    if (found->exact != document.print.exact) continue;
    if (store_.IsSaved(node) && !claimed_[node] && found->id == document.id) {
      claimed_[node] = true;
      return Twin{node, Sameness::kItself};
    }
    if (twin.sameness == Sameness::kNone) twin = {node, Sameness::kText};
  }
  return twin;
}

// Those that share a band, the ones that share most bands first; no more than are to be compared.
std::vector<std::uint32_t> DuplicateFinder::Candidates(const std::vector<std::uint32_t>& keys) {
  std::vector<std::uint32_t> found;
  for (std::size_t band = 0; band < bands_; ++band) tables_.Find(band, keys[band], found);
  std::sort(found.begin(), found.end());
  std::vector<std::pair<std::uint32_t, std::uint32_t>> counted;  // places not shared, node
  for (const std::uint32_t node : found) {
    if (counted.empty() || counted.back().second != node)
      counted.emplace_back(static_cast<std::uint32_t>(bands_), node);
    --counted.back().first;
  }
  std::sort(counted.begin(), counted.end());
  if (counted.size() > options_.candidates) {
    ++losses_.cut;
    counted.resize(options_.candidates);
  }
  std::vector<std::uint32_t> nodes;
  for (const auto& [missing, node] : counted) nodes.push_back(node);
  return nodes;
}

Status DuplicateFinder::Insert(const PrintedDocument& document, std::uint64_t number) {
  const std::uint32_t node = sets_.Add();
  if (Status status = store_.Add(document, number); !status.ok()) return status;
  if (!tables_.Reserve()) {
    ++losses_.unindexed;
  } else if (tables_.Add(TableKeys(document.print), node) > 0) {
    ++losses_.crowded;
  }
  return {};
}

Status DuplicateFinder::Add(const PrintedDocument& document, std::uint64_t number) {
  if (document.print.shingles.empty()) return {};
  const Result<Twin> twin = FindTwin(document);
  if (!twin.ok()) return twin.status();
  if (twin->sameness != Sameness::kNone) {
    sets_.Unite(sets_.Add(), twin->node);
    return store_.Add(document, number, twin->sameness, twin->node);
  }
  const std::vector<std::uint32_t> candidates = Candidates(document.print.keys);
  if (Status status = Insert(document, number); !status.ok()) return status;
  const std::uint32_t node = sets_.size() - 1;
  for (const std::uint32_t other : candidates) {
    if (sets_.Root(other) == sets_.Root(node)) continue;
    const Result<std::vector<std::uint32_t>> shingles = store_.Shingles(other);
    if (!shingles.ok()) return shingles.status();
    if (Jaccard(document.print.shingles, *shingles) >= options_.similarity)
      sets_.Unite(node, other);
  }
  return {};
}

Result<std::optional<DuplicateVerdict>> DuplicateFinder::Decide(const PrintedDocument& document,
                                                                std::uint64_t number) {
  std::optional<DuplicateVerdict> verdict;
  if (document.print.shingles.empty()) return verdict;
  const Result<Twin> twin = FindTwin(document);
  if (!twin.ok()) return twin.status();
  if (twin->sameness == Sameness::kItself) return verdict;
  if (twin->sameness == Sameness::kText) {
    verdict =
        DuplicateVerdict{.document = number, .duplicate = true, .of = twin->node, .exact = true};
  } else {
    for (const std::uint32_t other : Candidates(document.print.keys)) {
      const Result<std::vector<std::uint32_t>> shingles = store_.Shingles(other);
      if (!shingles.ok()) return shingles.status();
      const double similarity = Jaccard(document.print.shingles, *shingles);
      if (similarity < options_.similarity) continue;
      if (verdict && std::pair(verdict->similarity, other) >= std::pair(similarity, verdict->of))
        continue;
      verdict = DuplicateVerdict{
          .document = number, .duplicate = true, .of = other, .similarity = similarity};
    }
  }
  if (!verdict) {
    if (Status status = Insert(document, number); !status.ok()) return status;
    return verdict;
  }
  const Result<StoredDocument> best = store_.Find(verdict->of);
  if (!best.ok()) return best.status();
  verdict->cluster = store_.IsSaved(verdict->of) ? best->cluster : ClusterId(best->id, best->exact);
  return verdict;
}

Result<std::string> DuplicateFinder::IdOf(std::uint32_t node) {
  Result<StoredDocument> found = store_.Find(node);
  if (!found.ok()) return found.status();
  return std::move(found->id);
}

Result<std::vector<DuplicateVerdict>> DuplicateFinder::Finish() {
  Result<SettledClusters> settled = SettleClusters(options_.similarity, store_, sets_);
  if (!settled.ok()) return settled.status();
  dropped_ = std::move(settled->dropped);
  clusters_ = std::move(settled->kept);
  return std::move(settled->verdicts);
}

Status DuplicateFinder::Save() {
  if (saved_ == nullptr) return {};
  dropped_.resize(store_.size());
  auto cluster = clusters_.begin();
  for (std::uint32_t node = store_.saved_size(); node < store_.size(); ++node) {
    while (cluster != clusters_.end() && cluster->first < node) ++cluster;
    if (dropped_[node]) continue;
    const Result<StoredDocument> document = store_.Find(node);
    if (!document.ok()) return document.status();
    if (document->sameness == Sameness::kItself) continue;
    const Result<std::vector<std::uint32_t>> keys = store_.Keys(node);
    if (!keys.ok()) return keys.status();
    if (keys->empty()) continue;  // a saved document has its text
    const bool joined = cluster != clusters_.end() && cluster->first == node;
    const SavedDocument row{document->id, document->exact,
                            joined ? cluster->second : ClusterId(document->id, document->exact),
                            document->score, document->decision};
    const Result<std::vector<std::uint32_t>> shingles = store_.Shingles(node);
    if (!shingles.ok()) return shingles.status();
    if (Status status = saved_->Add(row, *keys, *shingles); !status.ok()) return status;
  }
  return saved_->Commit();
}

}  // namespace newsieve
