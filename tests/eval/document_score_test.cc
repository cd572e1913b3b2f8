#include "eval/document_score.h"

#include <gtest/gtest.h>

namespace newsieve {
namespace {

using Judged = DocumentEvaluation::Judged;

Judged Document(bool machine, MachineVerdict verdict, std::optional<double> probability) {
  Judged judged;
  judged.machine = machine;
  judged.verdict = verdict;
  judged.probability = probability;
  return judged;
}

TEST(DocumentScoreTest, CountsVerdictsByLabel) {
  DocumentScore score;
  score.Add(Document(false, MachineVerdict::kHuman, 0.1));
  score.Add(Document(false, MachineVerdict::kHuman, 0.2));
  score.Add(Document(false, MachineVerdict::kMachine, 0.9));
  score.Add(Document(false, MachineVerdict::kCannotSay, std::nullopt));
  score.Add(Document(true, MachineVerdict::kMachine, 0.9));
  score.Add(Document(true, MachineVerdict::kCannotSay, 0.5));
  score.Add(Document(true, MachineVerdict::kHuman, 0.1));
  const DocumentFigures figures = score.Figures();
  EXPECT_EQ(figures.documents(), 7u);
  EXPECT_EQ(figures.of_human.documents(), 4u);
  EXPECT_EQ(figures.of_human.judged, 3u);
  EXPECT_EQ(figures.of_human.human, 2u);
  EXPECT_EQ(figures.of_human.machine, 1u);
  EXPECT_EQ(figures.of_human.cannot_say, 1u);
  EXPECT_EQ(figures.of_machine.judged, 3u);
  EXPECT_EQ(figures.of_machine.cannot_say, 1u);
  // Over all documents of a label, those that nothing is said of too.
  EXPECT_DOUBLE_EQ(figures.false_positive_rate().value(), 1.0 / 4);
  EXPECT_DOUBLE_EQ(figures.true_positive_rate().value(), 1.0 / 3);
  EXPECT_DOUBLE_EQ(figures.called_human_rate().value(), 1.0 / 3);
  // Over those judged: .9 beats two and ties one, .5 beats two, .1 ties one of three.
  EXPECT_DOUBLE_EQ(figures.auroc.value(), 5.0 / 9);
}

TEST(DocumentScoreTest, HasNoFiguresOfNothing) {
  DocumentScore score;
  score.Add(Document(true, MachineVerdict::kCannotSay, std::nullopt));
  const DocumentFigures figures = score.Figures();
  EXPECT_FALSE(figures.false_positive_rate().has_value());
  EXPECT_EQ(figures.true_positive_rate(), 0);
  EXPECT_FALSE(figures.auroc.has_value());
  EXPECT_FALSE(figures.calibration_error.has_value());
}

}  // namespace
}  // namespace newsieve
