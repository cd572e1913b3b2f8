// The shape of a text in any script: size, lines, sentences, damage. Defined for newsieve; the
// share of sentence lines descends from C4's "line ends in a terminal punctuation mark" (C. Raffel
// et al. 2020, arXiv 1910.10683, 2.2).
#include <limits>

#include "signals/families.h"

namespace newsieve {
namespace {

double TextBytes(const SignalInput& input) { return static_cast<double>(input.text().size()); }

double TextWords(const SignalInput& input) { return static_cast<double>(input.lines().words); }

double TextLines(const SignalInput& input) { return static_cast<double>(input.lines().all.size()); }

double TextSentenceLineShare(const SignalInput& input) {
  std::size_t sentences = 0;
  for (const SignalLine& line : input.lines().all) sentences += line.ends_sentence;
  return Ratio(sentences, input.lines().all.size(), /*of_nothing=*/1);
}

double TextSentenceWordShare(const SignalInput& input) {
  std::size_t words = 0;
  for (const SignalLine& line : input.lines().all) words += line.sentence_words;
  return Ratio(words, input.lines().words, /*of_nothing=*/1);
}

double TextMeanLineWords(const SignalInput& input) {
  return Ratio(input.lines().words, input.lines().all.size());
}

double TextReplacementShare(const SignalInput& input) {
  constexpr std::string_view kReplacement = "\xEF\xBF\xBD";  // U+FFFD
  std::size_t count = 0;
  for (std::size_t at = input.text().find(kReplacement); at != std::string_view::npos;
       at = input.text().find(kReplacement, at + kReplacement.size()))
    ++count;
  return Ratio(count, input.characters());
}

constexpr double kNoLimit = std::numeric_limits<double>::infinity();
constexpr std::string_view kC4 = "after C4 (Raffel et al. 2020, arXiv 1910.10683, 2.2)";
constexpr std::string_view kNewsieve = "newsieve";

// clang-format off
constexpr SignalRow kRows[] = {
    {{"text.bytes", "bytes", kNewsieve,
      "Size of the cleaned text in UTF-8.", 0, kNoLimit}, TextBytes},
    {{"text.words", "words", kNewsieve,
      "Runs of letters and digits; in scripts without spaces (Han, Kana, Thai, Lao, Khmer, Myanmar) every letter is one.",
      0, kNoLimit}, TextWords},
    {{"text.lines", "lines", kNewsieve,
      "Lines that are not blank.", 0, kNoLimit}, TextLines},
    {{"text.sentence_line_share", "share", kC4,
      "Share of non-blank lines that end with a sentence mark of any script, closing quotes and brackets aside.",
      0, 1}, TextSentenceLineShare},
    {{"text.sentence_word_share", "share", kC4,
      "Share of text.words that stand before the last sentence end of their line.", 0, 1}, TextSentenceWordShare},
    {{"text.mean_line_words", "words", kNewsieve,
      "text.words per non-blank line.", 0, kNoLimit}, TextMeanLineWords},
    {{"text.replacement_share", "share", kNewsieve,
      "Share of characters that are U+FFFD, the mark of lost bytes.", 0, 1}, TextReplacementShare},
};
// clang-format on

}  // namespace

std::span<const SignalRow> TextSignals() { return kRows; }

}  // namespace newsieve
