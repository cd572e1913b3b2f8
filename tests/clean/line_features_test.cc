#include "clean/line_features.h"

#include <cmath>
#include <map>
#include <set>
#include <string>

#include "tests/testing.h"

namespace newsieve {
namespace {

// Rows of a text's lines, by name of the feature; empty for those that are removed.
std::vector<std::map<std::string, float>> RowsOf(const std::vector<std::string>& lines,
                                                 const std::set<std::size_t>& removed = {}) {
  std::vector<FoldedLine> folded(lines.size());
  std::vector<LineSample> samples;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    FoldLine(lines[i], folded[i]);
    LineSample& sample = samples.emplace_back();
    sample.text = lines[i];
    sample.facts = &folded[i].facts;
    sample.core_hash = folded[i].core_hash;
    sample.removed = removed.contains(i);
  }
  const std::vector<float> rows = LineFeatures(samples, TestOptions());
  const std::vector<std::string>& names = LineFeatureNames();
  EXPECT_EQ(rows.size(), (lines.size() - removed.size()) * names.size());
  std::vector<std::map<std::string, float>> told(lines.size());
  auto value = rows.begin();
  for (std::size_t i = 0; i < lines.size(); ++i)
    for (std::size_t k = 0; k < names.size() && !removed.contains(i); ++k)
      told[i][names[k]] = *value++;
  return told;
}

TEST(LineFeaturesTest, NamesAreDistinct) {
  const std::vector<std::string>& names = LineFeatureNames();
  EXPECT_EQ(std::set<std::string>(names.begin(), names.end()).size(), names.size());
}

TEST(LineFeaturesTest, TheCardTellsHowManyThereAre) {
  const std::string card = ReadFile(NEWSIEVE_SOURCE_DIR "/docs/line_model.md");
  EXPECT_NE(card.find("| input | " + std::to_string(LineFeatureNames().size()) + " numbers a line"),
            std::string::npos);
}

TEST(LineFeaturesTest, NoLinesHaveNoRows) { EXPECT_TRUE(LineFeatures({}, TestOptions()).empty()); }

TEST(LineFeaturesTest, TellsOfTheLineItsNeighboursAndThePage) {
  const auto rows =
      RowsOf({"Home",
              "The council voted on Tuesday to repair the old stone bridge before winter comes "
              "again, and to ask the county for a part of the money.",
              "Home", "12 Comments"},
             {0});
  EXPECT_EQ(rows[1].at("words"), 26);
  EXPECT_EQ(rows[1].at("prose"), 1);
  EXPECT_EQ(rows[1].at("before.words"), 1);
  EXPECT_EQ(rows[1].at("before.removed"), 1);
  EXPECT_EQ(rows[1].at("after.removed"), 0);
  EXPECT_EQ(rows[3].at("after.words"), -1);  // there is none
  EXPECT_EQ(rows[2].at("repeats"), 2);
  EXPECT_EQ(rows[2].at("core.from_end"), 0);
  EXPECT_FLOAT_EQ(rows[3].at("letter_share"), 0.8F);
  EXPECT_EQ(rows[3].at("prose_near.before"), 2);
  EXPECT_EQ(rows[3].at("prose_near.after"), 200);
  EXPECT_EQ(rows[3].at("removed_before"), 1);
  EXPECT_EQ(rows[3].at("lines"), 4);
  EXPECT_TRUE(rows[0].empty());
}

TEST(LineFeaturesTest, TellsWhetherALineSpeaksOfTheSameThings) {
  const auto rows = RowsOf(
      {"The council voted on Tuesday to repair the old stone bridge before winter comes, and "
       "the council will pay the masons for all of it.",
       "The bridge lost a stone last winter, and the council paid masons for the repair of "
       "it, so that the votes on Tuesday were no surprise.",
       "Celebrities reveal their favourite holiday recipes in this sparkling gallery."});
  EXPECT_EQ(rows[1].at("stems.core"), 0.5F);  // stone, winter, council, masons, Tuesday of ten
  EXPECT_EQ(rows[2].at("stems.near"), 0);
  EXPECT_LT(rows[2].at("stems.of_prose"), 0);
}

TEST(LineFeaturesTest, EveryNumberIsFinite) {
  for (const auto& row :
       RowsOf({"a", "…", "7 قسمت", "港町、古い灯台を再建へ", std::string(3000, 'x')}))
    for (const auto& [name, value] : row) EXPECT_TRUE(std::isfinite(value)) << name;
}

TEST(LineFeaturesTest, ARuleBelongsToTheFamilyThatItsIdNames) {
  EXPECT_EQ(FamilyBit("boilerplate.comments.form"), 1U);
  EXPECT_EQ(FamilyBit("boilerplate.read_more.block"), 2U);
  EXPECT_EQ(FamilyBit("boilerplate.weather.today"), 0U);
  EXPECT_EQ(FamilyBit("comments"), 0U);
  EXPECT_EQ(FamilyBit(""), 0U);
}

}  // namespace
}  // namespace newsieve
