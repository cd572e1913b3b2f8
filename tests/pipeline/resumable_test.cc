// Runs that can be resumed: whatever happens between two of them, the parts come out as one run
// would have written them.
#include <atomic>
#include <filesystem>
#include <fstream>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "newsieve/stream.h"
#include "newsieve/verify.h"
#include "tests/io/temp_dir.h"
#include "tests/pipeline/test_filter.h"

namespace newsieve {
namespace {

namespace fs = std::filesystem;

class ResumableTest : public testing::Test {
 public:
  ResumableTest() : filter_(TestFilter()) {
    for (int i = 0; i < 40; ++i) WriteText("in/a" + std::to_string(100 + i) + ".txt", i);
    std::string lines;
    for (int i = 0; i < 400; ++i)
      lines += i % 37 == 36
                   ? "{broken\n"
                   : R"({"id":"d)" + std::to_string(i) + R"(","text":"It rained in town on day )" +
                         std::to_string(i % 60) + R"(, and the fair was put off until June."})" +
                         "\n";
    dir_.Write("in/feed.jsonl", lines);
    dir_.Write("in/none.jsonl", "");
    for (int i = 0; i < 40; ++i) WriteText("in/z" + std::to_string(100 + i) + ".txt", i);
  }

  void WriteText(const std::string& name, int number) {
    dir_.Write(name,
               std::string(kTestArticle) + "Number " + std::to_string(number) + " of them.\n");
  }

  RunOptions Options() const {
    RunOptions options;
    options.inputs = {dir_ / "in"};
    options.output = dir_ / "out";
    options.part_bytes = 20000;
    options.resume = true;
    options.threads = 2;
    return options;
  }

  RunResult Resume() const { return newsieve::Run(filter_, Options()); }

  // Runs until so many inputs have failed.
  RunResult RunUntilFailure(RunOptions options, int failures) const {
    std::atomic<bool> stop = false;
    options.stop = &stop;
    options.on_failure = [&](const std::string&, const Reason&) {
      if (--failures == 0) stop = true;
    };
    return newsieve::Run(filter_, options);
  }

  // What one run writes to one file.
  std::string Expected(RunOptions options) const {
    options.output = dir_ / "whole";
    options.part_bytes = 0;
    options.resume = false;
    EXPECT_TRUE(newsieve::Run(filter_, options).status.ok());
    return ReadFile(options.output);
  }

  std::string Parts() const {
    std::set<std::string> names;
    for (const auto& entry : fs::directory_iterator(dir_ / "out"))
      if (entry.path().filename().string().starts_with("part-")) names.insert(entry.path());
    std::string all;
    for (const std::string& name : names) all += ReadFile(name);
    return all;
  }

  std::string Journal() const { return dir_ / "out/.newsieve-run/journal"; }

  TempDir dir_;
  Filter filter_;
};

TEST_F(ResumableTest, PartsAreWhatOneFileWouldBe) {
  for (const OutputFormat format :
       {OutputFormat::kJsonl, OutputFormat::kText, OutputFormat::kMarkdown}) {
    RunOptions options = Options();
    options.output_format = format;
    const RunResult result = newsieve::Run(filter_, options);
    ASSERT_TRUE(result.status.ok()) << result.status.message();
    EXPECT_EQ(Parts(), Expected(options));
    EXPECT_EQ(result.summary.read, 480u);
    EXPECT_TRUE(fs::exists(dir_ / "out/manifest.json"));
    fs::remove_all(dir_ / "out");
  }
}

TEST_F(ResumableTest, GoesOnFromWhereItWasStopped) {
  for (const bool duplicates : {false, true}) {
    RunOptions options = Options();
    options.find_duplicates = duplicates;
    const std::string expected = Expected(options);
    for (const int failures : {1, 3, 2, 4}) {
      const RunResult stopped = RunUntilFailure(options, failures);
      if (stopped.status.ok()) break;
      EXPECT_EQ(stopped.status.code(), StatusCode::kInterrupted);
      EXPECT_FALSE(fs::exists(dir_ / "out/manifest.json"));
    }
    const RunResult result = newsieve::Run(filter_, options);
    ASSERT_TRUE(result.status.ok()) << result.status.message();
    EXPECT_EQ(Parts(), expected);
    EXPECT_EQ(result.summary.read, 480u);
    EXPECT_EQ(result.summary.read, result.summary.kept + result.summary.review +
                                       result.summary.dropped + result.summary.failed);
    EXPECT_EQ(result.summary.failed, 10u);
    EXPECT_TRUE(result.summary.notices.empty());
    fs::remove_all(dir_ / "out");
  }
}

