// What cleaning took.
#include <algorithm>
#include <limits>

#include "signals/families.h"
#include "text/words.h"

namespace newsieve {
namespace {

double CleanRemovedShare(const SignalInput& input) {
  return Ratio(input.subject().cleaning.removed_characters,
               input.subject().cleaning.input_characters);
}

double CleanRemovedLines(const SignalInput& input) {
  return static_cast<double>(input.subject().cleaning.removed_lines);
}

constexpr double kNoLimit = std::numeric_limits<double>::infinity();
constexpr std::string_view kNewsieve = "newsieve";

// clang-format off
constexpr SignalRow kRows[] = {
    {{"clean.removed_share", "share", kNewsieve,
      "Share of the input text's characters, white space aside, that cleaning removed.", 0, 1}, CleanRemovedShare},
    {{"clean.removed_lines", "lines", kNewsieve,
      "Lines that cleaning removed.", 0, kNoLimit}, CleanRemovedLines},
};
// clang-format on

}  // namespace

CleaningEffect MeasureCleaning(std::string_view input_text, std::string_view text,
                               std::size_t removed_lines) {
  const std::size_t before = CountNonSpace(input_text);
  const std::size_t after = text == input_text ? before : CountNonSpace(text);
  return {.input_characters = before,
          .removed_characters = before - std::min(before, after),
          .removed_lines = removed_lines};
}

std::span<const SignalRow> CleanSignals() { return kRows; }

}  // namespace newsieve
