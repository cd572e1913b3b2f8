#include <atomic>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "newsieve/eval.h"
#include "tests/io/temp_dir.h"
#include "tests/pipeline/test_filter.h"

namespace newsieve {
namespace {

using Strings = std::vector<std::string>;

constexpr std::string_view kShare = R"({"text":"Share on Facebook","label":"b"})";

// A page of these lines of JSON, and one that stays and is not scored: the guard would give back a
// page of which nothing is left.
std::string PageOf(std::string_view members, const Strings& lines) {
  std::string page = "{";
  page.append(members).append("\"lines\":[");
  for (const std::string& line : lines) page += line + ",";
  return page + "{\"text\":\"The fair was put off.\",\"label\":\"u\"}]}\n";
}

class EvaluateLinesTest : public testing::Test {
 protected:
  LineEvaluation Evaluate(std::string_view jsonl, EvalOptions options = {}) {
    options.inputs = {dir_.Write("pages.jsonl", jsonl)};
    options.on_failure = [this](const std::string& place, const Reason& reason) {
      failures_.push_back(place.substr(dir_.path().size() + 1) + " " + reason.code + " " +
                          reason.message);
    };
    Result<LineEvaluation> result = EvaluateLines(filter_, options);
    EXPECT_TRUE(result.ok()) << result.status().message();
    return std::move(result).value();
  }

