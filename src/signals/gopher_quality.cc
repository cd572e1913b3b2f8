// Gopher's quality signals: J. W. Rae et al., "Scaling Language Models: Methods, Analysis &
// Insights from Training Gopher", 2021, arXiv 2112.11446, appendix A.1.1; close to datatrove's
// GopherQualityFilter. Words are split at white space, so that they keep their punctuation; those
// without any letter or digit count for no length and no ratio.
#include <algorithm>
#include <limits>

#include "signals/families.h"
#include "signals/text_search.h"

namespace newsieve {
namespace {

bool IsAsciiPunctuation(char c) {
  return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') || (c >= '[' && c <= '`');
}

std::string_view TrimPunctuation(std::string_view word) {
  while (!word.empty() && IsAsciiPunctuation(word.front())) word.remove_prefix(1);
  while (!word.empty() && IsAsciiPunctuation(word.back())) word.remove_suffix(1);
  return word;
}

template <typename Predicate>
double LineShare(const SignalInput& input, Predicate holds) {
  const auto count = std::count_if(input.lines().all.begin(), input.lines().all.end(), holds);
  return Ratio(static_cast<std::size_t>(count), input.lines().all.size());
}

double GopherWordCount(const SignalInput& input) {
  return static_cast<double>(input.words().counted);
}

double GopherMeanWordLength(const SignalInput& input) {
  std::size_t characters = 0;
  for (const SignalWord& word : input.words().different)
    characters += word.has_alphanumeric ? std::size_t{word.count} * word.characters : 0;
  return Ratio(characters, input.words().counted);
}

double GopherHashRatio(const SignalInput& input) {
  return Ratio(input.bytes()['#'], std::max<std::size_t>(input.words().counted, 1));
}

double GopherEllipsisRatio(const SignalInput& input) {
  return Ratio(input.CountOf(input.config().ellipses),
               std::max<std::size_t>(input.words().counted, 1));
}

double GopherBulletLineShare(const SignalInput& input) {
  return LineShare(input, [&](const SignalLine& line) {
    return StartsWithAny(line.text, input.config().bullets);
  });
}

double GopherEllipsisLineShare(const SignalInput& input) {
  return LineShare(input, [](const SignalLine& line) { return line.ends_in_ellipsis; });
}

double GopherAlphaWordShare(const SignalInput& input) {
  const SignalWords& words = input.words();
  return Ratio(words.CountOf([](const SignalWord& word) { return word.has_letter; }),
               words.all.size(), /*of_nothing=*/1);
}

double GopherStopWords(const SignalInput& input) {
  std::vector<std::string_view> missing(input.config().stop_words.begin(),
                                        input.config().stop_words.end());
  const std::size_t wanted = missing.size();
  for (const SignalWord& word : input.words().different) {
    if (missing.empty()) break;
    const std::string_view bare = TrimPunctuation(word.text);
    std::erase_if(missing,
                  [&](std::string_view stop_word) { return EqualsInAnyCase(bare, stop_word); });
  }
  return static_cast<double>(wanted - missing.size());
}

constexpr double kNoLimit = std::numeric_limits<double>::infinity();
constexpr std::string_view kGopher = "Gopher (Rae et al. 2021, arXiv 2112.11446, A.1.1)";

// clang-format off
constexpr SignalRow kRows[] = {
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
};
// clang-format on

}  // namespace

std::span<const SignalRow> GopherQualitySignals() { return kRows; }

}  // namespace newsieve
