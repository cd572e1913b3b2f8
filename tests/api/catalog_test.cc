#include "newsieve/catalog.h"

#include <set>
#include <string>

#include "tests/testing.h"

namespace newsieve {
namespace {

const std::string kPack =
    "pack: my.pack\nrules:\n"
    "- {id: a.line, why: Because., languages: [en], phrases: [read more], strips: [Read more], "
    "keeps: [read]}\n"
    "- {id: a.inline, why: w, where: inline, pattern: ' more$', strips: ['x y[- more-]'], keeps: "
    "[y]}\n";

TEST(CatalogTest, ListsRulesInOrder) {
  const TempDir dir;
  const std::string path = dir.Write("p.yaml", kPack);
  const Result<Filter> filter = Filter::Create(OnlyRules({path}));
  ASSERT_TRUE(filter.ok()) << filter.status().message();
  const std::vector<RuleInfo> rules = ListRules(*filter);
  ASSERT_EQ(rules.size(), 2u);
  EXPECT_EQ(rules[0].id + "|" + rules[0].why + "|" + rules[0].pack + "|" + rules[0].where + "|" +
                rules[0].file,
            "a.line|Because.|my.pack|line|" + path);
  EXPECT_EQ(rules[0].line, 3);
  EXPECT_EQ(rules[0].languages, (std::vector<std::string>{"en"}));
  EXPECT_EQ(rules[0].strips, (std::vector<std::string>{"Read more"}));
  EXPECT_EQ(rules[1].where, "inline");
  EXPECT_TRUE(rules[1].source.starts_with("- {id: a.inline"));
}

TEST(CatalogTest, TestsEveryRuleByItself) {
  const TempDir dir;
  const Result<Filter> filter = Filter::Create(OnlyRules({dir.Write("p.yaml", kPack)}));
  ASSERT_TRUE(filter.ok());
  std::string told;
  for (const Edit& edit : TestRules(*filter, "a\nRead more\n"))
    told += edit.rule + " " + edit.removed + "|";
  EXPECT_EQ(told, "a.line Read more\n|a.inline  more|");
  EXPECT_TRUE(TestRules(*filter, "").empty());
}

TEST(CatalogTest, ListsPresets) {
  const Result<Filter> filter = Filter::Create({});
  ASSERT_TRUE(filter.ok());
  std::set<std::string> names;
  for (const PresetInfo& preset : ListPresets(*filter)) {
    names.insert(preset.name);
    EXPECT_FALSE(preset.about.empty() || preset.source.empty() || preset.limits.empty());
    for (const PresetInfo::Bound& limit : preset.limits) {
      EXPECT_TRUE(limit.code.starts_with("preset." + preset.name + "."));
      EXPECT_TRUE(limit.min || limit.max);
      EXPECT_FALSE(limit.signal.empty() || limit.message.empty());
    }
  }
  for (const char* name : {"gopher", "c4", "mc4", "fineweb"}) EXPECT_TRUE(names.contains(name));
}

TEST(CheckRulesTest, CountsAndFindsFaults) {
  const TempDir dir;
  const Result<CheckResult> good = CheckRules(OnlyRules({dir.Write("p.yaml", kPack)}));
  ASSERT_TRUE(good.ok());
  EXPECT_EQ(good->packs, 1u);
  EXPECT_EQ(good->rules, 2u);
  EXPECT_EQ(good->examples, 4u);
  EXPECT_EQ(Told(good->errors), "");
  const Result<CheckResult> bad = CheckRules(OnlyRules({dir.Write(
      "q.yaml",
      "pack: q\nrules:\n- {id: a.b, why: w, phrases: [x y], strips: [z], keeps: [a]}\n")}));
  ASSERT_TRUE(bad.ok());
  ASSERT_EQ(bad->errors.size(), 1u);
  EXPECT_EQ(bad->errors[0].line, 3);
  EXPECT_EQ(bad->errors[0].rule, "a.b");
  EXPECT_FALSE(CheckRules(OnlyRules({dir.path() + "/none"})).ok());
}

TEST(CatalogTest, ListsSignalsAndFormats) {
  std::set<std::string_view> names;
  for (const SignalInfo& signal : ListSignals()) {
    EXPECT_TRUE(names.insert(signal.name).second) << signal.name;
    EXPECT_LE(signal.min, signal.max) << signal.name;
    EXPECT_FALSE(signal.definition.empty()) << signal.name;
  }
  EXPECT_FALSE(names.empty());
  names.clear();
  for (const FormatInfo& format : ListFormats()) names.insert(format.name);
  EXPECT_TRUE(names.contains("text") && names.contains("jsonl"));
}

TEST(DiagnosticTest, IsOneParagraph) {
  const struct {
    Diagnostic diagnostic;
    std::string text;
  } kCases[] = {
      {{.file = "f", .line = 0, .column = 0, .rule = "", .message = "m", .fix = "", .excerpt = ""},
       "f: m"},
      {{.file = "f",
        .line = 3,
        .column = 0,
        .rule = "a.b",
        .message = "m",
        .fix = "x",
        .excerpt = ""},
       "f:3: rule a.b: m\n  fix: x"},
      {{.file = "f",
        .line = 3,
        .column = 4,
        .rule = "",
        .message = "m",
        .fix = "",
        .excerpt = "abc\n  ^"},
       "f:3:4: m\n    abc\n      ^"},
  };
  for (const auto& test : kCases) EXPECT_EQ(ToString(test.diagnostic), test.text);
}

// Filter::Create tries only one example of each built-in rule: here all are.
TEST(CatalogTest, BuiltInRulesPassTheirOwnExamples) {
  const Result<CheckResult> result = CheckRules(FilterOptions());
  ASSERT_TRUE(result.ok()) << result.status().message();
  EXPECT_EQ(Told(result->errors), "");
  EXPECT_GT(result->rules, 100U);
}

}  // namespace
}  // namespace newsieve
