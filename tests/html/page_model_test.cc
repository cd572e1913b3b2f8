#include "html/page_model.h"

#include <bit>
#include <cstdint>
#include <map>
#include <string>

#include "html/page_features.h"
#include "html/page_stack.h"
#include "tests/html/small_pages.h"
#include "tests/testing.h"

namespace newsieve {
namespace {

std::map<std::string, JudgedLine> Judge(std::string_view source, Shown shown = Shown::kVisible,
                                        double explained_above = 0) {
  const HtmlPage page = ReadHtml(source, kHtmlLimits);
  const auto judged = PageModel::BuiltIn().Judge(page, shown, explained_above);
  EXPECT_EQ(judged.size(), page.lines.size());
  std::map<std::string, JudgedLine> told;
  for (std::size_t i = 0; i < judged.size(); ++i) {
    const HtmlLine& line = page.lines[i];
    told[page.text.substr(line.begin, line.end - line.begin)] = judged[i];
  }
  return told;
}

TEST(PageModelTest, TellsTheArticleFromWhatIsAroundIt) {
  const auto told = Judge(kStoryPage);
  for (const char* line : {kFirstParagraph, kLastParagraph}) EXPECT_LT(told.at(line).margin, 0);
  for (const char* line : {"Home", "Sport", "Storm hits the coast", "Fish market opens", "Contact"})
    EXPECT_GT(told.at(line).margin, 0) << line;
}

TEST(PageModelTest, TellsWhy) {
  const auto told = Judge(kStoryPage);
  EXPECT_FALSE(told.at("Contact").why.empty());
  EXPECT_TRUE(told.at(kFirstParagraph).why.empty());
}

TEST(PageModelTest, JudgesWhatIsHiddenWhenAsked) {
  const std::string source = "<div hidden>" + std::string(kStoryPage) + "</div>";
  EXPECT_EQ(Judge(source).at("Contact").margin, 0);
  EXPECT_NE(Judge(source, Shown::kAll).at("Contact").margin, 0);
}

TEST(PageModelTest, AnyPageIsJudged) {
  for (const char* source : {"", "<p>", "<p hidden>x", "x", "<a>x</a>", "<p>.<p>.<p>."})
    for (const auto& [line, judged] : Judge(source, Shown::kAll))
      EXPECT_TRUE(judged.margin > -100 && judged.margin < 100) << source;
}

// The bytes of a model that TreeEnsemble takes, without a tree.
std::string StageOf(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : "\n") + name;
  const std::uint32_t sizes[] = {static_cast<std::uint32_t>(text.size()), 0};
  return std::string(reinterpret_cast<const char*>(sizes), sizeof sizes) + text;
}

TEST(PageModelTest, ADamagedModelIsRefused) {
  const std::string magic = "NSPAGES1", hints = BytesOf({{7, {1.5F, -0.5F}}}),
                    first = StageOf(PageFeatureNames()), second = StageOf(PageStackNames());
  const std::string whole = magic + hints + first + second;
  EXPECT_TRUE(PageModel::Read(whole).has_value());
  for (std::size_t size = 0; size < whole.size(); ++size)
    EXPECT_FALSE(PageModel::Read(whole.substr(0, size)).has_value()) << size;
  EXPECT_FALSE(PageModel::Read(whole + "x").has_value());
  EXPECT_FALSE(PageModel::Read("NSPAGES0" + hints + first + second).has_value());
  EXPECT_FALSE(PageModel::Read(magic + hints + second + first).has_value());
}

// The same to the bit on every machine; changes with the model and with its features, and only so.
TEST(PageModelTest, MarginsAreGolden) {
  const HtmlPage page = ReadHtml(kStoryPage, kHtmlLimits);
  std::uint64_t hash = 0;
  for (const JudgedLine& line : PageModel::BuiltIn().Judge(page, Shown::kVisible, 0))
    hash = (hash ^ std::bit_cast<std::uint64_t>(line.margin)) * 0x9E3779B97F4A7C15;
  EXPECT_EQ(hash, 0U);
}

}  // namespace
}  // namespace newsieve
