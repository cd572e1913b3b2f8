#include "io/markdown.h"

#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "io/markdown_escape.h"

namespace newsieve {
namespace {

using Kind = LineRole::Kind;

// The Markdown of lines, each with its shape, without the front matter.
struct Shaped {
  std::string_view text;
  Kind kind = Kind::kHeading;
  unsigned level = 0;  // 0: a paragraph
  bool ordered = false;
};

std::string Body(const std::vector<Shaped>& lines, ContentType content = ContentType::kHtml) {
  Document document;
  document.content = content;
  Report report;
  for (const Shaped& line : lines) {
    if (line.level > 0)
      report.roles.push_back({report.text.size(), line.kind, line.level, line.ordered});
    report.text.append(line.text).append("\n");
  }
  const std::string markdown = MarkdownOf(document, report);
  return markdown.substr(markdown.find("\n---\n\n") + 6);
}

TEST(MarkdownTest, WritesWhatLinesAre) {
  EXPECT_EQ(Body({{"Bridge", Kind::kHeading, 1}, {""}, {"Text."}, {""}, {"More"}, {"of it."}}),
            "# Bridge\n\nText.\n\nMore\\\nof it.\n");
  EXPECT_EQ(Body({{"Text."},
                  {"one", Kind::kListItem, 1},
                  {"two", Kind::kListItem, 2},
                  {"three", Kind::kListItem, 1},
                  {"Text."}}),
            "Text.\n\n- one\n  - two\n- three\n\nText.\n");
  EXPECT_EQ(Body({{"one", Kind::kListItem, 1, true},
                  {"deep", Kind::kListItem, 2, true},
                  {"two", Kind::kListItem, 1, true}}),
            "1. one\n   1. deep\n2. two\n");
  EXPECT_EQ(Body({{"deep", Kind::kListItem, 3}}), "- deep\n");
  EXPECT_EQ(Body({{"Said.", Kind::kQuote, 1}, {""}, {"Again.", Kind::kQuote, 1}}),
            "> Said.\n>\n> Again.\n");
  EXPECT_EQ(Body({{"a\tb", Kind::kTableRow, 1}, {"1|2\t", Kind::kTableRow, 1}}),
            "| a | b |\n| --- | --- |\n| 1\\|2 | |\n");
  EXPECT_EQ(Body({{"a *b*", Kind::kPreformatted, 1}, {""}, {"  c```", Kind::kPreformatted, 1}}),
            "````\na *b*\n\n  c```\n````\n");
}

TEST(MarkdownTest, LeavesTextDocumentsAsTheyAre) {
  EXPECT_EQ(Body({{"A line"}, {"and another."}, {""}, {""}, {"# none"}}, ContentType::kText),
            "A line\nand another.\n\n\\# none\n");
  EXPECT_EQ(Body({}), "");
}

TEST(MarkdownTest, EscapesWhatWouldBeMarkup) {
  const struct {
    std::string_view text, escaped;
  } kCases[] = {
      {"plain, with a 3.5 - and a snake_case word!", "plain, with a 3.5 - and a snake_case word!"},
      {"*a* _b_ `c` [d](e) \\", "\\*a\\* \\_b\\_ \\`c\\` \\[d\\](e) \\\\"},
      {"a < b <c> </d> <!-- e", "a < b \\<c> \\</d> \\<!-- e"},
      {"AT&T & &amp;", "AT\\&T & \\&amp;"},
      {"~ ~~a~~", "~ \\~\\~a\\~\\~"},
      {"# a", "\\# a"},
      {"#tag", "#tag"},
      {"> a", "\\> a"},
      {"- a", "\\- a"},
      {"-5 degrees", "-5 degrees"},
      {"---", "\\---"},
      {"===", "\\==="},
      {"1. a", "1\\. a"},
      {"2024) a", "2024\\) a"},
      {"1.5 a", "1.5 a"},
      {"    code?", "code?"},
      {"| a |", "\\| a |"},
      {"", ""},
  };
  for (const auto& test : kCases) EXPECT_EQ(EscapedMarkdown(test.text), test.escaped) << test.text;
  EXPECT_EQ(EscapedMarkdownCell(" # a | b "), "# a \\| b");
}

TEST(MarkdownTest, BeginsWithWhatIsKnown) {
  Document document;
  document.id = "d:1";
  document.source.url = "https://a.org/";
  Report report;
  report.title = "A \"new\" bridge: yes";
  report.author = "Jane Doe, John Roe";
  report.published = "2024-05-03";
  report.language.code = "en";
  report.score = 0.5;
  report.text = "Text.";
  EXPECT_EQ(MarkdownOf(document, report),
            "---\ntitle: \"A \\\"new\\\" bridge: yes\"\nauthor: \"Jane Doe, John Roe\"\n"
            "date: \"2024-05-03\"\nlang: \"en\"\nurl: \"https://a.org/\"\nid: \"d:1\"\nscore: 0.5\n"
            "---\n\nText.\n");
  report.metadata.push_back({"author", "json-ld", {"Jane Doe", "John Roe"}});
  EXPECT_NE(MarkdownOf(document, report).find("author:\n- \"Jane Doe\"\n- \"John Roe\"\n"),
            std::string::npos);
}

}  // namespace
}  // namespace newsieve