TEST_F(ResumableTest, DoesNotDoAgainWhatIsDone) {
  ASSERT_TRUE(Resume().status.ok());
  int failures = 0;
  RunOptions options = Options();
  options.on_failure = [&](const std::string&, const Reason&) { ++failures; };
  const RunResult again = newsieve::Run(filter_, options);
  ASSERT_TRUE(again.status.ok());
  EXPECT_EQ(failures, 0);
  EXPECT_EQ(again.summary.read, 480u);
  EXPECT_TRUE(again.summary.notices.empty());
}

TEST_F(ResumableTest, DoesAgainWhatChanged) {
  const std::vector<void (*)(ResumableTest&)> changes = {
      [](ResumableTest& test) { test.WriteText("in/z139.txt", 7000); },  // the last one
      [](ResumableTest& test) { test.WriteText("in/zz.txt", 1); },       // one more at the end
      [](ResumableTest& test) { test.WriteText("in/a1005.txt", 1); },  // one more at the beginning
      [](ResumableTest& test) { fs::remove(test.dir_ / "in/a120.txt"); },
      [](ResumableTest& test) { fs::remove(test.dir_ / "in/z139.txt"); },
      [](ResumableTest& test) {
        test.dir_.Write("in/feed.jsonl", "{\"text\":\"Other news came in.\"}\n");
      }};
  for (const auto& change : changes) {
    ASSERT_TRUE(Resume().status.ok());
    change(*this);
    const RunResult result = Resume();
    ASSERT_TRUE(result.status.ok()) << result.status.message();
    EXPECT_EQ(result.summary.notices.size(), 1u);
    EXPECT_EQ(Parts(), Expected(Options()));
  }
}

TEST_F(ResumableTest, DoesAllAgainWithOtherRules) {
  ASSERT_TRUE(Resume().status.ok());
  std::string pack(kTestPack);
  pack.replace(pack.find("share on facebook"), 17, "share on twitter_");
  FilterOptions options;
  options.builtin_rules = false;
  options.removal = "rules";
  Result<Filter> other = Filter::Create(options);
  ASSERT_TRUE(other.ok());
  filter_ = std::move(other).value();
  const RunResult result = Resume();
  ASSERT_TRUE(result.status.ok());
  ASSERT_EQ(result.summary.notices.size(), 1u);
  EXPECT_NE(result.summary.notices[0].find("is done again"), std::string::npos);
  EXPECT_EQ(Parts(), Expected(Options()));
}

TEST_F(ResumableTest, RefusesFoldersThatAreNotItsOwn) {
  ASSERT_TRUE(Resume().status.ok());
  RunOptions options = Options();
  options.resume = false;
  EXPECT_EQ(newsieve::Run(filter_, options).status.code(), StatusCode::kUsage);
  options = Options();
  options.part_bytes = 30000;
  EXPECT_EQ(newsieve::Run(filter_, options).status.code(), StatusCode::kUsage);
  options = Options();
  options.output = dir_ / "in2";
  dir_.Write("in2/mine.txt", "x");
  EXPECT_EQ(newsieve::Run(filter_, options).status.code(), StatusCode::kUsage);
  dir_.Write("out/.newsieve-run/journal", "somebody else's\nlines\n");
  EXPECT_EQ(Resume().status.code(), StatusCode::kUsage);
}

