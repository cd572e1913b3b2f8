#include "clean/cohesion.h"

#include <string>

#include <gtest/gtest.h>

namespace newsieve {
namespace {

// `core`: all lines are of the core, and prose.
std::vector<LineCohesion> Find(const std::vector<std::string>& texts, bool core = true) {
  std::vector<CohesionLine> lines;
  for (const std::string& text : texts) lines.push_back({text, core, core});
  return FindCohesion(lines);
}

TEST(CohesionTest, CountsStemsAndThoseThatStandElsewhere) {
  const auto found = Find({"The Minister opened two bridges.", "Ministers like a bridge", "Share"});
  EXPECT_EQ(found[0].stems, 3U);  // minist, opened, bridge
  EXPECT_EQ(found[0].elsewhere, 2U);
  EXPECT_EQ(found[1].stems, 3U);
  EXPECT_EQ(found[1].elsewhere, 2U);
  EXPECT_EQ(found[1].core, 2U);
  EXPECT_EQ(found[2].stems, 1U);
  EXPECT_EQ(found[2].elsewhere, 0U);
}

TEST(CohesionTest, AStemCountsOnceALine) {
  const auto found = Find({"bridge, bridges, BRIDGE", "lamp"});
  EXPECT_EQ(found[0].stems, 1U);
  EXPECT_EQ(found[0].elsewhere, 0U);
}

TEST(CohesionTest, TellsTheCoreFromTheRest) {
  const std::vector<CohesionLine> lines = {
      {"harbour lights", true, true}, {"harbour", false, false}, {"lights", true, false}};
  const auto found = FindCohesion(lines);
  EXPECT_EQ(found[0].core, 1U);  // lights; the other harbour stands outside
  EXPECT_EQ(found[0].prose, 0U);
  EXPECT_EQ(found[1].core, 1U);
  EXPECT_EQ(found[1].prose, 1U);
  EXPECT_EQ(found[2].prose, 1U);
}

TEST(CohesionTest, TellsHowFarTheNearestIs) {
  std::vector<std::string> texts(20, "-");
  texts[0] = texts[3] = texts[13] = "lighthouse";
  const auto found = Find(texts);
  EXPECT_EQ(found[0].near, 1U);
  EXPECT_EQ(found[0].before, 0U);
  EXPECT_EQ(found[0].after, 1U);
  EXPECT_EQ(found[3].near, 1U);
  EXPECT_EQ(found[3].after, 1U);  // ten lines
  EXPECT_EQ(found[13].near, 0U);
  EXPECT_EQ(found[13].before, 1U);
}

TEST(CohesionTest, KnowsOtherScripts) {
  const auto russian = Find({"Мост открыли", "мосты открыл"});
  EXPECT_EQ(russian[0].elsewhere, 1U);  // открыл; "мост" and "мосты" differ
  const auto chinese = Find({"港町の灯台", "灯台を再建"});
  EXPECT_EQ(chinese[0].stems, 4U);
  EXPECT_EQ(chinese[0].elsewhere, 1U);
  const auto hindi = Find({"सरकार", "सरकार ने"});  // vowel signs are marks
  EXPECT_EQ(hindi[0].elsewhere, 1U);
}

TEST(CohesionTest, NothingHasNone) {
  EXPECT_TRUE(Find({}).empty());
  const auto found = Find({"", "12 345", "a b c"});
  for (const LineCohesion& line : found) EXPECT_EQ(line.stems, 0U);
}

}  // namespace
}  // namespace newsieve
