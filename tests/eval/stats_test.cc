#include "newsieve/stats.h"

#include <algorithm>
#include <atomic>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "newsieve/stream.h"
#include "tests/pipeline/test_filter.h"
#include "tests/testing.h"

namespace newsieve {
namespace {

using Strings = std::vector<std::string>;

const Filter& AllSignals() {
  static const Filter filter = [] {
    FilterOptions options;
    options.signals = {"all"};
    options.removal = "rules";
    Result<Filter> made = Filter::Create(options);
    EXPECT_TRUE(made.ok()) << made.status().message();
    return std::move(made).value();
  }();
  return filter;
}

Stats Measure(const StatsOptions& options) {
  Result<Stats> stats = MeasureStats(AllSignals(), options);
  EXPECT_TRUE(stats.ok()) << stats.status().message();
  return stats.ok() ? std::move(stats).value() : Stats();
}

// A record of another version, with a signal that this one does not know.
std::string Record(int i, double score, std::string_view language, std::string_view decision) {
  return R"({"schema":"newsieve/1","id":"d)" + std::to_string(i) + R"(","source":{"path":"in/)" +
         std::string(language) + R"(/x.txt"},"decision":")" + std::string(decision) +
         R"(","score":)" + std::to_string(score) +
         R"(,"scores":{"structure":0.5,"uniqueness":null},"reasons":[{"code":"text.short",)" +
         R"("message":"m"},{"code":"text.short","message":"m"}],"language":{"code":")" +
         std::string(language) + R"("},"signals":{"text.words":)" + std::to_string(i) +
         R"(,"future.signal":2,"text.bytes":null},"versions":{"newsieve":"9","rules":"r"}})" + "\n";
}

std::string Records(int count) {
  std::string lines;
  for (int i = 1; i <= count; ++i)
    lines += Record(i, (i % 10) / 10.0, i % 4 == 0 ? "de" : "en", i % 2 == 0 ? "keep" : "drop");
  return lines;
}

const Stats::Distribution* Find(const Stats::Group& group, std::string_view name) {
  const auto found = std::find_if(group.distributions.begin(), group.distributions.end(),
                                  [&](const auto& row) { return row.name == name; });
  return found == group.distributions.end() ? nullptr : &*found;
}

Strings Names(const Stats::Group& group) {
  Strings names;
  for (const Stats::Distribution& row : group.distributions) names.push_back(row.name);
  return names;
}

TEST(StatsTest, ReadsRecordsOfAnyVersion) {
  const TempDir dir;
  const Stats stats = Measure({.inputs = {dir.Write("run.out", Records(100))}});
  EXPECT_EQ(stats.records, 100u);
  EXPECT_EQ(stats.judged, 0u);
  EXPECT_EQ(stats.damaged, 0u);
  EXPECT_EQ(stats.all.kept, 50u);
  EXPECT_EQ(stats.all.dropped, 50u);
  EXPECT_EQ(Names(stats.all),
            (Strings{"score", "scores.structure", "text.words", "future.signal"}));
  const Stats::Distribution* words = Find(stats.all, "text.words");
  ASSERT_NE(words, nullptr);
  EXPECT_EQ(words->mean, 50.5);
  EXPECT_EQ(words->percentiles, (std::vector<double>{1, 5, 25, 50, 75, 95, 99}));
  EXPECT_EQ(stats.score_bins, std::vector<std::uint64_t>(10, 10));
  ASSERT_EQ(stats.reasons.size(), 1u);
  EXPECT_EQ(stats.reasons[0].documents, 100u);  // each document once
  ASSERT_EQ(stats.versions.size(), 1u);
  EXPECT_EQ(stats.versions[0].name, "newsieve 9 rules r");
}

