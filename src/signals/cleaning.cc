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

double CleanLeftShare(const SignalInput& input) { return input.subject().cleaning.left_share; }

constexpr double kNoLimit = std::numeric_limits<double>::infinity();
constexpr std::string_view kNewsieve = "newsieve";
constexpr std::string_view kLeftShare = "clean.left_share";

// clang-format off
constexpr SignalRow kRows[] = {
    {{"clean.removed_share", "share", kNewsieve,
      "Share of the input text's characters, white space aside, that cleaning removed.", 0, 1}, CleanRemovedShare},
    {{"clean.removed_lines", "lines", kNewsieve,
      "Lines that cleaning removed.", 0, kNoLimit}, CleanRemovedLines},
    {{kLeftShare, "share", kNewsieve,
      "Share of the cleaned text's characters, white space aside, that the line model still expects to be furniture, having seen each line in the document as it came in.",
      0, 1}, CleanLeftShare},
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

bool AsksForLeftShare(const SignalSet& wanted) { return wanted[*SignalIndex(kLeftShare)]; }

std::span<const SignalRow> CleanSignals() { return kRows; }

}  // namespace newsieve
