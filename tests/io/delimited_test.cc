#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "io/format.h"

namespace newsieve {
namespace {

constexpr std::size_t kMaxBytes = 1000;

std::vector<Reading> ReadRows(std::string bytes, std::string_view format = "csv",
                              const std::vector<std::string>& fields = {},
                              std::size_t chunk = std::string::npos) {
  StringSource source(std::move(bytes), chunk);
  const auto reader =
      FindFormat(format)->open(source, "f.csv", ReadOptionsOf(kMaxBytes, "", fields));
  std::vector<Reading> all;
  while (std::optional<Reading> reading = reader->Next()) all.push_back(*std::move(reading));
  return all;
}

// "2 text" for each document, with the line that its row begins on, "2 <code>" for each failure.
std::vector<std::string> Outcomes(const std::vector<Reading>& readings) {
  std::vector<std::string> outcomes;
  for (const Reading& reading : readings)
    outcomes.push_back(
        std::to_string(reading.document.source.record) + " " +
        (reading.failure ? "<" + reading.failure->code + ">" : reading.document.bytes));
  return outcomes;
}

TEST(DelimitedTest, ReadsRowsAsTheyAreMeant) {
  struct Case {
    std::string bytes;
    std::vector<std::string> outcomes;
  };
  const std::string large(kMaxBytes + 1, 'x'), huge(100 * kMaxBytes, 'x');
  const std::vector<Case> cases = {
      {"text\na\nb\n", {"2 a", "3 b"}},
      {"text\r\na\r\n\r\nb", {"2 a", "4 b"}},
      {"\xEF\xBB\xBFtext,id\na,1\n", {"2 a"}},
      {"\"text\",id\n\"a \"\"b\"\", c\",1\n", {"2 a \"b\", c"}},
      {"text,id\n\"one\ntwo\r\nthree\",1\nb,2\n", {"2 one\ntwo\r\nthree", "5 b"}},
      {"text\n\"\"\n", {"2 "}},
      {"text\n5\" disks\n", {"2 5\" disks"}},
      {"text,id\na,1,,\n", {"2 a"}},
      // Broken rows cost no other.
      {"text,id\na\nb,2\n", {"2 <input.csv>", "3 b"}},
      {"text,id\na,1,2\nb,2\n", {"2 <input.csv>", "3 b"}},
      {"text,id\n\"a\"b,1\nb,2\n", {"2 <input.csv>", "3 b"}},
      {"text,id\n\"a,1\nb,2\nc,3\n", {"2 <input.csv>", "3 b", "4 c"}},
      {"text,id\n\"a,1\nb,2\n\"c\",3\n", {"2 <input.csv>", "3 b", "4 c"}},
      // Large ones neither, nor are they held.
      {"text\n" + large + "\nb\n", {"2 <input.too_large>", "3 b"}},
      {"text\n" + huge + "\nb\n", {"2 <input.too_large>", "3 b"}},
      {"text\n\"" + std::string(50 * kMaxBytes, '\n') + "\"\nb\n",
       {"2 <input.too_large>", "50003 b"}},
      // No text anywhere, or no rows.
      {"body,id\na,1\n", {"0 <input.schema>"}},
      {"\xFF\xFEt", {"0 <input.schema>"}},
      {"", {}},
      {"text\n", {}},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(Outcomes(ReadRows(c.bytes)), c.outcomes) << c.bytes.substr(0, 80);
    EXPECT_EQ(Outcomes(ReadRows(c.bytes, "csv", {}, 1)), c.outcomes) << c.bytes.substr(0, 80);
  }
}

TEST(DelimitedTest, TellsWhereABrokenRowBegins) {
  const auto readings = ReadRows("text,id\na,1\nb\n");
  ASSERT_EQ(readings.size(), 2u);
  EXPECT_EQ(readings[1].failure->message,
            "The row at line 3 (byte 12) has another number of cells (1) than the first row (2).");
}

TEST(DelimitedTest, TakesColumnsByNameAndPassesOthersThrough) {
  const auto readings =
      ReadRows("id,url,title,author,published,text,x,x\n1,u,T,A,P,t,\"y\"\"\",z\n,,,,,t,,\n");
  ASSERT_EQ(readings.size(), 2u);
  const Document& document = readings[0].document;
  EXPECT_EQ(document.id + document.source.url, "1u");
  EXPECT_EQ(document.title + document.author + document.published, "TAP");
  EXPECT_EQ(document.input_json, R"({"x":"y\""})");
  EXPECT_EQ(readings[1].document.id, "f.csv:3");
}

TEST(DelimitedTest, TakesTheColumnsThatFieldsName) {
  const auto readings = ReadRows("Body\tLink\ntext\n", "tsv", {"text=Body", "url=Link"});
  EXPECT_EQ(Outcomes(readings), (std::vector<std::string>{"2 <input.csv>"}));
  const auto pages = ReadRows("page,text\n<p>,\n<p>,t\n", "csv", {"html=page"});
  ASSERT_EQ(pages.size(), 2u);
  EXPECT_EQ(pages[0].document.content, ContentType::kHtml);
  EXPECT_EQ(pages[0].document.bytes, "<p>");
  EXPECT_EQ(pages[1].document.bytes, "t");
  EXPECT_EQ(pages[1].document.input_json, R"({"page":"<p>"})");
}

TEST(FieldNamesTest, RefusesWhatIsNoPart) {
  for (const std::vector<std::string>& bad : std::vector<std::vector<std::string>>{
           {"body"}, {"text="}, {"=x"}, {"words=x"}, {"text=a", "text=b"}})
    EXPECT_EQ(CheckReading("", bad).code(), StatusCode::kUsage) << bad[0];
  EXPECT_TRUE(CheckReading("csv", {"text=a=b", "id=ID"}).ok());
}

}  // namespace
}  // namespace newsieve
