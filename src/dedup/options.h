// DedupOptions: the section `duplicates` of config.yaml.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "newsieve/stream.h"

namespace newsieve {

// Which texts tell one story, though they are no duplicates.
struct StoryOptions {
  bool on = true;
  double similarity = 0.22;           // 0..1: of weighed terms (stories.h)
  double word_share = 0.01;           // 0..1 of the documents: a word that more have is not rare
  double prior = 1000;                // documents without a name or number of the run, as it were
  std::uint32_t terms = 256;          // of a document that are looked at
  std::uint32_t max_documents = 100;  // a term that more have proposes no candidates
  std::uint32_t candidates = 24;      // compared with one document
};

struct DedupOptions {
  bool on = false;
  double similarity = 0.8;  // 0..1: Jaccard of shingles from which two are duplicates
  std::uint32_t shingle_words = 5;
  double recall = 0.995;       // 0..1: of pairs of that similarity that shall be found
  std::uint32_t hashes = 128;  // of a signature, at most
  DuplicateAction action = DuplicateAction::kDrop;
  bool keep_first = false;         // false: the best
  std::string index;               // path of the saved index; empty: none
  std::size_t max_memory = 1024;   // MiB, of the tables
  std::uint32_t bucket = 32;       // documents that one key of a band leads to
  std::uint32_t candidates = 128;  // compared with one document
  StoryOptions story;
};

}  // namespace newsieve
