#include "clean/line_model.h"

#include <cmath>
#include <string>

#include "tests/testing.h"

namespace newsieve {
namespace {

const std::string kArticle =
    "Harbour town votes to rebuild its lighthouse\n"
    "The council of Eastmouth voted on Tuesday to rebuild the old lighthouse, which lost half of "
    "its roof in a storm last winter.\n"
    "Engineers expect the work to take eighteen months, and they warned that the stone stairs "
    "inside the tower may have to be replaced as well.\n"
    "\"We could have put a cheap lamp on a pole,\" the chairwoman said, \"but nobody would have "
    "looked at it.\"\n"
    "Residents who spoke at the meeting welcomed the plan, although several of them asked who "
    "would pay if the costs rose above the estimate.\n";

class ModelTest : public testing::Test {
 protected:
  static CleanOptions Options(double min_probability) {
    CleanOptions options = TestOptions();
    options.model = {true, min_probability, 1000};
    options.guard.max_removed_share = 1;
    return options;
  }
  CleanResult Clean(const std::string& text, double min_probability = 0.5) const {
    CleanRequest request;
    request.text = text;
    return Cleaner(rules_, Options(min_probability), &LineModel::BuiltIn()).Clean(request);
  }
  std::string Left(const std::string& text) const { return ApplyEdits(text, Clean(text).edits); }

  RuleSet rules_ = MakeRules(OneRule("phrases: [read more]"));
};

TEST_F(ModelTest, AShortArticleStaysWhole) { EXPECT_EQ(Left(kArticle), kArticle); }

TEST_F(ModelTest, AWireBriefStaysWhole) {
  const std::string brief =
      "Rain stops play\n"
      "The match between North Bay and South Bay was called off on Saturday after an hour of rain. "
      "It will be played on Wednesday instead. Tickets stay valid, the clubs said.\n";
  EXPECT_EQ(Left(brief), brief);
}

// The article under a menu and above a list of links.
std::string PageOfLists() {
  std::string menu, links;
  for (const char* word : {"Home", "World", "Politics", "Business", "Science", "Sport", "Culture",
                           "Travel", "Weather", "Video", "Podcasts", "Opinion", "Obituaries"})
    menu += std::string(word) + "\n";
  for (int i = 0; i < 12; ++i)
    links += "Minister opens the new harbour bridge " + std::to_string(i) + "\n4 May 2024\n";
  return menu + kArticle + links;
}

TEST_F(ModelTest, AMenuAboveAnArticleGoes) {
  const std::string page = PageOfLists();
  const std::string left = ApplyEdits(page, Clean(page, 0.25).edits);
  EXPECT_NE(left.find("The council of Eastmouth"), std::string::npos);
  EXPECT_NE(left.find("Residents who spoke"), std::string::npos);
  EXPECT_EQ(left.find("Politics"), std::string::npos) << left;
}

TEST_F(ModelTest, TellsWhy) {
  std::string page = kArticle;
  for (int i = 0; i < 20; ++i)
    page += "Minister opens the new harbour bridge " + std::to_string(i) + "\n4 May 2024\n";
  const CleanResult result = Clean(page, 0.01);
  ASSERT_FALSE(result.taken.empty());
  for (const TextEdit& edit : result.edits)
    EXPECT_LT(static_cast<std::size_t>(edit.rule), rules_.rules().size() + result.taken.size());
  for (const Taken& taken : result.taken) {
    EXPECT_EQ(taken.by_template, nullptr);
    EXPECT_GT(taken.verdict.margin, std::log(0.01 / 0.99));
    EXPECT_FALSE(taken.verdict.why.empty());
  }
}

TEST_F(ModelTest, CleaningTwiceChangesNothingMore) {
  std::string page = "Home\nWorld\nSport\nRead more\n" + kArticle;
  for (int i = 0; i < 30; ++i)
    page += "Anna wrote\n" + std::to_string(i) + " May 2024 at 3:45 pm\nI like lighthouses.\n";
  const std::string once = Left(page);
  EXPECT_NE(once, page);
  EXPECT_EQ(Left(once), once);
}

TEST_F(ModelTest, TakesNoLineThatARuleKeeps) {
  CleanRequest request;
  const std::string page = PageOfLists();
  request.text = page;
  const RuleSet rules = MakeRules(OneRule("where: keep\nphrases: [podcasts]"));
  const std::string left =
      ApplyEdits(page, Cleaner(rules, Options(0.5), &LineModel::BuiltIn()).Clean(request).edits);
  EXPECT_NE(left.find("Podcasts\n"), std::string::npos);
  EXPECT_EQ(left.find("Video\n"), std::string::npos);
  EXPECT_EQ(Left(page).find("Podcasts\n"), std::string::npos);
}

TEST_F(ModelTest, ALowerBarTakesNoLess) {
  std::string page = "Home\nWorld\nSport\n" + kArticle;
  for (int i = 0; i < 10; ++i) page += "Minister opens bridge " + std::to_string(i) + "\n";
  const auto removed = [&](double p) { return Clean(page, p).removed_lines; };
  EXPECT_LE(removed(0.9), removed(0.5));
  EXPECT_LE(removed(0.5), removed(0.1));
  EXPECT_EQ(removed(1), 0U);
}

TEST_F(ModelTest, ADocumentOfTooManyLinesIsLeftToTheRules) {
  std::string page = kArticle;
  for (int i = 0; i < 1000; ++i) page += "Home\nRead more\n";
  EXPECT_TRUE(Clean(page).taken.empty());
  EXPECT_EQ(Left(page).find("Read more"), std::string::npos);
}

TEST_F(ModelTest, OneRuleAloneIsAskedWithoutTheModel) {
  std::string page = kArticle + "Read more\n";
  for (int i = 0; i < 20; ++i) page += "Minister opens bridge " + std::to_string(i) + "\n";
  CleanRequest request;
  request.text = page;
  request.only_rule = 0;
  const CleanResult result = Cleaner(rules_, Options(0.5), &LineModel::BuiltIn()).Clean(request);
  EXPECT_EQ(result.removed_lines, 1U);
}

TEST(LineModelTest, RefusesOtherBytes) {
  EXPECT_FALSE(LineModel::Read(""));
  EXPECT_FALSE(LineModel::Read("NSLINES1"));
  EXPECT_FALSE(LineModel::Read(std::string(1000, 'x')));
}

}  // namespace
}  // namespace newsieve
