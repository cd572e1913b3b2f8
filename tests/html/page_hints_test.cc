#include "html/page_hints.h"

#include <set>
#include <string>
#include <string_view>

#include "tests/html/small_pages.h"
#include "tests/testing.h"

namespace newsieve {
namespace {

std::set<std::uint32_t> HintsOf(const std::string& tag) {
  const std::string source = "<" + tag + ">x";
  const HtmlPage page = ReadHtml(source, kHtmlLimits);
  std::vector<std::uint32_t> hints;
  AppendHints(page, page.elements[page.lines[0].element], hints);
  const std::set<std::uint32_t> different(hints.begin(), hints.end());
  EXPECT_EQ(different.size(), hints.size());
  return different;
}

TEST(PageHintsTest, NamesFallIntoWords) {
  const auto hints = HintsOf("div class='article-body'");
  EXPECT_EQ(hints.size(), 3U);  // and the tag
  EXPECT_EQ(HintsOf("div class=articleBody"), hints);
  EXPECT_EQ(HintsOf("div class='Body article_1'"), hints);
  EXPECT_EQ(HintsOf("div id=article class='body body'"), hints);
  EXPECT_NE(HintsOf("p class='article-body'"), hints);
  EXPECT_NE(HintsOf("div role='article-body'"), hints);
  EXPECT_NE(HintsOf("div itemprop=articleBody"), hints);
}

TEST(PageHintsTest, AnUnknownNameSaysNothing) {
  const HintTable table = TableOf({{7, {1.5F, -0.5F}}, {8, {2.5F, 0.0F}}});
  EXPECT_EQ(table.Of(7).furniture, 1.5F);
  EXPECT_EQ(table.Of(7).over, -0.5F);
  EXPECT_EQ(table.Of(8).furniture, 2.5F);
  EXPECT_EQ(table.Of(9).furniture, 0.0F);
  EXPECT_EQ(HintTable().Of(7).furniture, 0.0F);
}

TEST(PageHintsTest, ADamagedTableIsRefused) {
  const std::string whole = BytesOf({{7, {1.5F, -0.5F}}, {8, {2.5F, 0.0F}}});
  for (std::size_t size = 0; size < whole.size(); ++size) {
    std::string_view left = std::string_view(whole).substr(0, size);
    EXPECT_FALSE(HintTable::Read(left).has_value()) << size;
  }
  const std::string of_none = BytesOf({{0, {1.0F, 1.0F}}});  // 0 is no hash
  std::string_view left = of_none;
  EXPECT_FALSE(HintTable::Read(left).has_value());
}

}  // namespace
}  // namespace newsieve
