#include "pipeline/duplicates.h"

#include <sys/resource.h>

#include <algorithm>
#include <atomic>
#include <csignal>
#include <filesystem>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "newsieve/stream.h"
#include "newsieve/verify.h"
#include "tests/dedup/generated_texts.h"
#include "tests/io/temp_dir.h"
#include "tests/pipeline/test_filter.h"

namespace newsieve {
namespace {

// A record of JSONL input.
std::string Line(const std::string& id, const std::string& text) {
  return R"({"id":")" + id + R"(","text":")" + text + "\"}\n";
}

std::string Sentences(const Words& words) {
  std::string text;
  for (std::size_t i = 0; i < words.size(); ++i)
    text += words[i] + (i % 12 == 11 ? ". And then the " : " ");
  return text + "end.";
}

class DuplicatesTest : public testing::Test {
 protected:
  // Sixty texts with up to three near or exact copies each, in a mixed order.
  void WriteCorpus() {
    std::mt19937_64 random(23);
    std::vector<std::string> lines;
    for (int i = 0; i < 60; ++i) {
      const Words words = RandomWords(random, 80 + Below(random, 200));
      for (std::size_t copy = 0; copy <= Below(random, 4); ++copy)
        lines.push_back(Line(std::to_string(i) + "." + std::to_string(copy),
                             Sentences(Edited(random, words, copy == 1 ? 0 : Below(random, 4)))));
    }
    for (std::size_t i = lines.size(); i > 1; --i) std::swap(lines[i - 1], lines[Below(random, i)]);
    lines.push_back("{broken\n");
    std::string all, first, second;
    for (std::size_t i = 0; i < lines.size(); ++i) {
      all += lines[i];
      (i < lines.size() / 2 ? first : second) += lines[i];
    }
    dir_.Write("all.jsonl", all);
    dir_.Write("first.jsonl", first);
    dir_.Write("second.jsonl", second);
  }

  RunOptions Options(const std::string& input, const std::string& output) const {
    RunOptions options;
    options.inputs = {dir_ / input};
    options.output = dir_ / output;
    options.find_duplicates = true;
    return options;
  }

  RunSummary Run(const RunOptions& options) {
    const RunResult result = newsieve::Run(filter_, options);
    EXPECT_TRUE(result.status.ok()) << result.status.message();
    const RunSummary& summary = result.summary;
    EXPECT_EQ(summary.read, summary.kept + summary.review + summary.dropped + summary.failed);
    return summary;
  }

  static std::size_t Count(const std::string& text, std::string_view what) {
    std::size_t count = 0;
    for (std::size_t at = text.find(what); at != text.npos; at = text.find(what, at + 1)) ++count;
    return count;
  }

  static std::uint64_t Duplicates(const RunSummary& summary) {
    std::uint64_t count = 0;
    for (const auto& [code, uses] : summary.reasons)
      if (code.starts_with("duplicate.")) count += uses;
    return count;
  }

  // Names of files that a run has left besides `expected`.
  std::vector<std::string> Left(const std::vector<std::string>& expected) const {
    std::vector<std::string> left;
    for (const auto& entry : std::filesystem::directory_iterator(dir_.path())) {
      const std::string name = entry.path().filename();
      if (std::find(expected.begin(), expected.end(), name) == expected.end()) left.push_back(name);
    }
    return left;
  }

