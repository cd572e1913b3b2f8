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
    EXPECT_EQ(report.decision, Decision::kKeep)
        << (report.reasons.empty() ? "" : report.reasons[0].code);
    return report;
  }

 private:
  std::filesystem::path folder_;
};

TEST_F(SeedsTest, AnArticleWithoutFurnitureStaysAsItIs) {
  EXPECT_TRUE(Check("000_346c37de755320f3.txt", {}).edits.empty());
}

TEST_F(SeedsTest, TheReadMoreBlockAndTheTimestampGo) {
  const Lines lines = LinesOf(Read("001_735f9fa0de04fba4.txt"));
  const auto block = std::find(lines.begin(), lines.end(), "Read More");
  ASSERT_EQ(lines.end() - block, 12) << "Read More, ten headlines and a time";
  Check("001_735f9fa0de04fba4.txt", Lines(block, lines.end()));
}

TEST_F(SeedsTest, TheEpisodeCountersOfAPodcastGo) {
  Check("002_5c22a51876022eaf.txt", {"Manage episode 464032040 series 3638292", "7 قسمت"});
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
}

TEST_F(SeedsTest, TheCommentFormGoes) { Check("004_c40be52adcb961de.txt", {"Leave a Reply"}); }

}  // namespace
}  // namespace newsieve
