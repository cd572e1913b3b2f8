// NVIDIA NeMo Curator's heuristic filters as signals, under the names that the filters give
// themselves (github.com/NVIDIA-NeMo/Curator 1.4.0,
// nemo_curator/stages/text/filters/heuristic/{string,repetition}.py). A value is what the filter's
// score_document returns, where it returns the same each time: see docs/signals.md.
#include <algorithm>
#include <limits>

#include "base/utf8.h"
#include "signals/families.h"
#include "signals/text_search.h"
#include "text/python_classes.h"

namespace newsieve {
namespace {

const NemoConfig& ConfigOf(const SignalInput& input) { return input.config().peers.nemo; }

template <typename Holds>
double WordShare(const SignalInput& input, double of_nothing, Holds holds) {
  return Ratio(input.words().CountOf(holds), input.words().all.size(), of_nothing);
}

// Of the lines that are not blank.
template <typename Holds>
double LineShare(const SignalInput& input, Holds holds) {
  std::size_t lines = 0, count = 0;
  for (const RawLine& line : input.raw_lines()) {
    if (line.trimmed.empty()) continue;
    ++lines;
    count += holds(line.trimmed);
  }
  return Ratio(count, lines);
}

double AlphaNumeric(const SignalInput& input) {
  return Ratio(input.characters() - input.nemo_characters().counted, input.characters());
}

std::size_t RunsOf(char sign, std::string_view word) {
  std::size_t runs = 0;
  for (std::size_t i = 0; i < word.size(); ++i)
    runs += word[i] == sign && (i == 0 || word[i - 1] != sign);
  return runs;
}

// Theirs counts runs of number signs, not signs: `###` is a third of a symbol.
double SymbolToWord(const SignalInput& input) {
  const bool has_hash = input.text().find('#') != std::string_view::npos;
  return WordShare(input, 0, [&](const SignalWord& word) {
    return ConfigOf(input).ellipsis_words.Contains(word.hash) ||
           (has_hash && 2 * RunsOf('#', word.text) > word.characters);
  });
}

double NumbersRatio(const SignalInput& input) {
  return Ratio(input.nemo_characters().digits, input.characters());
}

double UrlsRatio(const SignalInput& input) {
  return Ratio(CountUrlCharacters(ConfigOf(input), input.text()), input.characters());
}

double BulletRatio(const SignalInput& input) {
  return LineShare(
      input, [&](std::string_view line) { return StartsWithAny(line, ConfigOf(input).bullets); });
}

double WhiteSpace(const SignalInput& input) {
  return Ratio(input.nemo_characters().white_space, input.characters());
}

double ParenthesesRatio(const SignalInput& input) {
  return Ratio(input.nemo_characters().parentheses, input.characters());
}

double MaxWordLength(const SignalInput& input) {
  std::uint32_t longest = 0;
  for (const SignalWord& word : input.words().different)
    longest = std::max(longest, word.characters);
  return longest;
}

double WordCount(const SignalInput& input) { return static_cast<double>(input.words().all.size()); }

double BoilerplateStringRatio(const SignalInput& input) {
  if (ConfigOf(input).placeholders.FindsAny(input.text())) return 1;
  const NemoParagraphs& paragraphs = input.nemo_paragraphs();
  return Ratio(paragraphs.with_policy_string, paragraphs.repeats.elements);
}

double MeanWordLength(const SignalInput& input) {
  return Ratio(input.words().characters, input.words().all.size());
}

double Punctuation(const SignalInput& input) {
  return LineShare(
      input, [&](std::string_view line) { return !EndsWithAny(line, ConfigOf(input).end_marks); });
}

double Ellipsis(const SignalInput& input) {
  return LineShare(input, [&](std::string_view line) {
    return EndsWithAnyInAnyCase(line, ConfigOf(input).ellipses);
  });
}

double CommonEnglishWords(const SignalInput& input) {
  return static_cast<double>(input.words().CountOf(
      [&](const SignalWord& word) { return ConfigOf(input).common_words.Contains(word.hash); }));
}

bool HasAlphabetic(std::string_view word) {
  for (std::size_t pos = 0; pos < word.size();)
    if (PythonClassOf(NextCharacter(word, pos)) & kPyAlphabetic) return true;
  return false;
}

double WordsWithoutAlphabets(const SignalInput& input) {
  return WordShare(
      input, 1, [](const SignalWord& word) { return word.has_letter || HasAlphabetic(word.text); });
}

double RepeatedLines(const SignalInput& input) {
  return Ratio(input.nemo_lines().different, input.nemo_lines().elements, 1);
}

double RepeatedLinesChar(const SignalInput& input) {
  return Ratio(input.nemo_lines().different_characters, input.nemo_lines().characters, 1);
}

double RepeatedParagraphs(const SignalInput& input) {
  const Repeats& repeats = input.nemo_paragraphs().repeats;
  return Ratio(repeats.different, repeats.elements, 1);
}

double RepeatedParagraphsChar(const SignalInput& input) {
  const Repeats& repeats = input.nemo_paragraphs().repeats;
  return Ratio(repeats.different_characters, repeats.characters, 1);
}

// The n-gram is looked for as it stands with single spaces, even inside of words.
template <std::size_t N>
double RepeatingTopNgrams(const SignalInput& input) {
  const SignalWords& words = input.words();
  if (words.all.size() < N) return 1;
  const std::size_t start = input.ngrams()[N].top_start;
  std::string ngram;
  std::size_t characters = N - 1;
  for (std::size_t i = start; i < start + N; ++i) {
    if (i > start) ngram += ' ';
    const SignalWord& word = words.different[words.all[i].number];
    ngram += word.text;
    characters += word.characters;
  }
  return Ratio(CountOf(input.text(), ngram) * characters, input.characters());
}

template <std::size_t N>
double RepeatingDupNgram(const SignalInput& input) {
  if (input.words().all.size() < N) return 1;
  return Ratio(input.ngrams()[N].later_characters, input.characters());
}

constexpr double kNoLimit = std::numeric_limits<double>::infinity();
constexpr std::string_view kNemo = "NVIDIA NeMo Curator 1.4.0, heuristic filters";

// clang-format off
constexpr SignalRow kRows[] = {
    {{"nemo.alpha_numeric", "share", kNemo,
      "Share of characters that are neither ASCII letters nor digits nor line feeds nor ? ! , . (NonAlphaNumericFilter).",
      0, 1}, AlphaNumeric},
    {{"nemo.symbol_to_word", "share", kNemo,
      "Share of words that are an ellipsis, or whose runs of number signs (#) are more than half of their characters.",
      0, 1}, SymbolToWord},
    {{"nemo.numbers_ratio", "share", kNemo,
      "Share of characters that are ASCII digits.", 0, 1}, NumbersRatio},
    {{"nemo.urls_ratio", "share", kNemo,
      "Share of characters in URLs of http and https.", 0, 1}, UrlsRatio},
    {{"nemo.bullet_ratio", "share", kNemo,
      "Share of non-blank lines that begin with one of twelve bullet signs; - and * are none.", 0, 1}, BulletRatio},
    {{"nemo.white_space", "share", kNemo,
      "Share of characters that are spaces, tabs, line feeds, carriage returns or backspaces.", 0, 1}, WhiteSpace},
    {{"nemo.parentheses_ratio", "share", kNemo,
      "Share of characters that are brackets: ( ) [ ] { } and angle brackets.", 0, 1}, ParenthesesRatio},
    {{"nemo.max_word_length", "characters", kNemo,
      "Length of the longest word (LongWordFilter).", 0, kNoLimit}, MaxWordLength},
    {{"nemo.word_count", "words", kNemo,
      "Words between white space.", 0, kNoLimit}, WordCount},
    {{"nemo.boilerplate_string_ratio", "share", kNemo,
      "Share of paragraphs (between double line feeds) with a phrase of privacy and cookie notices; 1 where lorem ipsum "
      "stands in the text.", 0, 1}, BoilerplateStringRatio},
    {{"nemo.mean_word_length", "characters", kNemo,
      "Mean length of words.", 0, kNoLimit}, MeanWordLength},
    {{"nemo.punctuation", "share", kNemo,
      "Share of non-blank lines that do not end with . ? ! or a straight quote.", 0, 1}, Punctuation},
    {{"nemo.ellipsis", "share", kNemo,
      "Share of non-blank lines that end with an ellipsis or with read more.", 0, 1}, Ellipsis},
    {{"nemo.common_english_words", "words", kNemo,
      "How often Gopher's eight stop words stand in the text, in lower case and without punctuation.", 0, kNoLimit},
     CommonEnglishWords},
    {{"nemo.words_without_alphabets", "share", kNemo,
      "Share of words with an alphabetic character, in spite of the name.", 0, 1}, WordsWithoutAlphabets},
    {{"nemo.repeated_lines", "share", kNemo,
      "Different lines per non-blank line: 1 where none is repeated.", 0, 1}, RepeatedLines},
    {{"nemo.repeated_lines_char", "share", kNemo,
      "Characters of different lines per character of non-blank lines.", 0, 1}, RepeatedLinesChar},
    {{"nemo.repeated_paragraphs", "share", kNemo,
      "Different paragraphs per paragraph.", 0, 1}, RepeatedParagraphs},
    {{"nemo.repeated_paragraphs_char", "share", kNemo,
      "Characters of different paragraphs per character of paragraphs.", 0, 1}, RepeatedParagraphsChar},
    {{"nemo.repeating_top_2grams", "share", kNemo,
      "Share of characters in the most frequent pair of words, wherever it stands; 1 for a text of fewer words.",
      0, 1}, RepeatingTopNgrams<2>},
    {{"nemo.repeating_top_3grams", "share", kNemo,
      "The same for three words.", 0, 1}, RepeatingTopNgrams<3>},
    {{"nemo.repeating_top_4grams", "share", kNemo,
      "The same for four words.", 0, 1}, RepeatingTopNgrams<4>},
    {{"nemo.repeating_dup_5gram", "share", kNemo,
      "Share of characters in runs of five words that stood before, with the spaces between them; 1 for a text of fewer "
      "words.", 0, 1}, RepeatingDupNgram<5>},
    {{"nemo.repeating_dup_6gram", "share", kNemo,
      "The same for six words.", 0, 1}, RepeatingDupNgram<6>},
    {{"nemo.repeating_dup_7gram", "share", kNemo,
      "The same for seven words.", 0, 1}, RepeatingDupNgram<7>},
    {{"nemo.repeating_dup_8gram", "share", kNemo,
      "The same for eight words.", 0, 1}, RepeatingDupNgram<8>},
    {{"nemo.repeating_dup_9gram", "share", kNemo,
      "The same for nine words.", 0, 1}, RepeatingDupNgram<9>},
    {{"nemo.repeating_dup_10gram", "share", kNemo,
      "The same for ten words.", 0, 1}, RepeatingDupNgram<10>},
};
// clang-format on

}  // namespace

std::span<const SignalRow> NemoSignals() { return kRows; }

}  // namespace newsieve
