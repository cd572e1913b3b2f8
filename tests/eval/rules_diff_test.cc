#include "newsieve/rules_diff.h"

#include <atomic>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/pipeline/test_filter.h"
#include "tests/testing.h"

namespace newsieve {
namespace {

using Strings = std::vector<std::string>;

// A filter of whole-line phrases, one rule each, named by its first word: "test.like".
Filter FilterOf(const Strings& phrases, const std::string& branch = "test") {
  std::string yaml = "pack: test\nrules:\n";
  for (const std::string& phrase : phrases)
    yaml += "- {id: " + branch + "." + phrase.substr(0, phrase.find(' ')) + ", why: w, phrases: [" +
            phrase + "], strips: [" + phrase + "], keeps: [Not " + phrase + " at all.]}\n";
  const TempDir dir;
  FilterOptions options = OnlyRules({dir.Write("pack.yaml", yaml)});
  options.removal = "rules";
  Result<Filter> filter = Filter::Create(options);
  EXPECT_TRUE(filter.ok()) << filter.status().message();
  return std::move(filter).value();
}

// All of a result but decisions, as lines.
std::string Told(const RulesDiff& diff) {
  const auto amount = [](const RulesDiff::Amount& a) {
    return std::to_string(a.characters) + "/" + std::to_string(a.lines);
  };
  std::string told = std::to_string(diff.read) + " read " + std::to_string(diff.failed) +
                     " failed " + std::to_string(diff.changed) + " changed, removed " +
                     amount(diff.removed) + ", kept " + amount(diff.kept) + "\n";
  for (const auto& [sign, rules] : {std::pair("+", diff.removed_by), std::pair("-", diff.kept_by)})
    for (const RulesDiff::Rule& rule : rules) {
      told += sign + rule.id + " " + amount(rule.amount) + "/" + std::to_string(rule.documents);
      for (const RulesDiff::Sample& sample : rule.samples)
        told += " " + sample.id + ":" + std::to_string(sample.line) + "=" + sample.text;
      told += "\n";
    }
  for (const RulesDiff::Renamed& pair : diff.renamed)
    told += pair.before + ">" + pair.after + " " + amount(pair.amount) + "\n";
  return told;
}

class DiffRulesTest : public testing::Test {
 protected:
  RulesDiff Diff(const Filter& before, const Filter& after, RulesDiffOptions options = {}) {
    options.inputs = {dir_ / "in.jsonl"};
    Result<RulesDiff> diff = DiffRules(before, after, options);
    EXPECT_TRUE(diff.ok()) << diff.status().message();
    return std::move(diff).value();
  }

  // Adds a document: an article with these lines after it.
  void Add(const std::string& id, const std::string& lines) {
    std::string article(kTestArticle.substr(0, kTestArticle.find('\n')));
    jsonl_ += R"({"id":")" + id + R"(","text":")" + article + "\\n" + lines + "\"}\n";
    dir_.Write("in.jsonl", jsonl_);
  }

