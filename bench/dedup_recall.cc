// newsieve_dedup_recall: what DuplicateFinder finds among made-up documents, half of them edited
// copies of others, against the Jaccard similarity of all pairs.
#include <algorithm>
#include <cstddef>
#include <cstdio>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "dedup/duplicate_finder.h"
#include "tests/dedup/generated_texts.h"

namespace newsieve {
namespace {

constexpr std::size_t kOriginals = 4000;
constexpr double kEdge = 0.85;  // pairs just above the similarity are the hardest

std::vector<Fingerprint> MakeDocuments(const DedupOptions& options) {
  const Fingerprinter fingerprinter(options);
  std::mt19937_64 random(99);
  std::vector<Fingerprint> documents;
  for (std::size_t i = 0; i < kOriginals; ++i) {
    const Words words = RandomWords(random, 40 + Below(random, 600));
    const std::size_t edits = Below(random, 2 + words.size() / 20);
    documents.push_back(fingerprinter.Make(Joined(words)));
    documents.push_back(fingerprinter.Make(Joined(Edited(random, words, edits))));
  }
  return documents;
}

Result<std::vector<DuplicateVerdict>> Find(const DedupOptions& options,
                                           const std::vector<Fingerprint>& documents) {
  Result<std::unique_ptr<DuplicateFinder>> finder = DuplicateFinder::Open(options, "");
  if (!finder.ok()) return finder.status();
  for (std::size_t i = 0; i < documents.size(); ++i) {
    const PrintedDocument document{std::to_string(i), Decision::kKeep, 0.5, documents[i]};
    if (Status status = (*finder)->Add(document, i); !status.ok()) return status;
  }
  return (*finder)->Finish();
}

// The greatest similarity of document `i` to an earlier one.
double Nearest(const std::vector<Fingerprint>& documents, std::size_t i) {
  double nearest = 0;
  for (std::size_t k = 0; k < i; ++k)
    nearest = std::max(nearest, Jaccard(documents[k].shingles, documents[i].shingles));
  return nearest;
}

int Compare() {
  const DedupOptions options;
  const std::vector<Fingerprint> documents = MakeDocuments(options);
  const Result<std::vector<DuplicateVerdict>> verdicts = Find(options, documents);
  if (!verdicts.ok()) return std::fprintf(stderr, "%s\n", verdicts.status().message().c_str()), 1;

  std::vector<bool> called(documents.size());
  std::size_t said = 0, right = 0, near = 0, found = 0, edge = 0, edge_found = 0;
  for (const DuplicateVerdict& verdict : *verdicts) {
    if (!verdict.duplicate) continue;
    called[verdict.document] = true, ++said;
    right += Jaccard(documents[verdict.document].shingles, documents[verdict.of].shingles) >=
             options.similarity;
  }
  for (std::size_t i = 0; i < documents.size(); ++i) {
    const double nearest = Nearest(documents, i);
    if (nearest < options.similarity) continue;
    ++near, found += called[i];
    if (nearest < kEdge) ++edge, edge_found += called[i];
  }
  std::printf("%zu documents; %zu as similar to an earlier one as %.2f, found %zu\n",
              documents.size(), near, options.similarity, found);
  std::printf("of these below %.2f: %zu, found %zu\n", kEdge, edge, edge_found);
  std::printf("called duplicates: %zu, rightly %zu\n", said, right);
  return 0;
}

}  // namespace
}  // namespace newsieve

int main() { return newsieve::Compare(); }
