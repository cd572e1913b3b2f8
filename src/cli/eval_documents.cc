// newsieve eval documents: figures of the detector of machine-written text on labelled documents,
// as tables for people or as JSON.
#include "newsieve/eval_documents.h"

#include <algorithm>
#include <optional>
#include <span>

#include <fmt/format.h>

#include "cli/commands.h"
#include "cli/eval.h"
#include "cli/terminal.h"

namespace newsieve::cli {
namespace {

using Judged = DocumentEvaluation::Judged;

Status LabelFault(std::string_view given, std::string_view what) {
  return {StatusCode::kUsage, fmt::format("--label {}: {}; write MEMBER=VALUE, as in family=llm",
                                          Harmless(given), what)};
}

// The first VALUE replaces the default, the others join it.
Result<DocumentLabels> LabelsOf(const std::vector<std::string>& flags) {
  DocumentLabels labels;
  for (const std::string& flag : flags) {
    const std::size_t sign = flag.find('=');
    if (sign == 0 || sign == flag.npos) return LabelFault(flag, "it names no member and value");
    const std::string member = flag.substr(0, sign);
    if (&flag == &flags.front()) labels = {member, {}};
    if (member != labels.member)
      return LabelFault(
          flag, "one member holds all labels, and the first was " + Harmless(labels.member));
    for (std::size_t begin = sign + 1; begin <= flag.size();) {
      const std::size_t end = std::min(flag.find(',', begin), flag.size());
      if (begin == end) return LabelFault(flag, "a value is empty");
      labels.machine.push_back(flag.substr(begin, end - begin));
      begin = end + 1;
    }
  }
  return labels;
}

// A figure with four digits, or what stands where there is none.
std::string Figure(std::optional<double> figure) {
  return figure ? fmt::format("{:.4f}", *figure) : "-";
}

void PrintHead(std::string_view title) {
  Print(fmt::format("{:<{}} {:>7} {:>7} {:>7} {:>7} {:>7} {:>12} {:>7} {:>11}\n", title, kNameWidth,
                    "human", "machine", "judged", "FPR", "TPR", "called human", "AUROC",
                    "calibration"));
}

void PrintRow(std::string_view name, const DocumentFigures& figures) {
  Print(fmt::format("{:<{}} {:>7} {:>7} {:>7} {:>7} {:>7} {:>12} {:>7} {:>11}\n",
                    Name(name, kNameWidth), kNameWidth, HumanCount(figures.of_human.documents()),
                    HumanCount(figures.of_machine.documents()),
                    HumanCount(figures.of_human.judged + figures.of_machine.judged),
                    Figure(figures.false_positive_rate()), Figure(figures.true_positive_rate()),
                    Figure(figures.called_human_rate()), Figure(figures.auroc),
                    Figure(figures.calibration_error)));
}

void PrintVerdicts(std::string_view label, const VerdictCounts& counts) {
  Print(fmt::format("{:<{}} {:>9} {:>9} {:>10} {:>10}\n", label, kNameWidth,
                    HumanCount(counts.human), HumanCount(counts.machine),
                    HumanCount(counts.cannot_say), HumanCount(counts.documents() - counts.judged)));
}

void PrintVerdictTable(const DocumentFigures& all) {
  Print(fmt::format("\n{:<{}} {:>9} {:>9} {:>10} {:>10}\n", "verdicts, by label", kNameWidth,
                    "human", "machine", "cannot_say", "not judged"));
  PrintVerdicts("human", all.of_human);
  PrintVerdicts("machine", all.of_machine);
}

void PrintPoint(const DocumentEvaluation::OperatingPoint& point, std::uint64_t human) {
  const std::string allowed = fmt::format("{:.1f} %", 100 * point.allowed);
  if (!point.threshold)
    return Print(fmt::format("{:>11}  too few: {}, {} needed\n", allowed,
                             Counted(human, "judged human document"),
                             HumanCount(point.human_needed)));
  // With six digits: thresholds of a good detector crowd at 1.
  Print(fmt::format("{:>11} {:>10.6f} {:>7} {:>7}\n", allowed, *point.threshold,
                    Figure(point.false_positive_rate), Figure(point.true_positive_rate)));
}

void PrintPoints(const DocumentEvaluation& evaluation) {
  Print(fmt::format("\n{:>11} {:>10} {:>7} {:>7}\n", "FPR allowed", "threshold", "FPR", "TPR"));
  for (const auto& point : evaluation.points) PrintPoint(point, evaluation.all.of_human.judged);
}

void PrintReliability(const std::vector<DocumentEvaluation::Reliability>& bins) {
  Print(fmt::format("\n{:>11} {:>8} {:>8} {:>8} {:>13}\n", "probability", "human", "machine",
                    "mean", "machine share"));
  for (const DocumentEvaluation::Reliability& bin : bins)
    Print(fmt::format("{:>11} {:>8} {:>8} {:>8} {:>13}\n",
                      fmt::format("{:.1f}-{:.1f}", bin.from, bin.to), HumanCount(bin.human),
                      HumanCount(bin.machine), Figure(bin.probability), Figure(bin.machine_share)));
}

// "100-199", "400 or more".
std::string LengthName(const DocumentEvaluation::Length& length) {
  return length.to ? fmt::format("{}-{}", length.from, *length.to - 1)
                   : fmt::format("{} or more", length.from);
}

void PrintLengths(const std::vector<DocumentEvaluation::Length>& lengths) {
  Print("\n");
  PrintHead("by number of words");
  for (const auto& length : lengths) PrintRow(LengthName(length), length.figures);
}

void PrintRules(std::span<const DocumentEvaluation::Rule> rules, std::size_t most) {
  if (most == 0 || rules.empty()) return;
  const std::size_t shown = std::min(most, rules.size());
  Print(fmt::format("\n{:<{}} {:>7} {:>7} {:>10} {:>12} {:>8}\n",
                    "documents with evidence, by rule", kRuleWidth, "human", "machine",
                    "human rate", "machine rate", "ln ratio"));
  for (const DocumentEvaluation::Rule& rule : rules.first(shown))
    Print(fmt::format("{:<{}} {:>7} {:>7} {:>10.5f} {:>12.5f} {:>8.2f}\n",
                      Name(rule.id, kRuleWidth), kRuleWidth, HumanCount(rule.human),
                      HumanCount(rule.machine), rule.human_rate, rule.machine_rate,
                      rule.log_ratio));
  PrintRest(rules.size() - shown, "rule");
}

void PrintDocuments(std::string_view title, const std::vector<Judged>& documents) {
  if (documents.empty()) return;
  Print(fmt::format("\n{}\n{:<{}} {:>7} {:>10} {:>11} {:>7}  {}\n", title, "group", kNameWidth,
                    "label", "verdict", "probability", "words", "id"));
  for (const Judged& judged : documents)
    Print(fmt::format("{:<{}} {:>7} {:>10} {:>11} {:>7}  {}\n", Name(judged.group, kNameWidth),
                      kNameWidth, judged.machine ? "machine" : "human", ToString(judged.verdict),
                      Figure(judged.probability), HumanCount(judged.words), Harmless(judged.id)));
}

void PrintMistakes(const DocumentEvaluation& evaluation) {
  PrintDocuments(fmt::format("{} of {}", HumanCount(evaluation.mistakes.size()),
                             Counted(evaluation.mistake_count, "wrong verdict")),
                 evaluation.mistakes);
}

// What only documents with a probability have.
void PrintProbabilities(const DocumentEvaluation& evaluation) {
  if (evaluation.all.of_human.judged + evaluation.all.of_machine.judged == 0)
    return Print("\nno document has a probability: nothing to say of thresholds\n");
  PrintPoints(evaluation);
  PrintReliability(evaluation.reliability);
}

// Figures of one label alone are right, but hardly what was wanted.
void WarnOfOneLabel(const DocumentFigures& all) {
  const bool no_human = all.of_human.documents() == 0, no_machine = all.of_machine.documents() == 0;
  if (no_human || no_machine)
    PrintError(fmt::format("no document is labelled {}: is --label right?",
                           no_human ? "human" : "machine"));
}

void PrintTables(const DocumentEvaluation& evaluation, const Flags& flags) {
  WarnOfOneLabel(evaluation.all);
  PrintHead("verdicts and probabilities");
  PrintRow("all documents", evaluation.all);
  PrintVerdictTable(evaluation.all);
  PrintProbabilities(evaluation);
  PrintLengths(evaluation.lengths);
  PrintGroups(
      std::span(evaluation.groups), static_cast<std::size_t>(flags.groups), "document",
      [](const std::string& title) { PrintHead(title); }, PrintRow,
      [](const DocumentFigures& figures) { return figures.documents(); });
  PrintRules(evaluation.rules, static_cast<std::size_t>(flags.by_evidence));
  PrintDocuments("human documents with the highest probability", evaluation.worst_human);
  PrintDocuments("machine documents with the lowest probability", evaluation.worst_machine);
  PrintMistakes(evaluation);
}

}  // namespace

int RunEvalDocuments(const Flags& flags) {
  const Result<DocumentLabels> labels = LabelsOf(flags.label);
  if (!labels.ok()) return Fail(labels.status());
  DocumentEvalOptions options;
  options.labels = *labels;
  return RunEval({"eval documents", "document"}, flags, options, EvaluateDocuments, PrintTables,
                 [](const DocumentEvaluation& evaluation) { return evaluation.all.documents(); });
}

}  // namespace newsieve::cli
