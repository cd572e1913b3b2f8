#include <gtest/gtest.h>

#include "tests/signals/signal_testing.h"

namespace newsieve {
namespace {

constexpr std::string_view kArticle =
    "Fire closes harbour tunnel\n\n"
    "A fire in a lorry closed the harbour tunnel on Friday. \"Nobody was hurt,\" the fire service "
    "said.\n\n"
    "The tunnel opened again at noon, and traffic was back to normal by three in the afternoon.";

// Eight words of running text to put things into.
#define LEAD "One two three four five six seven eight. "
// A line of a list.
#define ITEM "\nthe harbour that the storm has closed for good"

const SignalCase kCases[] = {
    {"news.headline", kArticle, 1},
    {"news.headline", "A fire in a lorry closed the harbour tunnel on Friday.\nIt opened.", 0},
    {"news.headline", "Home\n" LEAD, 0},                  // one word is too few
    {"news.headline", "Fire closes tunnel\nHe ran.", 0},  // nothing follows that is running text
    {"news.headline", "", 0},
    {"news.before_lead_share", "Two words\n" LEAD, 0.2},
    {"news.before_lead_share", "Home\nNews", 1},
    {"news.before_lead_share", "", 0},
    {"news.sentence_words", "He came. She did not go. and then", 3},
    {"news.sentence_words", "no end", 0},
    {"news.sentence_words", "周五港口关闭。中午开放。", 5},
    {"news.sentence_words", "It cost 3.5 million (he said.) So it did!", 5},
    {"news.long_sentence_share",
     "one two three four five six seven eight nine ten eleven twelve 13", 1},
    {"news.long_sentence_share", LEAD LEAD LEAD, 0},
    {"news.lower_start_share", "He came. she went. \"they stayed.\" 3 remain.", 0.5},
    {"news.lower_start_share", "周五港口关闭。", 0},
    {"news.paragraph_words", "one\none two three", 2.5},
    {"news.list_share", "Home\nWorld news\nSport\n" LEAD, 4 / 12.0},
    {"news.list_share", "Home\nSport\n" LEAD, 0},  // two lines are no list
    {"news.open_end", LEAD, 0},
    {"news.open_end", "He said: \u201cIt ended.\u201d", 0},
    {"news.open_end", LEAD "And then", 1},
    {"news.open_end", LEAD "And then...", 1},
    {"news.open_end", "", 0},
    {"news.cut_end", LEAD "And then the", 1},
    {"news.cut_end", LEAD "And then, Monday,", 1},
    {"news.cut_end", LEAD "And then it rained...", 1},
    {"news.cut_end", LEAD "Reporting by Ann Berg", 0},
    {"news.cut_end", "the end of it", 0},  // too short for running text
    {"news.cut_end", LEAD, 0},
    // The items of a list end so.
    {"news.cut_end", LEAD ITEM ITEM ITEM, 0},
    {"news.cut_end", LEAD ITEM ITEM, 1},
    {"news.cut_end", LEAD ITEM ITEM ITEM "...", 1},
    {"news.broken_end", LEAD "And then the", 1},
    {"news.broken_end", "It rained. And then the", 0},  // too short for running text
    {"news.broken_end", "It rained all day. And then he saw the Harbour", 1},
    {"news.broken_end", "And then he saw that the harbour was closed", 0},
    {"news.broken_end", "It rained all day. And then he saw the Harbour.", 0},
    {"news.function_word_end", LEAD "And then the", 1},
    {"news.function_word_end", LEAD "And then the \"", 1},
    {"news.function_word_end", LEAD "And then the.", 0},
    {"news.function_word_end", LEAD "Reporting by Ann Berg", 0},
    {"news.function_word_end", "", 0},
    {"news.quote_share", "\"ab\" cd", 4 / 6.0},
    {"news.quote_share", "\"never closed", 0},
    {"news.quote_share", "don't can't", 0},
    {"news.number_ratio", "In 2024 the G7 met twice", 2 / 6.0},
    {"news.link_ratio", "see https://example.com or www.example.org or me@example.com", 3 / 12.0},
    {"news.link_ratio", "either/or: a // b", 0},
    {"news.odd_word_ratio", "hE1lo wrld xkcdqj iPhone McDonald", 2 / 5.0},
    {"news.capital_word_ratio", "BUY NOW or go to NY", 2 / 6.0},
    {"news.function_word_share", "The cat and the dog", 3 / 5.0},
    {"news.function_word_share", "", 1},
    {"news.broken_pair_ratio", "the of cat the.", 2 / 4.0},
    {"news.broken_pair_ratio", "the cat of the dog. Of cats", 0},
    {"news.shout_ratio", "Buy now!! \u2705", 3 / 2.0},
    {"news.damage_ratio", "M\ufffdnchen", 1 / 7.0},
    {"news.damage_ratio", "a\u221ab cost + tax", 1 / 11.0},
    {"news.damage_ratio", "M?nchen? No", 1 / 10.0},
    {"news.damage_ratio", "Fern\u221a\u00b0ndez, perd??n", 2 / 18.0},  // a run is one
    {"news.damage_ratio", "What?? No C++", 0},
};

TEST(NewsSignalsTest, Table) {
  for (const SignalCase& test : kCases)
    EXPECT_NEAR(SignalOf(test.name, test.text), test.value, 1e-12)
        << test.name << " of " << test.text;
}

}  // namespace
}  // namespace newsieve
