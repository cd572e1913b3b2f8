// Signals of what rules of evidence found: whether the text sells, and whether it was cut.
#include <limits>

#include "signals/families.h"

namespace newsieve {
namespace {

double PerThousandWords(std::size_t hits, const SignalInput& input) {
  return hits == 0 ? 0 : 1000 * Ratio(hits, input.lines().words);
}

double PromotionRatio(const SignalInput& input) {
  return PerThousandWords(input.subject().evidence.promotion, input);
}

double PriceRatio(const SignalInput& input) {
  return PerThousandWords(input.subject().evidence.prices, input);
}

double TruncationMarks(const SignalInput& input) {
  return static_cast<double>(input.subject().evidence.truncation);
}

constexpr double kNoLimit = std::numeric_limits<double>::infinity();
constexpr std::string_view kNewsieve = "newsieve";

// clang-format off
constexpr SignalRow kRows[] = {
    {{"news.promotion_ratio", "per 1,000 words", kNewsieve,
      "Phrases that sell, by the rules with evidence of promotion, per 1,000 text.words.",
      0, kNoLimit}, PromotionRatio},
    {{"news.price_ratio", "per 1,000 words", kNewsieve,
      "Retail prices and discounts, by the rules with evidence of price, per 1,000 text.words.",
      0, kNoLimit}, PriceRatio},
    {{"news.truncation_marks", "marks", kNewsieve,
      "Marks that the text was cut, by the rules with evidence of truncation, in the text as it came in: in lines that stay, or near behind the last of them (clean: near_end:).",
      0, kNoLimit}, TruncationMarks},
};
// clang-format on

}  // namespace

std::span<const SignalRow> NewsEvidenceSignals() { return kRows; }

}  // namespace newsieve
