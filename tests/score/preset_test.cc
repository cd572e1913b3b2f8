// Presets: read from the configuration, and what they decide.
#include "tests/score/score_testing.h"

namespace newsieve {
namespace {

constexpr std::string_view kHead = "presets:\n  mine:\n    limits:\n";

std::string Faults(const std::string& limits) {
  ScoreConfig config;
  return Parse(std::string(kHead) + limits, config);
}

TEST(PresetTest, TellsWhatIsWrong) {
  EXPECT_EQ(Faults("    - {code: preset.mine.a, signal: text.word, min: 1, message: m}\n"),
            "4: there is no signal 'text.word' (did you mean 'text.words'?)\n");
  EXPECT_EQ(Faults("    - {code: mine.a, signal: text.words, min: 1, message: m}\n"),
            "4: the code 'mine.a' is of no limit of this preset (begin it with preset.mine.)\n");
  EXPECT_EQ(Faults("    - {code: preset.mine.a, signal: text.words, message: m}\n"),
            "4: a limit needs a bound (give it `min` or `max`)\n");
  EXPECT_EQ(Faults("    - {code: preset.mine.a, signal: text.words, min: 1, message: m}\n"
                   "    - {code: preset.mine.a, signal: text.lines, min: 1, message: m}\n"),
            "5: the code 'preset.mine.a' stands twice (give each limit a code of its own)\n");
  ScoreConfig config;
  EXPECT_EQ(Parse("presets:\n  mine: {about: x}\n", config),
            "2: the key 'limits' is missing here (add it)\n");
}

TEST(PresetTest, RefusesUnknownNames) {
  ScoreConfig config = BuiltIn("news");
  EXPECT_EQ(SelectPresets({"gofer"}, true, config).code(), StatusCode::kUsage);
  ScoreConfig chosen = BuiltIn("news");
  EXPECT_EQ(Parse("decision:\n  presets: [c4, finweb]\n", chosen),
            "2: there is no preset 'finweb' (did you mean 'fineweb'?)\n");
}

// A short text of good words: the profile drops it as a fragment, and Gopher as too short.
Report JudgeWith(std::vector<std::string> presets, bool alone, std::string_view text) {
  ScoreConfig config = BuiltIn("news");
  EXPECT_TRUE(SelectPresets(std::move(presets), alone, config).ok());
  Report report;
  report.language = {.code = "en", .confidence = 0.9, .script = "Latn"};
  const SignalInput input({.config = config.signals, .text = text, .language = report.language});
  const std::vector<double> signals = MeasureSignals(input, MeasuredSignals(config));
  Judge(config, {.signals = signals, .at_best = Decision::kReview}, report);
  return report;
}

bool HasReason(const Report& report, std::string_view code) {
  for (const Reason& reason : report.reasons)
    if (reason.code == code) return true;
  return false;
}

TEST(PresetTest, AloneNothingElseDecides) {
  const Report kept = JudgeWith({"fineweb"}, true, "Rain fell.");
  EXPECT_EQ(kept.decision, Decision::kDrop);  // it is short lines only
  EXPECT_TRUE(HasReason(kept, "preset.fineweb.short_lines"));
  const Report long_line = JudgeWith({"fineweb"}, true, "So it rained for a day and a night.");
  EXPECT_EQ(long_line.decision, Decision::kKeep);
  EXPECT_TRUE(HasReason(long_line, "text.short"));  // noted
}

TEST(PresetTest, BesideAProfileBothDecide) {
  const Report report = JudgeWith({"fineweb"}, false, "So it rained for a day and a night.");
  EXPECT_NE(report.decision, Decision::kKeep);
}

TEST(PresetTest, TellsEveryReason) {
  const Report report = JudgeWith({"c4", "fineweb", "c4"}, true, "One {line}\nand one more");
  EXPECT_EQ(report.decision, Decision::kDrop);
  EXPECT_TRUE(HasReason(report, "preset.c4.sentences"));
  EXPECT_TRUE(HasReason(report, "preset.fineweb.punctuated_lines"));
  EXPECT_TRUE(HasReason(report, "preset.fineweb.short_lines"));
  std::size_t sentences = 0;
  for (const Reason& reason : report.reasons) sentences += reason.code == "preset.c4.sentences";
  EXPECT_EQ(sentences, 1U);
}

}  // namespace
}  // namespace newsieve
