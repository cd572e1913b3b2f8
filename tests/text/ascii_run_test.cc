#include "text/ascii_run.h"

#include <array>
#include <random>
#include <string>

#include <gtest/gtest.h>

namespace newsieve {
namespace {

TEST(AsciiRunTest, EightAtATimeIsTheSameAsOneByOne) {
  std::mt19937 random(7);
  const std::string likely = "abyzABYZ";
  for (int round = 0; round < 20'000; ++round) {
    std::array<char, 8> from, wide{}, narrow{};
    for (char& c : from)
      c = random() % 4 == 0 ? static_cast<char>(random()) : likely[random() % likely.size()];
    AsciiRun eight, one;
    const bool all = eight.Add(from.data(), wide.data());
    while (one.count < from.size() && one.AddOne(from[one.count], narrow.data() + one.count)) {
    }
    const std::string text(from.begin(), from.end());
    ASSERT_EQ(all, one.count == from.size()) << text;
    ASSERT_EQ(eight.count, one.count) << text;
    ASSERT_EQ(eight.any_upper, one.any_upper) << text;
    ASSERT_EQ(eight.any_lower, one.any_lower) << text;
    ASSERT_EQ(std::string(wide.data(), one.count), std::string(narrow.data(), one.count)) << text;
  }
}

TEST(AsciiRunTest, TheNeighboursOfLettersAreNone) {
  for (const char c : std::string("@[`{\x7F\x80\xC1\xE1 09")) {
    AsciiRun run;
    char out = 0;
    EXPECT_FALSE(run.AddOne(c, &out)) << static_cast<int>(c);
  }
}

TEST(AsciiRunTest, PrintableRunsEndWhereAPlainLoopEndsThem) {
  std::mt19937 random(7);
  for (int round = 0; round < 20'000; ++round) {
    std::string text;
    for (std::size_t size = random() % 40; text.size() < size;)
      text += random() % 8 == 0 ? static_cast<char>(random())
                                : static_cast<char>(' ' + random() % ('~' - ' ' + 1));
    const std::size_t begin = random() % (text.size() + 1);
    std::size_t end = begin;
    while (end < text.size() && text[end] >= ' ' && text[end] <= '~') ++end;
    ASSERT_EQ(PrintableRun(text, begin), end - begin) << text;
  }
}

}  // namespace
}  // namespace newsieve
