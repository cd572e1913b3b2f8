#include <atomic>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "newsieve/eval_documents.h"
#include "tests/io/temp_dir.h"
#include "tests/pipeline/test_filter.h"

namespace newsieve {
namespace {

using Strings = std::vector<std::string>;

// Too short for any detector to say anything, so that these tests do not depend on the model of the
// day.
std::string Record(std::string_view members) {
  return "{" + std::string(members) + R"("text":"It rained.\nShare on Facebook"})" + "\n";
}

class EvaluateDocumentsTest : public testing::Test {
 protected:
  DocumentEvaluation Evaluate(std::string_view jsonl, DocumentEvalOptions options = {}) {
    options.inputs = {dir_.Write("documents.jsonl", jsonl)};
    options.on_failure = [this](const std::string& place, const Reason& reason) {
      failures_.push_back(place.substr(dir_.path().size() + 1) + " " + reason.code);
    };
    Result<DocumentEvaluation> result = EvaluateDocuments(filter_, options);
    EXPECT_TRUE(result.ok()) << result.status().message();
    return std::move(result).value();
  }

  // How many are labelled {human, machine} by `labels`.
  std::pair<std::uint64_t, std::uint64_t> Labelled(std::string_view jsonl, DocumentLabels labels) {
    DocumentEvalOptions options;
    options.labels = std::move(labels);
    const DocumentFigures all = Evaluate(jsonl, options).all;
    return {all.of_human.documents(), all.of_machine.documents()};
  }

  TempDir dir_;
  Filter filter_ = TestFilter();
  Strings failures_;
};

TEST_F(EvaluateDocumentsTest, CountsDocumentsOfEachLabel) {
  const DocumentEvaluation result =
      Evaluate(Record(R"("label":"human","source":"a",)") + Record(R"("label":"machine",)") +
               Record(R"("label":"human","source":"a",)"));
  EXPECT_EQ(result.all.of_human.documents(), 2u);
  EXPECT_EQ(result.all.of_human.cannot_say, 2u);
  EXPECT_EQ(result.all.of_machine.cannot_say, 1u);
  EXPECT_EQ(result.all.of_machine.judged, 0u);
  ASSERT_EQ(result.groups.size(), 2u);
  EXPECT_EQ(result.groups[0].value, "a");
  EXPECT_EQ(result.groups[1].value, "");
  EXPECT_EQ(result.versions.rules, filter_.versions().rules);
}

TEST_F(EvaluateDocumentsTest, WordsAreThoseOfTheCleanedText) {
  std::string text = "The fair was put off.";
  for (int i = 0; i < 19; ++i) text += "\\nShare on Facebook";
  // 5 + 19 * 3 words come in; all but 5 go.
  const DocumentEvaluation result = Evaluate(R"({"label":"human","text":")" + text + "\"}");
  EXPECT_EQ(result.lengths[0].figures.documents(), 1u);
}

TEST_F(EvaluateDocumentsTest, LabelsMayBeNamedOtherwise) {
  const std::string records = Record(R"("family":"llm","generated":true,)") +
                              Record(R"("family":"base-lm","generated":true,)") +
                              Record(R"("family":"person","generated":false,)");
  using Counts = std::pair<std::uint64_t, std::uint64_t>;
  EXPECT_EQ(Labelled(records, {"family", {"llm"}}), Counts(2, 1));
  EXPECT_EQ(Labelled(records, {"family", {"llm", "base-lm"}}), Counts(1, 2));
  EXPECT_EQ(Labelled(records, {"generated", {"true"}}), Counts(1, 2));
  EXPECT_EQ(failures_, Strings());
  EXPECT_EQ(Labelled(records, {"label", {"machine"}}), Counts(0, 0));
  EXPECT_EQ(failures_.size(), 3u);
}

TEST_F(EvaluateDocumentsTest, TellsOfBadInputAndGoesOn) {
  const DocumentEvaluation result = Evaluate(
      Record(R"("label":"human",)") + "\n{broken\n" + R"({"label":"human"})" + "\n" + Record("") +
      R"({"label":"human","text":"\u0000\u0001\u0002\u0003\u0004\u0005\u0006\u0007"})" + "\n" +
      Record(R"("label":"machine",)"));
  EXPECT_EQ(result.all.documents(), 2u);
  EXPECT_EQ(result.failed, 4u);
  EXPECT_EQ(failures_,
            (Strings{"documents.jsonl:3 input.json", "documents.jsonl:4 input.schema",
                     "documents.jsonl:5 input.schema", "documents.jsonl:6 input.binary"}));
}

TEST_F(EvaluateDocumentsTest, IsTheSameForAnyNumberOfThreads) {
  std::string records;
  for (int i = 0; i < 2500; ++i)
    records += i % 97 == 0 ? "{broken\n"
                           : Record(R"("label":")" + std::string(i % 3 == 0 ? "machine" : "human") +
                                    R"(","source":)" + std::to_string(i % 11) + ",");
  DocumentEvalOptions options;
  options.threads = 1;
  const std::string one = ToJson(Evaluate(records, options));
  const Strings failures = std::exchange(failures_, {});
  for (const int threads : {2, 5}) {
    options.threads = threads;
    EXPECT_EQ(ToJson(Evaluate(records, options)), one);
    EXPECT_EQ(std::exchange(failures_, {}), failures);
  }
}

