// The signals after other tools against what those tools say: peer_vectors.txt, which
// peer_vectors.py makes by running them.
#include <algorithm>
#include <cmath>
#include <fstream>
#include <set>
#include <sstream>

#include <gtest/gtest.h>

#include "tests/signals/signal_testing.h"

namespace newsieve {
namespace {

// \n, \t and \\ stand for what they stand for in C.
std::string Decode(std::string_view line) {
  std::string text;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] != '\\') {
      text += line[i];
      continue;
    }
    const char c = line[++i];
    text += c == 'n' ? '\n' : c == 't' ? '\t' : c;
  }
  return text;
}

TEST(PeerSignalsTest, SayWhatTheOtherToolsSay) {
  std::ifstream file(NEWSIEVE_SOURCE_DIR "/tests/signals/peer_vectors.txt");
  std::string text;
  std::set<std::string> names;
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with("text ")) {
      text = Decode(line.substr(5));
      continue;
    }
    std::istringstream fields(line);
    std::string name;
    double value = 0;
    ASSERT_TRUE(fields >> name >> value) << line;
    EXPECT_NEAR(SignalOf(name, text), value, 1e-9 * std::max(1.0, std::abs(value)))
        << name << ": " << text;
    names.insert(name);
  }
  for (const SignalRow& row : SignalTable()) {
    const std::string_view family = FamilyOf(row.info.name);
    const bool peer = family == "rps" || family == "nemo" || family == "dolma";
    EXPECT_TRUE(!peer || names.contains(std::string(row.info.name))) << row.info.name;
  }
}

// Where the tools divide by nothing, or answer null or nothing.
TEST(PeerSignalsTest, AreDefinedForEveryText) {
  const SignalCase kCases[] = {
      {"rps.doc_mean_word_length", "", 0},
      {"rps.doc_mean_word_length", "...", 0},
      {"rps.doc_frac_unique_words", "", 1},
      {"rps.lines_num_words", "", 0},
      {"rps.doc_frac_lines_end_with_ellipsis", "", 0},
      {"nemo.alpha_numeric", "", 0},  // theirs: 1
      {"nemo.symbol_to_word", "", 0},
      {"nemo.max_word_length", "\n", 0},
      {"nemo.repeated_lines", "\n", 1},
      {"nemo.repeated_paragraphs_char", "\n\n\n\n", 1},
      {"nemo.repeating_top_2grams", "", 1},  // as theirs
      {"dolma.gopher_median_word_length", "", 0},
      {"dolma.gopher_fraction_of_characters_in_most_common_4grams", "a b c", 0},
      {"dolma.gopher_fraction_of_characters_in_duplicate_10grams", "a b c", 0},
      {"dolma.gopher_fraction_of_words_with_alpha_character", "", 1},  // theirs: 0
  };
  for (const auto& test : kCases)
    EXPECT_DOUBLE_EQ(SignalOf(test.name, test.text), test.value) << test.name << ": " << test.text;
}

// Of pairs that are equally frequent, NeMo Curator takes one by chance; here it is the first.
TEST(PeerSignalsTest, OfEquallyFrequentNgramsTheFirstCounts) {
  EXPECT_DOUBLE_EQ(SignalOf("nemo.repeating_top_2grams", "one two three four"), 7.0 / 18);
  EXPECT_DOUBLE_EQ(SignalOf("nemo.repeating_top_2grams", "a b - b c - b c - a b"), 6.0 / 21);
}

}  // namespace
}  // namespace newsieve
