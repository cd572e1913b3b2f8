// What GopherRepetitionFilter of datatrove measures.
#include <limits>

#include "signals/families.h"

namespace newsieve {
namespace {

using Input = SignalInput;

double Characters(const Input& input) { return static_cast<double>(input.characters()); }

double DuplicateParagraphs(const Input& input) {
  const Duplicates& found = input.datatrove().parts().paragraphs;
  return Ratio(found.duplicates(), found.elements());
}

double DuplicateParagraphCharacters(const Input& input) {
  return Ratio(input.datatrove().parts().paragraphs.duplicate_characters(), input.characters());
}

double DuplicateLines(const Input& input) {
  const Duplicates& found = input.datatrove().parts().lines;
  return Ratio(found.duplicates(), found.elements());
}

double DuplicateLineCharacters(const Input& input) {
  return Ratio(input.datatrove().parts().lines.duplicate_characters(), input.characters());
}

template <std::size_t N>
double TopNgram(const Input& input) {
  return Ratio(input.datatrove().ngrams().top[N], input.characters());
}

template <std::size_t N>
double DuplicateNgram(const Input& input) {
  return Ratio(input.datatrove().ngrams().duplicate[N], input.characters());
}

constexpr double kNoEnd = std::numeric_limits<double>::infinity();

constexpr std::string_view kSource = "datatrove 0.10.1, GopherRepetitionFilter";

// clang-format off
constexpr SignalRow kRows[] = {
    {{"datatrove.characters", "characters", kSource,
      "Characters of the text, white space too.", 0, kNoEnd}, Characters},
    {{"datatrove.duplicate_paragraphs", "share", kSource,
      "Share of parts between two or more line feeds that repeat an earlier one.", 0, 1}, DuplicateParagraphs},
    {{"datatrove.duplicate_paragraph_characters", "share", kSource,
      "Share of characters in those.", 0, 1}, DuplicateParagraphCharacters},
    {{"datatrove.duplicate_lines", "share", kSource,
      "Share of parts between line feeds that repeat an earlier one.", 0, 1}, DuplicateLines},
    {{"datatrove.duplicate_line_characters", "share", kSource,
      "Share of characters in those.", 0, 1}, DuplicateLineCharacters},
    {{"datatrove.top_2gram_characters", "share", kSource,
      "Characters of the first of the most frequent pairs of words, times its count, for each character of the text; pairs may overlap.", 0, kNoEnd}, TopNgram<2>},
    {{"datatrove.top_3gram_characters", "share", kSource,
      "The same for three words.", 0, kNoEnd}, TopNgram<3>},
    {{"datatrove.top_4gram_characters", "share", kSource,
      "The same for four words.", 0, kNoEnd}, TopNgram<4>},
    {{"datatrove.duplicate_5gram_characters", "share", kSource,
      "Share of characters in runs of five words that stood before, compared without the blanks between, none counted twice.", 0, 1}, DuplicateNgram<5>},
    {{"datatrove.duplicate_6gram_characters", "share", kSource,
      "The same for six words.", 0, 1}, DuplicateNgram<6>},
    {{"datatrove.duplicate_7gram_characters", "share", kSource,
      "The same for seven words.", 0, 1}, DuplicateNgram<7>},
    {{"datatrove.duplicate_8gram_characters", "share", kSource,
      "The same for eight words.", 0, 1}, DuplicateNgram<8>},
    {{"datatrove.duplicate_9gram_characters", "share", kSource,
      "The same for nine words.", 0, 1}, DuplicateNgram<9>},
    {{"datatrove.duplicate_10gram_characters", "share", kSource,
      "The same for ten words.", 0, 1}, DuplicateNgram<10>},
};
// clang-format on

}  // namespace

std::span<const SignalRow> DatatroveRepetitionSignals() { return kRows; }

}  // namespace newsieve
