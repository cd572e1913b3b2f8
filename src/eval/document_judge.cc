#include "eval/document_judge.h"

#include <algorithm>
#include <memory>
#include <string_view>
#include <utility>

namespace newsieve {
namespace {

std::size_t WordsOf(const Report& report) {
  for (const auto& [name, value] : report.signals)
    if (name == "text.words") return static_cast<std::size_t>(value);
  return 0;
}

std::vector<std::string> RulesOf(const std::vector<Evidence>& evidence) {
  std::vector<std::string> rules;
  for (const Evidence& one : evidence)
    if (!one.rule.empty()) rules.push_back(one.rule);
  std::sort(rules.begin(), rules.end());
  rules.erase(std::unique(rules.begin(), rules.end()), rules.end());
  return rules;
}

}  // namespace

DocumentJudge::DocumentJudge(const Filter& filter, const DocumentEvalOptions& options)
    : filter_(filter),
      options_(options),
      parsers_([] { return std::make_unique<LabelledParser>(); }) {}

JudgedDocument DocumentJudge::Judge(const Input& input) const {
  const Document& document = input.reading.document;
  JudgedDocument out;
  out.place = document.id;
  out.failure = input.reading.failure;
  LabelledDocument labelled;
  if (!out.failure) out.failure = Parse(document.bytes, labelled);
  if (!out.failure) out.failure = Evaluate(labelled, out);
  return out;
}

std::optional<Reason> DocumentJudge::Parse(const std::string& json,
                                           LabelledDocument& document) const {
  const auto parser = parsers_.Take();
  return (*parser).ParseDocument(json, options_.by, options_.labels.member, document);
}

std::optional<Reason> DocumentJudge::Evaluate(LabelledDocument& labelled,
                                              JudgedDocument& out) const {
  Document document;
  document.bytes = std::move(labelled.text);
  document.encoding = "utf-8";
  document.title = labelled.title;
  document.source.url = labelled.url;
  document.source.site = labelled.site;
  const Report report = filter_.Evaluate(document);
  if (report.decision == Decision::kFailed) return report.reasons.front();
  const std::vector<std::string>& machine = options_.labels.machine;
  DocumentEvaluation::Judged& judged = out.judged;
  judged.id = labelled.id.empty() ? out.place : labelled.id;
  judged.machine = std::find(machine.begin(), machine.end(), labelled.label) != machine.end();
  judged.verdict = report.machine_written.verdict;
  judged.probability = report.machine_written.probability;
  judged.words = WordsOf(report);
  out.rules = RulesOf(report.machine_written.evidence);
  out.values = std::move(labelled.values);
  if (!out.values.empty()) judged.group = out.values.front();
  return std::nullopt;
}

}  // namespace newsieve
