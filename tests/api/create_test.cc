#include <string>

#include "newsieve/filter.h"
#include "tests/testing.h"

namespace newsieve {
namespace {

const std::string kGoodPack =
    "pack: p\nrules:\n- {id: a.b, why: w, phrases: [read more], strips: [Read more], keeps: "
    "[read]}\n";

// How Create fails with these rules; empty where it does not.
std::string Failure(const FilterOptions& options) {
  const Result<Filter> filter = Filter::Create(options);
  if (filter.ok()) return "";
  EXPECT_EQ(filter.status().code(), StatusCode::kConfig);
  return filter.status().message();
}

TEST(CreateTest, TakesWhatIsBuiltIn) {
  EXPECT_EQ(Failure({}), "");
  for (const char* profile : {"news", "strict", "lenient", "corpus"}) {
    FilterOptions options = OnlyRules({});
    options.profile = profile;
    EXPECT_EQ(Failure(options), "") << profile;
  }
}

TEST(CreateTest, ReadsFilesAndFolders) {
  const TempDir dir;
  dir.Write("rules/a.yaml", kGoodPack);
  dir.Write("rules/sub/b.yml", "pack: q\ndisable: [a.b]\n");
  dir.Write("rules/.hidden.yaml", "not: [a pack");
  dir.Write("rules/notes.txt", "not: [a pack");
  const Result<Filter> filter = Filter::Create(OnlyRules({dir.path() + "/rules"}));
  ASSERT_TRUE(filter.ok()) << filter.status().message();
  EXPECT_TRUE(ListRules(*filter).empty());
}

TEST(CreateTest, TellsWhereTheFaultStands) {
  const TempDir dir;
  const struct {
    std::string yaml, told;
  } kCases[] = {
      {"", ":1:1: the file is empty"},
      {"pack: p\nrules:\n- id: a.b\n  why: w\n  whre: line\n  phrases: [x]\n  strips: [x]\n  "
       "keeps: [y]\n",
       ":5:9: rule a.b: unknown key 'whre'\n      whre: line\n            ^\n  fix: did you mean "
       "'where'?"},
      {"pack: p\nrules:\n- id: a.b\n  why: w\n  pattern: '(x'\n  strips: [x]\n  keeps: [y]\n",
       ":3:3: rule a.b: RE2 refuses the pattern: missing )"},
      {"pack: p\nrules:\n- id: a.b\n  why: w\n  phrases: [read more]\n  strips: [reed more]\n  "
       "keeps: [y]\n",
       ":6:12: rule a.b: a `strips` example does not come out"},
      {kGoodPack + "- {id: a.b, why: w, phrases: [x], strips: [x], keeps: [y]}\n",
       ":4:3: rule a.b: the id 'a.b' is taken by "},
  };
  for (const auto& test : kCases) {
    const std::string path = dir.Write("p.yaml", test.yaml);
    const std::string failure = Failure(OnlyRules({path}));
    EXPECT_TRUE(failure.starts_with(path + test.told)) << failure;
  }
}

TEST(CreateTest, TellsAllFaultsAsParagraphs) {
  const TempDir dir;
  const std::string failure =
      Failure(OnlyRules({dir.Write("a.yaml", "pack: p\n"), dir.Write("b.yaml", "rules: []\n")}));
  EXPECT_NE(failure.find("/a.yaml:1:1: "), std::string::npos) << failure;
  EXPECT_NE(failure.find("\n\n" + dir.path() + "/b.yaml:1:1: "), std::string::npos) << failure;
}

TEST(CreateTest, TellsPathsThatCannotBeRead) {
  const TempDir dir;
  dir.Write("empty/readme.txt", "");
  dir.Write("big.yaml", std::string((8 << 20) + 1, '#'));
  EXPECT_EQ(Failure(OnlyRules({dir.path() + "/none.yaml"})),
            dir.path() + "/none.yaml: cannot be read: no such file");
  EXPECT_EQ(Failure(OnlyRules({"/dev/null"})), "/dev/null: cannot be read: not a regular file");
  EXPECT_EQ(Failure(OnlyRules({dir.path() + "/empty"})),
            dir.path() + "/empty: no rule files (*.yaml) in this directory");
  EXPECT_EQ(Failure(OnlyRules({dir.path() + "/big.yaml"})),
            dir.path() + "/big.yaml: cannot be read: larger than 8 MiB, which no rule file is");
}

std::string ConfigFailure(const TempDir& dir, std::string_view yaml) {
  FilterOptions options = OnlyRules({});
  options.config_path = dir.Write("c.yaml", yaml);
  const std::string failure = Failure(options);
  return failure.starts_with(options.config_path) ? failure.substr(options.config_path.size())
                                                  : failure;
}

TEST(CreateTest, TellsFaultsOfTheConfiguration) {
  const TempDir dir;
  EXPECT_EQ(ConfigFailure(dir, "limits: {max_document_bytes: 10}\n"), "");
  EXPECT_TRUE(ConfigFailure(dir, "limit: {}\n").starts_with(":1:8: unknown key 'limit'"));
  EXPECT_TRUE(ConfigFailure(dir, "limits: {max_document_bytes: 1e3}\n")
                  .starts_with(":1:30: a whole number, 0 or more, is needed here"));
  EXPECT_TRUE(ConfigFailure(dir, "limits: {max_document_bytes: 4294967296}\n")
                  .starts_with(":1:30: this number is too large"));
  EXPECT_TRUE(ConfigFailure(dir, "decode: {max_control_share: 1.5}\n")
                  .starts_with(":1:29: a share is 0..1"));
  EXPECT_TRUE(ConfigFailure(dir, "clean: {prose: {line: {endd: 3}}}\n")
                  .starts_with(":1:30: unknown key 'endd'"));
  EXPECT_TRUE(ConfigFailure(dir, "clean: {guard: {max_removed_share: no}}\n")
                  .starts_with(":1:36: a number is needed here"));
  FilterOptions options = OnlyRules({});
  options.config_path = dir.path() + "/none.yaml";
  EXPECT_EQ(Failure(options), dir.path() + "/none.yaml: cannot be read: no such file");
}

TEST(CreateTest, RefusesProfilesThatDoNotExist) {
  FilterOptions options = OnlyRules({});
  options.profile = "nwes";
  const Result<Filter> filter = Filter::Create(options);
  ASSERT_FALSE(filter.ok());
  EXPECT_NE(filter.status().message().find("nwes"), std::string::npos) << filter.status().message();
}

TEST(CreateTest, RefusesRemovalsThatDoNotExist) {
  for (const char* removal : {"rules", "lenient", "balanced", "strict"}) {
    FilterOptions options = OnlyRules({});
    options.removal = removal;
    EXPECT_EQ(Failure(options), "") << removal;
  }
  FilterOptions options = OnlyRules({});
  options.removal = "balancd";
  Result<Filter> filter = Filter::Create(options);
  ASSERT_FALSE(filter.ok());
  EXPECT_EQ(filter.status().code(), StatusCode::kUsage);
  EXPECT_EQ(filter.status().message(), "There is no removal 'balancd': did you mean 'balanced'?");
  options.removal = "everything";
  filter = Filter::Create(options);
  ASSERT_FALSE(filter.ok());
  EXPECT_EQ(filter.status().message(),
            "There is no removal 'everything': known are rules, balanced, lenient, strict");
}

TEST(CreateTest, TellsFaultsOfTheDetectorsSection) {
  const TempDir dir;
  const std::string damaged = dir.Write("damaged.bin", "NSDETEC1 and nothing else");
  const struct {
    std::string yaml, told;
  } kCases[] = {
      {"detect: {on: false, languages: [en, de], tells_per_1000_words: 0}\n", ""},
      {"detect: {document: {machine: 0.0001}}\n", "a rate is 0.001 to 0.2"},
      {"detect: {spun: {certainty: 0.3}}\n", "a certainty is 0.5 to 1"},
      {"detect: {min_words: 90}\n", "passage_words is at least min_words"},
      {"detect: {tells_per_1000_words: -1}\n", "a rate is 0 or more"},
      {"detect: {langages: [en]}\n", "did you mean 'languages'?"},
      {"detect: {model: " + dir / "none.bin" + "}\n", "no such file"},
      {"detect: {model: " + damaged + "}\n", "no model of a detector, or a damaged one"},
      {"detect: {model: " NEWSIEVE_SOURCE_DIR "/models/detector.bin}\n", ""},
  };
  for (const auto& test : kCases) {
    const std::string failure = ConfigFailure(dir, test.yaml);
    EXPECT_EQ(failure.empty(), test.told.empty()) << failure;
    EXPECT_NE(failure.find(test.told), std::string::npos) << failure;
  }
}

TEST(CreateTest, TellsFaultsOfTheModelsConfiguration) {
  const TempDir dir;
  EXPECT_EQ(ConfigFailure(dir, "clean: {model: {removal: mine, points: {mine: 0.9}}}\n"), "");
  EXPECT_TRUE(ConfigFailure(dir, "clean: {model: {removal: mine}}\n")
                  .starts_with(":1:26: There is no removal 'mine'"));
  EXPECT_TRUE(ConfigFailure(dir, "clean: {model: {points: {balanced: 57}}}\n")
                  .starts_with(":1:36: a share is 0..1"));
  EXPECT_TRUE(ConfigFailure(dir, "clean: {model: {points: [0.5]}}\n")
                  .starts_with(":1:25: a map of probabilities is needed here"));
  EXPECT_TRUE(ConfigFailure(dir, "clean: {model: {maxlines: 5}}\n")
                  .starts_with(":1:27: unknown key 'maxlines'"));
}

std::string RulesVersion(const FilterOptions& options) {
  const Result<Filter> filter = Filter::Create(options);
  EXPECT_TRUE(filter.ok());
  return filter.ok() ? filter->versions().rules : "";
}

TEST(CreateTest, NamesRulesAndConfigurationByTheirHash) {
  const TempDir dir;
  const std::string path = dir.Write("a.yaml", kGoodPack);
  const std::string version = RulesVersion(OnlyRules({path}));
  EXPECT_EQ(version.size(), 16u);
  EXPECT_EQ(RulesVersion(OnlyRules({path})), version);
  EXPECT_NE(RulesVersion(OnlyRules({})), version);
  FilterOptions strict = OnlyRules({path});
  strict.profile = "strict";
  EXPECT_NE(RulesVersion(strict), version);
  dir.Write("a.yaml", kGoodPack + "# a comment\n");
  EXPECT_NE(RulesVersion(OnlyRules({path})), version);
}

}  // namespace
}  // namespace newsieve
