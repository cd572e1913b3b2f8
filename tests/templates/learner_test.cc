#include "templates/learner.h"

#include <functional>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/templates/pages.h"
#include "tests/testing.h"

namespace newsieve {
namespace {

std::vector<std::string> Pages(int count, const std::function<std::string(int)>& page) {
  std::vector<std::string> pages;
  for (int i = 0; i < count; ++i) pages.push_back(page(i));
  return pages;
}

const std::string kDisclaimer =
    "The views in this piece are those of its author and not those of the Gazette or its owners.";

TEST(LearnerTest, LearnsWhatStandsOnPageAfterPage) {
  const auto page = [](int i) {
    return "Menu of the paper\n" + Spacer(i) + Headline(i) + "\n" + Article(i) + Spacer(i + 100) +
           "Imprint\n";
  };
  EXPECT_EQ(Learned(Pages(10, page)),
            "apart imprint (8, 10/10)\napart menu of the paper (8, 10/10)\n");
  EXPECT_EQ(Learned(Pages(3, page)), "apart imprint (3, 3/3)\napart menu of the paper (3, 3/3)\n");
  EXPECT_EQ(Learned(Pages(2, page)), "");  // two pages prove nothing
}

TEST(LearnerTest, CopiesOfAStoryAreOne) {
  // Syndicated: the same story again and again, with small edits and another agency's name above.
  EXPECT_EQ(Learned(Pages(20,
                          [](int i) {
                            return "Tram line opens\n" + Spacer(i) + "Agency " + std::to_string(i) +
                                   "\n" + Article(1) + Sentence(1, 50 + i) + "\n" +
                                   Spacer(i + 100) + "More of it tomorrow\n";
                          })),
            "");
  // The same pages with stories of their own.
  EXPECT_NE(Learned(Pages(20,
                          [](int i) {
                            return "Tram line opens\n" + Spacer(i) + Article(i) + Spacer(i + 100) +
                                   "More of it tomorrow\n";
                          })),
            "");
}

// The states of a live report in the order that files have them (1, 10, 11, ... 2), and backwards:
// each repeats what it grew from. All of it stands on nearly all pages, and none of it goes.
TEST(LearnerTest, ALiveReportIsOneStory) {
  const auto state = [](int updates) {
    return "Live: storm over the coast\n" + Article(7, 2) + Article(7, updates, 10) +
           Spacer(updates) + "Storm map and shelters\n";
  };
  std::vector<std::string> names;
  for (int i = 1; i <= 40; ++i) names.push_back(std::to_string(i));
  std::vector<std::string> grows, by_name, shrinks;
  for (int i = 1; i <= 40; ++i) grows.push_back(state(i));
  for (int i = 40; i >= 1; --i) shrinks.push_back(state(i));
  std::sort(names.begin(), names.end());
  for (const std::string& name : names) by_name.push_back(state(std::stoi(name)));
  for (std::vector<std::string> pages : {grows, by_name, shrinks}) {
    EXPECT_EQ(Learned(pages), "");
    for (int i = 0; i < 2; ++i) pages.push_back("A" + Spacer(i) + Article(100 + i));
    EXPECT_EQ(Learned(pages), "");
  }
}

// Texts that are one long line, each with a word of its own and a sentence more.
TEST(LearnerTest, CopiesMayBeOneLineAndDiffer) {
  const auto page = [](int story, int state) {
    std::string text = "Tram line opens\nBy Jane Doe\n";
    for (int i = 0; i < 6 + state; ++i) text += Sentence(story, i) + " ";
    return text + "State " + std::to_string(state) + " of the report.\n";
  };
  EXPECT_EQ(Learned(Pages(20, [&](int i) { return page(1, i); })), "");
  EXPECT_NE(Learned(Pages(20, [&](int i) { return page(i, i); })), "");
}

// A live report that drops its oldest entries still hangs together.
TEST(LearnerTest, ALiveReportMayForgetItsBeginning) {
  EXPECT_EQ(Learned(Pages(40,
                          [](int i) {
                            return "Live: storm over the coast\n" + Article(7, 8, 3 * i) +
                                   Spacer(i) + "Storm map and shelters\n";
                          })),
            "");
}

TEST(LearnerTest, AHeadlineIsATeaserElsewhereOnly) {
  const std::vector<std::string> pages = Pages(
      20, [](int i) { return Headline(i) + "\n" + Article(i) + Spacer(i) + Headline(3) + "\n"; });
  EXPECT_EQ(Learned(pages), "apart bridge falls again in town 3 (8, 20/20)\n");
}

TEST(LearnerTest, ABylineIsFurnitureWhereNearlyAllPagesHaveIt) {
  const auto pages = [](int every) {
    return Pages(30, [every](int i) {
      return Headline(i) + "\n" + (i % every == 0 ? "By Jane Doe" : "By N" + std::to_string(i)) +
             "\n" + Article(i);
    });
  };
  EXPECT_EQ(Learned(pages(3)), "");  // ten stories of hers
  EXPECT_EQ(Learned(pages(1)), "article by jane doe (8, 30/30)\n");
}

TEST(LearnerTest, ADisclaimerIsFurnitureThoughItIsProse) {
  EXPECT_EQ(Learned(Pages(10, [](int i) { return Article(i) + kDisclaimer + "\n"; })),
            "article " + std::string("the views in this piece are those of its author and not ") +
                "those of the gazette or its owners. (8, 10/10)\n");
}

// Three sentences, two of them the paper's own: the third tells the stories apart once it is known
// from longer pages what the two are.
TEST(LearnerTest, ShortBriefsAreStoriesOfTheirOwn) {
  const std::string own = kDisclaimer + "\nReaders may write to the Gazette, which prints some.\n";
  std::vector<std::string> pages = Pages(3, [&](int i) { return Article(100 + i) + own; });
  for (int i = 0; i < 6; ++i)
    pages.push_back(Sentence(i, 0) + "\n" + own + Spacer(i) + "Imprint\n");
  EXPECT_NE(Learned(pages).find("apart imprint (6, 6/9)"), std::string::npos) << Learned(pages);
}

TEST(LearnerTest, PagesWithoutProseAreNoEvidenceOfStories) {
  EXPECT_EQ(
      Learned(Pages(
          20,
          [](int i) { return "Menu of the paper\nPicture " + std::to_string(i) + "\nImprint\n"; })),
      "");
}

TEST(LearnerTest, SitesAreCountedApart) {
  TemplateLearner learner({});
  for (int i = 0; i < 9; ++i) {
    const std::string page = "Menu\n" + Spacer(i) + Article(i);
    learner.Add(SightingsOf(page, "site" + std::to_string(i % 4)));
  }
  const TemplateSet set = learner.Finish();
  ASSERT_EQ(set.lines.size(), 1U);  // only site0 has three
  EXPECT_EQ(set.lines[0].site, "site0");
  EXPECT_EQ(set.documents, 9U);
}

// The same story of an agency on many sites is one document of each.
TEST(LearnerTest, OneStoryOnManySitesIsFurnitureOnNone) {
  TemplateLearner learner({});
  for (int i = 0; i < 30; ++i)
    learner.Add(SightingsOf("Tram line opens\n" + Spacer(1) + Article(1), std::to_string(i)));
  EXPECT_TRUE(learner.Finish().lines.empty());
}

// A folder of many sites: what one of them repeats is rare in the whole.
TEST(LearnerTest, ShareIsOfAllDocuments) {
  EXPECT_EQ(Learned(Pages(50,
                          [](int i) {
                            return "Menu of " + std::to_string(i % 25) + "\n" + Spacer(i) +
                                   Article(i);
                          })),
            "");
}

TEST(LearnerTest, LeavesOutWhatSaysNothing) {
  LearnOptions options;
  options.max_chars = 60;  // the sentences are longer, and tell stories apart all the same
  const std::string page = std::string(61, 'x') + "\n***\n12 / 3\nMenu\n";
  EXPECT_EQ(Learned(Pages(5, [&](int i) { return page + Spacer(i) + Article(i); }), options),
            "apart menu (5, 5/5)\n");
}

// Far more lines than fit: the rare ones are forgotten, what stands everywhere is found.
TEST(LearnerTest, StaysInItsMemory) {
  LearnOptions options;
  options.max_memory = 1;
  TemplateLearner learner(options);
  for (int i = 0; i < 3000; ++i) {
    std::string page = "Menu of the paper\n";
    for (int k = 0; k < 60; ++k)
      page += "Link " + std::to_string(i) + " " + std::to_string(k) + "\n";
    learner.Add(SightingsOf(page + Article(i)));
    ASSERT_LE(learner.bytes(), std::size_t{1} << 20);
  }
  EXPECT_GE(learner.pruned(), 3U);
  const TemplateSet set = learner.Finish();
  ASSERT_EQ(set.lines.size(), 1U);
  EXPECT_EQ(set.lines[0].text, "menu of the paper");
  EXPECT_EQ(set.lines[0].documents, 3000U);
  EXPECT_EQ(set.lines[0].of, 3000U);
}

// A document that the table has no room for is counted, and does no harm to what is known.
TEST(LearnerTest, AHugeDocumentIsPassedOver) {
  LearnOptions options;
  options.max_memory = 1;
  TemplateLearner learner(options);
  std::string huge;
  for (int i = 0; i < 50000; ++i) huge += "Line " + std::to_string(i) + "\n";
  for (int i = 0; i < 5; ++i) {
    learner.Add(SightingsOf("Menu of the paper\n" + Spacer(i) + Article(i)));
    learner.Add(SightingsOf(huge));
  }
  EXPECT_EQ(learner.pruned(), 0U);
  ASSERT_EQ(learner.Finish().lines.size(), 1U);
  EXPECT_EQ(learner.Finish().lines[0].of, 10U);
}

TEST(LearnerTest, ForgettingKeepsStoriesApart) {
  LearnOptions options;
  options.max_memory = 1;
  TemplateLearner learner(options);
  const std::string copy = "Tram line opens\n" + Spacer(1) + Article(1);
  for (int i = 0; i < 2000; ++i) {
    std::string page = Spacer(i);
    for (int k = 0; k < 60; ++k)
      page += "Link " + std::to_string(i) + " " + std::to_string(k) + "\n";
    learner.Add(SightingsOf(i % 2 == 0 ? copy : page + Article(i)));
  }
  EXPECT_GE(learner.pruned(), 2U);
  EXPECT_TRUE(learner.Finish().lines.empty());
}

}  // namespace
}  // namespace newsieve
