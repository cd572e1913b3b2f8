// The list of signals, and nothing else. A row is a contract: a changed meaning is a new name.
// docs/signals.md says the same.
#include <limits>

#include "signals/signal.h"

namespace newsieve {
namespace {

constexpr double kNoLimit = std::numeric_limits<double>::infinity();
constexpr std::string_view kGopher = "Gopher (Rae et al. 2021, arXiv 2112.11446, A.1.1)";
constexpr std::string_view kC4 = "after C4 (Raffel et al. 2020, arXiv 1910.10683, 2.2)";
constexpr std::string_view kNewsieve = "newsieve";
constexpr std::string_view kCld2 = "CLD2";

// clang-format off
constexpr SignalRow kSignals[] = {
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
    {{"clean.removed_share", "share", kNewsieve,
      "Share of the input text's characters, white space aside, that cleaning removed.", 0, 1}, CleanRemovedShare},
    {{"clean.removed_lines", "lines", kNewsieve,
      "Lines that cleaning removed.", 0, kNoLimit}, CleanRemovedLines},
    {{"language.confidence", "share", kCld2,
      "Confidence in the language found; 0 where it is unknown.", 0, 1}, LanguageConfidence},
    {{"detect.probability", "probability", kNewsieve,
      "That a machine wrote the text, where human and machine texts are equally frequent; 0 where nobody can say.",
      0, 1}, DetectProbability},
    {{"detect.machine", "0 or 1", kNewsieve,
      "1 where the verdict is that a machine wrote the text.", 0, 1}, DetectMachine},
    {{"detect.spun", "probability", kNewsieve,
      "That a thesaurus has put words in the place of others, where such and other texts are equally frequent; 0 where nobody can say.",
      0, 1}, DetectSpun},
    {{"detect.passage_share", "share", kNewsieve,
      "Share of the text, by bytes, in passages that a machine wrote by their own verdict; 0 for a text of one passage.",
      0, 1}, DetectPassageShare},
    {{"gopher.word_count", "words", kGopher,
      "Words between white space that have a letter or digit.", 0, kNoLimit}, GopherWordCount},
    {{"gopher.mean_word_length", "characters", kGopher,
      "Mean length of the words of gopher.word_count.", 0, kNoLimit}, GopherMeanWordLength},
    {{"gopher.hash_ratio", "per word", kGopher,
      "Number signs (#) per word.", 0, kNoLimit}, GopherHashRatio},
    {{"gopher.ellipsis_ratio", "per word", kGopher,
      "Ellipses per word.", 0, kNoLimit}, GopherEllipsisRatio},
    {{"gopher.bullet_line_share", "share", kGopher,
      "Share of non-blank lines that begin with a bullet sign.", 0, 1}, GopherBulletLineShare},
    {{"gopher.ellipsis_line_share", "share", kGopher,
      "Share of non-blank lines that end with an ellipsis.", 0, 1}, GopherEllipsisLineShare},
    {{"gopher.alpha_word_share", "share", kGopher,
      "Share of the words between white space that have a letter of any script.", 0, 1}, GopherAlphaWordShare},
    {{"gopher.stop_words", "words", kGopher,
      "How many different stop words stand in the text, in any case.", 0, kNoLimit}, GopherStopWords},
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

std::span<const SignalRow> SignalTable() { return kSignals; }

std::optional<std::size_t> SignalIndex(std::string_view name) {
  for (std::size_t i = 0; i < std::size(kSignals); ++i)
    if (kSignals[i].info.name == name) return i;
  return std::nullopt;
}

}  // namespace newsieve
