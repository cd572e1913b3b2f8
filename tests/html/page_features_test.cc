#include "html/page_features.h"

#include <map>
#include <set>
#include <string>
#include <string_view>

#include "tests/html/small_pages.h"
#include "tests/testing.h"

namespace newsieve {
namespace {

using Row = std::map<std::string, float>;

// Rows of a page's lines, by the line's text and the name of the feature.
std::map<std::string, Row> RowsOf(std::string_view source, const HintTable& hints = {}) {
  const HtmlPage page = ReadHtml(source, kHtmlLimits);
  const PageView view(page, Shown::kVisible, hints);
  const std::vector<float> values = PageFeatures(view);
  std::map<std::string, Row> rows;
  auto value = values.begin();
  for (const PageLine& line : view.lines()) {
    Row& row = rows[page.text.substr(line.line->begin, line.line->end - line.line->begin)];
    for (const std::string& name : PageFeatureNames()) row[name] = *value++;
  }
  EXPECT_EQ(value, values.end());
  return rows;
}

TEST(PageFeaturesTest, NamesAreDistinct) {
  const std::vector<std::string>& names = PageFeatureNames();
  EXPECT_EQ(std::set<std::string>(names.begin(), names.end()).size(), names.size());
  EXPECT_EQ(names[0], "words");  // tools/train_page_model.py goes by it
}

TEST(PageFeaturesTest, APageWithoutLinesHasNoRows) { EXPECT_TRUE(RowsOf("<p> </p>").empty()); }

TEST(PageFeaturesTest, WhatIsHiddenIsNotLookedAt) {
  EXPECT_EQ(RowsOf("<p>Shown.</p><p hidden>Not shown.</p>").size(), 1U);
}

TEST(PageFeaturesTest, ALineKnowsWhatItIs) {
  const auto rows = RowsOf("<p>Read <a href=x>all of it</a></p><p>The end.</p>");
  const Row& link = rows.at("Read all of it");
  EXPECT_EQ(link.at("words"), 4);
  EXPECT_FLOAT_EQ(link.at("link_share"), 9.0F / 13.0F);  // of its runs
  EXPECT_EQ(link.at("end"), 0);
  EXPECT_EQ(rows.at("The end.").at("end"), 2);
}

TEST(PageFeaturesTest, TheArticleStandsInTheMainContainer) {
  const auto rows = RowsOf(kStoryPage);
  for (const auto& [line, inside] : {std::pair(kFirstParagraph, true),
                                     {kLastParagraph, true},
                                     {"Storm hits the coast", false},
                                     {"Contact", false}}) {
    SCOPED_TRACE(line);
    EXPECT_EQ(rows.at(line).at("main.apart") == 0, inside);
    EXPECT_EQ(rows.at(line).at("best.apart") == 0, inside);
  }
  EXPECT_EQ(rows.at(kFirstParagraph).at("parent.trusted_share"), 1);
  EXPECT_EQ(rows.at(kFirstParagraph).at("above.article"), 1);
  EXPECT_EQ(rows.at("Contact").at("above.article"), 0);
}

TEST(PageFeaturesTest, PlacesAreToldFromTheHeadline) {
  const auto rows = RowsOf(kStoryPage);
  EXPECT_EQ(rows.at(kHeadline).at("from_headline"), 0);
  EXPECT_EQ(rows.at(kHeadline).at("page.headline"), 4);
  EXPECT_EQ(rows.at(kFirstParagraph).at("from_headline"), 1);
  EXPECT_LT(rows.at("Home").at("from_headline"), 0);
}

TEST(PageFeaturesTest, CardsOfAListAreTwins) {
  const auto rows = RowsOf(kStoryPage);
  EXPECT_EQ(rows.at("Storm hits the coast").at("block.twins"), 3);
  EXPECT_EQ(rows.at(kHeadline).at("block.twins"), 1);
}

TEST(PageFeaturesTest, HintsOfNamesAreFound) {
  const HintTable hints = TableOf({{HintOfClass("teaser"), {2.0F, 1.0F}}});
  const auto rows = RowsOf(kStoryPage, hints);
  EXPECT_EQ(rows.at("Storm hits the coast").at("hint.high"), 2);
  EXPECT_EQ(rows.at("Storm hits the coast").at("over.highest_before"), 1);
  EXPECT_EQ(rows.at(kFirstParagraph).at("hint.high"), 0);
  EXPECT_EQ(rows.at("Contact").at("over.before"), 3);
}

}  // namespace
}  // namespace newsieve