TEST(StatsTest, CountsDamagedLinesAndGoesOn) {
  const TempDir dir;
  std::string lines = "{\"schema\":\"newsi\n" + Records(4);
  lines += "no json\n{\"text\":\"no record\"}\n\n[1]\n";
  lines +=
      R"({"schema":"newsieve/1","id":"f","source":{"path":"f"},"decision":"failed","reasons":[]})";
  lines += "\n" + Record(5, 0.5, "en", "keep").substr(0, 60);  // cut off
  StatsOptions options{.inputs = {dir.Write("run.jsonl", lines)}};
  Strings failures;
  options.on_failure = [&](const std::string& id, const Reason& reason) {
    failures.push_back(id.substr(id.rfind(':')) + " " + reason.code);
  };
  const Stats stats = Measure(options);
  EXPECT_EQ(stats.records, 5u);
  EXPECT_EQ(stats.all.failed, 1u);
  EXPECT_EQ(stats.damaged, 5u);
  EXPECT_EQ(failures, (Strings{":1 input.json", ":6 input.json", ":7 input.schema",
                               ":9 input.schema", ":11 input.json"}));
}

TEST(StatsTest, BreaksDownByLanguageSiteAndDecision) {
  const TempDir dir;
  const Stats stats = Measure({.inputs = {dir.Write("run.jsonl", Records(100))},
                               .by = {"language", "site", "decision"},
                               .signals = {"text"}});
  Strings groups;
  for (const Stats::Group& group : stats.groups)
    groups.push_back(group.key + "=" + group.value + " " + std::to_string(group.documents));
  EXPECT_EQ(groups, (Strings{"language=en 75", "language=de 25", "site=en 75", "site=de 25",
                             "decision=drop 50", "decision=keep 50"}));
  EXPECT_EQ(Names(stats.groups[1]), Strings{"text.words"});
  EXPECT_EQ(Find(stats.groups[1], "text.words")->min, 4);
  EXPECT_EQ(stats.groups[1].kept, 25u);
}

TEST(StatsTest, LetsTheSmallestGroupsGo) {
  const TempDir dir;
  std::string lines;
  for (int i = 0; i < 1000; ++i) {
    lines += Record(i, 0.5, "s" + std::to_string(i), "keep");
    lines += Record(i, 0.5, "big", "keep");
  }
  const Stats stats = Measure({.inputs = {dir.Write("run.jsonl", lines)}, .by = {"site"}});
  ASSERT_EQ(stats.groups.size(), Stats::kMaxGroups);
  EXPECT_EQ(stats.groups[0].value, "big");
  EXPECT_EQ(stats.groups[0].documents, 1000u);
  ASSERT_EQ(stats.rests.size(), 1u);
  EXPECT_EQ(stats.rests[0].groups, 1001 - Stats::kMaxGroups);
  EXPECT_EQ(stats.rests[0].documents, 2000 - 1000 - (Stats::kMaxGroups - 1));
}

// Articles whose words are counted from `first` on.
void WriteDocuments(const TempDir& dir, int count) {
  std::string lines;
  for (int i = 1; i <= count; ++i) {
    std::string text = "The council voted on Tuesday to repair the old bridge over the river. ";
    for (int k = 0; k < i; ++k) text += "And so on it went for days of rain and sun. ";
    lines += R"({"id":")" + std::to_string(i) + R"(","url":"https://a.example/","text":")" + text +
             "\"}\n";
  }
  dir.Write("in.jsonl", lines);
}

TEST(StatsTest, SaysTheSameOfDocumentsAndOfTheirRun) {
  const TempDir dir;
  WriteDocuments(dir, 40);
  for (const OutputFormat format : {OutputFormat::kJsonl, OutputFormat::kTree}) {
    RunOptions run;
    run.inputs = {dir / "in.jsonl"};
    run.output_format = format;
    run.output = dir / (format == OutputFormat::kTree ? "tree" : "run.jsonl");
    ASSERT_TRUE(newsieve::Run(AllSignals(), run).status.ok());
    const StatsOptions of_run{.inputs = {run.output}, .by = {"language", "site"}, .suggest = 0.05};
    StatsOptions of_documents = of_run;
    of_documents.inputs = run.inputs;
    const Stats told = Measure(of_run), judged = Measure(of_documents);
    EXPECT_EQ(told.records, 40u);
    EXPECT_EQ(judged.judged, 40u);
    const auto after_counts = [](const Stats& stats) {
      const std::string json = ToJson(stats);
      return json.substr(json.find("\"all\""));
    };
    EXPECT_EQ(after_counts(told), after_counts(judged));
    EXPECT_NE(Find(judged.all, "scores.structure"), nullptr);
    EXPECT_NE(Find(judged.all, "language.expected_share"), nullptr);
  }
}

