#include "templates/sightings.h"

#include <algorithm>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/templates/pages.h"

namespace newsieve {
namespace {

// "place text words" lines in the order of the text.
std::string Told(const DocumentSightings& found) {
  std::vector<Sighting> lines = found.lines;
  std::sort(lines.begin(), lines.end(),
            [](const Sighting& a, const Sighting& b) { return a.text_begin < b.text_begin; });
  std::string told;
  for (const Sighting& line : lines)
    told += std::string(ToString(line.place)) + " " + std::string(found.TextOf(line)) + " " +
            std::to_string(line.prose_words) + "\n";
  return told;
}

TEST(SightingsTest, TellsWhereLinesStand) {
  const std::string text =
      "Menu\r\n\n» Headline…\nBy A\n\nThe tram line of the old town of Osthaven opened again on "
      "Monday, it said.\n"
      "Share\nTweet\nMail\nImprint\n";
  EXPECT_EQ(
      Told(SightingsOf(text)),
      "article menu 0\narticle headline 0\narticle by a 0\n"
      "article the tram line of the old town of osthaven opened again on monday, it said. 15\n"
      "article share 0\narticle tweet 0\narticle mail 0\napart imprint 0\n");
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

TEST(SightingsTest, WithoutACoreAllIsTheArticle) {
  EXPECT_EQ(Told(SightingsOf("One\nTwo\n")), "article one 0\narticle two 0\n");
  EXPECT_TRUE(SightingsOf("").lines.empty());
}

}  // namespace
}  // namespace newsieve
