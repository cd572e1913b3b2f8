#include "html/bylines.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/html/metadata_testing.h"

namespace newsieve {
namespace {

using Names = std::vector<std::string>;

TEST(BylinesTest, ReadsNamesThatAreStated) {
  const struct {
    Names stated, names;
  } kCases[] = {
      {{"Jane Doe"}, {"Jane Doe"}},
      {{"By Jane Doe"}, {"Jane Doe"}},
      {{" Jane\u00A0Doe ", "JANE DOE", "John Roe"}, {"Jane Doe", "John Roe"}},
      {{"Jane &amp; John"}, {"Jane & John"}},
      {{"https://www.facebook.com/thepaper"}, {}},
      {{"@thepaper", "jane@paper.org"}, {}},
      {{"Jane Doe (jdo)"}, {"Jane Doe"}},
      {{"5 minutes"}, {}},
      {{"admin"}, {}},
      {{"Byron Doe"}, {"Byron Doe"}},
      {{""}, {}},
  };
  for (const auto& test : kCases)
    EXPECT_EQ(StatedNames(test.stated, BuiltInMetadataConfig().author), test.names)
        << testing::PrintToString(test.stated);
}

TEST(BylinesTest, ReadsNamesThatAreSeen) {
  const struct {
    std::string_view line;
    Names names;
  } kCases[] = {
      {"By Jane Doe", {"Jane Doe"}},
      {"BY JANE DOE AND JOHN ROE", {"JANE DOE", "JOHN ROE"}},
      {"Jane E Doe", {"Jane E Doe"}},
      {"By Jane Doe and John Roe, Staff Writer", {"Jane Doe", "John Roe"}},
      {"Jane Doe | May 3, 2024", {"Jane Doe"}},
      {"By Jane Doe on May 3, 2024", {"Jane Doe"}},
      {"Jane Doe, PhD, John Roe, MD", {"Jane Doe", "John Roe"}},
      {"Luke Kim December 17, 2025", {"Luke Kim"}},
      {"April Smith", {"April Smith"}},
      {"Dan Goodin", {"Dan Goodin"}},
      {"Von Jana Müller und Jan Maier", {"Jana Müller", "Jan Maier"}},
      {"Text: Jana Müller (Berlin)", {"Jana Müller"}},
      {"Par Jeanne Dupont, à Paris le 3 mai", {"Jeanne Dupont"}},
      {"記者 王小明", {"王小明"}},
      {"By", {}},
      {"CM", {}},
      {"12:30", {}},
      {"By the time the council had come to vote on it the bridge was gone", {}},
  };
  for (const auto& test : kCases)
    EXPECT_EQ(SeenNames(test.line, BuiltInMetadataConfig()), test.names) << test.line;
}

TEST(BylinesTest, TellsNamesFromSentences) {
  const AuthorConfig& config = BuiltInMetadataConfig().author;
  EXPECT_TRUE(ReadsLikeName("Ursula von der Leyen", config));
  EXPECT_TRUE(ReadsLikeName("王小明", config));
  EXPECT_FALSE(ReadsLikeName("The council met", config));
  EXPECT_TRUE(BeginsLikeByline("By Jane", config));
  EXPECT_TRUE(BeginsLikeByline("Article by", config));
  EXPECT_FALSE(BeginsLikeByline("Bystanders saw it", config));
}

}  // namespace
}  // namespace newsieve
