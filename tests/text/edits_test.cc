#include "text/edits.h"

#include "tests/testing.h"

namespace newsieve {
namespace {

std::string Shown(const std::vector<TextEdit>& edits) {
  std::string shown;
  for (const TextEdit& edit : edits)
    shown += "[" + std::to_string(edit.start) + "," + std::to_string(edit.end) + ")'" +
             edit.inserted + "'" + std::to_string(edit.rule) + " ";
  return shown;
}

// Sorted, disjoint and inside a text of `size` bytes.
bool WellFormed(const std::vector<TextEdit>& edits, std::size_t size) {
  std::size_t end = 0;
  for (const TextEdit& edit : edits) {
    if (edit.start < end || edit.end < edit.start || edit.end > size) return false;
    end = edit.end;
  }
  return true;
}

TEST(ApplyEditsTest, ReplacesSpans) {
  EXPECT_EQ(ApplyEdits("abc", {}), "abc");
  EXPECT_EQ(ApplyEdits("abc", {{0, 1, "", 0}, {1, 2, "xy", 0}, {3, 3, "!", 0}}), "xyc!");
  EXPECT_EQ(ApplyEdits("", {{0, 0, "new", 0}}), "new");
}

TEST(ComposeEditsTest, JoinsWhatOverlaps) {
  using Edits = std::vector<TextEdit>;
  const struct {
    Edits first, second;
    std::string_view composed;
  } kCases[] = {
      {{}, {{1, 2, "", 7}}, "[1,2)''7 "},
      {{{1, 2, "", 1}}, {}, "[1,2)''1 "},
      {{{0, 3, "", 1}}, {{0, 2, "", 7}}, "[0,3)''1 [3,5)''7 "},  // side by side: two edits
      {{{0, 1, "", 1}}, {{4, 5, "", 7}}, "[0,1)''1 [5,6)''7 "},  // far apart
      {{{4, 5, "", 1}}, {{0, 1, "", 7}}, "[0,1)''7 [4,5)''1 "},  // far apart, the other way
      {{{2, 3, "", 1}}, {{1, 4, "", 7}}, "[1,5)''7 "},           // the first lies inside the second
      {{{2, 3, "XYZ", 1}},
       {{3, 4, "", 7}},
       "[2,3)'XZ'7 "},  // the second inside what the first wrote
      {{{2, 3, "XYZ", 1}}, {{0, 3, "", 7}}, "[0,3)'YZ'7 "},                // over its beginning
      {{{2, 3, "XYZ", 1}}, {{4, 6, "", 7}}, "[2,4)'XY'7 "},                // over its end
      {{{2, 3, "XYZ", 1}}, {{2, 3, "", 7}, {4, 5, "", 8}}, "[2,3)'Y'7 "},  // two in one
      {{{1, 2, "X", 1}, {3, 4, "Y", 2}}, {{0, 6, "", 7}}, "[0,6)''7 "},    // two under one
  };
  for (const auto& test : kCases)
    EXPECT_EQ(Shown(ComposeEdits(test.first, test.second)), test.composed)
        << Shown(test.first) << "then " << Shown(test.second);
}

std::vector<TextEdit> RandomEdits(Random& random, std::size_t size, int rule) {
  std::vector<TextEdit> edits;
  std::size_t pos = 0;
  const std::size_t step = 1 + random.Below(6);
  while (pos <= size) {
    TextEdit edit;
    edit.start = pos + random.Below(step);
    edit.end = edit.start + random.Below(4);
    edit.inserted = random.Text("XYZ", 3);
    edit.rule = rule;
    if (edit.end > size) break;
    pos = edit.end + (edit.end == edit.start ? 1 : 0);
    if (edit.start < edit.end || !edit.inserted.empty()) edits.push_back(std::move(edit));
  }
  return edits;
}

TEST(ComposeEditsTest, LeadsWhereBothListsLead) {
  Random random(1);
  for (int round = 0; round < 200000; ++round) {
    const std::string a = random.Text("ab", 12);
    const std::vector<TextEdit> first = RandomEdits(random, a.size(), 1);
    const std::string b = ApplyEdits(a, first);
    const std::vector<TextEdit> second = RandomEdits(random, b.size(), 2);
    const std::string c = ApplyEdits(b, second);
    const std::vector<TextEdit> composed = ComposeEdits(first, second);
    ASSERT_TRUE(WellFormed(composed, a.size()))
        << a << ": " << Shown(first) << "then " << Shown(second) << "is " << Shown(composed);
    ASSERT_EQ(ApplyEdits(a, composed), c)
        << a << ": " << Shown(first) << "then " << Shown(second) << "is " << Shown(composed);
  }
}

// Removals alone are what cleaning makes after repair; none of them may come out empty.
TEST(ComposeEditsTest, RemovalsLeaveNoEditThatDoesNothing) {
  Random random(2);
  for (int round = 0; round < 50000; ++round) {
    const std::string a = random.Text("ab", 12);
    std::vector<TextEdit> first = RandomEdits(random, a.size(), 1), second;
    std::erase_if(first, [](const TextEdit& edit) { return edit.start == edit.end; });
    const std::string b = ApplyEdits(a, first);
    second = RandomEdits(random, b.size(), 2);
    for (TextEdit& edit : second) edit.inserted.clear();
    std::erase_if(second, [](const TextEdit& edit) { return edit.start == edit.end; });
    for (const TextEdit& edit : ComposeEdits(first, second))
      ASSERT_TRUE(edit.start < edit.end || !edit.inserted.empty())
          << Shown(first) << "then " << Shown(second);
  }
}

TEST(ComposeEditsTest, TheSecondRuleIsNamedWhereBothTouchAByte) {
  Random random(3);
  for (int round = 0; round < 20000; ++round) {
    const std::string a = random.Text("ab", 10);
    const std::vector<TextEdit> first = RandomEdits(random, a.size(), 1);
    const std::vector<TextEdit> second = RandomEdits(random, ApplyEdits(a, first).size(), 2);
    const std::vector<TextEdit> composed = ComposeEdits(first, second);
    for (const TextEdit& edit : composed) {
      const bool as_it_was = std::any_of(first.begin(), first.end(), [&](const TextEdit& e) {
        return e.start == edit.start && e.end == edit.end && e.inserted == edit.inserted;
      });
      ASSERT_TRUE(edit.rule == 2 || as_it_was)
          << Shown(first) << "then " << Shown(second) << "is " << Shown(composed);
    }
  }
}

}  // namespace
}  // namespace newsieve
