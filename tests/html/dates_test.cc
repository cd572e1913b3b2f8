#include "html/dates.h"

#include <string>

#include <gtest/gtest.h>

#include "tests/html/metadata_testing.h"

namespace newsieve {
namespace {

struct Case {
  std::string_view text, date;
};

std::string Stated(std::string_view text, DayOrder order = DayOrder::kDayFirst) {
  return StatedDate(text, order, BuiltInMetadataConfig().dates).value_or("");
}

std::string First(std::string_view text, DayOrder order = DayOrder::kDayFirst) {
  return FirstDate(text, order, BuiltInMetadataConfig().dates).value_or("");
}

TEST(DatesTest, ReadsWhatMachinesWrite) {
  const Case kCases[] = {
      {"2024-05-03", "2024-05-03"},
      {"2024-05-03T10:00:00+02:00", "2024-05-03T10:00:00+02:00"},
      {"2024-05-03T10:00:00.123Z", "2024-05-03T10:00:00Z"},
      {"2024-05-03 10:00", "2024-05-03T10:00:00"},
      {"2024-05-03T10:00:00+0200", "2024-05-03T10:00:00+02:00"},
      {"20240503T100000Z", "2024-05-03T10:00:00Z"},
      {"20240503", "2024-05-03"},
      {" 2024/5/3 ", "2024-05-03"},
      {"Fri, 03 May 2024 10:00:00 GMT", "2024-05-03T10:00:00"},
      {"1714730400", "2024-05-03T10:00:00Z"},
      {"1714730400000", "2024-05-03T10:00:00Z"},
      {"2024-05-03T99:00", "2024-05-03"},
      {"2024-13-03", ""},
      {"2024-02-30", ""},
      {"0001-01-01T00:00:00", ""},
      {"0000000000", ""},
      {"tomorrow", ""},
      {"", ""},
  };
  for (const Case& test : kCases) EXPECT_EQ(Stated(test.text), test.date) << test.text;
}

TEST(DatesTest, ReadsWhatPeopleWrite) {
  const Case kCases[] = {
      {"Published on May 3, 2024 at noon", "2024-05-03"},
      {"Fri., Sept. 13th 2024", "2024-09-13"},
      {"3 May 2024", "2024-05-03"},
      {"the 3rd of May, 2024", "2024-05-03"},
      {"Veröffentlicht am 3. März 2024", "2024-03-03"},
      {"3.5.2024, 12:00 Uhr", "2024-05-03"},
      {"4. 2. 2022", "2022-02-04"},
      {"03.05.24", "2024-05-03"},
      {"3 de mayo de 2024", "2024-05-03"},
      {"le 1er août 2024", "2024-08-01"},
      {"3 мая 2024 г.", "2024-05-03"},
      {"3 Mayıs 2024", "2024-05-03"},
      {"3 maja 2024", "2024-05-03"},
      {"2024年5月3日", "2024-05-03"},
      {"2024년 5월 3일", "2024-05-03"},
      {"2024. 5. 3.", "2024-05-03"},
      {"May 3 and May 5, 2024", "2024-05-05"},
      {"version 1.2.2024.5", ""},
      {"call 555-03-2024", ""},
      {"May 2024", ""},
      {"in 2024 they may", ""},
      {"31/31/2024", ""},
      {"1850-01-01", ""},
  };
  for (const Case& test : kCases) EXPECT_EQ(First(test.text), test.date) << test.text;
}

TEST(DatesTest, OrdersDayAndMonthByLanguage) {
  const DateConfig& config = BuiltInMetadataConfig().dates;
  const struct {
    std::string_view language, date;
  } kCases[] = {{"", "2024-03-04"},      {"en", "2024-03-04"},    {"en-US", "2024-03-04"},
                {"en-GB", "2024-04-03"}, {"de-DE", "2024-04-03"}, {"fr", "2024-04-03"}};
  for (const auto& test : kCases)
    EXPECT_EQ(First("3/4/2024", DayOrderOf(test.language, config)), test.date) << test.language;
  EXPECT_EQ(First("13/4/2024", DayOrder::kMonthFirst), "2024-04-13");
  EXPECT_EQ(First("4/13/2024", DayOrder::kDayFirst), "2024-04-13");
  EXPECT_EQ(First("3.4.2024", DayOrder::kMonthFirst), "2024-04-03");
}

TEST(DatesTest, ReadsAddresses) {
  const Case kCases[] = {
      {"https://a.org/2024/05/03/bridge", "2024-05-03"},
      {"https://a.org/news/2024-05-03-bridge.html", "2024-05-03"},
      {"https://a.org/20240503/bridge", "2024-05-03"},
      {"https://a.org/2024/05/", ""},
      {"https://a.org/?d=/2024/05/03/", ""},
      {"https://a.org/id/12345678", ""},
      {"", ""},
  };
  for (const Case& test : kCases)
    EXPECT_EQ(DateOfAddress(test.text, BuiltInMetadataConfig().dates).value_or(""), test.date)
        << test.text;
}

}  // namespace
}  // namespace newsieve