  const TempDir dir_;
  const Filter filter_ = TestFilter();
};

TEST_F(DuplicatesTest, TheSameBytesForAnyNumberOfThreads) {
  WriteCorpus();
  for (const OutputFormat format : {OutputFormat::kJsonl, OutputFormat::kText}) {
    RunOptions options = Options("all.jsonl", "one");
    options.output_format = format;
    options.threads = 1;
    const RunSummary one = Run(options);
    EXPECT_GT(Duplicates(one), 40u);
    for (const int threads : {2, 5}) {
      options.output = dir_ / "many";
      options.threads = threads;
      Run(options);
      ASSERT_EQ(ReadFile(dir_ / "one"), ReadFile(dir_ / "many"));
    }
  }
}

TEST_F(DuplicatesTest, CountsWhatBecameOfEachAndVerifies) {
  WriteCorpus();
  const RunSummary plain = Run([&] {
    RunOptions options = Options("all.jsonl", "plain");
    options.find_duplicates = false;
    return options;
  }());
  for (const DuplicateAction action :
       {DuplicateAction::kDrop, DuplicateAction::kReview, DuplicateAction::kNote}) {
    RunOptions options = Options("all.jsonl", "out.jsonl");
    options.duplicate_action = action;
    const RunSummary summary = Run(options);
    const std::uint64_t duplicates = Duplicates(summary);
    EXPECT_EQ(summary.read, plain.read);
    const std::string records = ReadFile(dir_ / "out.jsonl");
    EXPECT_EQ(Count(records, "\"duplicate_of\":"), duplicates);
    EXPECT_EQ(Count(records, "\"decision\":\"keep\""), summary.kept);
    EXPECT_EQ(Count(records, "\"decision\":\"drop\""), summary.dropped);
    if (action == DuplicateAction::kDrop) {
      EXPECT_EQ(summary.dropped, plain.dropped + duplicates);
    }
    if (action == DuplicateAction::kNote) {
      EXPECT_EQ(summary.dropped, plain.dropped);
      EXPECT_EQ(summary.kept, plain.kept);
    }
    const auto proof = Verify({.run = dir_ / "out.jsonl", .input = dir_ / "all.jsonl"});
    ASSERT_TRUE(proof.ok());
    EXPECT_TRUE(proof->faults.empty()) << proof->faults.front();
  }
}

TEST_F(DuplicatesTest, ATreeHasFilesOfKeptDocumentsOnly) {
  dir_.Write("in/a.txt", kTestArticle);
  dir_.Write("in/b.txt", kTestArticle);
  dir_.Write("in/c.txt",
             std::string(kTestArticle) + "One line more, of ten words, and it is the end.\n");
  RunOptions options = Options("in", "tree");
  options.output_format = OutputFormat::kTree;
  Run(options);
  EXPECT_TRUE(std::filesystem::exists(dir_ / "tree/a.txt"));
  EXPECT_FALSE(std::filesystem::exists(dir_ / "tree/b.txt"));
  EXPECT_EQ(Count(ReadFile(dir_ / "tree/records.jsonl"), "\"duplicate.exact\""), 1u);
}

TEST_F(DuplicatesTest, TwoRunsFindWhatIsInBothHalves) {
  WriteCorpus();
  RunOptions options = Options("first.jsonl", "first.out");
  options.dedup_index = dir_ / "index";
  const std::uint64_t first = Duplicates(Run(options));
  options.inputs = {dir_ / "second.jsonl"};
  options.output = dir_ / "second.out";
  const std::uint64_t second = Duplicates(Run(options));
  const std::uint64_t whole = Duplicates(Run(Options("all.jsonl", "all.out")));
  options.dedup_index.clear();
  const std::uint64_t second_alone = Duplicates(Run(options));
  EXPECT_GT(second, second_alone) << "some have their originals in the first half";
  // Which of a cluster is kept differs, and with it a chain or two.
  EXPECT_NEAR(static_cast<double>(first + second), static_cast<double>(whole), 4);
}

TEST_F(DuplicatesTest, TheSameRunAgainWritesTheSameBytes) {
  WriteCorpus();
  RunOptions options = Options("all.jsonl", "one");
  options.dedup_index = dir_ / "index";
  Run(options);
  options.output = dir_ / "two";
  Run(options);
  EXPECT_EQ(ReadFile(dir_ / "one"), ReadFile(dir_ / "two"));
}

TEST_F(DuplicatesTest, KeepFirstStreams) {
  WriteCorpus();
  FilterOptions streaming;
  streaming.config_path = dir_.Write("config.yaml", "duplicates:\n  keep: first\n");
  const auto filter = Filter::Create(streaming);
  ASSERT_TRUE(filter.ok()) << filter.status().message();
  RunOptions options = Options("all.jsonl", "out");
  const RunResult result = newsieve::Run(*filter, options);
  ASSERT_TRUE(result.status.ok());
  EXPECT_GT(Duplicates(result.summary), 40u);
  const std::string records = ReadFile(dir_ / "out");
  EXPECT_EQ(Count(records, "\"duplicate_of\":"), Duplicates(result.summary));
  EXPECT_EQ(Count(records, "\"decision\":\"drop\""), result.summary.dropped);
}

TEST_F(DuplicatesTest, AStoppedRunLeavesNothing) {
  WriteCorpus();
  std::atomic<bool> stop = true;
  RunOptions options = Options("all.jsonl", "out");
  options.dedup_index = dir_ / "index";
  options.stop = &stop;
  EXPECT_EQ(newsieve::Run(filter_, options).status.code(), StatusCode::kInterrupted);
  EXPECT_TRUE(Left({"all.jsonl", "first.jsonl", "second.jsonl", "index"}).empty());
  stop = false;
  EXPECT_GT(Duplicates(Run(options)), 40u) << "the index is good, and empty";
}

TEST_F(DuplicatesTest, AnIndexThatIsAnInputOrTheOutputIsRefused) {
  WriteCorpus();
  RunOptions options = Options("all.jsonl", "out");
  options.dedup_index = dir_ / "all.jsonl";
  EXPECT_EQ(newsieve::Run(filter_, options).status.code(), StatusCode::kUsage);
  dir_.Write("out", "");
  options.dedup_index = dir_ / "out";
  EXPECT_EQ(newsieve::Run(filter_, options).status.code(), StatusCode::kUsage);
}

// A disk that is full, at any moment: an error, and the index as it was.
TEST_F(DuplicatesTest, AFullDiskLeavesTheIndexAsItWas) {
  WriteCorpus();
  RunOptions options = Options("first.jsonl", "out");
  options.dedup_index = dir_ / "index";
  Run(options);
  const std::string before = ReadFile(dir_ / "index");
  const auto handler = std::signal(SIGXFSZ, SIG_IGN);
  rlimit old{};
  getrlimit(RLIMIT_FSIZE, &old);
  options.inputs = {dir_ / "second.jsonl"};
  int failures = 0;
  for (const std::size_t room : {std::size_t{4096}, before.size() + 8192}) {
    const rlimit limit{room, old.rlim_max};
    setrlimit(RLIMIT_FSIZE, &limit);
    const RunResult result = newsieve::Run(filter_, options);
    setrlimit(RLIMIT_FSIZE, &old);
    if (result.status.ok()) continue;
    ++failures;
    EXPECT_EQ(result.status.code(), StatusCode::kIo) << result.status.message();
    EXPECT_EQ(Duplicates(Run([&] {
                RunOptions again = Options("first.jsonl", "again");
                again.dedup_index = options.dedup_index;
                return again;
              }())),
              Duplicates(Run(Options("first.jsonl", "again"))));
    EXPECT_EQ(ReadFile(dir_ / "index").size(), before.size());
  }
  std::signal(SIGXFSZ, handler);
  EXPECT_GE(failures, 1);
}

}  // namespace
}  // namespace newsieve
