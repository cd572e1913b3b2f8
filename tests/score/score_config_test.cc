#include "score/score_config.h"

#include <gtest/gtest.h>

#include "tests/score/score_testing.h"

namespace newsieve {
namespace {

TEST(ScoreConfigTest, RefusesWhatItDoesNotUnderstand) {
  const struct {
    std::string_view text, fault;
  } kCases[] = {
      {"score: {sub_scors: {}}", "unknown key 'sub_scors' (did you mean 'sub_scores'?)"},
      {"score: {sub_scores: {clean: {}}}", "unknown key 'clean'"},
      {"score: {good_share: 1}", "out of range"},
      {"score: {sub_scores: {authenticity: {bias: 1}}}", "unknown key 'bias'"},
      {"score: {sub_scores: {structure: {curves: {}}}}", "a list is needed"},
      {"score: {sub_scores: {structure: {curves: [{signal: text.wrods, points: [[0, 0], [1, "
       "1]]}]}}}",
       "there is no signal 'text.wrods' (did you mean 'text.words'?)"},
      {"score: {sub_scores: {structure: {curves: [{signal: text.words}]}}}",
       "the key 'points' is missing"},
      {"score: {sub_scores: {structure: {curves: [{signal: text.words, points: [[1, 0]]}]}}}",
       "needs two points"},
      {"score: {sub_scores: {structure: {curves: [{signal: text.words, points: [[1, 0], [1, "
       "2]]}]}}}",
       "the points of a curve ascend"},
      {"score: {sub_scores: {structure: {curves: [{signal: text.words, points: [[0, 0], [1, 1], "
       "[2, 0]]}]}}}",
       "a curve rises or falls, not both"},
      {"score: {sub_scores: {structure: {curves: [{signal: text.words, points: [[0, 0], [1, 1, "
       "2]]}]}}}",
       "a point is two numbers"},
      {"score: {sub_scores: {structure: {curves: [{signal: text.words, points: [[0, 0], [1, "
       ".inf]]}]}}}",
       "a number is needed"},
      {"score: {sub_scores: {structure: {counts: [[0, 1], [1, 0]]}}}",
       "a better sub-score would lower the score"},
      {"score: {sub_scores: {authenticity: {counts: [[0, 1], [1, 0]]}}}",
       "a better sub-score would lower the score"},
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
      Parse("decision:\n  keep_score: two\nscore:\n  good_share: 9999\n", config);
  EXPECT_NE(faults.find("2: "), std::string::npos) << faults;
  EXPECT_NE(faults.find("4: "), std::string::npos) << faults;
}

TEST(ScoreConfigTest, LooksAtNoOtherSection) {
  ScoreConfig config;
  EXPECT_EQ(Parse("clean: {anything: 1}\ndecision: {keep_score: 0.25}\n", config), "");
  EXPECT_EQ(config.keep_score, 0.25);
}

TEST(ScoreConfigTest, AUsersFileChangesWhatItNames) {
  ScoreConfig config;
  ASSERT_EQ(Parse(SourceText("models/score.yaml"), config), "");
  ASSERT_EQ(Parse(BuiltInConfigText(), config), "");
  const ScoreConfig before = config;
  ASSERT_EQ(Parse(R"(
signals: {stop_words: [der, die, das]}
score:
  sub_scores: {structure: {bias: 5}}
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
  EXPECT_EQ(config.sub_scores[kStructure].bias, 5);
  EXPECT_EQ(config.sub_scores[kLanguage].bias, before.sub_scores[kLanguage].bias);
  EXPECT_EQ(config.sub_scores[kStructure].terms.size(), before.sub_scores[kStructure].terms.size());
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
