#include "clean/site_templates.h"

#include <string>

#include "base/hash.h"
#include "clean/headlines.h"
#include "tests/templates/pages.h"
#include "tests/testing.h"

namespace newsieve {
namespace {

TEST(PlaceTest, IsTheArticleInTheCoreAndBesideIt) {
  const Core core{5, 8};
  EXPECT_EQ(PlaceOf(core, 1, 3), TemplatePlace::kApart);
  for (std::size_t position : {2U, 4U, 5U, 7U, 8U, 10U})
    EXPECT_EQ(PlaceOf(core, position, 3), TemplatePlace::kArticle) << position;
  EXPECT_EQ(PlaceOf(core, 11, 3), TemplatePlace::kApart);
  EXPECT_EQ(PlaceOf({}, 11, 3), TemplatePlace::kArticle);
}

TEST(TemplateIndexTest, FindsWhatPeopleWrote) {
  const TemplateIndex index({1, {{"a.com", TemplatePlace::kApart, "» Follow  US…", 3, 3, 3}}});
  ASSERT_NE(index.Find("a.com"), nullptr);
  EXPECT_EQ(index.Find("b.com"), nullptr);
  EXPECT_NE(index.Find("a.com")->Find(Hash64("follow us"), TemplatePlace::kApart), nullptr);
  EXPECT_EQ(index.Find("a.com")->Find(Hash64("follow us"), TemplatePlace::kArticle), nullptr);
}

// What is left of `text` with these lines as templates of its site.
std::string Left(const std::string& text, const std::vector<std::string>& apart,
                 const std::vector<std::string>& article = {}, std::string_view title = "") {
  static const TestCleaner cleaner("pack: test\nrules: []\n", CleanOptions());
  TemplateSet set;
  for (const std::string& line : apart)
    set.lines.push_back({"site", TemplatePlace::kApart, line, 3, 3, 3});
  for (const std::string& line : article)
    set.lines.push_back({"site", TemplatePlace::kArticle, line, 5, 5, 5});
  const TemplateIndex index(std::move(set));
  CleanRequest request{.text = text, .title = title, .templates = index.Find("site")};
  const std::string left = ApplyEdits(text, cleaner.cleaner().Clean(request).edits);
  request.text = left;
  EXPECT_TRUE(cleaner.cleaner().Clean(request).edits.empty()) << left;
  return left;
}

TEST(TakeTemplatesTest, TakesLinesWhereTheyAreFurniture) {
  const std::string article = "Town council\n" + Article(1);
  const std::string page = "Menu\n" + Spacer(1) + article + Spacer(2) + "Town council\nMenu\n";
  EXPECT_EQ(Left(page, {"menu", "town council"}), Spacer(1) + article + Spacer(2));
  EXPECT_EQ(Left(page, {}, {"town council"}),
            "Menu\n" + Spacer(1) + Article(1) + Spacer(2) + "Town council\nMenu\n");
}

TEST(TakeTemplatesTest, KeepsTheHeadlineHoweverFarFromTheArticle) {
  const std::string headline = "Council says the bridge fell\n";
  const std::string page = headline + Spacer(1) + Article(1) + Spacer(2) + "Follow us there now\n";
  EXPECT_EQ(Left(page, {"council says the bridge fell", "follow us there now"}),
            headline + Spacer(1) + Article(1) + Spacer(2));
  const std::string other = "Minister opens new hospital wing\n";
  const std::string under = other + Spacer(1) + Article(1);
  EXPECT_EQ(Left(under, {"minister opens new hospital wing"}), Spacer(1) + Article(1));
  EXPECT_EQ(Left(under, {"minister opens new hospital wing"}, {},
                 "Minister opens new hospital wing | Gazette"),
            under);
}

TEST(TakeTemplatesTest, KeepsPartsOfAParagraph) {
  const std::string broken =
      "The council of the old harbour town said that Anna\nand\nher brother would build the "
      "tram.\n";
  EXPECT_EQ(Left(broken, {}, {"and"}), broken);
  const std::vector<std::string> all = {"the council of the old harbour town said that anna", "and",
                                        "her brother would build the tram."};
  EXPECT_EQ(Left(Article(1) + broken, {}, all), Article(1));
}

TEST(TakeTemplatesTest, TheGuardStaysInForce) {
  const std::string page = Sentence(1, 1) + "\nTown\n";
  std::string sentence = Sentence(1, 1);
  EXPECT_EQ(Left(page, {}, {sentence}), page);  // its only prose
}

}  // namespace
}  // namespace newsieve