TEST(StatsTest, DoesNotDependOnTheNumberOfThreads) {
  const TempDir dir;
  StatsOptions options{.inputs = {dir.Write("run.jsonl", Records(3000))},
                       .by = {"language"},
                       .suggest = 0.01,
                       .threads = 1};
  const std::string one = ToJson(Measure(options));
  options.threads = 3;
  EXPECT_EQ(ToJson(Measure(options)), one);
  EXPECT_NE(one.find("\"exact\":false"), one.npos);
}

TEST(StatsTest, SuggestsLimitsThatTheLoaderTakesAndThatTouchWhatTheySay) {
  const TempDir dir;
  WriteDocuments(dir, 100);
  const Stats stats = Measure({.inputs = {dir / "in.jsonl"}, .suggest = 0.05});
  const auto words = std::find_if(stats.limits.begin(), stats.limits.end(),
                                  [](const auto& limit) { return limit.signal == "text.words"; });
  ASSERT_NE(words, stats.limits.end());
  EXPECT_EQ(words->below, 4u);
  EXPECT_EQ(words->above, 5u);
  FilterOptions options;
  options.config_path = dir.Write("limits.yaml", FormatLimits(stats));
  options.removal = "rules";
  const Result<Filter> filter = Filter::Create(options);
  ASSERT_TRUE(filter.ok()) << filter.status().message();
  const Result<Stats> again = MeasureStats(*filter, {.inputs = {dir / "in.jsonl"}});
  ASSERT_TRUE(again.ok());
  for (const Stats::SuggestedLimit& limit : stats.limits) {
    std::string code = "unusual." + limit.signal;
    std::replace(code.begin() + 8, code.end(), '.', '_');
    const auto reason = std::find_if(again->reasons.begin(), again->reasons.end(),
                                     [&](const auto& count) { return count.name == code; });
    ASSERT_NE(reason, again->reasons.end()) << code;
    EXPECT_EQ(reason->documents, limit.below + limit.above) << code;
    EXPECT_LE(limit.below, 5u);
    EXPECT_LE(limit.above, 5u);
  }
}

TEST(StatsTest, SuggestsNothingWhereNothingStandsOut) {
  const TempDir dir;
  std::string lines;
  for (int i = 0; i < 50; ++i) lines += Record(7, 0.5, "en", "keep");
  const Stats stats = Measure({.inputs = {dir.Write("run.jsonl", lines)}, .suggest = 0.1});
  EXPECT_TRUE(stats.limits.empty());
  FilterOptions options;
  options.config_path = dir.Write("limits.yaml", FormatLimits(stats) + "score: {}\n");
  EXPECT_TRUE(Filter::Create(options).ok());
}

TEST(StatsTest, RefusesWhatItCannotDo) {
  const auto code = [](StatsOptions options) {
    return MeasureStats(AllSignals(), options).status().code();
  };
  const TempDir dir;
  const std::string path = dir.Write("run.jsonl", Records(2));
  EXPECT_EQ(code({.inputs = {}}), StatusCode::kUsage);
  EXPECT_EQ(code({.inputs = {path}, .by = {"weekday"}}), StatusCode::kUsage);
  EXPECT_EQ(code({.inputs = {path}, .suggest = 0.6}), StatusCode::kUsage);
  EXPECT_EQ(code({.inputs = {path}, .suggest = 0.0}), StatusCode::kUsage);
  EXPECT_EQ(code({.inputs = {path}, .input_format = "pdf"}), StatusCode::kUsage);
  const std::atomic<bool> stop = true;
  EXPECT_EQ(code({.inputs = {path}, .stop = &stop}), StatusCode::kInterrupted);
}

}  // namespace
}  // namespace newsieve