TEST_F(ResumableTest, FindsWhatIsDamagedAndDoesItAgain) {
  const std::string expected = Expected(Options());
  const std::vector<void (*)(ResumableTest&)> damages = {
      [](ResumableTest& test) {  // torn
        fs::resize_file(test.Journal(), fs::file_size(test.Journal()) - 7);
      },
      [](ResumableTest& test) {  // a line end is missing
        fs::resize_file(test.Journal(), fs::file_size(test.Journal()) - 1);
      },
      [](ResumableTest& test) {  // a bit is flipped
        std::string journal = ReadFile(test.Journal());
        journal[journal.size() / 2] ^= 4;
        test.dir_.Write("out/.newsieve-run/journal", journal);
      },
      [](ResumableTest& test) {  // the tail is there twice
        const std::string journal = ReadFile(test.Journal());
        const std::size_t last = journal.rfind('\n', journal.size() - 2) + 1;
        test.dir_.Write("out/.newsieve-run/journal", journal + journal.substr(last));
      },
      [](ResumableTest& test) { fs::remove(test.dir_ / "out/part-00002.jsonl"); },
      [](ResumableTest& test) { fs::resize_file(test.dir_ / "out/part-00001.jsonl", 5); },
      [](ResumableTest& test) { fs::remove(test.dir_ / "out/.newsieve-run/inputs.jsonl"); },
      [](ResumableTest& test) { test.dir_.Write("out/.newsieve-run/inputs.jsonl", "{}\n"); }};
  for (std::size_t i = 0; i < damages.size(); ++i) {
    ASSERT_TRUE(Resume().status.ok());
    damages[i](*this);
    const RunResult result = Resume();
    ASSERT_TRUE(result.status.ok()) << i << ": " << result.status.message();
    EXPECT_FALSE(result.summary.notices.empty()) << i;
    EXPECT_EQ(Parts(), expected) << i;
  }
}

TEST_F(ResumableTest, VerifiesPartsAndSaysWhatIsNotFinished) {
  ASSERT_FALSE(RunUntilFailure(Options(), 3).status.ok());
  VerifyOptions options;
  options.run = dir_ / "out";
  Result<VerifyResult> unfinished = Verify(options);
  ASSERT_TRUE(unfinished.ok());
  ASSERT_EQ(unfinished->faults.size(), 1u);
  EXPECT_NE(unfinished->faults[0].find("not finished"), std::string::npos);
  ASSERT_TRUE(Resume().status.ok());
  options.input = dir_ / "in";
  const Result<VerifyResult> finished = Verify(options);
  ASSERT_TRUE(finished.ok());
  EXPECT_TRUE(finished->faults.empty());
  EXPECT_EQ(finished->proved + finished->failed, 480u);
}

TEST_F(ResumableTest, NothingToReadMakesAFinishedRunWithoutParts) {
  RunOptions options = Options();
  fs::create_directory(dir_ / "empty");
  options.inputs = {dir_ / "empty"};
  ASSERT_TRUE(newsieve::Run(filter_, options).status.ok());
  EXPECT_EQ(Parts(), "");
  EXPECT_TRUE(fs::exists(dir_ / "out/manifest.json"));
}

TEST_F(ResumableTest, PutsWhatFailsIntoQuarantine) {
  RunOptions options = Options();
  options.quarantine = dir_ / "bad";
  dir_.Write("in/page.zip", "PK\x03\x04");
  ASSERT_TRUE(newsieve::Run(filter_, options).status.ok());
  const std::string records = dir_ / "bad" + (dir_ / "in/feed.jsonl") + ".records/";
  EXPECT_EQ(ReadFile(records + "000000037"), "{broken");
  EXPECT_NE(ReadFile(records + "000000037.reason.json").find("\"code\":\"input.json\""),
            std::string::npos);
  EXPECT_EQ(ReadFile(dir_ / "bad" + (dir_ / "in/page.zip")), "PK\x03\x04");
  options.quarantine = dir_ / "in/bad";
  EXPECT_EQ(newsieve::Run(filter_, options).status.code(), StatusCode::kUsage);
  options.quarantine = dir_ / "out/bad";
  EXPECT_EQ(newsieve::Run(filter_, options).status.code(), StatusCode::kUsage);
}

TEST_F(ResumableTest, SetsAsideWhatTakesMoreMemoryThanThereIs) {
  RunOptions options = Options();
  options.part_bytes = 0;
  options.resume = false;
  options.output = dir_ / "whole";
  std::string lines;
  while (lines.size() < 1000000) lines += "a\n";
  dir_.Write("in/many_lines.txt", lines);
  options.memory_bytes = 512u << 20;
  EXPECT_EQ(newsieve::Run(filter_, options).summary.failed, 10u);
  options.memory_bytes = 256u << 20;
  const RunResult result = newsieve::Run(filter_, options);
  EXPECT_EQ(result.summary.failed, 11u);
  EXPECT_EQ(result.summary.read, 481u);
  options.memory_bytes = 64u << 20;
  EXPECT_EQ(newsieve::Run(filter_, options).status.code(), StatusCode::kUsage);
}

}  // namespace
}  // namespace newsieve
