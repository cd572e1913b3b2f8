// The shape of a piece of news: what an article has and an index page, a stub or noise has not.
// Defined for newsieve; docs/signals.md has the table. The thresholds are config.yaml's, `signals:
// news:`.
#include <algorithm>
#include <limits>

#include "signals/families.h"
#include "signals/news_shape.h"

namespace newsieve {
namespace {

double NewsHeadline(const SignalInput& input) { return input.news().has_headline ? 1 : 0; }

double NewsBeforeLeadShare(const SignalInput& input) {
  return Ratio(input.news().words_before_lead, input.news().words);
}

double NewsSentenceWords(const SignalInput& input) {
  return Ratio(input.news().sentence_words, input.news().sentences);
}

double NewsLongSentenceShare(const SignalInput& input) {
  return std::min(1.0, Ratio(input.news().long_sentence_words, input.news().words));
}

double NewsLowerStartShare(const SignalInput& input) {
  return Ratio(input.news().lower_starts, input.news().sentences);
}

double NewsParagraphWords(const SignalInput& input) {
  return Ratio(input.news().line_words_squared, input.news().words);
}

double NewsListShare(const SignalInput& input) {
  return Ratio(input.news().listed_words, input.news().words);
}

double NewsOpenEnd(const SignalInput& input) { return input.news().open_end ? 1 : 0; }

double NewsCutEnd(const SignalInput& input) { return input.news().cut_end ? 1 : 0; }

double NewsBrokenEnd(const SignalInput& input) { return input.news().broken_end ? 1 : 0; }

double NewsFunctionWordEnd(const SignalInput& input) {
  return input.news().function_word_end ? 1 : 0;
}

double NewsQuoteShare(const SignalInput& input) {
  return Ratio(input.news().quoted_characters, input.news().characters);
}

double NewsNumberRatio(const SignalInput& input) {
  return Ratio(input.news().number_words, input.news().words);
}

double NewsLinkRatio(const SignalInput& input) {
  return Ratio(input.news().links, std::max<std::size_t>(input.news().words, 1));
}

double NewsOddWordRatio(const SignalInput& input) {
  return Ratio(input.news().odd_words, input.news().words);
}

double NewsCapitalWordRatio(const SignalInput& input) {
  return Ratio(input.news().capital_words, input.news().words);
}

double NewsFunctionWordShare(const SignalInput& input) {
  return Ratio(input.news().function_words, input.news().words, /*of_nothing=*/1);
}

double NewsBrokenPairRatio(const SignalInput& input) {
  return Ratio(input.news().broken_pairs, input.news().words);
}

double NewsShoutRatio(const SignalInput& input) {
  return Ratio(input.news().shouts, std::max<std::size_t>(input.news().words, 1));
}

double NewsDamageRatio(const SignalInput& input) {
  return Ratio(input.news().damaged_characters, std::max<std::size_t>(input.news().characters, 1));
}

constexpr double kNoLimit = std::numeric_limits<double>::infinity();
constexpr std::string_view kNewsieve = "newsieve";

// clang-format off
constexpr SignalRow kRows[] = {
    {{"news.headline", "0 or 1", kNewsieve,
      "1 where the first line is as long as a headline and ends no sentence, and running text follows.", 0, 1}, NewsHeadline},
    {{"news.before_lead_share", "share", kNewsieve,
      "Share of text.words before the first line of running text; 1 where there is none.", 0, 1}, NewsBeforeLeadShare},
    {{"news.sentence_words", "words", kNewsieve,
      "Mean words of a sentence.", 0, kNoLimit}, NewsSentenceWords},
    {{"news.long_sentence_share", "share", kNewsieve,
      "Share of text.words in stretches of a line that are too long for a sentence.", 0, 1}, NewsLongSentenceShare},
    {{"news.lower_start_share", "share", kNewsieve,
      "Share of sentences that begin with a lower-case letter.", 0, 1}, NewsLowerStartShare},
    {{"news.paragraph_words", "words", kNewsieve,
      "Words of the line that the average word stands in.", 0, kNoLimit}, NewsParagraphWords},
    {{"news.list_share", "share", kNewsieve,
      "Share of text.words in lists: lines without a sentence, several one behind the other.", 0, 1}, NewsListShare},
    {{"news.open_end", "0 or 1", kNewsieve,
      "1 where the last line ends without a sentence mark.", 0, 1}, NewsOpenEnd},
    {{"news.cut_end", "0 or 1", kNewsieve,
      "1 where it does so in running text, with an ellipsis, a comma, a dash or a word in small letters; in a list only with the first two.", 0, 1}, NewsCutEnd},
    {{"news.broken_end", "0 or 1", kNewsieve,
      "1 where it does so in running text, behind the end of another sentence.", 0, 1}, NewsBrokenEnd},
    {{"news.function_word_end", "0 or 1", kNewsieve,
      "1 where it does so with one of `signals: news: function_words`, which are English.", 0, 1}, NewsFunctionWordEnd},
    {{"news.quote_share", "share", kNewsieve,
      "Share of characters, white space aside, between quotation marks of one line, with them.", 0, 1}, NewsQuoteShare},
    {{"news.number_ratio", "per word", kNewsieve,
      "Words with a digit.", 0, kNoLimit}, NewsNumberRatio},
    {{"news.link_ratio", "per word", kNewsieve,
      "Addresses of the web and of mail, and names after @.", 0, kNoLimit}, NewsLinkRatio},
    {{"news.odd_word_ratio", "per word", kNewsieve,
      "Words as no language spells them: too long, with digits or capitals inside, or with too many consonants in a row.",
      0, kNoLimit}, NewsOddWordRatio},
    {{"news.capital_word_ratio", "per word", kNewsieve,
      "Words of three letters or more that are all capitals.", 0, kNoLimit}, NewsCapitalWordRatio},
    {{"news.function_word_share", "share", kNewsieve,
      "Words of `signals: news: function_words`, which are English, per word; 1 where there are no words.",
      0, kNoLimit}, NewsFunctionWordShare},
    {{"news.broken_pair_ratio", "per word", kNewsieve,
      "Determiners (`signals: news: determiners`, English) before a function word or the end of a sentence, as in shuffled text.",
      0, kNoLimit}, NewsBrokenPairRatio},
    {{"news.shout_ratio", "per word", kNewsieve,
      "Exclamation marks and symbols (emoji, arrows).", 0, kNoLimit}, NewsShoutRatio},
    {{"news.damage_ratio", "per character", kNewsieve,
      "Characters that no text has: U+FFFD, private and unassigned ones, and symbols and question marks inside words.",
      0, kNoLimit}, NewsDamageRatio},
};
// clang-format on

}  // namespace

std::span<const SignalRow> NewsSignals() { return kRows; }

}  // namespace newsieve
