#include "html/page_model.h"

#include <bit>
#include <cstdint>
#include <cstring>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "html/page_features.h"
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

std::string SmoothingOf(float share, float cap) {
  std::string bytes(8, '\0');
  std::memcpy(bytes.data(), &share, 4);
  std::memcpy(&bytes[4], &cap, 4);
  return bytes;
}

TEST(PageModelTest, ADamagedModelIsRefused) {
  const std::string magic = "NSPAGES1", smoothing = SmoothingOf(0.5F, 8),
                    hints = BytesOf({{7, {1.5F, -0.5F}}}), trees = StageOf(PageFeatureNames());
  const std::string whole = magic + smoothing + hints + trees;
  EXPECT_TRUE(PageModel::Read(whole).has_value());
  for (std::size_t size = 0; size < whole.size(); ++size)
    EXPECT_FALSE(PageModel::Read(whole.substr(0, size)).has_value()) << size;
  EXPECT_FALSE(PageModel::Read(whole + "x").has_value());
  EXPECT_FALSE(PageModel::Read("NSPAGES0" + smoothing + hints + trees).has_value());
  EXPECT_FALSE(PageModel::Read(magic + smoothing + hints + StageOf({"words"})).has_value());
  for (const auto& [share, cap] : {std::pair(-1.0F, 8.0F), {2.0F, 8.0F}, {0.5F, 0.0F}})
    EXPECT_FALSE(PageModel::Read(magic + SmoothingOf(share, cap) + hints + trees).has_value());
}

// The same to the bit on every machine; changes with the model and with its features, and only so.
TEST(PageModelTest, MarginsAreGolden) {
  const HtmlPage page = ReadHtml(kStoryPage, kHtmlLimits);
  std::uint64_t hash = 0;
  for (const JudgedLine& line : PageModel::BuiltIn().Judge(page, Shown::kVisible, 0))
    hash = (hash ^ std::bit_cast<std::uint64_t>(line.margin)) * 0x9E3779B97F4A7C15;
  EXPECT_EQ(hash, 615847079448581038U);
}

}  // namespace
}  // namespace newsieve
