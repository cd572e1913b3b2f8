#include "dedup/stories.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "dedup/union_find.h"
#include "dedup/word_stream.h"

namespace newsieve {
namespace {

constexpr std::size_t kSketchBits = 23, kSketchRows = 2;
constexpr std::size_t kWeighed = 64;  // the heaviest terms of a document; the others add little
constexpr std::size_t kKeys = 16;     // terms by which a document is found again
constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();

std::size_t SketchPlace(StoryTerm term, std::size_t row) {
  const std::uint64_t mixed = Mix64(term + (std::uint64_t{row + 1} << 32));
  return (row << kSketchBits) + static_cast<std::size_t>(mixed >> (64 - kSketchBits));
}

// Of two lists sorted by term.
template <typename Weighed>
double Cosine(const Weighed& a, const Weighed& b) {
  double sum = 0;
  for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    if (a[i].first == b[j].first) sum += double{a[i].second} * double{b[j].second};
    const bool step_i = a[i].first <= b[j].first, step_j = b[j].first <= a[i].first;
    i += step_i;
    j += step_j;
  }
  return sum;
}

}  // namespace

Result<std::unique_ptr<StoryFinder>> StoryFinder::Open(const StoryOptions& options,
                                                       const std::string& scratch_folder) {
  Result<std::unique_ptr<ScratchFile>> scratch = ScratchFile::Open(scratch_folder);
  if (!scratch.ok()) return scratch.status();
  return std::unique_ptr<StoryFinder>(new StoryFinder(options, std::move(scratch).value()));
}

StoryFinder::StoryFinder(const StoryOptions& options, std::unique_ptr<ScratchFile> scratch)
    : options_(options),
      scratch_(std::move(scratch)),
      counts_(kSketchRows << kSketchBits),
      heads_(1024) {}

Status StoryFinder::Add(const std::vector<StoryTerm>& terms, std::uint64_t number,
                        std::uint64_t tag) {
  const auto count = static_cast<std::uint32_t>(terms.size());
  const Result<std::uint64_t> offset = scratch_->Append(
      {reinterpret_cast<const char*>(terms.data()), terms.size() * sizeof(StoryTerm)});
  if (!offset.ok()) return offset.status();
  documents_.push_back({number, tag, *offset, count});
  for (const StoryTerm term : terms) {
    for (std::size_t row = 0; row < kSketchRows; ++row) {
      std::uint16_t& counter = counts_[SketchPlace(term, row)];
      if (counter != std::numeric_limits<std::uint16_t>::max()) ++counter;
    }
  }
  return {};
}

std::uint32_t StoryFinder::Frequency(StoryTerm term) const {
  std::uint32_t least = kNone;
  for (std::size_t row = 0; row < kSketchRows; ++row)
    least = std::min<std::uint32_t>(least, counts_[SketchPlace(term, row)]);
  return least;
}

Result<StoryFinder::Weighed> StoryFinder::Weigh(std::uint32_t document) {
  const Told& told = documents_[document];
  std::vector<StoryTerm> terms(told.terms);
  const Status status = scratch_->Read(told.offset, terms.size() * sizeof(StoryTerm),
                                       reinterpret_cast<char*>(terms.data()));
  if (!status.ok()) return status;
  const auto all = static_cast<double>(documents_.size());
  Weighed weighed;
  double squares = 0;
  for (const StoryTerm term : terms) {
    const double frequency = std::max(1u, Frequency(term));
    const bool rare = frequency <= options_.word_share * all;
    if (!IsNameOrNumber(term) && !rare) continue;
    const double prior = IsNameOrNumber(term) ? options_.prior : 0;
    const double weight = std::log((all + prior) / frequency);
    if (weight <= 0) continue;
    weighed.emplace_back(term, static_cast<float>(weight));
  }
  if (weighed.size() > kWeighed) {
    std::nth_element(weighed.begin(), weighed.begin() + kWeighed, weighed.end(),
                     [](const auto& a, const auto& b) {
                       return std::pair(-a.second, a.first) < std::pair(-b.second, b.first);
                     });
    weighed.resize(kWeighed);
  }
  for (const auto& [term, weight] : weighed) squares += double{weight} * double{weight};
  std::sort(weighed.begin(), weighed.end());
  for (auto& [term, weight] : weighed)
    weight = static_cast<float>(double{weight} / std::sqrt(squares));
  return weighed;
}

// Once, for a document is compared with many.
Status StoryFinder::WeighAll() {
  for (std::uint32_t document = 0; document < documents_.size(); ++document) {
    const Result<Weighed> weighed = Weigh(document);
    if (!weighed.ok()) return weighed.status();
    const Result<std::uint64_t> offset =
        scratch_->Append({reinterpret_cast<const char*>(weighed->data()),
                          weighed->size() * sizeof(Weighed::value_type)});
    if (!offset.ok()) return offset.status();
    documents_[document].offset = *offset;
    documents_[document].terms = static_cast<std::uint32_t>(weighed->size());
  }
  return {};
}

