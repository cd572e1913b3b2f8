#include "templates/sightings.h"

#include <algorithm>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/templates/pages.h"

namespace newsieve {
namespace {

// "place text" lines in the order of the text.
std::string Told(const DocumentSightings& found) {
  std::vector<Sighting> lines = found.lines;
  std::sort(lines.begin(), lines.end(),
            [](const Sighting& a, const Sighting& b) { return a.text_begin < b.text_begin; });
  std::string told;
  for (const Sighting& line : lines)
    told += std::string(ToString(line.place)) + " " + std::string(found.TextOf(line)) + "\n";
  return told;
}

TEST(SightingsTest, TellsWhereLinesStand) {
  const std::string text =
      "Menu\r\n\n» Headline…\nBy A\n\nThe tram line of the old town of Osthaven opened again on "
      "Monday, it said.\n"
      "Share\nTweet\nMail\nImprint\n";
  EXPECT_EQ(Told(SightingsOf(text)),
            "article menu\narticle headline\narticle by a\n"
            "article the tram line of the old town of osthaven opened again on monday, it said.\n"
            "article share\narticle tweet\narticle mail\napart imprint\n");
}

TEST(SightingsTest, TellsOfEachLineOnceAPlace) {
  const std::string text =
      "Home\n" + Spacer(1) + Article(1, 3) + "Share\nShare\n" + Spacer(2) + "Share\nHOME\n";
  const DocumentSightings found = SightingsOf(text);
  const auto count = [&](std::string_view word) {
    return std::count_if(found.lines.begin(), found.lines.end(),
                         [&](const Sighting& line) { return found.TextOf(line) == word; });
  };
  EXPECT_EQ(count("home"), 1);
  EXPECT_EQ(count("share"), 2);
}

TEST(SightingsTest, SentencesOfTheCoreTellStoriesApart) {
  const auto count = [](const std::string& text) { return SightingsOf(text).marks.size(); };
  const std::string two =
      "The old tram line of the town opened on Monday, the mayor said. It rains.";
  EXPECT_EQ(count(two), 2U);
  EXPECT_EQ(count("Menu. Imprint.\n" + two + " It rains.\n\n" + two), 2U);
  EXPECT_EQ(count("周五，一辆卡车起火，港口隧道关闭了两个小时。消防部门表示，没有人员受伤。"), 2U);
  EXPECT_EQ(count("Menu\nImprint\n"), 0U);
  // Of a line that is too long to be learned, too.
  LearnOptions options;
  options.max_chars = 20;
  const DocumentSightings found = SightingsOf(two, "site", options);
  EXPECT_EQ(found.marks.size(), 2U);
  EXPECT_TRUE(found.lines.empty());
}

TEST(SightingsTest, WithoutACoreAllIsTheArticle) {
  EXPECT_EQ(Told(SightingsOf("One\nTwo\n")), "article one\narticle two\n");
  EXPECT_TRUE(SightingsOf("").lines.empty());
}

}  // namespace
}  // namespace newsieve
