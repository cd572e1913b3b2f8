#include <gtest/gtest.h>

#include "tests/signals/signal_testing.h"

namespace newsieve {
namespace {

double EvidenceOf(std::string_view name, std::string_view text, const EvidenceCounts& counts) {
  const Language language{.code = "en", .confidence = 0.9, .script = "Latn"};
  const SignalInput input(
      {.config = TestSignalConfig(), .text = text, .language = language, .evidence = counts});
  return SignalTable()[SignalIndex(name).value()].measure(input);
}

TEST(NewsEvidenceTest, CountsHitsByTheLengthOfTheText) {
  const EvidenceCounts counts{.promotion = 1, .prices = 2, .truncation = 3};
  const std::string_view text = "It rained all day, and nobody came.";  // 7 words
  EXPECT_DOUBLE_EQ(EvidenceOf("news.promotion_ratio", text, counts), 1000.0 / 7);
  EXPECT_DOUBLE_EQ(EvidenceOf("news.price_ratio", text, counts), 2000.0 / 7);
  EXPECT_EQ(EvidenceOf("news.truncation_marks", text, counts), 3);
}

TEST(NewsEvidenceTest, TextsWithoutWordsOrHitsHaveNone) {
  for (std::string_view name :
       {"news.promotion_ratio", "news.price_ratio", "news.truncation_marks"}) {
    EXPECT_EQ(EvidenceOf(name, "", {}), 0) << name;
    EXPECT_EQ(EvidenceOf(name, "It rained.", {}), 0) << name;
  }
  EXPECT_EQ(EvidenceOf("news.price_ratio", "...", {.prices = 1}), 0);
}

}  // namespace
}  // namespace newsieve
