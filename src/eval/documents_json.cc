#include "io/json_writer.h"
#include "io/record.h"
#include "newsieve/eval_documents.h"

namespace newsieve {
namespace {

// One evaluation on its way to JSON.
class EvaluationWriter {
 public:
  explicit EvaluationWriter(std::string& out) : json_(out) {}

  void Write(const DocumentEvaluation& evaluation) {
    json_.BeginObject();
    json_.Field("failed", evaluation.failed);
    json_.Object("all", [&] { Figures(evaluation.all); });
    Points(evaluation.points);
    json_.Objects("reliability", evaluation.reliability, [this](const auto& bin) { Bin(bin); });
    json_.Objects("lengths", evaluation.lengths, [this](const auto& length) { Length(length); });
    json_.Objects("groups", evaluation.groups, [this](const auto& group) { Group(group); });
    json_.Objects("rules", evaluation.rules, [this](const auto& rule) { Rule(rule); });
    List("worst_human", evaluation.worst_human);
    List("worst_machine", evaluation.worst_machine);
    json_.Field("mistake_count", evaluation.mistake_count);
    List("mistakes", evaluation.mistakes);
    WriteVersions(evaluation.versions, json_);
    json_.EndObject();
  }

 private:
  void Figures(const DocumentFigures& figures) {
    Counts("human", figures.of_human);
    Counts("machine", figures.of_machine);
    json_.Field("false_positive_rate", figures.false_positive_rate());
    json_.Field("true_positive_rate", figures.true_positive_rate());
    json_.Field("called_human_rate", figures.called_human_rate());
    json_.Field("auroc", figures.auroc);
    json_.Field("calibration_error", figures.calibration_error);
  }

  void Counts(std::string_view key, const VerdictCounts& counts) {
    json_.Object(key, [&] {
      json_.Field("documents", counts.documents());
      json_.Field("judged", counts.judged);
      json_.Object("verdicts", [&] {
        json_.Field(ToString(MachineVerdict::kHuman), counts.human);
        json_.Field(ToString(MachineVerdict::kMachine), counts.machine);
        json_.Field(ToString(MachineVerdict::kCannotSay), counts.cannot_say);
      });
    });
  }

  void Points(const std::vector<DocumentEvaluation::OperatingPoint>& points) {
    json_.Objects("operating_points", points, [this](const auto& point) {
      json_.Field("allowed", point.allowed);
      json_.Field("human_needed", point.human_needed);
      json_.Field("threshold", point.threshold);
      json_.Field("false_positive_rate", point.false_positive_rate);
      json_.Field("true_positive_rate", point.true_positive_rate);
    });
  }

  void Bin(const DocumentEvaluation::Reliability& bin) {
    json_.Field("from", bin.from);
    json_.Field("to", bin.to);
    json_.Field("human", bin.human);
    json_.Field("machine", bin.machine);
    json_.Field("probability", bin.probability);
    json_.Field("machine_share", bin.machine_share);
  }

  void Length(const DocumentEvaluation::Length& length) {
    json_.Field("from", length.from);
    json_.Key("to");
    length.to ? json_.Integer(*length.to) : json_.Null();
    Figures(length.figures);
    Points(length.points);
  }

  void Group(const DocumentEvaluation::Group& group) {
    json_.Field("key", group.key);
    json_.Field("value", group.value);
    Figures(group.figures);
  }

  void Rule(const DocumentEvaluation::Rule& rule) {
    json_.Field("id", rule.id);
    json_.Field("human", rule.human);
    json_.Field("machine", rule.machine);
    json_.Field("human_rate", rule.human_rate);
    json_.Field("machine_rate", rule.machine_rate);
    json_.Field("log_ratio", rule.log_ratio);
  }

  void List(std::string_view key, const std::vector<DocumentEvaluation::Judged>& documents) {
    json_.Objects(key, documents, [this](const auto& document) {
      json_.Field("id", document.id);
      json_.Field("group", document.group);
      json_.Field("label", document.machine ? "machine" : "human");
      json_.Field("verdict", ToString(document.verdict));
      json_.Field("probability", document.probability);
      json_.Field("words", document.words);
    });
  }

  JsonWriter json_;
};

}  // namespace

std::string ToJson(const DocumentEvaluation& evaluation) {
  std::string out;
  EvaluationWriter(out).Write(evaluation);
  return out;
}

}  // namespace newsieve