Result<StoryFinder::Weighed> StoryFinder::Read(std::uint32_t document) {
  const Told& told = documents_[document];
  Weighed weighed(told.terms);
  const Status status = scratch_->Read(told.offset, weighed.size() * sizeof(Weighed::value_type),
                                       reinterpret_cast<char*>(weighed.data()));
  if (!status.ok()) return status;
  return weighed;
}

// The heaviest of those that others may have too.
std::vector<StoryTerm> StoryFinder::Keys(const Weighed& weighed) const {
  std::vector<std::pair<float, StoryTerm>> ranked;
  for (const auto& [term, weight] : weighed) {
    const std::uint32_t frequency = Frequency(term);
    if (frequency >= 2 && frequency <= options_.max_documents) ranked.emplace_back(-weight, term);
  }
  const std::size_t count = std::min(kKeys, ranked.size());
  std::partial_sort(ranked.begin(), ranked.begin() + static_cast<std::ptrdiff_t>(count),
                    ranked.end());
  std::vector<StoryTerm> keys;
  for (std::size_t i = 0; i < count; ++i) keys.push_back(ranked[i].second);
  return keys;
}

// Of the documents before, those that share the heaviest keys.
std::vector<std::uint32_t> StoryFinder::Candidates(const std::vector<StoryTerm>& keys,
                                                   const Weighed& weighed) {
  std::vector<std::pair<std::uint32_t, float>> shared;
  for (const StoryTerm key : keys) {
    const auto found = std::lower_bound(weighed.begin(), weighed.end(), std::pair(key, 0.0F));
    std::uint32_t left = options_.max_documents;
    for (std::uint32_t at = heads_[Mix64(key) % heads_.size()]; at != 0 && left > 0; --left) {
      shared.emplace_back(postings_[at - 1].document, found->second);
      at = postings_[at - 1].next;
    }
  }
  std::sort(shared.begin(), shared.end());
  std::vector<std::pair<double, std::uint32_t>> ranked;  // weight, negative
  for (const auto& [document, weight] : shared) {
    if (ranked.empty() || ranked.back().second != document) ranked.emplace_back(0, document);
    ranked.back().first -= double{weight};
  }
  const std::size_t count = std::min<std::size_t>(options_.candidates, ranked.size());
  std::partial_sort(ranked.begin(), ranked.begin() + static_cast<std::ptrdiff_t>(count),
                    ranked.end());
  std::vector<std::uint32_t> documents;
  for (std::size_t i = 0; i < count; ++i) documents.push_back(ranked[i].second);
  return documents;
}

void StoryFinder::Index(const std::vector<StoryTerm>& keys, std::uint32_t document) {
  for (const StoryTerm key : keys) {
    std::uint32_t& head = heads_[Mix64(key) % heads_.size()];
    postings_.push_back({document, head});
    head = static_cast<std::uint32_t>(postings_.size());
  }
}

// The most similar one before, if that is similar enough; else kNone.
Result<std::uint32_t> StoryFinder::Nearest(std::uint32_t document) {
  const Result<Weighed> own = Read(document);
  if (!own.ok()) return own.status();
  const std::vector<StoryTerm> keys = Keys(*own);
  std::uint32_t nearest = kNone;
  double most = options_.similarity;
  std::vector<std::uint32_t> candidates = Candidates(keys, *own);
  std::sort(candidates.begin(), candidates.end());
  for (const std::uint32_t other : candidates) {
    const Result<Weighed> its = Read(other);
    if (!its.ok()) return its.status();
    const double similarity = Cosine(*own, *its);
    if (similarity < most || (nearest != kNone && similarity == most)) continue;
    most = similarity;
    nearest = other;
  }
  Index(keys, document);
  return nearest;
}

Result<std::vector<StoryVerdict>> StoryFinder::Finish() {
  heads_.assign(std::max<std::size_t>(1024, documents_.size() * 4), 0);
  if (Status status = WeighAll(); !status.ok()) return status;
  UnionFind sets;
  for (std::uint32_t document = 0; document < documents_.size(); ++document) {
    sets.Add();
    const Result<std::uint32_t> nearest = Nearest(document);
    if (!nearest.ok()) return nearest.status();
    if (*nearest != kNone) sets.Unite(document, *nearest);
  }
  std::vector<std::uint32_t> sizes(documents_.size());
  for (std::uint32_t document = 0; document < documents_.size(); ++document)
    ++sizes[sets.Root(document)];
  std::vector<StoryVerdict> verdicts;
  for (std::uint32_t document = 0; document < documents_.size(); ++document) {
    const std::uint32_t root = sets.Root(document);
    if (sizes[root] > 1)
      verdicts.push_back({documents_[document].number, documents_[root].tag, sizes[root]});
  }
  return verdicts;
}

}  // namespace newsieve
