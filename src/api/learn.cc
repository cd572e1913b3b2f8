// Learning templates: one pass over the inputs. See templates.h.
#include <optional>
#include <utility>

#include "api/impl.h"
#include "api/source_text.h"
#include "io/site.h"
#include "newsieve/templates.h"
#include "pipeline/fold.h"
#include "templates/learner.h"

namespace newsieve {
namespace {

// Nothing where there is no text, as Filter::Evaluate would find.
std::optional<DocumentSightings> Look(const Config& config, const Input& input) {
  const Document& document = input.reading.document;
  if (input.reading.failure || document.bytes.size() > config.max_document_bytes) return {};
  SourceText source;
  if (!ReadSourceText(document, config, source)) return {};
  return FindSightings(source.repaired.text, SiteOf(document.source), config.clean, config.learn);
}

}  // namespace

LearnResult LearnTemplates(const Filter& filter, const RunOptions& options) {
  const Config& config = filter.impl().config;
  LearnResult result;
  TemplateLearner learner(config.learn);
  const auto work = [&](const Input& input) { return Look(config, input); };
  const auto fold = [&](const std::optional<DocumentSightings>& document) {
    if (document) learner.Add(*document);
    if (!document) ++result.failed;
  };
  result.status = CheckCorpus(options);
  if (result.status.ok())
    result.status = FoldCorpus(CorpusOf(options, config.max_document_bytes), work, fold);
  if (!result.status.ok()) return {std::move(result.status), {}};
  result.templates = learner.Finish();
  result.pruned = learner.pruned();
  return result;
}

}  // namespace newsieve
