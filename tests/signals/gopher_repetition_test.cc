#include <map>
#include <random>
#include <set>
#include <string>

#include <gtest/gtest.h>

#include "tests/signals/signal_testing.h"

namespace newsieve {
namespace {

TEST(GopherRepetitionTest, MeasuresAsDefined) {
  const SignalCase kCases[] = {
      {"gopher.dup_line_share", "", 0},
      {"gopher.dup_line_share", "a\nb\nc", 0},
      {"gopher.dup_line_share", "a\n\n\n\nb", 0},        // blank lines repeat nothing
      {"gopher.dup_line_share", "a\nb\r\n a \na", 0.5},  // white space around a line is not of it
      {"gopher.dup_line_char_share", "abc\nabc\nd", 3.0 / 9},
      {"gopher.dup_line_char_share", "éé\néé", 2.0 / 5},  // characters, not bytes
      {"gopher.dup_paragraph_share", "a\nb\n\na\nb\n\nc", 1.0 / 3},
      {"gopher.dup_paragraph_share", "a\na\na", 0},      // one paragraph
      {"gopher.dup_paragraph_share", "x\n \t\nx", 0.5},  // a line of white space is blank
      {"gopher.dup_paragraph_char_share", "abc\n\nabc", 3.0 / 8},
      {"gopher.top_2gram_char_share", "only once here", 0},
      {"gopher.top_2gram_char_share", "a b c a b", 6.0 / 9},  // "a b" with its space, twice
      {"gopher.top_2gram_char_share", "a a a a", 1},          // overlaps count, up to the whole
      {"gopher.top_2gram_char_share", "a b a b long word long word",
       6.0 / 27},  // equally frequent: the first
      {"gopher.top_3gram_char_share", "a b c x a b c", 10.0 / 13},
      {"gopher.top_4gram_char_share", "a b c d x a b c d", 14.0 / 17},
      {"gopher.dup_5gram_char_share", "a b c d e f", 0},
      {"gopher.dup_5gram_char_share", "a b c d e a b c d e", 5.0 / 19},
      {"gopher.dup_5gram_char_share", "a b c d e f a b c d e f",
       5.0 / 23},  // jumps over the run, none counts twice
      // Doubled spaces and blank lines dilute nothing.
      {"gopher.top_2gram_char_share", "a  b \n\n c  a  b ", 6.0 / 9},
      {"gopher.dup_5gram_char_share", "a  b  c  d  e\n\n\na  b  c  d  e", 5.0 / 19},
      {"gopher.dup_10gram_char_share", "a b c d e a b c d e", 0},
      {"gopher.dup_10gram_char_share", "a b c d e f g h i j a b c d e f g h i j", 10.0 / 39},
  };
  for (const auto& test : kCases)
    EXPECT_DOUBLE_EQ(SignalOf(test.name, test.text), test.value) << test.name << ": " << test.text;
}

// The definitions written down as plainly as can be: the oracle for the growing of n-grams.
std::string Join(const std::vector<std::string>& words, std::size_t start, std::size_t n,
                 std::string_view between) {
  std::string joined;
  for (std::size_t i = start; i < start + n; ++i)
    joined.append(i == start ? "" : between).append(words[i]);
  return joined;
}

std::size_t PlainTop(const std::vector<std::string>& words, std::size_t n) {
  std::map<std::string, std::size_t> counts;
  std::size_t most = 1, characters = 0;
  for (std::size_t i = 0; i + n <= words.size(); ++i) ++counts[Join(words, i, n, " ")];
  for (std::size_t i = 0; i + n <= words.size(); ++i) {
    const std::string ngram = Join(words, i, n, " ");
    if (counts[ngram] > most) most = counts[ngram], characters = ngram.size() * most;
  }
  return characters;
}

std::size_t PlainDuplicates(const std::vector<std::string>& words, std::size_t n) {
  std::set<std::string> seen;
  std::size_t characters = 0;
  for (std::size_t i = 0; i + n <= words.size();) {
    const bool repeated = !seen.insert(Join(words, i, n, " ")).second;
    if (repeated) characters += Join(words, i, n, "").size();
    i += repeated ? n : 1;
  }
  return characters;
}

std::size_t TopWithSpaces(const NgramMeasures& ngrams, std::size_t n) {
  return ngrams.top_count < 2 ? 0 : (ngrams.top_characters + n - 1) * ngrams.top_count;
}

TEST(GopherRepetitionTest, FindsWhatThePlainDefinitionFinds) {
  std::mt19937 random(11);
  for (int round = 0; round < 400; ++round) {
    std::vector<std::string> words;
    for (std::size_t size = random() % 120, kinds = 1 + random() % 12; words.size() < size;)
      words.push_back(std::string(1 + random() % 3, static_cast<char>('a' + random() % kinds)));
    if (round % 2)
      for (std::size_t i = 0, half = words.size() / 2; i < half; ++i)
        words.push_back(std::string(words[i]));
    const std::string text = Join(words, 0, words.size(), " ");
    const Language language;
    const SignalInput input({.config = TestSignalConfig(), .text = text, .language = language});
    for (std::size_t n = 2; n <= 4; ++n)
      EXPECT_EQ(TopWithSpaces(input.ngrams()[n], n), PlainTop(words, n)) << text;
    for (std::size_t n = 5; n <= 10; ++n)
      EXPECT_EQ(input.ngrams()[n].jumped_characters, PlainDuplicates(words, n)) << text;
  }
}

}  // namespace
}  // namespace newsieve
