#include "eval/removals.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace newsieve {
namespace {

// What was done to a text: [start, end) by a rule.
struct Taken {
  std::size_t start, end;
  std::string rule;
  std::string inserted = "";
};

Report ReportOf(const std::string& input, const std::vector<Taken>& taken) {
  Report report;
  std::size_t kept = 0;
  for (const Taken& one : taken) {
    Edit& edit = report.edits.emplace_back();
    edit.start = one.start;
    edit.end = one.end;
    edit.rule = one.rule;
    edit.removed = input.substr(one.start, one.end - one.start);
    edit.inserted = one.inserted;
    report.text += input.substr(kept, one.start - kept) + one.inserted;
    kept = one.end;
  }
  report.text += input.substr(kept);
  return report;
}

// "line before>after characters text" of each change.
std::vector<std::string> Changes(const std::string& input, const std::vector<Taken>& before,
                                 const std::vector<Taken>& after) {
  std::vector<std::string> told;
  for (const RemovalChange& change :
       CompareRemovals(ReportOf(input, before), ReportOf(input, after)))
    told.push_back(std::to_string(change.line) + " " + change.before + ">" + change.after + " " +
                   std::to_string(change.characters) + " " + change.text);
  return told;
}

using Strings = std::vector<std::string>;

TEST(CompareRemovalsTest, FindsWhatOnlyOneRemoved) {
  const std::string text = "one\ntwo\nthree\n";
  EXPECT_EQ(Changes(text, {}, {}), Strings());
  EXPECT_EQ(Changes(text, {{4, 8, "a"}}, {{4, 8, "a"}}), Strings());
  EXPECT_EQ(Changes(text, {}, {{4, 8, "b"}}), Strings{"2 >b 3 two"});
  EXPECT_EQ(Changes(text, {{4, 8, "a"}}, {}), Strings{"2 a> 3 two"});
  EXPECT_EQ(Changes(text, {{4, 8, "a"}}, {{4, 8, "b"}}), Strings{"2 a>b 3 two"});
  EXPECT_EQ(Changes(text, {{0, 4, "a"}}, {{8, 14, "b"}}), (Strings{"1 a> 3 one", "3 >b 5 three"}));
}

TEST(CompareRemovalsTest, CutsAtLinesAndAtTheEdgesOfEdits) {
  const std::string text = "one\r\n\r\n  two 2 \r\nthree";
  EXPECT_EQ(Changes(text, {}, {{0, text.size(), "b"}}),
            (Strings{"1 >b 3 one", "3 >b 4 two 2", "4 >b 5 three"}));
  // Before: "two" alone went; now all of its line does.
  EXPECT_EQ(Changes(text, {{9, 12, "a"}}, {{7, 17, "b"}}), (Strings{"3 a>b 3 two", "3 >b 1 2"}));
  // Line ends and blank lines alone are no change to speak of.
  EXPECT_EQ(Changes(text, {{0, 3, "a"}}, {{0, 7, "a"}}), Strings());
}

TEST(CompareRemovalsTest, LeavesRepairsOut) {
  const std::string text =
      "a\xE2\x80\x8B"
      "b\n\xFF\xFF c\n";  // zero-width space, ill-formed bytes
  const Taken space{1, 4, "decode.invisible"}, bytes{6, 8, "decode.invalid_bytes", "??"};
  EXPECT_EQ(Changes(text, {space, bytes}, {space, bytes}), Strings());
  EXPECT_EQ(Changes(text, {space, bytes}, {{0, 6, "x"}, bytes}), (Strings{"1 >x 1 a", "1 >x 1 b"}));
  // What was replaced was not removed; ill-formed bytes are told as U+FFFD.
  EXPECT_EQ(Changes(text, {space, bytes}, {space, {6, 11, "x"}}),
            Strings{"2 >x 3 \xEF\xBF\xBD\xEF\xBF\xBD c"});
}

TEST(CompareRemovalsTest, CutsLongTexts) {
  const std::string text(5000, 'x');
  const auto changes = CompareRemovals(ReportOf(text, {}), ReportOf(text, {{0, 5000, "b"}}));
  ASSERT_EQ(changes.size(), 1u);
  EXPECT_EQ(changes[0].characters, 5000u);
  EXPECT_EQ(changes[0].text.size(), 1000u);
}

}  // namespace
}  // namespace newsieve
