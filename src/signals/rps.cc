// RedPajama-v2's quality signals that need no model and no list of bad words or domains
// (github.com/togethercomputer/RedPajama-Data, commit 6d2cee9, app/src/core/quality_signals; M.
// Weber et al. 2024, "RedPajama: an Open Dataset for Training Large Language Models", arXiv
// 2411.12372). A name is theirs with a point for its first underscore. What they give by line is
// here the mean over all lines, blank ones too. Nothing is rounded, and nothing is null.
#include <algorithm>
#include <limits>

#include "signals/families.h"
#include "signals/text_search.h"

namespace newsieve {
namespace {

double ShareOfTokens(const SignalInput& input, std::size_t RpsTokens::*count) {
  return Ratio(input.rps_tokens().*count, input.rps_tokens().all);
}

// Theirs are the matches of [^\n]*\n|[^\n]+$: no line behind the last line feed.
std::span<const RawLine> LinesOf(const SignalInput& input) {
  const std::span<const RawLine> lines = input.raw_lines();
  return lines.first(lines.size() - lines.back().text.empty());
}

template <typename Holds>
double LineShare(const SignalInput& input, Holds holds) {
  const std::span<const RawLine> lines = LinesOf(input);
  const auto count = std::count_if(lines.begin(), lines.end(), holds);
  return Ratio(static_cast<std::size_t>(count), lines.size());
}

double LineMean(const SignalInput& input, double sum) {
  const std::size_t lines = LinesOf(input).size();
  return lines == 0 ? 0 : sum / static_cast<double>(lines);
}

double CurlyBracket(const SignalInput& input) {
  return Ratio(input.CountOf(input.config().peers.rps.brackets), input.characters());
}

double FracAllCapsWords(const SignalInput& input) {
  return ShareOfTokens(input, &RpsTokens::all_caps);
}

double FracLinesEndWithEllipsis(const SignalInput& input) {
  return LineShare(input, [&](const RawLine& line) {
    return EndsWithAny(line.trimmed, input.config().peers.rps.ellipses);
  });
}

double FracNoAlphWords(const SignalInput& input) {
  return ShareOfTokens(input, &RpsTokens::without_ascii_letter);
}

double LoremIpsum(const SignalInput& input) {
  return Ratio(input.rps_words().placeholders, input.rps_words().characters);
}

double MeanWordLength(const SignalInput& input) {
  const WordSequence& words = input.rps_words().all;
  return Ratio(words.characters(), words.size());
}

double StopWordFraction(const SignalInput& input) {
  return ShareOfTokens(input, &RpsTokens::stop_words);
}

double SymbolToWordRatio(const SignalInput& input) {
  return Ratio(input.CountOf(input.config().peers.rps.symbols), input.rps_tokens().all);
}

double FracUniqueWords(const SignalInput& input) {
  return Ratio(input.rps_words().all.counts().size(), input.rps_words().all.size(),
               /*of_nothing=*/1);
}

double UnigramEntropy(const SignalInput& input) { return input.rps_words().all.Entropy(); }

double WordCount(const SignalInput& input) {
  return static_cast<double>(input.rps_words().all.size());
}

double NumSentences(const SignalInput& input) {
  return static_cast<double>(input.rps_tokens().sentences);
}

template <std::size_t N>
double FracCharsTopNgram(const SignalInput& input) {
  const NgramMeasures& ngrams = input.rps_ngrams()[N];
  return Ratio(ngrams.top_count < 2 ? 0 : ngrams.top_count * ngrams.top_characters,
               input.rps_words().all.characters());
}

template <std::size_t N>
double FracCharsDupeNgrams(const SignalInput& input) {
  return Ratio(input.rps_ngrams()[N].covered_characters, input.rps_words().all.characters());
}

double LinesEndingWithTerminalMark(const SignalInput& input) {
  return LineShare(input, [&](const RawLine& line) {
    return EndsWithAny(line.trimmed, input.config().peers.rps.terminal_marks);
  });
}

double LinesJavascriptCounts(const SignalInput& input) {
  return LineMean(input, static_cast<double>(input.rps_words().script_words));
}

double LinesNumWords(const SignalInput& input) {
  return LineMean(input, static_cast<double>(input.rps_words().all.size()));
}

double LinesNumericalCharsFraction(const SignalInput& input) {
  return LineMean(input, input.rps_words().numeric_shares);
}

double LinesUppercaseLetterFraction(const SignalInput& input) {
  return LineMean(input, input.rps_tokens().uppercase_shares);
}

double LinesStartWithBulletpoint(const SignalInput& input) {
  return LineShare(input, [&](const RawLine& line) {
    return StartsWithAny(line.trimmed, input.config().peers.rps.bullets);
  });
}

constexpr double kNoLimit = std::numeric_limits<double>::infinity();
constexpr std::string_view kRps =
    "RedPajama-v2 (Weber et al. 2024, arXiv 2411.12372; commit 6d2cee9)";

// clang-format off
constexpr SignalRow kRows[] = {
    {{"rps.doc_curly_bracket", "share", kRps,
      "Share of characters that are { or }.", 0, 1}, CurlyBracket},
    {{"rps.doc_frac_all_caps_words", "share", kRps,
      "Share of raw words in which every letter that has a case is a capital, and one has.", 0, 1}, FracAllCapsWords},
    {{"rps.doc_frac_lines_end_with_ellipsis", "share", kRps,
      "Share of lines that end with an ellipsis.", 0, 1}, FracLinesEndWithEllipsis},
    {{"rps.doc_frac_no_alph_words", "share", kRps,
      "Share of raw words without an ASCII letter; 1 for text of other scripts.", 0, 1}, FracNoAlphWords},
    {{"rps.doc_lorem_ipsum", "per character", kRps,
      "Occurrences of lorem ipsum in the normalised text, per character of it.", 0, 1}, LoremIpsum},
    {{"rps.doc_mean_word_length", "characters", kRps,
      "Mean length of normalised words.", 0, kNoLimit}, MeanWordLength},
    {{"rps.doc_stop_word_fraction", "share", kRps,
      "Share of raw words that are English stop words in lower case.", 0, 1}, StopWordFraction},
    {{"rps.doc_symbol_to_word_ratio", "per word", kRps,
      "Number signs (#) and ellipses per raw word.", 0, kNoLimit}, SymbolToWordRatio},
    {{"rps.doc_frac_unique_words", "share", kRps,
      "Different normalised words per normalised word.", 0, 1}, FracUniqueWords},
    {{"rps.doc_unigram_entropy", "nats", kRps,
      "Entropy of the distribution of normalised words.", 0, kNoLimit}, UnigramEntropy},
    {{"rps.doc_word_count", "words", kRps,
      "Normalised words.", 0, kNoLimit}, WordCount},
    {{"rps.doc_num_sentences", "sentences", kRps,
      "Stretches with a letter or numeral between full stops, exclamation marks and question marks.", 0, kNoLimit}, NumSentences},
    {{"rps.doc_frac_chars_top_2gram", "share", kRps,
      "Characters of the most frequent pair of normalised words, if it stands more than once, times its count, per character "
      "of words; over 1 where it overlaps itself.", 0, 2}, FracCharsTopNgram<2>},
    {{"rps.doc_frac_chars_top_3gram", "share", kRps,
      "The same for three words.", 0, 3}, FracCharsTopNgram<3>},
    {{"rps.doc_frac_chars_top_4gram", "share", kRps,
      "The same for four words.", 0, 4}, FracCharsTopNgram<4>},
    {{"rps.doc_frac_chars_dupe_5grams", "share", kRps,
      "Share of the characters of normalised words in any copy of a run of five words that stands more than once.",
      0, 1}, FracCharsDupeNgrams<5>},
    {{"rps.doc_frac_chars_dupe_6grams", "share", kRps,
      "The same for six words.", 0, 1}, FracCharsDupeNgrams<6>},
    {{"rps.doc_frac_chars_dupe_7grams", "share", kRps,
      "The same for seven words.", 0, 1}, FracCharsDupeNgrams<7>},
    {{"rps.doc_frac_chars_dupe_8grams", "share", kRps,
      "The same for eight words.", 0, 1}, FracCharsDupeNgrams<8>},
    {{"rps.doc_frac_chars_dupe_9grams", "share", kRps,
      "The same for nine words.", 0, 1}, FracCharsDupeNgrams<9>},
    {{"rps.doc_frac_chars_dupe_10grams", "share", kRps,
      "The same for ten words.", 0, 1}, FracCharsDupeNgrams<10>},
    {{"rps.lines_ending_with_terminal_punctution_mark", "share", kRps,
      "Share of lines that end with . ! ? or a closing double quote. The name is spelled as theirs.", 0, 1},
     LinesEndingWithTerminalMark},
    {{"rps.lines_javascript_counts", "per line", kRps,
      "Mean over lines of the normalised words that are javascript.", 0, kNoLimit}, LinesJavascriptCounts},
    {{"rps.lines_num_words", "words", kRps,
      "Mean over lines of normalised words.", 0, kNoLimit}, LinesNumWords},
    {{"rps.lines_numerical_chars_fraction", "share", kRps,
      "Mean over lines of the share of numeric characters in the normalised line.", 0, 1}, LinesNumericalCharsFraction},
    {{"rps.lines_uppercase_letter_fraction", "share", kRps,
      "Mean over lines of the share of upper-case characters, the line feed counted as one.", 0, 1},
     LinesUppercaseLetterFraction},
    {{"rps.lines_start_with_bulletpoint", "share", kRps,
      "Share of lines that begin with a bullet sign.", 0, 1}, LinesStartWithBulletpoint},
};
// clang-format on

}  // namespace

std::span<const SignalRow> RpsSignals() { return kRows; }

}  // namespace newsieve
