// What GopherQualityFilter of datatrove measures, on its words.
#include <limits>

#include "signals/families.h"

namespace newsieve {
namespace {

using Input = SignalInput;

double Number(std::size_t count) { return static_cast<double>(count); }

double Words(const Input& input) { return Number(input.datatrove().words().size()); }
double PlainWords(const Input& input) { return Number(input.datatrove().quality().plain_words); }

double MeanWordLength(const Input& input) {
  const DatatroveQuality& found = input.datatrove().quality();
  return Ratio(found.plain_characters, found.plain_words);
}

double HashesPerWord(const Input& input) {
  return Ratio(input.datatrove().quality().hashes, input.datatrove().words().size());
}

double EllipsesPerWord(const Input& input) {
  return Ratio(input.datatrove().quality().ellipses, input.datatrove().words().size());
}

double BulletLines(const Input& input) {
  const DatatroveQuality& found = input.datatrove().quality();
  return Ratio(found.bullet_lines, found.lines);
}

double EllipsisLines(const Input& input) {
  const DatatroveQuality& found = input.datatrove().quality();
  return Ratio(found.ellipsis_lines, found.lines);
}

double AlphabeticWords(const Input& input) {
  return Ratio(input.datatrove().quality().alphabetic_words, input.datatrove().words().size());
}

double StopWords(const Input& input) { return Number(input.datatrove().quality().stop_words); }

constexpr double kNoEnd = std::numeric_limits<double>::infinity();

constexpr std::string_view kSource = "datatrove 0.10.1, GopherQualityFilter";

// clang-format off
constexpr SignalRow kRows[] = {
    {{"datatrove.words", "words", kSource,
      "Words as spaCy's blank English pipeline finds them: punctuation and the parts of contractions are words of their own.",
      0, kNoEnd}, Words},
    {{"datatrove.non_symbol_words", "words", kSource,
      "Those that are not all of datatrove's punctuation.", 0, kNoEnd}, PlainWords},
    {{"datatrove.mean_word_length", "characters", kSource,
      "Mean length of those; 0 where there are none.", 0, kNoEnd}, MeanWordLength},
    {{"datatrove.hashes_per_word", "per word", kSource,
      "Hash signs per word.", 0, kNoEnd}, HashesPerWord},
    {{"datatrove.ellipses_per_word", "per word", kSource,
      "Ellipses, of three dots or one character, per word.", 0, kNoEnd}, EllipsesPerWord},
    {{"datatrove.bullet_lines", "share", kSource,
      "Share of lines, blank ones too, that begin with a bullet or a hyphen.", 0, 1}, BulletLines},
    {{"datatrove.ellipsis_lines", "share", kSource,
      "Share of lines, blank ones too, that end with an ellipsis.", 0, 1}, EllipsisLines},
    {{"datatrove.alphabetic_words", "share", kSource,
      "Share of words with a letter; 0 where there are none.", 0, 1}, AlphabeticWords},
    {{"datatrove.stop_words", "words", kSource,
      "How many of Gopher's eight stop words it has, in lower case.", 0, 8}, StopWords},
};
// clang-format on

}  // namespace

std::span<const SignalRow> DatatroveQualitySignals() { return kRows; }

}  // namespace newsieve
