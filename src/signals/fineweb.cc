// FineWeb's own signals (G. Penedo et al., "The FineWeb Datasets", 2024, arXiv 2406.17557, section
// 3.4), as datatrove's FineWebQualityFilter computes them.
#include <algorithm>
#include <limits>

#include "signals/families.h"

namespace newsieve {
namespace {

using Input = SignalInput;

const FinewebLines& LinesOf(const Input& input) { return input.datatrove().fineweb(); }

std::size_t LineFeeds(const Input& input) {
  const std::string_view text = input.text();
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

double Lines(const Input& input) { return static_cast<double>(LinesOf(input).lines.elements()); }

double PunctuatedLines(const Input& input) {
  return Ratio(LinesOf(input).punctuated, LinesOf(input).lines.elements());
}

double ShortLines(const Input& input) {
  return Ratio(LinesOf(input).short_lines, LinesOf(input).lines.elements());
}

double DuplicateLineCharacters(const Input& input) {
  return Ratio(LinesOf(input).lines.duplicate_characters(), input.characters() - LineFeeds(input));
}

double NewlinesPerWord(const Input& input) {
  return Ratio(LineFeeds(input), input.datatrove().words().size());
}

constexpr double kNoEnd = std::numeric_limits<double>::infinity();

constexpr std::string_view kSource =
    "FineWeb (Penedo et al. 2024) as in datatrove 0.10.1, FineWebQualityFilter";

// clang-format off
constexpr SignalRow kRows[] = {
    {{"fineweb.lines", "lines", kSource, "Lines that are not blank.", 0, kNoEnd}, Lines},
    {{"fineweb.punctuated_lines", "share", kSource,
      "Share of those that end with a sentence mark of any script; white space behind it is another end.",
      0, 1}, PunctuatedLines},
    {{"fineweb.short_lines", "share", kSource, "Share of those with 30 characters or fewer.", 0, 1}, ShortLines},
    {{"fineweb.duplicate_line_characters", "share", kSource,
      "Share of characters, without line feeds, in lines that repeat an earlier one.", 0, 1}, DuplicateLineCharacters},
    {{"fineweb.newlines_per_word", "per word", kSource,
      "Line feeds per word of datatrove.words.", 0, kNoEnd}, NewlinesPerWord},
};
// clang-format on

}  // namespace

std::span<const SignalRow> FinewebSignals() { return kRows; }

}  // namespace newsieve
