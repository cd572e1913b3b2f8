#include "pipeline/judge.h"

#include <new>
#include <utility>

#include "io/markdown.h"
#include "io/record.h"
#include "io/record_marks.h"
#include "io/tree_output.h"

namespace newsieve {
namespace {

Report FailedReport(Reason reason) {
  Report report;
  report.decision = Decision::kFailed;
  report.reasons.push_back(std::move(reason));
  return report;
}

Report JudgeInput(const Filter& filter, JudgingBudget& budget, bool guilty, Input& input) {
  if (input.reading.failure) return FailedReport(*std::move(input.reading.failure));
  if (guilty)
    return FailedReport({"input.ends_run",
                         "Run after run died while this document was judged, so it was not judged "
                         "any more.",
                         Suspects::kDeaths,
                         {}});
  const std::size_t cost = JudgingCost(input.reading.document);
  if (!budget.Allows(cost))
    return FailedReport({"input.too_large",
                         "Judging it may take more memory than the run was given (--memory).",
                         {},
                         {}});
  try {
    const JudgingBudget::Share share(budget, cost);
    Report report = filter.Evaluate(input.reading.document);
    // Notes are no faults of the document: least bad, so last.
    for (Reason& note : input.reading.notes) report.reasons.push_back(std::move(note));
    return report;
  } catch (const std::bad_alloc&) {
    return FailedReport(
        {"input.out_of_memory", "There was not enough memory to judge the document.", {}, {}});
  }
}

Failure FailureOf(const Input& input, const Report& report, bool with_bytes) {
  const Document& document = input.reading.document;
  return {document.id, document.source, report.reasons.empty() ? Reason() : report.reasons.front(),
          with_bytes ? document.bytes : ""};
}

// What duplicates of the document are found by; documents that are not kept anyway have none.
BatchDocument Known(const Document& document, const Report& report,
                    const Fingerprinter* fingerprinter, const DedupOptions& options) {
  BatchDocument known;
  if (fingerprinter == nullptr) return known;
  known.printed.id = document.id;
  known.printed.decision = report.decision;
  known.printed.score = report.score;
  if (report.decision != Decision::kKeep && report.decision != Decision::kReview) return known;
  known.printed.print = fingerprinter->Make(report.text);
  const bool tells = options.story.on && !options.keep_first;
  if (tells) known.terms = StoryTerms(report.text, options.story.terms);
  return known;
}

}  // namespace

void JudgeBatch(const Judges& judges, Batch& batch) {
  const auto& [filter, options, fingerprinter, budget, suspects] = judges;
  for (Input& input : batch.inputs) {
    const Document& document = input.reading.document;
    const Suspects::Trial trial(suspects, Suspects::KeyOf(document.id, document.bytes));
    Report report = JudgeInput(filter, budget, trial.guilty(), input);
    report.masked = filter.masks();
    if (report.decision == Decision::kFailed)
      batch.failures.push_back(FailureOf(input, report, !options.quarantine.empty()));
    batch.tally.Add(report);
    BatchDocument known = Known(document, report, fingerprinter, filter.duplicate_options());
    known.record = batch.records.size();
    const bool markdown = options.output_format == OutputFormat::kMarkdown;
    if (options.output_format != OutputFormat::kText && !markdown)
      AppendRecord(document, report, filter.versions(), options.merge_input, batch.records,
                   &known.seams);
    known.record_size = batch.records.size() - known.record;
    if (known.record_size > 0) ++batch.record_count;
    const bool has_file =
        options.output_format != OutputFormat::kJsonl && report.decision == Decision::kKeep;
    if (has_file) known.file = batch.files.size();
    if (fingerprinter != nullptr) batch.documents.push_back(std::move(known));
    if (has_file)
      batch.files.push_back({TreeFileName(input.relative, document),
                             markdown ? MarkdownOf(document, report) : std::move(report.text)});
  }
  batch.inputs = {};
}

}  // namespace newsieve
