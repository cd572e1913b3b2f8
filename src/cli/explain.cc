// newsieve explain: one document, line by line, with what became of it and why.
#include <fmt/format.h>

#include "cli/commands.h"
#include "cli/exit_code.h"
#include "cli/explained_text.h"
#include "cli/terminal.h"
#include "newsieve/filter.h"
#include "newsieve/stream.h"

namespace newsieve::cli {
namespace {

std::string OptionalScore(const std::optional<double>& score) {
  return score ? fmt::format("{:.2f}", *score) : "-";
}

Style StyleOf(Decision decision) {
  switch (decision) {
    case Decision::kKeep:
      return Style::kGreen;
    case Decision::kReview:
      return Style::kYellow;
    default:
      return Style::kRed;
  }
}

void PrintSignals(const Report& report) {
  Print("\nsignals\n");
  for (const auto& [name, value] : report.signals)
    Print(fmt::format("  {:<36} {:.6g}\n", name, value));
}

// The first words of a block.
std::string BeginningOf(std::string_view text) {
  constexpr std::size_t kCharacters = 60;
  return Harmless(Cut(text.substr(0, text.find_first_of("\r\n")), kCharacters));
}

void PrintLanguage(const Report& report) {
  const Language& language = report.language;
  Print(fmt::format("language {} ({:.2f}), {}\n", language.code, language.confidence,
                    language.script));
  for (const LanguageBlock& block : language.blocks) {
    const auto [start, end] = block.where;
    Print(fmt::format("  bytes {} to {}: {} ({:.2f}), {}: {}\n", start, end, block.code,
                      block.confidence, block.script,
                      BeginningOf(std::string_view(report.text).substr(start, end - start))));
  }
}

void PrintScores(const Report& report) {
  const Scores& scores = report.scores;
  Print(fmt::format(
      "\nscore {:.2f}: cleanliness {}, language {}, structure {}, authenticity {}, uniqueness {}\n",
      report.score, OptionalScore(scores.cleanliness), OptionalScore(scores.language),
      OptionalScore(scores.structure), OptionalScore(scores.authenticity),
      OptionalScore(scores.uniqueness)));
  for (const Deduction& deduction : report.deductions)
    Print(fmt::format("  -{:.2f}  {} {:.6g}\n", deduction.cost, deduction.signal, deduction.value));
  PrintLanguage(report);
}

void PrintMachineWritten(const MachineWritten& found) {
  Print(fmt::format("\nmachine-written: {}", ToString(found.verdict)));
  if (found.probability) Print(fmt::format(", probability {:.4f}", *found.probability));
  if (found.spun) Print(fmt::format(", spun {:.4f}", *found.spun));
  Print("\n");
  for (const Evidence& evidence : found.evidence)
    Print(fmt::format("  {:+.2f}  {}{}\n", evidence.weight, Harmless(evidence.what),
                      evidence.rule.empty() ? "" : "  <" + evidence.rule + ">"));
}

void PrintDecision(const Report& report, bool colour) {
  const std::string decision = Styled(ToString(report.decision), StyleOf(report.decision), colour);
  Print(fmt::format("decision {}\n", decision));
  for (const Reason& reason : report.reasons) {
    Print(fmt::format("  {}: {}", reason.code, Harmless(reason.message)));
    if (reason.value) Print(fmt::format(" Value {:.6g}", *reason.value));
    if (reason.limit) Print(fmt::format("{} limit {:.6g}", reason.value ? "," : "", *reason.limit));
    Print("\n");
  }
}

}  // namespace

int RunExplain(const Flags& flags) {
  const Result<Filter> filter = Filter::Create(FilterOptionsOf(flags));
  if (!filter.ok()) {
    PrintError(filter.status().message());
    return ExitCodeOf(filter.status());
  }
  Result<Document> document = ReadDocument(
      RunOptionsOf(flags), static_cast<std::uint64_t>(flags.record), filter->max_document_bytes());
  if (!document.ok()) {
    PrintError(document.status().message());
    return document.status().code() == StatusCode::kIo ? kExitSomeFailed
                                                       : ExitCodeOf(document.status());
  }
  if (!flags.site.empty()) document->source.site = flags.site;
  const Report report = filter->Evaluate(*document);
  const bool colour = !flags.no_color && WantsColour(1);
  if (report.decision != Decision::kFailed) {
    Print(ExplainText(report, {.colour = colour, .full = flags.full}));
    PrintMachineWritten(report.machine_written);
    PrintSignals(report);
    PrintScores(report);
  }
  PrintDecision(report, colour);
  return report.decision == Decision::kFailed ? kExitSomeFailed : kExitDone;
}

}  // namespace newsieve::cli