TEST_F(EvaluateDocumentsTest, RefusesWhatItCannotRead) {
  DocumentEvalOptions options;
  EXPECT_EQ(EvaluateDocuments(filter_, options).status().code(), StatusCode::kUsage);
  options.inputs = {dir_.Write("documents.jsonl", Record(R"("label":"human",)"))};
  const std::atomic<bool> stop = true;
  options.stop = &stop;
  EXPECT_EQ(EvaluateDocuments(filter_, options).status().code(), StatusCode::kInterrupted);
}

TEST(DocumentEvaluationTest, WritesJson) {
  DocumentEvaluation evaluation;
  evaluation.all.of_human = {.human = 3, .machine = 1, .cannot_say = 0, .judged = 4};
  evaluation.all.auroc = 0.5;
  evaluation.points = {{0.1, 10, {}, {}, {}}};
  evaluation.reliability = {{0, 0.1, 2, 1, 0.05, 0.25}};
  evaluation.lengths = {{400, {}, {}, {}}};
  evaluation.groups = {{"source", "a", {}}};
  evaluation.rules = {{"en.rule", 1, 2, 0.25, 0.5, 0.7}};
  evaluation.worst_human = {{"d1", "a", false, MachineVerdict::kMachine, 0.9, 70}};
  evaluation.versions = {"1", "2", "3"};
  const std::string none =
      R"("human":{"documents":0,"judged":0,"verdicts":{"human":0,"machine":0,"cannot_say":0}},)"
      R"("machine":{"documents":0,"judged":0,"verdicts":{"human":0,"machine":0,"cannot_say":0}},)"
      R"("false_positive_rate":null,"true_positive_rate":null,"called_human_rate":null,)"
      R"("auroc":null,"calibration_error":null)";
  EXPECT_EQ(
      ToJson(evaluation),
      R"({"failed":0,"all":{)"
      R"("human":{"documents":4,"judged":4,"verdicts":{"human":3,"machine":1,"cannot_say":0}},)"
      R"("machine":{"documents":0,"judged":0,"verdicts":{"human":0,"machine":0,"cannot_say":0}},)"
      R"("false_positive_rate":0.25,"true_positive_rate":null,"called_human_rate":null,)"
      R"("auroc":0.5,"calibration_error":null},)"
      R"("operating_points":[{"allowed":0.1,"human_needed":10,"threshold":null,)"
      R"("false_positive_rate":null,"true_positive_rate":null}],)"
      R"("reliability":[{"from":0,"to":0.1,"human":2,"machine":1,"probability":0.05,)"
      R"("machine_share":0.25}],)"
      R"("lengths":[{"from":400,"to":null,)" +
          none + R"(,"operating_points":[]}],"groups":[{"key":"source","value":"a",)" + none +
          R"(}],"rules":[{"id":"en.rule","human":1,"machine":2,"human_rate":0.25,)"
          R"("machine_rate":0.5,"log_ratio":0.7}],)"
          R"("worst_human":[{"id":"d1","group":"a","label":"human","verdict":"machine",)"
          R"("probability":0.9,"words":70}],"worst_machine":[],"mistake_count":0,"mistakes":[],)"
          R"("versions":{"newsieve":"1","rules":"2","models":"3"}})");
}

}  // namespace
}  // namespace newsieve
