#include <gtest/gtest.h>

#include "tests/signals/signal_testing.h"

namespace newsieve {
namespace {

TEST(TextShapeTest, MeasuresAsDefined) {
  const SignalCase kCases[] = {
      {"text.bytes", "é\n", 3},
      {"text.words", "", 0},
      {"text.words", "Don't panic: 3.5 % of it's “over”", 7},
      {"text.words", "नमस्ते दुनिया", 2},  // marks are inside words
      {"text.words", "co\u00ADop", 1},  // so are invisible characters
      {"text.words", "東京は晴れ", 5},
      {"text.words", "iPhone东京 2024年", 5},
      {"text.words", "한국어 단어", 2},
      {"text.lines", "a\r\n\r\nb\rc\n \n", 3},
      {"text.sentence_line_share", "", 1},
      {"text.sentence_line_share", "One.\nTwo\nThree?\nRead on...", 0.5},
      {"text.sentence_line_share", "He said “yes.”\n(No!)\n", 1},
      {"text.sentence_line_share", "東京は晴れ。\nमौसम साफ है।\nالطقس جميل؟", 1},
      {"text.sentence_word_share", "", 1},
      {"text.sentence_word_share", "Menu Home News", 0},
      {"text.sentence_word_share", "It rained. It sto", 0.5},  // cut off
      {"text.sentence_word_share", "He said “it rained.” Then he", 4.0 / 6},
      {"text.sentence_word_share", "Version 3.5 of u.s.a today", 0},  // no sentence ends there
      {"text.sentence_word_share", "晴れ。雨", 2.0 / 3},
      {"text.sentence_word_share", "Read on now...", 0},
      {"text.mean_line_words", "one two\n\nthree four five six", 3},
      {"text.mean_line_words", "", 0},
      {"text.replacement_share", "a\uFFFDb\uFFFD", 0.5},
      {"text.replacement_share", "", 0},
      {"text.mixed_script_share", "", 0},
      {"text.mixed_script_share", "log in to р\u0430ypal now", 0.2},  // Cyrillic er and a
      {"text.mixed_script_share", "Microsоft", 1},                    // one Cyrillic o
      {"text.mixed_script_share", "µg μm ΔT Ω 5α-x β-carotene", 0},   // Greek letters as signs
      {"text.mixed_script_share", "ΑΒΓd", 1},
      {"text.mixed_script_share", "IT-компания WhatsApp/Телеграм iPhone’ом", 0},
      {"text.mixed_script_share", "5G網絡 KBS는 בBBC iPhone手机 naïve Łódź Жуковский Ἀθῆναι", 0},
      {"language.confidence", "", 0.9},
      {"language.deviating_share", "", 0},
      {"language.expected_share", "", 1},
  };
  for (const auto& test : kCases)
    EXPECT_DOUBLE_EQ(SignalOf(test.name, test.text), test.value) << test.name << ": " << test.text;
}

TEST(TextShapeTest, TellsWhatCleaningTook) {
  const CleaningEffect cleaning = MeasureCleaning("Share  this\nIt rained é.", "It rained é.", 1);
  EXPECT_EQ(cleaning.input_characters, 19u);
  EXPECT_EQ(cleaning.removed_characters, 9u);
  EXPECT_DOUBLE_EQ(SignalOf("clean.removed_share", "It rained é.", cleaning), 9.0 / 19);
  EXPECT_DOUBLE_EQ(SignalOf("clean.removed_lines", "It rained é.", cleaning), 1);
  EXPECT_DOUBLE_EQ(SignalOf("clean.removed_share", ""), 0);
  EXPECT_DOUBLE_EQ(SignalOf("clean.left_share", "It rained.", {.left_share = 0.25}), 0.25);
}

TEST(TextShapeTest, CleaningThatWroteMoreThanItTookRemovedNothing) {
  EXPECT_EQ(MeasureCleaning("a", "a\uFFFD", 0).removed_characters, 0u);
}

}  // namespace
}  // namespace newsieve
