#include <gtest/gtest.h>

#include "tests/signals/signal_testing.h"

namespace newsieve {
namespace {

TEST(GopherQualityTest, MeasuresAsDefined) {
  const SignalCase kCases[] = {
      {"gopher.word_count", "", 0},
      {"gopher.word_count", "One two, three - four & 5 !", 5},
      {"gopher.word_count", "東京\u3000大阪", 2},
      {"gopher.mean_word_length", "", 0},
      {"gopher.mean_word_length", "-- a bcd", 2},
      {"gopher.mean_word_length", "né é", 1.5},  // characters, not bytes
      {"gopher.hash_ratio", "#news #sport is on", 0.5},
      {"gopher.hash_ratio", "###", 3},  // no word: per one word
      {"gopher.ellipsis_ratio", "wait... what… why? no", 0.5},
      {"gopher.ellipsis_ratio", "......", 2},
      {"gopher.bullet_line_share", "• a\n  - b\n\n\nc\nd - e", 0.5},
      {"gopher.bullet_line_share", "", 0},
      {"gopher.ellipsis_line_share", "Read more...\nMore…  \r\n\r\nEnd.\nA ... b", 0.5},
      {"gopher.alpha_word_share", "", 1},
      {"gopher.alpha_word_share", "1 2 a3 b", 0.5},
      {"gopher.alpha_word_share", "мир 東京 한국 १२", 0.75},
      {"gopher.stop_words", "", 0},
      {"gopher.stop_words", "THE \"the\" that, be-to", 2},
      {"gopher.stop_words", "the be to of and that have with", 8},
      {"gopher.stop_words", "Der Rat will die Brücke sanieren", 0},
  };
  for (const auto& test : kCases)
    EXPECT_DOUBLE_EQ(SignalOf(test.name, test.text), test.value) << test.name << ": " << test.text;
}

}  // namespace
}  // namespace newsieve
