#include "score/score_config.h"

#include <gtest/gtest.h>

#include "tests/score/score_testing.h"

namespace newsieve {
namespace {

TEST(ScoreConfigTest, RefusesWhatItDoesNotUnderstand) {
  const struct {
    std::string_view text, fault;
  } kCases[] = {
      {"score: {wieghts: {}}", "unknown key 'wieghts' (did you mean 'weights'?)"},
      {"score: {weights: {clean: 1}}", "unknown key 'clean'"},
      {"score: {weights: {structure: -1}}", "out of range"},
      {"score: {ramps: {structure: {}}}", "a list is needed"},
      {"score: {ramps: {structure: [{signal: text.wrods, bad: 0, good: 1, worst: 0.1}]}}",
       "there is no signal 'text.wrods' (did you mean 'text.words'?)"},
      {"score: {ramps: {structure: [{signal: text.words, good: 1, worst: 0.1}]}}",
       "the key 'bad' is missing"},
      {"score: {ramps: {structure: [{signal: text.words, bad: 1, good: 1, worst: 0.1}]}}",
       "are the same"},
      {"score: {ramps: {structure: [{signal: text.words, bad: 0, good: 1, worst: 0}]}}",
       "out of range"},
      {"score: {ramps: {structure: [{signal: text.words, bad: 0, good: .inf, worst: 0.1}]}}",
       "a number is needed"},
      {"score: {limits: [{code: a, signal: text.words, severity: drop, message: M.}]}",
       "a limit needs a bound"},
      {"score: {limits: [{code: a, signal: text.words, min: 1, severity: fatal, message: M.}]}",
       "'fatal' is no severity (one of: off note review drop)"},
      {"score: {limits: [{code: a, signal: text.words, min: 1, severity: drop, message: M.},"
       " {code: a, signal: text.words, min: 2, severity: drop, message: M.}]}",
       "the code 'a' stands twice"},
      {"profiles: [news]", "a map of profiles is needed"},
      {"profiles: {news: {keep: 1}}", "unknown key 'keep'"},
      {"profiles: {news: {limits: {text.shrot: {min: 1}}}}",
       "there is no limit 'text.shrot' (did you mean 'text.short'?)"},
      {"profiles: {news: {keep_score: 0.2, review_score: 0.4}}",
       "`review_score` is above `keep_score`"},
      {"decision: {profile: newz}", "there is no profile 'newz' (did you mean 'news'?)"},
      {"decision: {keep_score: 2}", "out of range"},
      {"signals: {stopwords: []}", "unknown key 'stopwords' (did you mean 'stop_words'?)"},
      {"signals: {stop_words: [the, '']}", "an empty word"},
  };
  for (const auto& test : kCases) {
    ScoreConfig config = BuiltIn("");
    const std::string faults = Parse(std::string(test.text), config);
    EXPECT_NE(faults.find(test.fault), std::string::npos) << test.text << "\n" << faults;
  }
}

TEST(ScoreConfigTest, TellsAllFaultsAtOnce) {
  ScoreConfig config;
  const std::string faults =
      Parse("decision:\n  keep_score: two\nscore:\n  weights:\n    structure: 9999\n", config);
  EXPECT_NE(faults.find("2: "), std::string::npos) << faults;
  EXPECT_NE(faults.find("5: "), std::string::npos) << faults;
}

TEST(ScoreConfigTest, LooksAtNoOtherSection) {
  ScoreConfig config;
  EXPECT_EQ(Parse("clean: {anything: 1}\ndecision: {keep_score: 0.25}\n", config), "");
  EXPECT_EQ(config.keep_score, 0.25);
}

TEST(ScoreConfigTest, AUsersFileChangesWhatItNames) {
  ScoreConfig config;
  ASSERT_EQ(Parse(BuiltInConfigText(), config), "");
  const ScoreConfig before = config;
  ASSERT_EQ(Parse(R"(
signals: {stop_words: [der, die, das]}
score:
  weights: {structure: 5}
  limits:
  - {code: text.short, signal: text.words, min: 30, severity: note, message: Short.}
  - {code: my.limit, signal: text.lines, max: 9, severity: drop, message: Long.}
decision: {keep_score: 0.6}
profiles:
  mine: {limits: {my.limit: {max: 3}}}
)",
                  config),
            "");
  EXPECT_EQ(config.signals.stop_words, (std::vector<std::string>{"der", "die", "das"}));
  EXPECT_EQ(config.signals.bullets, before.signals.bullets);
  EXPECT_EQ(config.sub_scores[kStructure].weight, 5);
  EXPECT_EQ(config.sub_scores[kLanguage].weight, before.sub_scores[kLanguage].weight);
  EXPECT_EQ(config.sub_scores[kStructure].ramps.size(), before.sub_scores[kStructure].ramps.size());
  EXPECT_EQ(config.limits.size(), before.limits.size() + 1);
  EXPECT_EQ(config.limits.back().code, "my.limit");
  EXPECT_EQ(config.keep_score, 0.6);
  EXPECT_EQ(config.review_score, before.review_score);
  ASSERT_TRUE(SelectProfile("mine", config).ok());
  EXPECT_EQ(config.limits.back().max, 3);
}

TEST(ScoreConfigTest, ProfilesChangeThresholds) {
  const ScoreConfig news = BuiltIn(""), strict = BuiltIn("strict"), lenient = BuiltIn("lenient");
  EXPECT_EQ(news.profile, "news");
  EXPECT_GT(strict.keep_score, news.keep_score);
  EXPECT_LT(lenient.keep_score, news.keep_score);
  EXPECT_EQ(strict.limits.size(), news.limits.size());
}

TEST(ScoreConfigTest, ThereIsNoUnknownProfile) {
  ScoreConfig config = BuiltIn("");
  const Status status = SelectProfile("strct", config);
  EXPECT_EQ(status.code(), StatusCode::kUsage);
  EXPECT_EQ(status.message(), "There is no profile 'strct': did you mean 'strict'?");
  EXPECT_EQ(SelectProfile("x", config).message(),
            "There is no profile 'x': known are news, strict, lenient, corpus");
}

}  // namespace
}  // namespace newsieve
