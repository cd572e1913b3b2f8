#include "rules/literal_rates.h"

#include <gtest/gtest.h>

namespace newsieve {
namespace {

TEST(LiteralRatesTest, ReadsCountsInAMillionLines) {
  const LiteralRates rates(
      "in\tthe\t400000\nin\the\t500000\nin\the \t250000\nat\tthe\t100000\nrubbish\n");
  EXPECT_DOUBLE_EQ(rates.Anywhere("the"), 0.4);
  EXPECT_DOUBLE_EQ(rates.Leading("the"), 0.1);
  EXPECT_DOUBLE_EQ(rates.Anywhere("the "), 0.4 * 0.25 / 0.5);
}

TEST(LiteralRatesTest, WhatWasNeverCountedIsRare) {
  const LiteralRates rates("in\tthe\t400000\n");
  EXPECT_GT(rates.Anywhere("xyz"), 0);
  EXPECT_LT(rates.Anywhere("xyz"), 0.01);
  EXPECT_LT(rates.Anywhere("xyzxyz"), rates.Anywhere("xyz"));
}

TEST(LiteralRatesTest, LiteralsMayBeCutInsideACharacter) {
  const std::string_view persian = "قسمت";
  for (std::size_t begin = 0; begin < persian.size(); ++begin)
    for (std::size_t size = 1; begin + size <= persian.size(); ++size)
      EXPECT_GT(LiteralRates::BuiltIn().Anywhere(persian.substr(begin, size)), 0);
}

TEST(LiteralRatesTest, TheBuiltInOnesKnowCommonFromRare) {
  const LiteralRates& rates = LiteralRates::BuiltIn();
  EXPECT_GT(rates.Anywhere("the "), 0.05);
  EXPECT_LT(rates.Anywhere("newsletter"), rates.Anywhere("the "));
  EXPECT_GT(rates.Leading("1"), rates.Leading("x"));
}

}  // namespace
}  // namespace newsieve