  TempDir dir_;
  Filter filter_ = TestFilter();
  Strings failures_;
};

TEST_F(EvaluateLinesTest, CountsWhatIsRemovedAndKept) {
  const LineEvaluation result =
      Evaluate(PageOf("", {std::string(kShare),                            // removed: 15 characters
                           R"({"text":"It rained  today.","label":"a"})",  // kept: 14
                           R"({"text":"Share on Facebook","label":"a"})",  // removed: 15
                           R"({"text":"Über uns","label":"b"})",           // kept: 7
                           R"({"text":"Share on Facebook","label":"u"})"}));  // not scored
  const Confusion& characters = result.all.characters;
  EXPECT_EQ(characters.true_positives, 15u);
  EXPECT_EQ(characters.false_positives, 15u);
  EXPECT_EQ(characters.false_negatives, 7u);
  EXPECT_EQ(characters.true_negatives, 14u);
  EXPECT_EQ(result.all.lines.true_positives, 1u);
  EXPECT_EQ(result.all.lines.false_positives, 1u);
  EXPECT_EQ(result.all.lines.false_negatives, 1u);
  EXPECT_EQ(result.all.lines.true_negatives, 1u);
  EXPECT_EQ(result.failed, 0u);
}

TEST_F(EvaluateLinesTest, MakesOneLineOfEachLabelledLine) {
  // Two lines of text: the rule, which is for whole lines, does not know them as one.
  LineEvaluation result =
      Evaluate(PageOf("", {R"({"text":"Share on Facebook\nIt rained.","label":"a"})"}));
  EXPECT_EQ(result.all.lines.true_negatives, 1u);
  for (const char* text : {R"(Share\non Facebook)", R"(Share\u2028on Facebook)",
                           R"(Share\r\non Facebook\n)", R"(Share\u0085on\u001cFacebook)"}) {
    result = Evaluate(PageOf("", {R"({"text":")" + std::string(text) + R"(","label":"b"})"}));
    EXPECT_EQ(result.all.characters.true_positives, 15u) << text;
  }
}

TEST_F(EvaluateLinesTest, AnEmptyLineIsNeverRemoved) {
  const LineEvaluation result =
      Evaluate(PageOf("", {R"({"text":"","label":"b"})", std::string(kShare)}));
  EXPECT_EQ(result.all.lines.false_negatives, 1u);
  EXPECT_EQ(result.all.lines.true_positives, 1u);
  EXPECT_EQ(result.mistake_count, 0u);
}

TEST_F(EvaluateLinesTest, GroupsByAnyMemberTheLargestFirst) {
  const std::string line(kShare);
  EvalOptions options;
  options.by = {"lang", "year"};
  const LineEvaluation result = Evaluate(PageOf(R"("lang":"de","year":2024,)", {line}) +
                                             PageOf(R"("lang":"en","year":null,)", {line}) +
                                             PageOf(R"("lang":"en",)", {line}),
                                         options);
  Strings groups;
  for (const auto& group : result.groups)
    groups.push_back(group.key + "=" + group.value + " " + std::to_string(group.figures.pages));
  EXPECT_EQ(groups, (Strings{"lang=en 2", "lang=de 1", "year= 2", "year=2024 1"}));
}

TEST_F(EvaluateLinesTest, CountsWhatEachRuleTook) {
  const std::string lost = R"({"text":"Share on Facebook","label":"a"})",
                    undecided = R"({"text":"Share on Facebook","label":"u"})",
                    article = R"({"text":")" + std::string(1485, 'x') + R"(","label":"a"})",
                    more = R"({"text":"y","label":"a"})";
  // Of the first article 15 of 1,500 characters go, which is not more than one in a hundred.
  const LineEvaluation result = Evaluate(PageOf("", {article, lost, std::string(kShare)}) +
                                         PageOf("", {more, lost, undecided}));
  ASSERT_EQ(result.rules.size(), 1u);
  EXPECT_EQ(result.rules[0].id, "test.share");
  EXPECT_EQ(result.rules[0].boilerplate, 15u);
  EXPECT_EQ(result.rules[0].article, 30u);
  EXPECT_EQ(result.rules[0].pages_broken, 1u);
}

TEST_F(EvaluateLinesTest, NamesTheWorstPages) {
  const std::string good = R"({"text":"It rained.","label":"a"})",
                    left = R"({"text":"Contact","label":"b"})";
  EvalOptions options;
  options.worst = 2;
  const LineEvaluation result =
      Evaluate(PageOf(R"("id":"right",)", {good}) + PageOf(R"("id":"half",)", {good, left}) +
                   PageOf(R"("id":7,"site":"a.org",)", {left}) + PageOf("", {left, left}),
               options);
  ASSERT_EQ(result.worst.size(), 2u);
  EXPECT_EQ(result.worst[0].id, dir_ / "pages.jsonl:4");
  EXPECT_EQ(result.worst[0].boilerplate_left, 14u);
  EXPECT_EQ(result.worst[1].id, "7");
  EXPECT_EQ(result.worst[1].site, "a.org");
  EXPECT_EQ(result.worst[1].f1, 0);
}

TEST_F(EvaluateLinesTest, ShowsMistakes) {
  EvalOptions options;
  options.mistakes = 10;
  const LineEvaluation result =
      Evaluate(PageOf(R"("id":"p",)", {R"({"text":"Contact","label":"b"})", std::string(kShare),
                                       R"({"text":"Share on Facebook","label":"a"})"}),
               options);
  EXPECT_EQ(result.mistake_count, 2u);
  ASSERT_EQ(result.mistakes.size(), 2u);
  EXPECT_EQ(result.mistakes[0].text, "Contact");
  EXPECT_EQ(result.mistakes[0].rule, "");
  EXPECT_FALSE(result.mistakes[0].article);
  EXPECT_EQ(result.mistakes[1].id, "p");
  EXPECT_EQ(result.mistakes[1].line, 3u);
  EXPECT_EQ(result.mistakes[1].rule, "test.share");
  EXPECT_TRUE(result.mistakes[1].article);
}

TEST_F(EvaluateLinesTest, TellsOfBadInputAndGoesOn) {
  const LineEvaluation result =
      Evaluate("\xEF\xBB\xBF" + PageOf("", {std::string(kShare)}) +
               "\n"
               "{broken\n"
               "[1]\n"
               "{\"text\":\"x\"}\n"
               "{\"lines\":{}}\n"
               "{\"lines\":[1]}\n"
               "{\"lines\":[{\"label\":\"a\"}]}\n"
               "{\"lines\":[{\"text\":\"x\",\"label\":\"a\"},{\"text\":\"x\",\"label\":\"x\"}]}\n"
               "{\"lines\":[{\"text\":\"x\"}]}\n" +
               PageOf("", {std::string(kShare)}));
  EXPECT_EQ(result.all.pages, 2u);
  EXPECT_EQ(result.all.lines.true_positives, 2u);
  EXPECT_EQ(result.failed, 8u);
  ASSERT_EQ(failures_.size(), 8u);
  EXPECT_EQ(failures_[0].substr(0, 46), "pages.jsonl:3 input.json It is not valid JSON:");
  failures_.erase(failures_.begin());
  EXPECT_EQ(
      failures_,
      (Strings{
          "pages.jsonl:4 input.schema It is not a JSON object.",
          "pages.jsonl:5 input.schema It has no \"lines\" that are a list.",
          "pages.jsonl:6 input.schema It has no \"lines\" that are a list.",
          "pages.jsonl:7 input.schema Its line 1 is not an object.",
          "pages.jsonl:8 input.schema Its line 1 has no \"text\" that is a string.",
          "pages.jsonl:9 input.schema Its line 2 has no \"label\" that is \"a\", \"b\" or \"u\".",
          "pages.jsonl:10 input.schema Its line 1 has no \"label\" that is \"a\", \"b\" or "
          "\"u\"."}));
}

TEST_F(EvaluateLinesTest, PassesOverPagesThatCannotBeJudged) {
  const LineEvaluation result = Evaluate(
      PageOf("", {R"({"text":"\u0000\u0001\u0002\u0003\u0004\u0005\u0006\u0007","label":"a"})"}));
  EXPECT_EQ(result.failed, 1u);
  EXPECT_EQ(result.all.pages, 0u);
}

TEST_F(EvaluateLinesTest, IsTheSameForAnyNumberOfThreads) {
  std::string pages;
  for (int i = 0; i < 3000; ++i) {
    Strings lines(static_cast<std::size_t>(i % 7), std::string(kShare));
    lines.push_back(R"({"text":"Day )" + std::to_string(i) + R"(","label":")" +
                    (i % 3 == 0 ? "a" : "b") + R"("})");
    pages +=
        i % 97 == 0 ? "{broken\n" : PageOf(R"("lang":")" + std::to_string(i % 11) + R"(",)", lines);
  }
  EvalOptions options;
  options.mistakes = 20;
  options.threads = 1;
  const std::string one = ToJson(Evaluate(pages, options));
  const Strings failures = std::exchange(failures_, {});
  for (const int threads : {2, 5}) {
    options.threads = threads;
    EXPECT_EQ(ToJson(Evaluate(pages, options)), one);
    EXPECT_EQ(std::exchange(failures_, {}), failures);
  }
}

