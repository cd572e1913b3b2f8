// Templates: lines that stand on page after page of one site, learned from its own documents. They
// are furniture, whatever they say.
//
//   newsieve::LearnResult learned = newsieve::LearnTemplates(*filter, run_options);
//   newsieve::Filter with = filter->WithTemplates(learned.templates);
//
// docs/templates.md says what counts as a repeat: different stories are counted, not copies of one.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "newsieve/filter.h"
#include "newsieve/status.h"
#include "newsieve/stream.h"

namespace newsieve {

// Where on a page a line stands: in the article or beside it, or farther away. A headline is
// furniture where it advertises its story under others, and none above that story: what is known of
// one place says nothing of the other.
enum class TemplatePlace : std::uint8_t { kArticle, kApart };

std::string_view ToString(TemplatePlace place);  // "article", "apart"

// One line that is furniture on one site.
struct TemplateLine {
  std::string site;  // as of Source::site
  TemplatePlace place = TemplatePlace::kApart;
  std::string text;             // the folded form's core, as `phrases` of rules: docs/rules.md
  std::uint64_t stories = 0;    // different stories that it stood with; counting ends at 8
  std::uint64_t documents = 0;  // of the site that it stood in, at this place
  std::uint64_t of = 0;         // documents of the site that were seen
};

// Plain data, owning its strings.
struct TemplateSet {
  std::uint64_t documents = 0;      // that it was learned from
  std::vector<TemplateLine> lines;  // by site, place and text; no two alike in these

  std::size_t CountSites() const;  // that have lines here
};

// Reads what SaveTemplates wrote, or a person edited. kConfig with "file:line: what is wrong" where
// the file is malformed or cannot be read; nothing is loaded then.
Result<TemplateSet> LoadTemplates(const std::string& path);

// Writes a file of JSON lines, one line an entry, whole or not at all; to standard output where
// `path` is empty. kIo or kUsage where that cannot be.
Status SaveTemplates(const TemplateSet& templates, const std::string& path);

// What was learned, or `status` says why nothing was.
struct LearnResult {
  Status status;
  TemplateSet templates;
  std::uint64_t failed = 0;  // documents that could not be read or decoded: nothing is learned
  std::uint64_t pruned = 0;  // how often the table was full (config: templates.max_memory), so that
                             // the rarest lines were forgotten
};

// Reads all inputs of `options` once and learns from them, under the filter's configuration; rules
// and models have no part in it. Of the options those about reading count, and `output` only to
// refuse one that is an input. The result does not depend on `threads`. Memory is bounded by the
// configuration, however much is read. kUsage, kIo or kInterrupted.
LearnResult LearnTemplates(const Filter& filter, const RunOptions& options);

}  // namespace newsieve
