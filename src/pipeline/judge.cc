#include "pipeline/judge.h"

#include <new>
#include <utility>

#include "io/record.h"
#include "io/tree_output.h"

namespace newsieve {
namespace {

Report FailedReport(Reason reason) {
  Report report;
  report.decision = Decision::kFailed;
  report.reasons.push_back(std::move(reason));
  return report;
}

Report JudgeInput(const Filter& filter, Input& input) {
  if (input.reading.failure) return FailedReport(*std::move(input.reading.failure));
  try {
    Report report = filter.Evaluate(input.reading.document);
    // Notes are no faults of the document: least bad, so last.
    for (Reason& note : input.reading.notes) report.reasons.push_back(std::move(note));
    return report;
  } catch (const std::bad_alloc&) {
    return FailedReport(
        {"input.out_of_memory", "There was not enough memory to judge the document.", {}, {}});
  }
}

}  // namespace

void JudgeBatch(const Filter& filter, const RunOptions& options, Batch& batch) {
  for (Input& input : batch.inputs) {
    const Document& document = input.reading.document;
    Report report = JudgeInput(filter, input);
    report.masked = filter.masks();
    if (report.decision == Decision::kFailed)
      batch.failures.emplace_back(document.id,
                                  report.reasons.empty() ? Reason() : report.reasons.front());
    batch.tally.Add(report);
    if (options.output_format != OutputFormat::kText)
      AppendRecord(document, report, filter.versions(), options.merge_input, batch.records);
    if (options.output_format != OutputFormat::kJsonl && report.decision == Decision::kKeep)
      batch.files.push_back({TreeFileName(input.relative, document), std::move(report.text)});
  }
  batch.inputs = {};
}

}  // namespace newsieve
