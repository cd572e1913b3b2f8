// What the language detector found.
#include "signals/families.h"

namespace newsieve {
namespace {

double LanguageConfidence(const SignalInput& input) { return input.subject().language.confidence; }

constexpr std::string_view kCld2 = "CLD2";

// clang-format off
constexpr SignalRow kRows[] = {
    {{"language.confidence", "share", kCld2,
      "Confidence in the language found; 0 where it is unknown.", 0, 1}, LanguageConfidence},
};
// clang-format on

}  // namespace

std::span<const SignalRow> LanguageSignals() { return kRows; }

}  // namespace newsieve
