// The attributes of the Dolma toolkit's taggers gopher_v1, gopher_v2, c4_v1 and c4_v2 (dolma 1.2.1,
// dolma/taggers/gopher.py and c4.py; L. Soldaini et al. 2024, "Dolma", arXiv 2402.00159). Where
// both versions of a tagger say the same, one signal stands for both. has_naughty_word is left out:
// it needs a licensed list.
#include <algorithm>
#include <array>
#include <limits>
#include <utility>
#include <vector>

#include "signals/families.h"
#include "signals/text_search.h"

namespace newsieve {
namespace {

const DolmaConfig& ConfigOf(const SignalInput& input) { return input.config().peers.dolma; }

template <typename Holds>
double CountLines(const SignalInput& input, Holds holds) {
  return static_cast<double>(
      std::count_if(input.raw_lines().begin(), input.raw_lines().end(), holds));
}

std::size_t WordCharacters(const SignalInput& input) { return input.words().characters; }

double GopherCharacterCount(const SignalInput& input) {
  return static_cast<double>(input.characters());
}

double GopherWordCount(const SignalInput& input) {
  return static_cast<double>(input.words().all.size());
}

// The mean of the two in the middle, which are one for an odd number of words.
double GopherMedianWordLength(const SignalInput& input) {
  const SignalWords& words = input.words();
  if (words.all.empty()) return 0;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> lengths;  // and how many words have it
  std::array<std::uint32_t, 64> short_words{};
  for (const SignalWord& word : words.different) {
    if (word.characters < short_words.size())
      short_words[word.characters] += word.count;
    else
      lengths.push_back({word.characters, word.count});
  }
  for (std::uint32_t length = 0; length < short_words.size(); ++length)
    if (short_words[length] > 0) lengths.push_back({length, short_words[length]});
  std::sort(lengths.begin(), lengths.end());
  const auto length_of = [&](std::size_t place) {
    auto length = lengths.begin();
    for (std::size_t end = length->second; end <= place; end += length->second) ++length;
    return static_cast<double>(length->first);
  };
  return (length_of((words.all.size() - 1) / 2) + length_of(words.all.size() / 2)) / 2;
}

double GopherSymbolToWordRatio(const SignalInput& input) {
  const auto has_symbol = [&](std::string_view text) {
    const auto& symbols = ConfigOf(input).symbols;
    return std::any_of(symbols.begin(), symbols.end(),
                       [&](const std::string& s) { return text.find(s) != text.npos; });
  };
  if (!has_symbol(input.text())) return 0;
  return Ratio(input.words().CountOf([&](const SignalWord& word) { return has_symbol(word.text); }),
               input.words().all.size());
}

double GopherWordsWithAlphaCharacter(const SignalInput& input) {
  return Ratio(input.words().CountOf([](const SignalWord& word) { return word.has_letter; }),
               input.words().all.size(), /*of_nothing=*/1);
}

double GopherRequiredWordCount(const SignalInput& input) {
  return static_cast<double>(input.words().CountOf(
      [&](const SignalWord& word) { return ConfigOf(input).required_words.Contains(word.hash); }));
}

template <Repeats DolmaLines::*Version>
double GopherBulletLines(const SignalInput& input) {
  return Ratio(input.dolma_lines().bullets, (input.dolma_lines().*Version).elements);
}

template <Repeats DolmaLines::*Version>
double GopherEllipsisLines(const SignalInput& input) {
  return Ratio(input.dolma_lines().ellipses, (input.dolma_lines().*Version).elements);
}

template <Repeats DolmaLines::*Version>
double GopherDuplicateLines(const SignalInput& input) {
  const Repeats& repeats = input.dolma_lines().*Version;
  return Ratio(repeats.copies, repeats.elements);
}

template <Repeats DolmaLines::*Version>
double GopherCharactersInDuplicateLines(const SignalInput& input) {
  const Repeats& repeats = input.dolma_lines().*Version;
  return Ratio(repeats.copied_characters, WordCharacters(input));
}

template <std::size_t N>
double GopherMostCommonNgrams(const SignalInput& input) {
  const NgramMeasures& ngrams = input.ngrams()[N];
  return Ratio(ngrams.top_count * ngrams.top_characters, WordCharacters(input));
}

template <std::size_t N>
double GopherDuplicateNgrams(const SignalInput& input) {
  const NgramMeasures& ngrams = input.ngrams()[N];
  return Ratio(ngrams.copied_characters, ngrams.all_characters);
}

double C4LinesWithNoEndingPunctuation(const SignalInput& input) {
  return CountLines(input, [&](const RawLine& line) {
    return !EndsWithAny(line.trimmed, ConfigOf(input).end_marks);
  });
}

double C4LinesWithTooFewWords(const SignalInput& input) {
  return CountLines(
      input, [&](const RawLine& line) { return line.words < ConfigOf(input).min_line_words; });
}

double C4LineCount(const SignalInput& input) {
  return static_cast<double>(input.raw_lines().size());
}

double C4V1HasJavascript(const SignalInput& input) {
  const auto is_script = [&](const SignalWord& word) {
    const auto phrases = ConfigOf(input).script_words.phrases();
    return std::any_of(phrases.begin(), phrases.end(), [&](const std::string& phrase) {
      return EqualsInAnyCase(word.text, phrase);
    });
  };
  const std::vector<SignalWord>& words = input.words().different;
  return std::any_of(words.begin(), words.end(), is_script);
}

double C4V2HasJavascript(const SignalInput& input) {
  return ConfigOf(input).script_words.FindsAny(input.text());
}

double C4HasLoremIpsum(const SignalInput& input) {
  return ConfigOf(input).placeholders.FindsAny(input.text());
}

double C4HasCurlyBrace(const SignalInput& input) {
  const std::vector<std::string>& braces = ConfigOf(input).braces;
  return std::any_of(braces.begin(), braces.end(), [&](const std::string& brace) {
    return input.text().find(brace) != std::string_view::npos;
  });
}

constexpr double kNoLimit = std::numeric_limits<double>::infinity();
constexpr std::string_view kDolma = "Dolma toolkit 1.2.1 (Soldaini et al. 2024, arXiv 2402.00159)";

// clang-format off
constexpr SignalRow kRows[] = {
    {{"dolma.gopher_character_count", "characters", kDolma,
      "Characters, white space too.", 0, kNoLimit}, GopherCharacterCount},
    {{"dolma.gopher_word_count", "words", kDolma,
      "Words between white space.", 0, kNoLimit}, GopherWordCount},
    {{"dolma.gopher_median_word_length", "characters", kDolma,
      "Median length of words.", 0, kNoLimit}, GopherMedianWordLength},
    {{"dolma.gopher_symbol_to_word_ratio", "share", kDolma,
      "Share of words with a number sign (#) or an ellipsis of one character.", 0, 1}, GopherSymbolToWordRatio},
    {{"dolma.gopher_fraction_of_words_with_alpha_character", "share", kDolma,
      "Share of words with a letter of any script.", 0, 1}, GopherWordsWithAlphaCharacter},
    {{"dolma.gopher_required_word_count", "words", kDolma,
      "How often Gopher's eight stop words stand in the text, in lower case and without punctuation.", 0, kNoLimit},
     GopherRequiredWordCount},
    {{"dolma.gopher_fraction_of_characters_in_most_common_2grams", "share", kDolma,
      "Characters of the most frequent pair of words times its count, per character of words; over 1 where it overlaps "
      "itself.", 0, 2}, GopherMostCommonNgrams<2>},
    {{"dolma.gopher_fraction_of_characters_in_most_common_3grams", "share", kDolma,
      "The same for three words.", 0, 3}, GopherMostCommonNgrams<3>},
    {{"dolma.gopher_fraction_of_characters_in_most_common_4grams", "share", kDolma,
      "The same for four words.", 0, 4}, GopherMostCommonNgrams<4>},
    {{"dolma.gopher_fraction_of_characters_in_duplicate_5grams", "share", kDolma,
      "Characters of all copies of runs of five words that stand more than once, per character of all such runs.",
      0, 1}, GopherDuplicateNgrams<5>},
    {{"dolma.gopher_fraction_of_characters_in_duplicate_6grams", "share", kDolma,
      "The same for six words.", 0, 1}, GopherDuplicateNgrams<6>},
    {{"dolma.gopher_fraction_of_characters_in_duplicate_7grams", "share", kDolma,
      "The same for seven words.", 0, 1}, GopherDuplicateNgrams<7>},
    {{"dolma.gopher_fraction_of_characters_in_duplicate_8grams", "share", kDolma,
      "The same for eight words.", 0, 1}, GopherDuplicateNgrams<8>},
    {{"dolma.gopher_fraction_of_characters_in_duplicate_9grams", "share", kDolma,
      "The same for nine words.", 0, 1}, GopherDuplicateNgrams<9>},
    {{"dolma.gopher_fraction_of_characters_in_duplicate_10grams", "share", kDolma,
      "The same for ten words.", 0, 1}, GopherDuplicateNgrams<10>},
    {{"dolma.gopher_v1_fraction_of_lines_starting_with_bullet_point", "share", kDolma,
      "Share of lines that begin with * or -; blank lines are lines.", 0, 1}, GopherBulletLines<&DolmaLines::v1>},
    {{"dolma.gopher_v2_fraction_of_lines_starting_with_bullet_point", "share", kDolma,
      "The same, where several line feeds end one line.", 0, 1}, GopherBulletLines<&DolmaLines::v2>},
    {{"dolma.gopher_v1_fraction_of_lines_ending_with_ellipsis", "share", kDolma,
      "Share of lines that end with an ellipsis of one character; blank lines are lines.", 0, 1},
     GopherEllipsisLines<&DolmaLines::v1>},
    {{"dolma.gopher_v2_fraction_of_lines_ending_with_ellipsis", "share", kDolma,
      "The same, where several line feeds end one line.", 0, 1}, GopherEllipsisLines<&DolmaLines::v2>},
    {{"dolma.gopher_v1_fraction_of_duplicate_lines", "share", kDolma,
      "Share of lines that stand more than once, all copies counted; blank lines are lines.", 0, 1},
     GopherDuplicateLines<&DolmaLines::v1>},
    {{"dolma.gopher_v2_fraction_of_duplicate_lines", "share", kDolma,
      "The same, where several line feeds end one line.", 0, 1}, GopherDuplicateLines<&DolmaLines::v2>},
    {{"dolma.gopher_v1_fraction_of_characters_in_duplicate_lines", "share", kDolma,
      "Characters of all copies of lines that stand more than once, with their white space, per character of words; may be "
      "over 1.", 0, kNoLimit}, GopherCharactersInDuplicateLines<&DolmaLines::v1>},
    {{"dolma.gopher_v2_fraction_of_characters_in_duplicate_lines", "share", kDolma,
      "The same, where several line feeds end one line.", 0, kNoLimit}, GopherCharactersInDuplicateLines<&DolmaLines::v2>},
    {{"dolma.c4_line_count", "lines", kDolma,
      "Lines, blank ones too: one more than line feeds.", 1, kNoLimit}, C4LineCount},
    {{"dolma.c4_lines_with_no_ending_punctuation", "lines", kDolma,
      "Lines that do not end with . ? ! or a straight double quote; blank lines are among them.", 0, kNoLimit},
     C4LinesWithNoEndingPunctuation},
    {{"dolma.c4_lines_with_too_few_words", "lines", kDolma,
      "Lines of fewer than three words; blank lines are among them.", 0, kNoLimit}, C4LinesWithTooFewWords},
    {{"dolma.c4_v1_has_javascript", "0 or 1", kDolma,
      "1 where javascript is a word of the text, in any case.", 0, 1}, C4V1HasJavascript},
    {{"dolma.c4_v2_has_javascript", "0 or 1", kDolma,
      "1 where javascript stands in the text, in any case.", 0, 1}, C4V2HasJavascript},
    {{"dolma.c4_has_lorem_ipsum", "0 or 1", kDolma,
      "1 where lorem ipsum stands in the text, in any case.", 0, 1}, C4HasLoremIpsum},
    {{"dolma.c4_has_curly_brace", "0 or 1", kDolma,
      "1 where { stands in the text.", 0, 1}, C4HasCurlyBrace},
};
// clang-format on

}  // namespace

std::span<const SignalRow> DolmaSignals() { return kRows; }

}  // namespace newsieve
