// The five articles that the project began with, which lie beside the source tree where it was
// written and nowhere else. What they show must go, and every other line must stay byte for byte.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include "newsieve/filter.h"
#include "tests/testing.h"
#include "text/line.h"

namespace newsieve {
namespace {

using Lines = std::vector<std::string>;

Lines LinesOf(std::string_view text) {
  Lines lines;
  for (const LineSpan& span : SplitLines(text))
    if (span.end > span.begin) lines.emplace_back(text.substr(span.begin, span.end - span.begin));
  return lines;
}

class SeedsTest : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = std::filesystem::path(NEWSIEVE_SOURCE_DIR).parent_path() / "shared" / "seeds";
    if (!std::filesystem::is_directory(folder_)) GTEST_SKIP() << "no seeds at " << folder_;
  }

  std::string Read(const std::string& name) const {
    std::stringstream text;
    text << std::ifstream(folder_ / name, std::ios::binary).rdbuf();
    EXPECT_FALSE(text.str().empty()) << name;
    return text.str();
  }

  // The report on a seed whose lines that `goes` names have to go, and no others.
  Report Check(const std::string& name, const Lines& goes) const {
    const std::string text = Read(name);
    const Report report = BuiltIn().Evaluate(DocumentOf(text));
    Lines expected = LinesOf(text);
    for (const std::string& line : goes)
      EXPECT_EQ(std::erase(expected, line), 1u) << "the seed has changed: " << line;
    EXPECT_EQ(LinesOf(report.text), expected);
    EXPECT_EQ(RebuildInput(report.text, report.edits), text);
    return report;
  }

  // A text for which nothing is to be said but that a machine wrote it.
  static void ExpectMachine(const Report& report) {
    EXPECT_EQ(report.machine_written.verdict, MachineVerdict::kMachine);
    for (const Reason& reason : report.reasons)
      EXPECT_TRUE(reason.code.starts_with("machine_written") || reason.code == "score.low")
          << reason.code;
    EXPECT_EQ(report.decision, Decision::kReview);
  }

 private:
  std::filesystem::path folder_;
};

TEST_F(SeedsTest, AnArticleWithoutFurnitureStaysAsItIs) {
  const Report report = Check("000_346c37de755320f3.txt", {});
  EXPECT_TRUE(report.edits.empty());
  ExpectMachine(report);
}

TEST_F(SeedsTest, TheReadMoreBlockAndTheTimestampGo) {
  const Lines lines = LinesOf(Read("001_735f9fa0de04fba4.txt"));
  const auto block = std::find(lines.begin(), lines.end(), "Read More");
  ASSERT_EQ(lines.end() - block, 12) << "Read More, ten headlines and a time";
  ExpectMachine(Check("001_735f9fa0de04fba4.txt", Lines(block, lines.end())));
}

// A summary by a machine of what a human said, with her words between.
TEST_F(SeedsTest, TheEpisodeCountersOfAPodcastGo) {
  const Report report =
      Check("002_5c22a51876022eaf.txt", {"Manage episode 464032040 series 3638292", "7 قسمت"});
  EXPECT_NE(report.machine_written.verdict, MachineVerdict::kMachine);
  EXPECT_NE(report.decision, Decision::kDrop);
  const auto holds = [&](MachineVerdict verdict) {
    const auto& passages = report.machine_written.passages;
    return std::any_of(passages.begin(), passages.end(),
                       [=](const Passage& passage) { return passage.verdict == verdict; });
  };
  EXPECT_TRUE(holds(MachineVerdict::kMachine));
  EXPECT_TRUE(holds(MachineVerdict::kHuman));
}

TEST_F(SeedsTest, TheSkipLinksGoAndThePromotionGoesOrIsTold) {
  const std::string name = "003_27a5b21ec1eaeb9d.txt", text = Read(name);
  const Report report = BuiltIn().Evaluate(DocumentOf(text));
  Lines before = LinesOf(text), after = LinesOf(report.text);
  ASSERT_GT(after.size(), 1u);
  EXPECT_EQ(before.front(), "Skip to content Skip to footer");
  before.erase(before.begin());
  const std::string promoted = before.back(), left = after.back();
  EXPECT_NE(promoted.find("Autoblogging.ai"), std::string::npos) << "the seed has changed";
  before.pop_back(), after.pop_back();
  EXPECT_EQ(after, before);
  EXPECT_TRUE(left.starts_with(
      "Stay tuned for further updates as we continue to track the progression of DeepSeek"));
  const bool told = std::any_of(
      report.reasons.begin(), report.reasons.end(),
      [](const Reason& reason) { return reason.code.find("promotion") != std::string::npos; });
  EXPECT_TRUE(left.find("Autoblogging.ai") == std::string::npos || told) << left;
  EXPECT_EQ(RebuildInput(report.text, report.edits), text);
  EXPECT_EQ(report.machine_written.verdict, MachineVerdict::kMachine);
}

TEST_F(SeedsTest, TheCommentFormGoes) {
  ExpectMachine(Check("004_c40be52adcb961de.txt", {"Leave a Reply"}));
}

}  // namespace
}  // namespace newsieve
