// The shape of a text in any script: size, lines, sentences, damage, and what cleaning took.
// Defined for newsieve; the share of sentence lines descends from C4's "line ends in a terminal
// punctuation mark" (C. Raffel et al. 2020, arXiv 1910.10683, 2.2).
#include "signals/signal.h"

namespace newsieve {

double TextBytes(const SignalInput& input) { return static_cast<double>(input.text.size()); }

double TextWords(const SignalInput& input) { return static_cast<double>(input.text_words); }

double TextLines(const SignalInput& input) { return static_cast<double>(input.lines.size()); }

double TextSentenceLineShare(const SignalInput& input) {
  std::size_t sentences = 0;
  for (const SignalLine& line : input.lines) sentences += line.ends_sentence;
  return Ratio(sentences, input.lines.size(), /*of_nothing=*/1);
}

double TextSentenceWordShare(const SignalInput& input) {
  std::size_t words = 0;
  for (const SignalLine& line : input.lines) words += line.sentence_words;
  return Ratio(words, input.text_words, /*of_nothing=*/1);
}

double TextMeanLineWords(const SignalInput& input) {
  return Ratio(input.text_words, input.lines.size());
}

double TextReplacementShare(const SignalInput& input) {
  constexpr std::string_view kReplacement = "\xEF\xBF\xBD";  // U+FFFD
  std::size_t count = 0;
  for (std::size_t at = input.text.find(kReplacement); at != std::string_view::npos;
       at = input.text.find(kReplacement, at + kReplacement.size()))
    ++count;
  return Ratio(count, input.characters);
}

double CleanRemovedShare(const SignalInput& input) {
  return Ratio(input.cleaning.removed_characters, input.cleaning.input_characters);
}

double CleanRemovedLines(const SignalInput& input) {
  return static_cast<double>(input.cleaning.removed_lines);
}

double LanguageConfidence(const SignalInput& input) { return input.language.confidence; }

}  // namespace newsieve