  TempDir dir_;
  std::string jsonl_;
};

TEST_F(DiffRulesTest, CountsByRule) {
  Add("x", R"(Like us\nShare this\nBuy now)");
  Add("y", R"(Like us\nLike us\nHome page)");
  Add("z", R"(Nothing)");
  const RulesDiff diff =
      Diff(FilterOf({"share this", "buy now"}), FilterOf({"like us", "buy now"}));
  EXPECT_EQ(Told(diff),
            "3 read 0 failed 2 changed, removed 18/3, kept 9/1\n"
            "+test.like 18/3/2 x:2=Like us y:2=Like us y:3=Like us\n"
            "-test.share 9/1/1 x:3=Share this\n");
  EXPECT_FALSE(diff.empty());
}

TEST_F(DiffRulesTest, TellsOfRulesThatTookEachOthersPlace) {
  Add("x", R"(Like us)");
  const RulesDiff diff = Diff(FilterOf({"like us"}), FilterOf({"like us"}, "new"));
  EXPECT_EQ(Told(diff),
            "1 read 0 failed 0 changed, removed 0/0, kept 0/0\ntest.like>new.like 6/1\n");
  EXPECT_FALSE(diff.empty());
}

TEST_F(DiffRulesTest, IsEmptyWhereNothingChanges) {
  Add("x", R"(Like us)");
  const Filter filter = FilterOf({"like us"});
  EXPECT_TRUE(Diff(filter, filter).empty());
  EXPECT_TRUE(Diff(filter, FilterOf({"like us", "home page"})).empty());
}

TEST_F(DiffRulesTest, CountsDecisionsThatChange) {
  std::string lines, text(kTestArticle.substr(0, kTestArticle.find('\n') + 1));
  for (int i = 0; i < 100; ++i) lines += "Like us\\n", text += "Like us\n";
  Add("x", lines);  // says the same again and again, unless it goes
  const Filter before = FilterOf({"home page"}), after = FilterOf({"like us"});
  const RulesDiff diff = Diff(before, after);
  ASSERT_EQ(diff.decided.size(), 1u);
  EXPECT_EQ(diff.decided[0].before, before.Evaluate(DocumentOf(text)).decision);
  EXPECT_EQ(diff.decided[0].after, after.Evaluate(DocumentOf(text)).decision);
  EXPECT_NE(diff.decided[0].before, diff.decided[0].after);
  EXPECT_EQ(diff.decided[0].documents, 1u);
}

TEST_F(DiffRulesTest, PassesOverWhatCannotBeRead) {
  Add("x", "Like us");
  dir_.Write("in.jsonl", jsonl_ + "{broken\n{\"text\":1}\n");
  RulesDiffOptions options;
  Strings failures;
  options.on_failure = [&](const std::string& id, const Reason& reason) {
    failures.push_back(id.substr(id.rfind('/') + 1) + " " + reason.code);
  };
  const RulesDiff diff = Diff(FilterOf({"home page"}), FilterOf({"like us"}), options);
  EXPECT_EQ(diff.read, 3u);
  EXPECT_EQ(diff.failed, 2u);
  EXPECT_EQ(diff.removed.lines, 1u);
  EXPECT_EQ(failures, (Strings{"in.jsonl:2 input.json", "in.jsonl:3 input.schema"}));
}

TEST_F(DiffRulesTest, IsTheSameForAnyNumberOfThreads) {
  for (int i = 0; i < 1500; ++i) {
    const std::string n = std::to_string(i);
    jsonl_ += R"({"id":")" + n + R"(","text":"The council met on day )" + n + R"( of the fair.\n)" +
              (i % 3 == 0 ? "Like us\\n" : "") + (i % 5 == 0 ? "Buy now\\n" : "") +
              R"(It rained."})" + "\n";
  }
  dir_.Write("in.jsonl", jsonl_);
  const Filter before = FilterOf({"buy now"}), after = FilterOf({"like us"});
  RulesDiffOptions options;
  options.threads = 1;
  const std::string one = Told(Diff(before, after, options));
  EXPECT_EQ(one.substr(0, one.find('\n')),
            "1500 read 0 failed 700 changed, removed 3000/500, kept 1800/300");
  for (const int threads : {2, 5}) {
    options.threads = threads;
    EXPECT_EQ(Told(Diff(before, after, options)), one);
  }
}

TEST_F(DiffRulesTest, RefusesWhatItCannotDo) {
  Add("x", "Like us");
  const Filter filter = FilterOf({"like us"});
  RulesDiffOptions options;
  EXPECT_EQ(DiffRules(filter, filter, options).status().code(), StatusCode::kUsage);
  options.inputs = {dir_ / "in.jsonl"};
  options.input_format = "pdf";
  EXPECT_EQ(DiffRules(filter, filter, options).status().code(), StatusCode::kUsage);
  options.input_format = "";
  const std::atomic<bool> stop = true;
  options.stop = &stop;
  EXPECT_EQ(DiffRules(filter, filter, options).status().code(), StatusCode::kInterrupted);
}

}  // namespace
}  // namespace newsieve
