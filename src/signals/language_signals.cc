// What the language detector found.
#include "signals/families.h"

namespace newsieve {
namespace {

double LanguageConfidence(const SignalInput& input) { return input.subject().language.confidence; }

double LanguageDeviatingShare(const SignalInput& input) {
  return input.subject().language_shares.deviating;
}

double LanguageExpectedShare(const SignalInput& input) {
  return input.subject().language_shares.expected;
}

constexpr std::string_view kCld2 = "CLD2";
constexpr std::string_view kNewsieve = "newsieve";

// clang-format off
constexpr SignalRow kRows[] = {
    {{"language.confidence", "share", kCld2,
      "Confidence in the language found; 0 where it is unknown.", 0, 1}, LanguageConfidence},
    {{"language.deviating_share", "share", kNewsieve,
      "Share of the letters that stand in stretches of lines in another language or script than the text (language.blocks).",
      0, 1}, LanguageDeviatingShare},
    {{"language.expected_share", "share", kNewsieve,
      "Share of the letters in the languages that are asked for (language: expected: in the configuration, --languages); 1 where none are, and for what is in no known language, unless in a script that none of them is written in.",
      0, 1}, LanguageExpectedShare},
};
// clang-format on

}  // namespace

std::span<const SignalRow> LanguageSignals() { return kRows; }

}  // namespace newsieve
