// StoryFinder: which documents of a run tell one story, each in words of its own.
//
// Documents are compared by the cosine of their terms (story_terms.h), weighed by how few documents
// of the run have them (inverse document frequency, Sparck Jones 1972). Each document joins the
// most similar one before it, if that is similar enough: single links to one neighbour, so that two
// stories are not joined by many weak ties.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "base/scratch_file.h"
#include "dedup/options.h"
#include "dedup/story_terms.h"
#include "newsieve/status.h"

namespace newsieve {

struct StoryVerdict {
  std::uint64_t document = 0;  // its number in the run
  std::uint64_t story = 0;     // the tag of the story's first document
  std::uint32_t size = 0;      // documents of the story, 2 or more
};

// Memory: 32 MiB, and about 150 bytes for each document; its terms wait on disk. Time is linear in
// the documents, for candidates are bounded. Not thread-safe.
class StoryFinder {
 public:
  // kIo where no temporary file can be made.
  static Result<std::unique_ptr<StoryFinder>> Open(const StoryOptions& options,
                                                   const std::string& scratch_folder);

  // Documents come with rising numbers; `tag` is what names a story that begins with this one.
  Status Add(const std::vector<StoryTerm>& terms, std::uint64_t number, std::uint64_t tag);

  // One verdict for each document that shares its story with another, by number.
  Result<std::vector<StoryVerdict>> Finish();

 private:
  // A term and what it weighs, the whole of a document being of length 1.
  using Weighed = std::vector<std::pair<StoryTerm, float>>;
  struct Told {
    std::uint64_t number, tag,
        offset;  // offset: of its terms, once Finish has weighed them of those
    std::uint32_t terms;
  };
  struct Posting {
    std::uint32_t document, next;  // next: place of the posting before plus one; 0: none
  };

  StoryFinder(const StoryOptions& options, std::unique_ptr<ScratchFile> scratch);
  std::uint32_t Frequency(StoryTerm term) const;
  Result<Weighed> Weigh(std::uint32_t document);
  Status WeighAll();
  Result<Weighed> Read(std::uint32_t document);
  std::vector<StoryTerm> Keys(const Weighed& weighed) const;
  std::vector<std::uint32_t> Candidates(const std::vector<StoryTerm>& keys, const Weighed& weighed);
  void Index(const std::vector<StoryTerm>& keys, std::uint32_t document);
  Result<std::uint32_t> Nearest(std::uint32_t document);

  StoryOptions options_;
  std::unique_ptr<ScratchFile> scratch_;
  std::vector<Told> documents_;
  // A count-min sketch (Cormode, Muthukrishnan 2005): it never counts a term too low.
  std::vector<std::uint16_t> counts_;
  std::vector<std::uint32_t> heads_;  // by hash of a key, of lists of postings
  std::vector<Posting> postings_;
};

}  // namespace newsieve
