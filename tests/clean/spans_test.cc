#include "clean/spans.h"

#include <string>

#include "tests/testing.h"

namespace newsieve {
namespace {

// Removes the lines that begin with "x".
std::string Without(std::string_view text) {
  std::vector<LineState> lines;
  for (const LineSpan& span : SplitLines(text)) {
    LineState& line = lines.emplace_back();
    line.span = span;
    const std::string_view read = text.substr(span.begin, span.end - span.begin);
    line.found.blank = read.find_first_not_of(" \t") == std::string_view::npos;
    if (read.starts_with("x")) line.removed_by = 3;
  }
  const std::vector<TextEdit> edits = RemovedLineSpans(lines);
  std::size_t end = 0;
  for (const TextEdit& edit : edits) {
    EXPECT_LE(end, edit.start) << testing::PrintToString(text);
    EXPECT_LT(edit.start, edit.end);
    EXPECT_LE(edit.end, text.size());
    EXPECT_EQ(edit.rule, 3);
    end = edit.end;
  }
  return ApplyEdits(text, edits);
}

TEST(RemovedLineSpansTest, LeavesNoDoubledBlankLines) {
  const struct {
    std::string_view text, left;
  } kCases[] = {
      {"", ""},
      {"a\nb\n", "a\nb\n"},
      {"a\nx\nb\n", "a\nb\n"},
      {"a\nx", "a\n"},
      {"x\na\n", "a\n"},
      {"x\n\na\n", "a\n"},
      {"a\n\nx\n\nb\n", "a\n\nb\n"},
      {"a\nx\n\nb\n", "a\n\nb\n"},
      {"a\n\nx\nb\n", "a\n\nb\n"},
      {"a\nx\n\nx\nb\n", "a\nb\n"},
      {"a\n\nx\n\n\nx\n\nb\n", "a\n\nb\n"},
      {"a\n\n\nx\n\n\nb\n", "a\n\n\nb\n"},
      {"a\n\nx\n", "a\n"},
      {"a\n\nx\n\n", "a\n"},
      {"a\n \nx\n\t\nb", "a\n \nb"},
      {"x\n", ""},
      {"x", ""},
      {"\nx\n\n", ""},
      {"x\n\nx\n", ""},
      {"a\r\n\r\nx\r\n\r\nb\r\n", "a\r\n\r\nb\r\n"},
      {"a\rx\rb\r", "a\rb\r"},
      {"\n\nx\na", "\n\na"},  // blank lines of the input's own stay
      {"a\n\n\nb\n", "a\n\n\nb\n"},
  };
  for (const auto& test : kCases)
    EXPECT_EQ(Without(test.text), test.left) << testing::PrintToString(test.text);
}

TEST(RemovedLineSpansTest, TakesOnlyMarkedAndBlankLines) {
  Random random(1);
  for (int round = 0; round < 20000; ++round) {
    std::string text, kept;
    for (std::size_t n = random.Below(10); n > 0; --n) {
      static const std::vector<std::string> kLines = {"a", "b", "x", "", " "};
      const std::string& line = random.Pick(kLines);
      text += line + "\n";
      if (line == "a" || line == "b") kept += line;
    }
    std::string left = Without(text);
    std::erase_if(left, [](char c) { return c == '\n' || c == ' '; });
    ASSERT_EQ(left, kept) << testing::PrintToString(text);
    ASSERT_EQ(Without(Without(text)), Without(text));
  }
}

// Takes the part between the signs < and > of the folded line.
std::string Taken(std::string_view line, std::string_view folded_part) {
  FoldedLine folded;
  FoldLine(line, folded);
  const std::size_t begin = folded.folded.find(folded_part);
  EXPECT_NE(begin, std::string::npos) << folded.folded;
  const Hit hit{0, static_cast<std::uint32_t>(begin),
                static_cast<std::uint32_t>(begin + folded_part.size())};
  return ApplyEdits(line, {InlineSpan(line, hit, 1)});
}

TEST(InlineSpanTest, LeavesNoDoubledSpaces) {
  const struct {
    std::string_view line, part, left;
  } kCases[] = {
      {"One two three", "two", "One three"},
      {"One  two  three", "two", "One  three"},
      {"One two", "two", "One"},
      {"One two", "one", "two"},
      {"  One two", "one", "two"},
      {"One two", " two", "One"},
      {"One two", "one two", ""},
      {"One. READ  MORE » ", "read more »", "One. "},
      {"Größe: MEHR…", "mehr...", "Größe:"},
      {"a “B” c", "\"b\"", "a c"},
      {"x\u200By z", "z", "x\u200By"},
      {"İstanbul'da READ", "read", "İstanbul'da"},
      {"一、続きを読む。", "続きを読む", "一、。"},
  };
  for (const auto& test : kCases) EXPECT_EQ(Taken(test.line, test.part), test.left) << test.line;
}

}  // namespace
}  // namespace newsieve
