// Gopher's repetition signals: J. W. Rae et al., "Scaling Language Models: Methods, Analysis &
// Insights from Training Gopher", 2021, arXiv 2112.11446, appendix A.1.1 and table A1; computed as
// datatrove's GopherRepetitionFilter does, except that blank lines are no lines, and an n-gram that
// stands once is no repetition. Equality is that of 64-bit hashes.
#include <algorithm>

#include "signals/families.h"

namespace newsieve {
namespace {

double GopherDupLineShare(const SignalInput& input) {
  return Ratio(input.lines().repeated_lines.duplicates(), input.lines().repeated_lines.elements());
}

double GopherDupParagraphShare(const SignalInput& input) {
  return Ratio(input.lines().repeated_paragraphs.duplicates(),
               input.lines().repeated_paragraphs.elements());
}

double GopherDupLineCharShare(const SignalInput& input) {
  return Ratio(input.lines().repeated_lines.duplicate_characters(), input.characters());
}

double GopherDupParagraphCharShare(const SignalInput& input) {
  return Ratio(input.lines().repeated_paragraphs.duplicate_characters(), input.characters());
}

// Of the words, and one between two of them: white space that is doubled dilutes no repetition.
std::size_t SpacedCharacters(const SignalInput& input) {
  const SignalWords& words = input.words();
  const std::size_t gaps = words.all.empty() ? 0 : words.all.size() - 1;
  return words.characters + gaps;
}

template <std::size_t N>
double GopherTopNgramCharShare(const SignalInput& input) {
  static_assert(N >= 2 && N <= 4);
  const NgramMeasures& ngrams = input.ngrams()[N];
  if (ngrams.top_count < 2) return 0;
  const std::size_t with_spaces = ngrams.top_characters + N - 1, whole = SpacedCharacters(input);
  return Ratio(std::min(with_spaces * ngrams.top_count, whole), whole);
}

template <std::size_t N>
double GopherDupNgramCharShare(const SignalInput& input) {
  static_assert(N >= 5 && N <= kLongestNgram);
  return Ratio(input.ngrams()[N].jumped_characters, SpacedCharacters(input));
}

constexpr std::string_view kGopher = "Gopher (Rae et al. 2021, arXiv 2112.11446, A.1.1)";

// clang-format off
constexpr SignalRow kRows[] = {
    {{"gopher.dup_line_share", "share", kGopher,
      "Share of non-blank lines that repeat an earlier line.", 0, 1}, GopherDupLineShare},
    {{"gopher.dup_paragraph_share", "share", kGopher,
      "Share of paragraphs (lines between blank lines) that repeat an earlier one.", 0, 1}, GopherDupParagraphShare},
    {{"gopher.dup_line_char_share", "share", kGopher,
      "Share of characters in lines that repeat an earlier line.", 0, 1}, GopherDupLineCharShare},
    {{"gopher.dup_paragraph_char_share", "share", kGopher,
      "Share of characters in paragraphs that repeat an earlier one.", 0, 1}, GopherDupParagraphCharShare},
    {{"gopher.top_2gram_char_share", "share", kGopher,
      "Share of characters in the most frequent pair of words, if it stands more than once.",
      0, 1}, GopherTopNgramCharShare<2>},
    {{"gopher.top_3gram_char_share", "share", kGopher,
      "The same for three words.", 0, 1}, GopherTopNgramCharShare<3>},
    {{"gopher.top_4gram_char_share", "share", kGopher,
      "The same for four words.", 0, 1}, GopherTopNgramCharShare<4>},
    {{"gopher.dup_5gram_char_share", "share", kGopher,
      "Share of characters in runs of five words that stood before, none counted twice.",
      0, 1}, GopherDupNgramCharShare<5>},
    {{"gopher.dup_6gram_char_share", "share", kGopher,
      "The same for six words.", 0, 1}, GopherDupNgramCharShare<6>},
    {{"gopher.dup_7gram_char_share", "share", kGopher,
      "The same for seven words.", 0, 1}, GopherDupNgramCharShare<7>},
    {{"gopher.dup_8gram_char_share", "share", kGopher,
      "The same for eight words.", 0, 1}, GopherDupNgramCharShare<8>},
    {{"gopher.dup_9gram_char_share", "share", kGopher,
      "The same for nine words.", 0, 1}, GopherDupNgramCharShare<9>},
    {{"gopher.dup_10gram_char_share", "share", kGopher,
      "The same for ten words.", 0, 1}, GopherDupNgramCharShare<10>},
};
// clang-format on

}  // namespace

std::span<const SignalRow> GopherRepetitionSignals() { return kRows; }

}  // namespace newsieve
