#include "eval/document_tally.h"

#include <cmath>

#include <gtest/gtest.h>

namespace newsieve {
namespace {

using Judged = DocumentEvaluation::Judged;
using Strings = std::vector<std::string>;

JudgedDocument Document(const std::string& id, bool machine, std::optional<double> probability) {
  JudgedDocument document;
  document.judged.id = id;
  document.judged.machine = machine;
  document.judged.probability = probability;
  if (probability)
    document.judged.verdict =
        *probability > 0.5 ? MachineVerdict::kMachine : MachineVerdict::kHuman;
  document.values = {""};
  return document;
}

JudgedDocument Of(const std::string& source, JudgedDocument document) {
  document.values = {source};
  return document;
}

JudgedDocument Long(std::size_t words, JudgedDocument document) {
  document.judged.words = words;
  return document;
}

JudgedDocument Holding(Strings rules, JudgedDocument document) {
  document.rules = std::move(rules);
  return document;
}

DocumentEvaluation Tallied(const std::vector<JudgedDocument>& documents,
                           const DocumentEvalOptions& options = {}) {
  DocumentTally tally(options);
  for (const JudgedDocument& document : documents) tally.Add(document);
  return tally.Finish();
}

Strings Ids(const std::vector<Judged>& documents) {
  Strings ids;
  for (const Judged& judged : documents) ids.push_back(judged.id);
  return ids;
}

TEST(DocumentTallyTest, PutsEachLengthIntoOneBucket) {
  std::vector<JudgedDocument> documents;
  for (const std::size_t words : {0u, 59u, 60u, 99u, 100u, 199u, 200u, 399u, 400u, 5000u})
    documents.push_back(Long(words, Document("", false, 0.2)));
  documents.push_back(Long(60, Document("", true, 0.8)));
  const DocumentEvaluation result = Tallied(documents);
  ASSERT_EQ(result.lengths.size(), 5u);
  EXPECT_EQ(result.lengths[0].to, 60u);
  EXPECT_EQ(result.lengths[1].from, 60u);
  EXPECT_EQ(result.lengths[1].to, 100u);
  EXPECT_FALSE(result.lengths[4].to.has_value());
  for (const DocumentEvaluation::Length& length : result.lengths)
    EXPECT_EQ(length.figures.of_human.documents(), 2u) << length.from;
  // Both labels weigh the same in each bucket.
  EXPECT_DOUBLE_EQ(result.lengths[1].figures.calibration_error.value(), 0.2);
  EXPECT_FALSE(result.lengths[2].figures.calibration_error.has_value());
  EXPECT_EQ(result.lengths[1].points.size(), 6u);
}

TEST(DocumentTallyTest, GroupsTheLargestFirst) {
  const DocumentEvaluation result =
      Tallied({Of("a", Document("", false, 0.1)), Of("b", Document("", false, 0.6)),
               Of("b", Document("", true, 0.7)), Of("c", Document("", true, std::nullopt))});
  ASSERT_EQ(result.groups.size(), 3u);
  EXPECT_EQ(result.groups[0].key, "source");
  EXPECT_EQ(result.groups[0].value, "b");
  EXPECT_EQ(result.groups[0].figures.false_positive_rate(), 1);
  EXPECT_EQ(result.groups[0].figures.auroc, 1);
  EXPECT_EQ(result.groups[1].value, "a");
  EXPECT_FALSE(result.groups[1].figures.auroc.has_value());
  EXPECT_EQ(result.groups[2].figures.true_positive_rate(), 0);
}

TEST(DocumentTallyTest, WeighsRulesByWhoHoldsThem) {
  const DocumentEvaluation result = Tallied(
      {Holding({"both"}, Document("", false, 0.1)), Document("", false, 0.1),
       Document("", false, std::nullopt), Holding({"both", "machine"}, Document("", true, 0.9)),
       Holding({"both", "machine"}, Document("", true, std::nullopt))});
  ASSERT_EQ(result.rules.size(), 2u);
  EXPECT_EQ(result.rules[0].id, "machine");
  EXPECT_EQ(result.rules[0].human, 0u);
  EXPECT_EQ(result.rules[0].machine, 2u);
  EXPECT_EQ(result.rules[0].human_rate, 0);
  EXPECT_EQ(result.rules[0].machine_rate, 1);
  EXPECT_DOUBLE_EQ(result.rules[0].log_ratio, std::log((2.5 / 3) / (0.5 / 4)));
  EXPECT_EQ(result.rules[1].id, "both");
  EXPECT_DOUBLE_EQ(result.rules[1].human_rate, 1.0 / 3);
  EXPECT_DOUBLE_EQ(result.rules[1].log_ratio, std::log((2.5 / 3) / (1.5 / 4)));
}

TEST(DocumentTallyTest, NamesTheWorstOfEachLabel) {
  DocumentEvalOptions options;
  options.worst = 2;
  const DocumentEvaluation result =
      Tallied({Document("h1", false, 0.3), Document("h2", false, 0.9), Document("h3", false, 0.3),
               Document("h4", false, std::nullopt), Document("m1", true, 0.4),
               Document("m2", true, 0.8), Document("m3", true, 0.2)},
              options);
  EXPECT_EQ(Ids(result.worst_human), (Strings{"h2", "h1"}));
  EXPECT_EQ(Ids(result.worst_machine), (Strings{"m3", "m1"}));
}

TEST(DocumentTallyTest, AMistakeIsAWrongVerdictNotAMissingOne) {
  DocumentEvalOptions options;
  options.mistakes = 9;
  const DocumentEvaluation result =
      Tallied({Document("wrong", false, 0.9), Document("right", true, 0.9),
               Document("silent", true, std::nullopt), Document("missed", true, 0.1)},
              options);
  EXPECT_EQ(result.mistake_count, 2u);
  EXPECT_EQ(Ids(result.mistakes), (Strings{"wrong", "missed"}));
}

TEST(DocumentTallyTest, IsEmptyWithoutDocuments) {
  const DocumentEvaluation result = Tallied({});
  EXPECT_EQ(result.all.documents(), 0u);
  EXPECT_EQ(result.points.size(), 6u);
  EXPECT_EQ(result.reliability.size(), 10u);
  EXPECT_TRUE(result.groups.empty());
}

}  // namespace
}  // namespace newsieve
