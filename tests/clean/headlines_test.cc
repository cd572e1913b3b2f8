#include "clean/headlines.h"

#include <gtest/gtest.h>

namespace newsieve {
namespace {

constexpr std::string_view kEnglish =
    "The harbour town of Eastmouth voted on Tuesday to rebuild the old lighthouse after all.";
constexpr std::string_view kChinese = "周五，一辆卡车起火，港口隧道关闭了两个小时。";

bool Holds(std::string_view line, std::string_view prose, std::string_view title = "") {
  const TemplateOptions options;
  return Headlines(title, {prose}, options).Holds(line);
}

TEST(HeadlinesTest, AHeadlineSpeaksOfTheArticle) {
  EXPECT_TRUE(Holds("Harbour town votes to rebuild its lighthouse", kEnglish));
  EXPECT_TRUE(Holds("HARBOUR TOWN REBUILDS ITS LIGHTHOUSE", kEnglish));
  EXPECT_TRUE(Holds("卡车起火，港口隧道关闭", kChinese));
}

TEST(HeadlinesTest, FurnitureDoesNot) {
  for (std::string_view line :
       {"Minister opens new hospital wing", "Sign up for our free newsletter",
        "Most read this week", "Town", "The harbour", "1 2 3 4 5", "学校新建图书馆"})
    EXPECT_FALSE(Holds(line, kEnglish)) << line;
  EXPECT_FALSE(Holds("学校新建图书馆", kChinese));
}

TEST(HeadlinesTest, TheTitleIsOneWhateverTheArticleSays) {
  const std::string_view title = "Votes are in: what now? - Eastmouth Gazette";
  EXPECT_TRUE(Holds("Votes are in: what now?", "", title));
  EXPECT_TRUE(Holds("votes are in: what now? - eastmouth gazette", "", title));
  EXPECT_FALSE(Holds("Eastmouth Gazette", "", title));  // too short to be one
  EXPECT_FALSE(Holds("Votes are out: what now?", "", title));
  EXPECT_TRUE(Holds("Votes", "", "Votes"));
}

}  // namespace
}  // namespace newsieve
