#include "io/template_file.h"

#include <gtest/gtest.h>

#include "tests/io/temp_dir.h"

namespace newsieve {
namespace {

constexpr std::string_view kHeader = "{\"schema\":\"newsieve-templates/1\"}\n";

TEST(TemplateFileTest, ReadsBackWhatItWrote) {
  TemplateSet set{57, {}};
  set.lines.push_back({"a.com", TemplatePlace::kArticle, "say \"no\"\\ \t\xC2\xA0 x", 5, 30, 57});
  set.lines.push_back({"a.com", TemplatePlace::kApart, "follow us", 8, 57, 57});
  set.lines.push_back({"b\xC3\xBC.com", TemplatePlace::kApart, "menü", 3, 3, 3});
  const TempDir dir;
  ASSERT_TRUE(SaveTemplates(set, dir / "t.jsonl").ok());
  const std::string bytes = ReadFile(dir / "t.jsonl");
  EXPECT_EQ(bytes, FormatTemplates(set));
  EXPECT_EQ(bytes.substr(0, bytes.find('\n')),
            R"({"schema":"newsieve-templates/1","documents":57,"sites":2,"lines":3})");
  const Result<TemplateSet> read = LoadTemplates(dir / "t.jsonl");
  ASSERT_TRUE(read.ok()) << read.status().message();
  EXPECT_EQ(FormatTemplates(*read), bytes);
}

TEST(TemplateFileTest, PeopleMayEditIt) {
  const TempDir dir;
  const std::string path = dir.Write("t.jsonl", std::string(kHeader) + "\r\n" +
                                                    R"({"text":"x","place":"apart","site":"b"})"
                                                    "\r\n\n" +
                                                    R"({"site":"a", "place":"apart", "text":"x"})");
  const Result<TemplateSet> read = LoadTemplates(path);
  ASSERT_TRUE(read.ok()) << read.status().message();
  ASSERT_EQ(read->lines.size(), 2U);
  EXPECT_EQ(read->lines[0].site, "a");  // in order, so that equal sets are equal
}

TEST(TemplateFileTest, TellsWhichLineIsWrong) {
  const std::string entry = R"({"site":"a","place":"apart","text":"x"})"
                            "\n";
  const struct {
    std::string bytes, fault;
  } kCases[] = {
      {"", ":1: no templates: the file is empty"},
      {"\n\n", ":1: no templates: the file is empty"},
      {entry, ":1: the first line must hold \"schema\":\"newsieve-templates/1\""},
      {"{\"schema\":\"newsieve-templates/2\"}\n", ":1: the first line must hold"},
      {std::string(kHeader) + "{broken\n", ":2: not a JSON object: "},
      {std::string(kHeader) + "[1]\n", ":2: not a JSON object: "},
      {std::string(kHeader) + "{\"site\":\"\xFF\"}\n", ":2: not a JSON object: "},
      {std::string(kHeader) + R"({"site":"a","place":"apart"})", ":2: \"text\" must be"},
      {std::string(kHeader) + R"({"site":"","place":"apart","text":"x"})", ":2: \"site\" must be"},
      {std::string(kHeader) + R"({"site":"a","place":"top","text":"x"})", ":2: \"place\" must be"},
      {std::string(kHeader) + R"({"site":"a","place":"apart","text":"x","of":-1})",
       ":2: \"of\" must be"},
      {std::string(kHeader) + R"({"site":"a","place":"apart","text":"x","note":1})",
       ":2: unknown key \"note\""},
      {std::string(kHeader) + R"({"site":"a","place":"apart","text":"***"})",
       ":2: \"text\" is nothing but decoration"},
      {std::string(kHeader) + R"({"site":"a","place":"apart","text":" \t"})",
       ":2: \"text\" is nothing but decoration"},
      {std::string(kHeader) + entry + "\n" + entry, ":4: this line of this site and place stands"},
      {std::string(kHeader) + std::string(2 << 20, 'x'), ":2: this line is longer"},
  };
  for (const auto& test : kCases) {
    const TempDir dir;
    const std::string path = dir.Write("t.jsonl", test.bytes);
    const Result<TemplateSet> read = LoadTemplates(path);
    ASSERT_FALSE(read.ok()) << test.bytes.substr(0, 100);
    EXPECT_EQ(read.status().code(), StatusCode::kConfig);
    EXPECT_EQ(read.status().message().find(path + test.fault), 0U) << read.status().message();
  }
}

TEST(TemplateFileTest, TellsAllFaultsButNotThousands) {
  const TempDir dir;
  std::string bytes(kHeader);
  for (int i = 0; i < 1000; ++i) bytes += "{}\n";
  const Result<TemplateSet> read = LoadTemplates(dir.Write("t.jsonl", bytes));
  ASSERT_FALSE(read.ok());
  const std::string& told = read.status().message();
  const auto faults = std::count(told.begin(), told.end(), '\n') + 1;
  EXPECT_GE(faults, 20);
  EXPECT_LE(faults, 30);
}

TEST(TemplateFileTest, AMissingFileIsAConfigurationFault) {
  const TempDir dir;
  for (const std::string& path : {dir / "none.jsonl", dir.path()}) {
    const Result<TemplateSet> read = LoadTemplates(path);
    ASSERT_FALSE(read.ok());
    EXPECT_EQ(read.status().code(), StatusCode::kConfig);
    EXPECT_EQ(read.status().message().find(path), 0U);
  }
}

}  // namespace
}  // namespace newsieve
