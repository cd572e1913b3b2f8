// What signals know of plain words beforehand is what they find when they read them, and looking at
// each different word once is looking at every word.
#include <random>
#include <string>

#include <gtest/gtest.h>

#include "base/utf8.h"
#include "signals/news_shape.h"
#include "tests/signals/signal_testing.h"
#include "text/line.h"
#include "text/words.h"

namespace newsieve {
namespace {

std::string RandomText(std::mt19937& random) {
  static constexpr std::string_view kPieces[] = {
      " ",      " ",     " ",          "\n",     "\n\n",   "\r\n",    "\r",     "\t",   "\u3000",
      "\u2028", "the",   "the",        "of",     "a",      "don't",   "'",      "''",   "word",
      "WORD",   "Word",  "iPhone",     "G7",     "2024",   "strngth", "www",    "me@",  "@",
      "://",    ":",     ".",          ".",      ",",      "!",       "?",      "...",  "…",
      "\"",     "“",     "”",          "(",      ")",      "-",       "東京",   "。",   "！",
      "é",      "É",     "\u0301",     "\u00AD", "\u200B", "\u3164",  "\uFFFD", "½",    "lorem",
      "ipsum",  "Lorem", "javascript", "ΣΑΣ",    "İ",      "раypal",  "😀",      "\x1C", "#"};
  std::string text;
  for (std::size_t pieces = random() % 60; pieces > 0; --pieces)
    text += kPieces[random() % std::size(kPieces)];
  return text;
}

// The same words, none of them plain, each of them different from all others.
SignalWords ReadAnew(const SignalWords& words) {
  SignalWords anew = words;
  anew.different.clear();
  for (WordPlace& place : anew.all) {
    SignalWord word = words.different[place.number];
    word.core_bytes = 0;
    word.first_class = word.other_classes = 0;
    word.count = 1;
    place.number = static_cast<std::uint32_t>(anew.different.size());
    anew.different.push_back(word);
  }
  return anew;
}

template <typename Check>
void ForRandomTexts(Check check) {
  std::mt19937 random(17);
  for (int round = 0; round < 4000; ++round) {
    const std::string text = RandomText(random);
    SCOPED_TRACE(text);
    const SignalWords words = FindSignalWords(text);
    check(text, words, ReadAnew(words));
    if (testing::Test::HasFailure()) return;
  }
}

TEST(PlainWordsTest, LinesAreThoseOfTheText) {
  const std::vector<std::string>& ellipses = TestSignalConfig().ellipses;
  ForRandomTexts([&](const std::string& text, const SignalWords& words, const SignalWords& anew) {
    const SignalLines lines = FindSignalLines(text, words, ellipses);
    const SignalLines again = FindSignalLines(text, anew, ellipses);
    std::vector<std::string_view> expected;
    for (const LineSpan& span : SplitLines(text)) {
      const std::string_view line =
          TrimSpace(std::string_view(text).substr(span.begin, span.end - span.begin));
      if (!line.empty()) expected.push_back(line);
    }
    ASSERT_EQ(lines.all.size(), expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i) {
      const SignalLine& line = lines.all[i];
      EXPECT_EQ(line.text, expected[i]);
      EXPECT_EQ(line.words, CountTextWords(expected[i]));
      EXPECT_EQ(line.words, again.all[i].words);
      EXPECT_EQ(line.sentence_words, again.all[i].sentence_words);
      EXPECT_EQ(line.ends_sentence, again.all[i].ends_sentence);
    }
  });
}

TEST(PlainWordsTest, SentencesOfALineEndBehindItsLastMark) {
  const std::pair<std::string_view, std::uint32_t> kCases[] = {{"He came. She went", 2},
                                                               {"He came! \" She went", 2},
                                                               {"He (came.) She went.", 4},
                                                               {"He (came.) She went...", 2},
                                                               {"no end", 0},
                                                               {"3.5 is no end", 0},
                                                               {"One. Two. three four", 2},
                                                               {"(He came.) “ ” she", 2},
                                                               {"He came. \"", 2},
                                                               {"港口关闭。中午", 4},
                                                               {"港口关闭。” a.b", 4}};
  for (const auto& [line, expected] : kCases) {
    const SignalWords words = FindSignalWords(line);
    const SignalLines lines = FindSignalLines(line, words, TestSignalConfig().ellipses);
    EXPECT_EQ(lines.all.at(0).sentence_words, expected) << line;
  }
}

TEST(PlainWordsTest, MakeTheSameShapeOfNews) {
  const SignalConfig& config = TestSignalConfig();
  ForRandomTexts([&](const std::string& text, const SignalWords& words, const SignalWords& anew) {
    const auto shape = [&](const SignalWords& of) {
      return MeasureNewsShape(config.news, text, of,
                              FindSignalLines(text, of, config.ellipses).all);
    };
    const NewsShape fast = shape(words), plain = shape(anew);
    EXPECT_EQ(fast.words, plain.words);
    EXPECT_EQ(fast.characters, plain.characters);
    EXPECT_EQ(fast.sentences, plain.sentences);
    EXPECT_EQ(fast.sentence_words, plain.sentence_words);
    EXPECT_EQ(fast.long_sentence_words, plain.long_sentence_words);
    EXPECT_EQ(fast.lower_starts, plain.lower_starts);
    EXPECT_EQ(fast.quoted_characters, plain.quoted_characters);
    EXPECT_EQ(fast.number_words, plain.number_words);
    EXPECT_EQ(fast.odd_words, plain.odd_words);
    EXPECT_EQ(fast.capital_words, plain.capital_words);
    EXPECT_EQ(fast.function_words, plain.function_words);
    EXPECT_EQ(fast.broken_pairs, plain.broken_pairs);
    EXPECT_EQ(fast.shouts, plain.shouts);
    EXPECT_EQ(fast.links, plain.links);
    EXPECT_EQ(fast.damaged_characters, plain.damaged_characters);
  });
}

TEST(PlainWordsTest, AreTheSameToRedPajama) {
  const RpsConfig& config = TestSignalConfig().peers.rps;
  ForRandomTexts([&](const std::string& text, const SignalWords& words, const SignalWords& anew) {
    const std::vector<RawLine> lines = SplitAtLineFeeds(text, words.all);
    const RpsTokens tokens = ReadRpsTokens(config, lines, words);
    const RpsTokens again = ReadRpsTokens(config, lines, anew);
    EXPECT_EQ(tokens.all, again.all);
    EXPECT_EQ(tokens.without_ascii_letter, again.without_ascii_letter);
    EXPECT_EQ(tokens.all_caps, again.all_caps);
    EXPECT_EQ(tokens.stop_words, again.stop_words);
    EXPECT_EQ(tokens.sentences, again.sentences);
    EXPECT_EQ(tokens.uppercase_shares, again.uppercase_shares);
    const RpsWords normal = NormaliseForRps(config, lines, words);
    const RpsWords normal_again = NormaliseForRps(config, lines, anew);
    EXPECT_EQ(normal.all.size(), normal_again.all.size());
    EXPECT_EQ(normal.all.counts().size(), normal_again.all.counts().size());
    EXPECT_EQ(normal.all.Entropy(), normal_again.all.Entropy());
    EXPECT_EQ(normal.characters, normal_again.characters);
    EXPECT_EQ(normal.placeholders, normal_again.placeholders);
    EXPECT_EQ(normal.script_words, normal_again.script_words);
    EXPECT_EQ(normal.numeric_shares, normal_again.numeric_shares);
  });
}

}  // namespace
}  // namespace newsieve
