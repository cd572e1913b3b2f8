#include "model/trees.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <iterator>
#include <string>

#include <gtest/gtest.h>

namespace newsieve {
namespace {

// An ensemble as tools/train_line_model.py writes it.
class Writer {
 public:
  template <typename Number>
  Writer& Put(Number number) {
    std::array<char, sizeof number> bytes;
    std::memcpy(bytes.data(), &number, sizeof number);
    out.append(bytes.data(), bytes.size());
    return *this;
  }
  Writer& Head(const std::string& names, std::uint32_t trees) {
    Put(static_cast<std::uint32_t>(names.size())).Put(trees);
    out += names;
    return *this;
  }
  Writer& Tree(std::uint16_t nodes) {
    return Put(nodes).Put(static_cast<std::uint16_t>(nodes + 1));
  }
  Writer& Node(std::uint16_t feature, float threshold, float mean, std::int16_t left,
               std::int16_t right) {
    return Put(feature).Put(threshold).Put(mean).Put(left).Put(right);
  }
  std::string out;
};

// words <= 3 ? 2 : (digits <= 0.5 ? -1 : 1), and a tree that is one leaf of 0.25.
std::string Sound() {
  return Writer()
      .Head("words\ndigits", 2)
      .Tree(2)
      .Node(0, 3, 0.5F, -1, 1)
      .Node(1, 0.5F, -0.25F, -2, -3)
      .Put(2.0F)
      .Put(-1.0F)
      .Put(1.0F)
      .Tree(0)
      .Put(0.25F)
      .out;
}

std::optional<TreeEnsemble> Read(std::string_view bytes) { return TreeEnsemble::Read(bytes); }

TEST(TreeEnsembleTest, AddsUpTheLeavesThatARowReaches) {
  const std::optional<TreeEnsemble> trees = Read(Sound());
  ASSERT_TRUE(trees);
  EXPECT_EQ(trees->features(), (std::vector<std::string>{"words", "digits"}));
  const struct {
    std::array<float, 2> row;
    double margin;
  } kCases[] = {{{3, 0}, 2.25}, {{3.5F, 0}, -0.75}, {{3.5F, 0.5F}, -0.75}, {{4, 1}, 1.25}};
  std::vector<float> rows;
  for (const auto& test : kCases) {
    EXPECT_EQ(trees->Margins(test.row), std::vector<double>{test.margin}) << test.row[0];
    rows.insert(rows.end(), test.row.begin(), test.row.end());
  }
  // More of them than walk side by side.
  const std::vector<float> four = rows;
  for (int i = 0; i < 3; ++i) rows.insert(rows.end(), four.begin(), four.end());
  const std::vector<double> margins = trees->Margins(rows);
  ASSERT_EQ(margins.size(), 16U);
  for (std::size_t i = 0; i < margins.size(); ++i)
    EXPECT_EQ(margins[i], kCases[i % std::size(kCases)].margin) << i;
}

TEST(TreeEnsembleTest, ContributionsLeadFromTheMeanToTheMargin) {
  const std::optional<TreeEnsemble> trees = Read(Sound());
  ASSERT_TRUE(trees);
  const std::array<float, 2> row = {4, 1};
  EXPECT_EQ(trees->Contributions(row), (std::vector<double>{-0.75, 1.25}));
}

TEST(TreeEnsembleTest, LeavesWhatStandsBehindIt) {
  const std::string two = Sound() + "rest";
  std::string_view bytes = two;
  EXPECT_TRUE(TreeEnsemble::Read(bytes));
  EXPECT_EQ(bytes, "rest");
}

TEST(TreeEnsembleTest, RefusesWhatIsCutShortAnywhere) {
  const std::string whole = Sound();
  for (std::size_t size = 0; size < whole.size(); ++size)
    EXPECT_FALSE(Read(std::string_view(whole).substr(0, size))) << size;
}

// `nodes` nodes, each the right child of the one before it: words <= 0 ? 0 : words <= 1 ? 1 : ...
std::string Ladder(std::uint16_t nodes) {
  Writer writer;
  writer.Head("words", 1).Tree(nodes);
  for (std::int16_t i = 0; i < nodes; ++i) {
    const bool last = i + 1 == nodes;
    const auto left = static_cast<std::int16_t>(-1 - i);
    writer.Node(0, i, 0, left, static_cast<std::int16_t>(last ? left - 1 : i + 1));
  }
  for (std::uint16_t i = 0; i <= nodes; ++i) writer.Put(static_cast<float>(i));
  return writer.out;
}

TEST(TreeEnsembleTest, TellsThirtyTwoLeavesApart) {
  const std::optional<TreeEnsemble> trees = Read(Ladder(31));
  ASSERT_TRUE(trees);
  std::vector<float> rows;
  for (int i = 0; i < 40; ++i) rows.push_back(static_cast<float>(i));
  const std::vector<double> margins = trees->Margins(rows);
  for (std::size_t i = 0; i < margins.size(); ++i)
    EXPECT_EQ(margins[i], std::min<double>(static_cast<double>(i), 31));
}

TEST(TreeEnsembleTest, RefusesTreesOfMoreLeaves) { EXPECT_FALSE(Read(Ladder(32))); }

TEST(TreeEnsembleTest, RefusesANodeOfTwoParents) {
  EXPECT_FALSE(Read(Writer()
                        .Head("words", 1)
                        .Tree(2)
                        .Node(0, 0, 0, 1, 1)
                        .Node(0, 1, 0, -1, -2)
                        .Put(1.0F)
                        .Put(2.0F)
                        .Put(3.0F)
                        .out));
}

TEST(TreeEnsembleTest, RefusesTreesThatDoNotEndInALeaf) {
  const auto one = [](std::uint16_t feature, std::int16_t left, std::int16_t right) {
    return Writer()
        .Head("words", 1)
        .Tree(1)
        .Node(feature, 0, 0, left, right)
        .Put(1.0F)
        .Put(2.0F)
        .out;
  };
  EXPECT_TRUE(Read(one(0, -1, -2)));
  EXPECT_FALSE(Read(one(1, -1, -2)));  // no such feature
  EXPECT_FALSE(Read(one(0, 0, -2)));   // a loop
  EXPECT_FALSE(Read(one(0, 1, -2)));   // no such node
  EXPECT_FALSE(Read(one(0, -1, -3)));  // no such leaf
}

}  // namespace
}  // namespace newsieve
