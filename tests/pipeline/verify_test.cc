#include "newsieve/verify.h"

#include <filesystem>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "newsieve/stream.h"
#include "tests/io/temp_dir.h"
#include "tests/pipeline/test_filter.h"

namespace newsieve {
namespace {

// A run over three files, to be spoilt.
class VerifyTest : public testing::Test {
 protected:
  VerifyTest() {
    dir_.Write("in/a.txt", std::string(kTestArticle));
    dir_.Write("in/b.txt", "Le pr\xE9sident a parl\xE9 hier soir.\n");
    dir_.Write("in/c.jsonl",
               "{\"id\":\"one\",\"text\":\"Share on Facebook\\nIt "
               "rained.\"}\n\n{\"id\":\"two\",\"text\":\"Fine.\"}\n{bad\n");
    RunOptions options;
    options.inputs = {dir_ / "in"};
    options.output = dir_ / "run.jsonl";
    EXPECT_TRUE(newsieve::Run(TestFilter(), options).status.ok());
  }

  // The faults found, with ids that do not tell of the temporary folder.
  std::vector<std::string> Faults(const std::string& input = "in") {
    const Result<VerifyResult> result =
        Verify({dir_ / "run.jsonl", input.empty() ? "" : dir_ / input});
    if (!result.ok()) return {result.status().message()};
    std::vector<std::string> faults = result->faults;
    for (std::string& fault : faults) {
      for (std::size_t at; (at = fault.find(dir_.path() + "/")) != fault.npos;)
        fault.erase(at, dir_.path().size() + 1);
    }
    return faults;
  }

  void Replace(const std::string& from, const std::string& to) {
    std::string run = ReadFile(dir_ / "run.jsonl");
    const std::size_t at = run.find(from);
    ASSERT_NE(at, run.npos) << from;
    dir_.Write("run.jsonl", run.replace(at, from.size(), to));
  }

  using Strings = std::vector<std::string>;
  TempDir dir_;
};

TEST_F(VerifyTest, ProvesAnHonestRun) {
  EXPECT_EQ(Faults(), Strings());
  EXPECT_EQ(Faults(""), Strings());
  std::filesystem::rename(dir_ / "in", dir_ / "moved");
  EXPECT_EQ(Faults("moved"), Strings());
}

TEST_F(VerifyTest, FindsChangedTextAndEdits) {
  Replace("It rained.", "It poured.");
  EXPECT_EQ(Faults(""), (Strings{"one: the rebuilt input has another hash"}));
  Replace("It poured.", "It rained.");
  Replace("\"removed\":\"Share on Facebook\\n\"", "\"removed\":\"Share\"");
  EXPECT_EQ(Faults("").at(0), "in/a.txt: an edit removed other bytes than its span holds");
}

TEST_F(VerifyTest, FindsChangedInputs) {
  dir_.Write("in/a.txt", std::string(kTestArticle).replace(0, 3, "the"));
  dir_.Write("in/b.txt", "Le pr\xE8sident a parl\xE9 hier soir.\n");
  EXPECT_EQ(Faults(), (Strings{"in/a.txt: the rebuilt input is not the input, byte for byte",
                               "in/b.txt: the rebuilt input is not the input, byte for byte"}));
}

TEST_F(VerifyTest, FindsInputsThatNoRecordNames) {
  dir_.Write("in/d.txt", "new");
  dir_.Write("in/empty.jsonl", "\n");
  dir_.Write("in/c.jsonl", ReadFile(dir_ / "in/c.jsonl") + "{\"text\":\"more\"}\n");
  EXPECT_EQ(Faults(), (Strings{"in/c.jsonl:5: no record names this input",
                               "in/d.txt: no record names this input"}));
}

TEST_F(VerifyTest, FindsMissingInputsAndRecords) {
  std::filesystem::remove(dir_ / "in/a.txt");
  std::string run = ReadFile(dir_ / "run.jsonl");
  const std::size_t two = run.find("{\"schema\":\"newsieve/1\",\"id\":\"two\"");
  dir_.Write("run.jsonl", run.erase(two, run.find('\n', two) + 1 - two));
  EXPECT_EQ(Faults(), (Strings{"in/a.txt: there is no input in/a.txt",
                               "in/c.jsonl:3: no record names this input"}));
}

TEST_F(VerifyTest, FindsDuplicatesAndWhatIsNoRecord) {
  const std::string run = ReadFile(dir_ / "run.jsonl");
  dir_.Write("run.jsonl", run + run.substr(0, run.find('\n') + 1) + "{}\n");
  EXPECT_EQ(Faults(""), (Strings{"in/a.txt: more than one record has this id",
                                 "in/a.txt: more than one record has its source",
                                 "line 7: not a record of schema newsieve/1"}));
}

TEST_F(VerifyTest, FailsWhereThereIsNoRun) {
  EXPECT_EQ(Verify({dir_ / "none", ""}).status().code(), StatusCode::kIo);
}

}  // namespace
}  // namespace newsieve
