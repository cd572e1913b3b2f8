// Learning templates: one pass over the inputs. See templates.h.
#include <memory>
#include <utility>
#include <vector>

#include "api/impl.h"
#include "io/site.h"
#include "newsieve/templates.h"
#include "pipeline/ordered_run.h"
#include "templates/learner.h"
#include "text/decode.h"
#include "text/repair.h"

namespace newsieve {
namespace {

struct Lesson : BatchResult {
  std::vector<DocumentSightings> documents;
  std::uint64_t failed = 0;
};

class LearnJob : public BatchJob {
 public:
  explicit LearnJob(const Config& config) : config_(config), learner_(config.learn) {}

  void Work(Batch& batch) const override {
    auto lesson = std::make_unique<Lesson>();
    for (const Input& input : batch.inputs)
      if (input.reading.failure || !Look(input.reading.document, *lesson)) ++lesson->failed;
    batch.result = std::move(lesson);
    batch.inputs = {};
  }

  Status Merge(Batch& batch) override {
    const auto& lesson = static_cast<const Lesson&>(*batch.result);
    for (const DocumentSightings& document : lesson.documents) learner_.Add(document);
    failed_ += lesson.failed;
    return {};
  }

  LearnResult Result(Status status) const {
    if (!status.ok()) return {std::move(status), {}};
    return {{}, learner_.Finish(), failed_, learner_.pruned()};
  }

 private:
  // False where there is no text, as Filter::Evaluate would find.
  bool Look(const Document& document, Lesson& lesson) const {
    if (document.bytes.size() > config_.max_document_bytes) return false;
    Decoded decoded;
    Decode(document.bytes, document.encoding, config_.decode, decoded);
    if (decoded.fault != DecodeFault::kNone) return false;
    Repaired repaired;
    Repair(decoded.text, repaired);
    lesson.documents.push_back(
        FindSightings(repaired.text, SiteOf(document.source), config_.clean, config_.learn));
    return true;
  }

  const Config& config_;
  TemplateLearner learner_;
  std::uint64_t failed_ = 0;
};

}  // namespace

LearnResult LearnTemplates(const Filter& filter, const RunOptions& options) {
  if (Status status = CheckRunOptions(options); !status.ok()) return {std::move(status), {}};
  LearnJob job(filter.impl().config);
  Status status = OrderedRun(OrderedRunOptionsOf(options, filter.max_document_bytes()), job).Run();
  if (status.code() == StatusCode::kInterrupted)
    status = Status(StatusCode::kInterrupted, "stopped; nothing was learned");
  return job.Result(std::move(status));
}

}  // namespace newsieve
