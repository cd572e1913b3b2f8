#include "clean/line_model.h"

#include <bit>
#include <cmath>
#include <ios>
#include <iterator>
#include <span>
#include <string>

#include "base/hash.h"
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

// What is left of furniture counts by what surrounds it, whether or not the model may take any.
TEST_F(ModelTest, TellsHowMuchFurnitureStays) {
  const auto left = [&](const std::string& text, bool on, bool asked = true) {
    CleanOptions options = Options(0.25);
    options.model.on = on;
    const CleanRequest request{.text = text, .measure_left = asked};
    return Cleaner(rules_, options, &LineModel::BuiltIn()).Clean(request).left_share;
  };
  const std::string page = PageOfLists();
  EXPECT_LT(left(kArticle, true), 0.05);
  EXPECT_EQ(left(kArticle, false), left(kArticle, true));
  EXPECT_GT(left(page, false), 2 * left(kArticle, false));
  EXPECT_LT(left(page, true), left(page, false));
  EXPECT_EQ(left(page, true, false), 0);
  EXPECT_EQ(left("", true), 0);
  const Cleaner without_model(rules_, Options(0.25));
  EXPECT_EQ(without_model.Clean({.text = page, .measure_left = true}).left_share, 0);
}

TEST_F(ModelTest, WhatTheGuardRestoresIsTheFurnitureThatItWasTakenFor) {
  const std::string text = "Read more\nRead more\nRead more\n";
  const CleanRequest request{.text = text, .measure_left = true};
  CleanOptions options = Options(0.5);
  const CleanResult result = Cleaner(rules_, options, &LineModel::BuiltIn()).Clean(request);
  EXPECT_EQ(result.guard, GuardVerdict::kNothingLeft);
  EXPECT_EQ(result.left_share, 1);
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

struct JudgedLine {
  std::string_view text;
  double margin;  // of a line that stands
  bool removed = false;
};

// A page with all that a stage sees: a menu that rules took a part of, an article, a list behind
// it.
constexpr JudgedLine kPage[] = {
    {"Home", 0x1.c2dc9b484p+0},
    {"World | Politics | Sport", 0x1.3ce0e32b4p+0},
    {"Share this", 0, true},
    {"Ferry to the islands sails again after nine weeks", -0x1.5a6b6b5e2p+1},
    {"By Anna Field", -0x1.3646c54bcp+0},
    {"4 May 2024", -0x1.a2063964cp+0},
    {"The ferry between Eastmouth and the outer islands sailed again on Friday, nine weeks after a "
     "storm had torn the pier at Gull Point in two.",
     -0x1.54113e7fcp+2},
    {"About forty islanders, some of whom had not seen the mainland since February, stood on deck "
     "when the ship left the harbour at seven in the morning.",
     -0x1.53daa58c2p+2},
    {"\"It is only a boat,\" said Ruth Marlow, who teaches at the island's school, \"but you "
     "notice "
     "when it does not come.\"",
     -0x1.96675b5ecp+2},
    {"The company that runs the ferry said that it would sail twice a day until the pier is whole.",
     -0x1.1f23c7f72p+2},
    {"Read more", 0, true},
    {"Minister opens new hospital wing", -0x1.0e8b5288p-2},
    {"Ten recipes for a long weekend", 0x1.e82b42b2p-1},
    {"12 comments", 0x1.0fd13376p-1},
    {"Reply", 0x1.5a71fe44p-1},
    {"Subscribe to our newsletter and never miss a story!", -0x1.018db52p-4},
    {"© 2024 Eastmouth Gazette. All rights reserved.", 0x1.10265da8p-3},
};

// Of lines that stand and lines that do not.
std::vector<LineModel::Verdict> Judge(std::span<const JudgedLine> page) {
  std::vector<FoldedLine> folded(page.size());
  std::vector<LineSample> samples;
  for (std::size_t i = 0; i < page.size(); ++i) {
    FoldLine(page[i].text, folded[i]);
    LineSample sample;
    sample.text = page[i].text;
    sample.facts = &folded[i].facts;
    sample.core_hash = folded[i].core_hash;
    sample.removed = page[i].removed;
    if (sample.removed) sample.families = FamilyBit("boilerplate.share.button");
    samples.push_back(sample);
  }
  return LineModel::BuiltIn().Judge(samples, TestOptions(), 100);
}

// To the bit: a feature, a cap or the padding at an end of the page that is no longer what the
// model was trained with shows here, where no figure would. A model that is trained anew has other
// margins: put those that these tests tell in their place.
TEST(LineModelTest, TheMarginsOfAPageAreTheSameToTheBit) {
  const std::vector<LineModel::Verdict> verdicts = Judge(kPage);
  for (std::size_t i = 0; i < verdicts.size(); ++i) {
    if (kPage[i].removed) continue;
    EXPECT_EQ(verdicts[i].margin, kPage[i].margin)
        << kPage[i].text << ": " << std::hexfloat << verdicts[i].margin;
  }
}

// Trees only see on which side of a threshold a number lies, so one page shows little of a small
// change. All pieces of it, hashed, show more.
TEST(LineModelTest, TheMarginsOfItsPiecesAreTheSameToTheBit) {
  std::string margins;
  for (std::size_t begin = 0; begin < std::size(kPage); ++begin)
    for (std::size_t size = 1; begin + size <= std::size(kPage); ++size)
      for (const LineModel::Verdict& verdict : Judge(std::span(kPage).subspan(begin, size)))
        margins += std::to_string(std::bit_cast<std::uint64_t>(verdict.margin)) + " ";
  EXPECT_EQ(Hash64(margins), 7892778963015092453U);
}

TEST(LineModelTest, RefusesOtherBytes) {
  EXPECT_FALSE(LineModel::Read(""));
  EXPECT_FALSE(LineModel::Read("NSLINES1"));
  EXPECT_FALSE(LineModel::Read(std::string(1000, 'x')));
}

}  // namespace
}  // namespace newsieve
