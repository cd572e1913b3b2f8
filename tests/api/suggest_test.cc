#include "newsieve/suggest.h"

#include <string>
#include <vector>

#include "tests/templates/pages.h"
#include "tests/testing.h"

namespace newsieve {
namespace {

constexpr std::string_view kPack = R"(pack: p
rules:
- {id: t.share, why: w, phrases: [share this], strips: [Share this], keeps: [share]}
- {id: suggested.a.1, why: w, phrases: [an older suggestion], strips: [An older suggestion],
   keeps: [share]}
)";

// A corpus of `sites` folders of twelve pages; `furniture` stands above and below each article.
void WriteCorpus(const TempDir& dir, const std::vector<std::string>& sites,
                 const std::string& furniture) {
  for (const std::string& site : sites)
    for (int i = 0; i < 12; ++i)
      dir.Write("in/" + site + "/" + std::to_string(i) + ".txt",
                furniture + Spacer(i) + Headline(i) + "\n" + Article(i) + Spacer(i + 100) +
                    Headline(i % 3) + "\n" + furniture);
}

SuggestResult Suggest(const TempDir& dir, const FilterOptions& options, std::size_t limit = 50,
                      int threads = 2) {
  RunOptions run;
  run.inputs = {dir / "in"};
  run.threads = threads;
  SuggestResult result = SuggestRules(options, run, limit);
  EXPECT_TRUE(result.status.ok()) << result.status.message();
  return result;
}

FilterOptions TestRules(const TempDir& dir) {
  FilterOptions options = OnlyRules({dir.Write("rules.yaml", kPack)});
  options.removal = "rules";
  return options;
}

// What `newsieve rules check` says of it.
std::string Check(const TempDir& dir, FilterOptions options, const std::string& yaml) {
  options.rule_paths.push_back(dir.Write("suggested.yaml", yaml));
  const Result<CheckResult> checked = CheckRules(options);
  EXPECT_TRUE(checked.ok()) << checked.status().message();
  return checked.ok() ? Told(checked->errors) : "";
}

TEST(SuggestTest, ProposesWhatIsLeft) {
  const TempDir dir;
  WriteCorpus(dir, {"a"}, "Menu of the paper\nShare this\n");
  dir.Write("in/a/x.txt",
            Article(99) + "He read the menu of the paper twice, and then he left it.\n");
  const FilterOptions options = TestRules(dir);
  const SuggestResult result = Suggest(dir, options);
  EXPECT_EQ(result.rules, 1U);  // not what a rule takes, nor headlines of the site's own stories
  EXPECT_EQ(result.documents, 13U);
  EXPECT_EQ(result.yaml.substr(result.yaml.find("rules:")),
            "rules:\n"
            "- id: suggested.a.2\n"
            "  why: \"Stood in 12 of 13 documents of a (8 or more stories).\"\n"
            "  languages: [any]\n  where: line\n  match: whole\n"
            "  phrases: [\"menu of the paper\"]\n"
            "  strips: [\"Menu of the paper\"]\n"
            "  keeps: [\"He read the menu of the paper twice, and then he left it.\"]\n");
  EXPECT_EQ(Check(dir, options, result.yaml), "");
}

TEST(SuggestTest, OneRuleForSeveralSites) {
  const TempDir dir;
  WriteCorpus(dir, {"a", "b", "c"}, "Menu of the paper\n");
  const SuggestResult result = Suggest(dir, TestRules(dir));
  EXPECT_EQ(result.rules, 1U);
  EXPECT_NE(result.yaml.find("- id: suggested.several_sites.1\n  why: \"Stood in 36 of 36 "
                             "documents of 3 sites (8 or more stories).\"\n"),
            std::string::npos)
      << result.yaml;
}

// What people and machines put on pages: YAML, marks of examples, decoration, another script.
TEST(SuggestTest, PassesTheCheckWhateverTheCorpusSays) {
  const std::vector<std::string> hostile = {"- yes: \"no\" # 'x'",
                                            "[-cut-] this out now",
                                            "a [- b",
                                            "c -] d",
                                            "*alias &anchor !tag",
                                            "{{ site.title | upper }}",
                                            "back\\slash \\u0041 \\n",
                                            "Follow us!",
                                            "Follow us",
                                            "Follow us.",
                                            "» Follow us…",
                                            "\xC2\xA0no-break\xE2\x80\xA8line separator",
                                            "İSTANBUL ve ILGAZ",
                                            "中文菜单",
                                            "e\xCC\x81te\xCC\x81 a\xCC\x88",
                                            "Read more",
                                            "Share this",
                                            "Advertisement",
                                            "x",
                                            "%20 & <b>",
                                            "\xEF\xB7\xBF arabic end",
                                            "The end of it. Is it?",
                                            "follow us (and more)",
                                            "|",
                                            "--- a ---",
                                            "🙂 smile 🙂",
                                            "tab\there",
                                            "ﬁne ﬂour",
                                            "ǅungla",
                                            "ß straße ẞ"};
  std::string furniture;
  for (const std::string& line : hostile) furniture += line + "\n";
  const TempDir dir;
  WriteCorpus(dir, {"a", "B-2/ü\"]"}, furniture);
  for (FilterOptions options : {TestRules(dir), FilterOptions()}) {
    options.removal = "rules";
    const SuggestResult result = Suggest(dir, options, 1000);
    EXPECT_GT(result.rules, options.builtin_rules ? 3U : 10U) << result.yaml;
    EXPECT_EQ(Check(dir, options, result.yaml), "") << result.yaml;
    EXPECT_EQ(Suggest(dir, options, 1000, 7).yaml, result.yaml);
    // Fewer are the first of these.
    const SuggestResult few = Suggest(dir, options, 3);
    EXPECT_EQ(few.rules, 3U);
    EXPECT_EQ(Check(dir, options, few.yaml), "");
  }
}

TEST(SuggestTest, NothingToSuggestIsAPackToo) {
  const TempDir dir;
  WriteCorpus(dir, {"a"}, "");
  const FilterOptions options = TestRules(dir);
  const SuggestResult result = Suggest(dir, options);
  EXPECT_EQ(result.rules, 0U);
  EXPECT_EQ(Check(dir, options, result.yaml), "");
}

// What a rule of the user's holds on purpose, no suggested rule could take.
TEST(SuggestTest, ProposesNothingThatARuleKeeps) {
  const TempDir dir;
  WriteCorpus(dir, {"a"}, "Menu of the paper\nImprint and more\n");
  FilterOptions options = TestRules(dir);
  options.rule_paths.push_back(
      dir.Write("keep.yaml",
                "pack: keep\nrules:\n- {id: t.keep, why: w, where: keep, phrases: [menu of the "
                "paper], strips: [Menu], keeps: [Menu of the paper]}\n"));
  const SuggestResult result = Suggest(dir, options);
  EXPECT_EQ(result.rules, 1U);
  EXPECT_EQ(result.yaml.find("menu of the paper"), std::string::npos) << result.yaml;
}

// The one rule for "Menu of the paper", where another page has this line of prose.
std::string SuggestedBeside(const std::string& line) {
  const TempDir dir;
  WriteCorpus(dir, {"a"}, "Menu of the paper\n");
  dir.Write("in/a/x.txt", Article(99) + line + "\n");
  const SuggestResult result = Suggest(dir, TestRules(dir));
  EXPECT_EQ(result.rules, 1U);
  return result.yaml;
}

TEST(SuggestTest, ANearMissMayHoldTheWordsInsideOthersToo) {
  const std::string line = "The menu of the papers was not the menu of the paper, he said to them.";
  EXPECT_NE(SuggestedBeside(line).find("  keeps: [\"" + line + "\"]\n"), std::string::npos);
}

// Of a page that is one line, nothing is copied.
TEST(SuggestTest, ALongLineIsNoExample) {
  std::string line = "He read the menu of the paper twice.";
  for (int i = 0; i < 100; ++i) line += " " + Sentence(99, i);
  EXPECT_LT(SuggestedBeside(line).size(), 1000U);
}

TEST(SuggestTest, TheConfigurationSaysWhatIsWorthARule) {
  const TempDir dir;
  WriteCorpus(dir, {"a"}, "Menu of the paper\n");
  dir.Write("in/a/x.txt",
            Article(99) + "He read the menu of the paper on day s99, he said to us.\n");
  FilterOptions options = TestRules(dir);
  const auto suggest = [&](const std::string& keys) {
    options.config_path = dir.Write("c.yaml", "templates: {suggest: {" + keys + "}}\n");
    return Suggest(dir, options);
  };
  EXPECT_EQ(suggest("min_left: 0.9").rules, 1U);
  EXPECT_EQ(suggest("min_left: 1").rules, 0U);
  EXPECT_NE(suggest("near_miss_bytes: 4").yaml.find("keeps: [\"He read"), std::string::npos);
  EXPECT_EQ(suggest("near_miss_bytes: 100").yaml.find("keeps: [\"He read"), std::string::npos);
  // Headlines of the site's own stories, which three of the pages tease apart from the article.
  EXPECT_GT(suggest("headline: {max_documents: 0, max_share: 0}").rules, 1U);
}

TEST(SuggestTest, RefusesStandardInput) {
  RunOptions run;
  run.inputs = {"-"};
  EXPECT_EQ(SuggestRules({}, run, 50).status.code(), StatusCode::kUsage);
}

}  // namespace
}  // namespace newsieve
