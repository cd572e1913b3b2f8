#include "eval/document_score.h"

namespace newsieve {
namespace {

std::optional<double> Share(std::uint64_t part, std::uint64_t whole) {
  if (whole == 0) return std::nullopt;
  return static_cast<double>(part) / static_cast<double>(whole);
}

void Count(MachineVerdict verdict, VerdictCounts& counts) {
  switch (verdict) {
    case MachineVerdict::kHuman:
      ++counts.human;
      return;
    case MachineVerdict::kMachine:
      ++counts.machine;
      return;
    case MachineVerdict::kCannotSay:
      ++counts.cannot_say;
  }
}

}  // namespace

std::optional<double> DocumentFigures::false_positive_rate() const {
  return Share(of_human.machine, of_human.documents());
}

std::optional<double> DocumentFigures::true_positive_rate() const {
  return Share(of_machine.machine, of_machine.documents());
}

std::optional<double> DocumentFigures::called_human_rate() const {
  return Share(of_machine.human, of_machine.documents());
}

void DocumentScore::Add(const DocumentEvaluation::Judged& document) {
  VerdictCounts& counts = document.machine ? of_machine_ : of_human_;
  Count(document.verdict, counts);
  if (!document.probability) return;
  ++counts.judged;
  (document.machine ? judged_.machine : judged_.human).push_back(*document.probability);
}

DocumentFigures DocumentScore::Figures() const {
  return {of_human_, of_machine_, Auroc(judged_), CalibrationError(judged_)};
}

}  // namespace newsieve
