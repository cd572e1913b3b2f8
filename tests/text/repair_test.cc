#include "text/repair.h"

#include <string>

#include "base/utf8.h"
#include "tests/testing.h"

namespace newsieve {
namespace {

using namespace std::string_literals;

std::string RepairedText(std::string_view input) {
  Repaired out;
  Repair(input, out);
  EXPECT_TRUE(IsValidUtf8(out.text)) << testing::PrintToString(input);
  EXPECT_EQ(ApplyEdits(input, out.edits), out.text) << testing::PrintToString(input);
  return std::string(out.text);
}

// "kind:count" for each kind that was found.
std::string Counts(std::string_view input) {
  Repaired out;
  Repair(input, out);
  std::string told;
  for (int kind = 0; kind < kRepairKinds; ++kind)
    if (const std::size_t count = out.counts[static_cast<std::size_t>(kind)]; count > 0)
      told.append(RepairId(kind)).append(":").append(std::to_string(count)).append(" ");
  return told;
}

TEST(RepairTest, MendsWhatAReaderWouldNotRecognise) {
  const struct {
    std::string input, text, counts;
  } kCases[] = {
      {"", "", ""},
      {"healthy\ttext\r\nnaïve", "healthy\ttext\r\nnaïve", ""},
      {"\uFEFFtext", "text", "decode.bom:1 "},
      {"te\uFEFFxt", "text", "decode.invisible:1 "},
      {"\uFEFF\uFEFFtext", "text", "decode.bom:1 decode.invisible:1 "},
      {"a\xFF\xFE"
       "b",
       "a\uFFFD\uFFFDb", "decode.invalid_bytes:2 "},
      {"a\xE2\x82", "a\uFFFD", "decode.invalid_bytes:1 "},                // cut at the end
      {"\xED\xA0\x80", "\uFFFD\uFFFD\uFFFD", "decode.invalid_bytes:3 "},  // a surrogate
      {"a\xF4\x90\x80\x80z", "a\uFFFD\uFFFD\uFFFD\uFFFDz", "decode.invalid_bytes:4 "},
      {"a\0b\x01\x7F"s, "ab", "decode.control:3 "},
      {"a\vb\fc\u0085d", "a\nb\nc\nd", "decode.control:3 "},
      {"a\u0081b", "ab", "decode.control:1 "},
      {"so\u00ADft\u200B\u2060", "soft", "decode.invisible:3 "},
      {"a\uFFFEb\uFDD0c\U0001FFFF", "abc\U0001FFFF", "decode.invisible:2 "},
      {"itâ€™s", "it’s", "decode.mojibake:1 "},
      {"Ã\0©"s, "é", "decode.control:1 decode.mojibake:1 "},
      {"ÃƒÂ©", "é", "decode.mojibake:3 "},  // twice misread
      {"a\u200Cb\u200Dc\u200E\u202E", "a\u200Cb\u200Dc\u200E\u202E",
       ""},                      // joiners and direction marks stay
      {"\uE000", "\uE000", ""},  // private use stays
  };
  for (const auto& test : kCases) {
    EXPECT_EQ(RepairedText(test.input), test.text) << testing::PrintToString(test.input);
    EXPECT_EQ(Counts(test.input), test.counts) << testing::PrintToString(test.input);
  }
}

TEST(RepairTest, ViewsTheInputWhereNothingIsWrong) {
  const std::string input = "nothing is wrong here";
  Repaired out;
  Repair(input, out);
  EXPECT_EQ(out.text.data(), input.data());
  EXPECT_TRUE(out.edits.empty());
}

TEST(RepairTest, IsDoneAfterOnce) {
  Random random(1);
  const std::vector<std::string> pieces = {
      "Ã",    "©",    "â",    "€", "‹", "™",      "Â",      "\u00AD", "\u200B", "\0"s, "\xC3",
      "\x82", "\xE2", "\x80", "a", " ", "\u0085", "\uFEFF", "ƒ",      "\xF0",   "Ÿ"};
  for (int round = 0; round < 100000; ++round) {
    std::string input;
    for (std::size_t n = random.Below(12); n > 0; --n) input += random.Pick(pieces);
    const std::string once = RepairedText(input);
    ASSERT_EQ(RepairedText(once), once) << testing::PrintToString(input);
  }
}

TEST(RepairTest, TakesTextCutAnywhere) {
  const std::string text = "é中😀\xFF\u200B\u0001 Ã©";
  for (std::size_t cut = 0; cut <= text.size(); ++cut)
    RepairedText(std::string_view(text).substr(0, cut));
}

TEST(RepairTest, TakesTenThousandCombiningMarksOnOneLetter) {
  std::string text = "e";
  for (int i = 0; i < 10000; ++i) text += "\u0301";
  EXPECT_EQ(RepairedText(text), text);
}

// Each repair here brings the next one to light, so that undoing all of them took quadratic time:
// minutes for 200 kB.
TEST(RepairTest, GivesUpOnMojibakeNestedWithoutEnd) {
  constexpr int kDepth = 20000;
  std::string text;
  for (int i = 0; i < kDepth; ++i) text += "â";
  for (int i = 0; i < kDepth; ++i) text += "€‹";
  const std::string once = RepairedText(text);
  EXPECT_LT(once.size(), text.size());
  EXPECT_FALSE(once.empty());
}

}  // namespace
}  // namespace newsieve