TEST_F(EvaluateLinesTest, RefusesWhatItCannotRead) {
  EvalOptions options;
  EXPECT_EQ(EvaluateLines(filter_, options).status().code(), StatusCode::kUsage);
  options.inputs = {"-", "-"};
  EXPECT_EQ(EvaluateLines(filter_, options).status().code(), StatusCode::kUsage);
  options.inputs = {dir_.Write("pages.jsonl", PageOf("", {std::string(kShare)}))};
  const std::atomic<bool> stop = true;
  options.stop = &stop;
  EXPECT_EQ(EvaluateLines(filter_, options).status().code(), StatusCode::kInterrupted);
}

TEST_F(EvaluateLinesTest, WritesJson) {
  LineEvaluation result = Evaluate(PageOf(R"("lang":"en",)", {std::string(kShare)}));
  result.versions = {"1", "2", "3"};
  const std::string figures =
      R"("pages":1,"boilerplate_precision":1,"boilerplate_recall":1,"boilerplate_f1":1,)"
      R"("article_kept":0,"page_article_f1_mean":1,"page_article_f1_median":1,"pages_kept_share":0,)"
      R"("characters":{"true_positives":15,"false_positives":0,"false_negatives":0,"true_negatives":0},)"
      R"("lines":{"true_positives":1,"false_positives":0,"false_negatives":0,"true_negatives":0})";
  EXPECT_EQ(ToJson(result),
            R"({"failed":0,"all":{)" + figures + R"(},"groups":[{"key":"lang","value":"en",)" +
                figures +
                R"(}],"rules":[{"id":"test.share","boilerplate":15,"article":0,"pages_broken":0}],)"
                R"("worst":[],"mistake_count":0,"mistakes":[],)"
                R"("versions":{"newsieve":"1","rules":"2","models":"3"}})");
}

}  // namespace
}  // namespace newsieve
