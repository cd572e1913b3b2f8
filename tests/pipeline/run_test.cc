#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <fstream>
#include <string>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

#include "newsieve/stream.h"
#include "newsieve/verify.h"
#include "tests/io/temp_dir.h"
#include "tests/pipeline/test_filter.h"

namespace newsieve {
namespace {

// A folder with all that can happen: good and bad files of both formats, many small and a few large
// ones.
void FillInputs(const TempDir& dir) {
  const std::string article(kTestArticle);
  for (int i = 0; i < 300; ++i)
    dir.Write("in/t/" + std::to_string(i) + ".txt", article + std::to_string(i) + "\n");
  std::string lines;
  for (int i = 0; i < 2000; ++i) {
    lines += i % 97 == 0
                 ? "{broken\n"
                 : R"({"id":)" + std::to_string(i) +
                       R"(,"text":"Share on Facebook\nIt rained in town on day )" +
                       std::to_string(i) + R"(, and the fair was put off.\n","k":[1, 2]})" + "\n";
  }
  dir.Write("in/feed.jsonl", lines);
  dir.Write("in/large.txt", std::string(600000, 'x') + "\n" + article);
  dir.Write("in/latin1.txt", "Le pr\xE9sident a parl\xE9 hier soir \xE0 la t\xE9l\xE9vision.\n");
  dir.Write("in/damaged.txt", "A line with one bad byte \xFF in it, but else in order.\n");
  dir.Write("in/empty.txt", "");
  dir.Write("in/page.zip", "<html>");
  dir.Write("in/array.json", "[{\"text\":\"x\"}]");
  ASSERT_EQ(mkfifo((dir / "in/fifo").c_str(), 0600), 0);
}

RunOptions Options(const TempDir& dir, const std::string& output) {
  RunOptions options;
  options.inputs = {dir / "in"};
  options.output = dir / output;
  return options;
}

void ExpectAccounted(const RunSummary& summary) {
  EXPECT_EQ(summary.read, summary.kept + summary.review + summary.dropped + summary.failed);
}

// The file is written to by who is told of its first, broken line: then it is open, and not yet
// read to its end.
TEST(RunTest, TellsOfFilesThatChangeWhileTheyAreRead) {
  const TempDir dir;
  std::string lines = "{broken\n";
  const std::string words(5000, 'x');
  while (lines.size() < 14000000) lines += R"({"text":")" + words + "\"}\n";
  const std::string path = dir.Write("in/feed.jsonl", lines);
  RunOptions options = Options(dir, "out.jsonl");
  options.threads = 1;  // 8 MB wait in the queue, at most
  options.on_failure = [&](const std::string&, const Reason&) {
    std::ofstream(path, std::ios::app) << "\n";
  };
  const RunResult result = newsieve::Run(TestFilter(), options);
  ASSERT_TRUE(result.status.ok());
  ASSERT_EQ(result.summary.passed_over.size(), 1u);
  EXPECT_EQ(result.summary.passed_over[0].first, "input.changed");
}

TEST(RunTest, WritesTheSameBytesForAnyNumberOfThreads) {
  const TempDir dir;
  FillInputs(dir);
  const Filter filter = TestFilter();
  std::string first;
  for (int threads : {1, 2, 8, 64}) {
    RunOptions options = Options(dir, "out.jsonl");
    options.threads = threads;
    const RunResult result = newsieve::Run(filter, options);
    ASSERT_TRUE(result.status.ok()) << result.status.message();
    ExpectAccounted(result.summary);
    const std::string bytes = ReadFile(dir / "out.jsonl");
    EXPECT_EQ(static_cast<std::uint64_t>(std::count(bytes.begin(), bytes.end(), '\n')),
              result.summary.read);
    if (first.empty()) first = bytes;
    EXPECT_TRUE(bytes == first) << threads;
  }
}

TEST(RunTest, IsProvedByVerify) {
  const TempDir dir;
  FillInputs(dir);
  const Filter filter = TestFilter();
  const RunResult result = newsieve::Run(filter, Options(dir, "out.jsonl"));
  const Result<VerifyResult> proof = Verify({dir / "out.jsonl", dir / "in"});
  ASSERT_TRUE(proof.ok());
  EXPECT_EQ(proof->faults, std::vector<std::string>());
  EXPECT_EQ(proof->records, result.summary.read);
  EXPECT_EQ(proof->failed, result.summary.failed);
  EXPECT_EQ(proof->proved + proof->failed, proof->records);
}

TEST(RunTest, TellsOfEveryFailureInOrder) {
  const TempDir dir;
  FillInputs(dir);
  RunOptions options = Options(dir, "out.jsonl");
  std::vector<std::string> codes;
  options.on_failure = [&](const std::string& id, const Reason& reason) {
    if (id.find("feed.jsonl") == id.npos) codes.push_back(reason.code);
  };
  const RunResult result = newsieve::Run(TestFilter(), options);
  EXPECT_EQ(codes, (std::vector<std::string>{"input.not_jsonl", "input.not_regular",
                                             "input.unsupported_format"}));
  EXPECT_EQ(result.summary.failed, 3u + 21u);
  EXPECT_EQ(result.summary.removed_lines, 300u + 2000u - 21u + 1u);
}

TEST(RunTest, WritesATreeOfKeptDocuments) {
  const TempDir dir;
  dir.Write("in/a/article.txt", std::string(kTestArticle));
  dir.Write("in/short.txt", "Hm\n");
  RunOptions options = Options(dir, "tree");
  options.output_format = OutputFormat::kTree;
  const RunResult result = newsieve::Run(TestFilter(), options);
  ASSERT_TRUE(result.status.ok()) << result.status.message();
  ASSERT_EQ(result.summary.kept, 1u);
  const std::string cleaned = ReadFile(dir / "tree/a/article.txt");
  EXPECT_FALSE(cleaned.empty());
  EXPECT_EQ(cleaned.find("Facebook"), cleaned.npos);
  EXPECT_FALSE(std::filesystem::exists(dir / "tree/short.txt"));
  const Result<VerifyResult> proof = Verify({dir / "tree", dir / "in"});
  ASSERT_TRUE(proof.ok());
  EXPECT_EQ(proof->proved, 2u);
}

TEST(RunTest, RefusesWhatDoesNotFitBeforeAnyWork) {
  const TempDir dir;
  dir.Write("in/a.txt", "x");
  const Filter filter = TestFilter();
  std::vector<RunOptions> bad(6, Options(dir, "out"));
  bad[0].inputs.clear();
  bad[1].input_format = "parquet";
  bad[2].output = dir / "in/out.jsonl";
  bad[3].inputs = {"-", "-"};
  bad[4].output_format = OutputFormat::kTree, bad[4].output.clear();
  bad[5].output = dir.path();
  for (std::size_t i = 0; i < bad.size(); ++i) {
    const RunResult result = newsieve::Run(filter, bad[i]);
    EXPECT_EQ(result.status.code(), StatusCode::kUsage) << i;
    EXPECT_EQ(result.summary.read, 0u);
  }
}

TEST(RunTest, StopsOnAFullDisk) {
  const TempDir dir;
  FillInputs(dir);
  RunOptions options = Options(dir, "out");
  options.output = "/dev/full";
  const RunResult result = newsieve::Run(TestFilter(), options);
  EXPECT_EQ(result.status.code(), StatusCode::kIo);
  EXPECT_NE(result.status.message().find("ENOSPC"), std::string::npos);
}

TEST(RunTest, LeavesNothingWhenInterrupted) {
  const TempDir dir;
  FillInputs(dir);
  std::atomic<bool> stop = true;
  RunOptions options = Options(dir, "out.jsonl");
  options.stop = &stop;
  const RunResult result = newsieve::Run(TestFilter(), options);
  EXPECT_EQ(result.status.code(), StatusCode::kInterrupted);
  ExpectAccounted(result.summary);
  EXPECT_FALSE(std::filesystem::exists(dir / "out.jsonl"));
  EXPECT_FALSE(std::filesystem::exists(dir / ".out.jsonl.newsieve-tmp"));
}

TEST(RunTest, KeepsNotesAndMergesInput) {
  const TempDir dir;
  dir.Write("in/f.jsonl", "{\"text\":\"a\xFF\",\"k\":1}\n");
  RunOptions options = Options(dir, "out.jsonl");
  options.merge_input = true;
  ASSERT_TRUE(newsieve::Run(TestFilter(), options).status.ok());
  const std::string record = ReadFile(dir / "out.jsonl");
  EXPECT_NE(record.find("\"code\":\"input.invalid_utf8\""), record.npos) << record;
  EXPECT_TRUE(record.ends_with(",\"k\":1}\n")) << record;
}

// Standard input is `read_end` while it lives.
class StandardInput {
 public:
  explicit StandardInput(int read_end) : saved_(dup(STDIN_FILENO)) { dup2(read_end, STDIN_FILENO); }
  ~StandardInput() {
    dup2(saved_, STDIN_FILENO);
    close(saved_);
  }

 private:
  int saved_;
};

void WriteAll(int fd, std::string_view bytes) {
  ASSERT_EQ(write(fd, bytes.data(), bytes.size()), static_cast<ssize_t>(bytes.size()));
}

// What comes within a few seconds.
std::string ReadSome(int fd) {
  pollfd waiting{fd, POLLIN, 0};
  std::string bytes(65536, '\0');
  const ssize_t got = poll(&waiting, 1, 5000) == 1 ? read(fd, bytes.data(), bytes.size()) : 0;
  bytes.resize(static_cast<std::size_t>(std::max<ssize_t>(0, got)));
  return bytes;
}

// Each record of a pipe is written before the next one has to come.
TEST(RunTest, AnswersEachRecordOfAPipeAtOnce) {
  const TempDir dir;
  int input[2], output[2];
  ASSERT_EQ(pipe(input) + pipe(output), 0);
  const StandardInput redirected(input[0]);
  RunOptions options;
  options.inputs = {"-"};
  options.output = "/dev/fd/" + std::to_string(output[1]);
  const Filter filter = TestFilter();
  RunResult result;
  std::thread run([&] { result = newsieve::Run(filter, options); });
  for (int i = 1; i <= 3; ++i) {
    WriteAll(input[1], "{\"text\":\"x\",\"id\":" + std::to_string(i) + "}\n");
    const std::string answer = ReadSome(output[0]);
    EXPECT_NE(answer.find("\"id\":\"" + std::to_string(i) + "\""), answer.npos);
    EXPECT_TRUE(answer.ends_with("\n"));
  }
  close(input[1]);
  run.join();
  EXPECT_TRUE(result.status.ok()) << result.status.message();
  EXPECT_EQ(result.summary.read, 3u);
  for (int fd : {input[0], output[0], output[1]}) close(fd);
}

TEST(RunTest, StopsWhileItWaitsForAPipe) {
  const TempDir dir;
  int input[2];
  ASSERT_EQ(pipe(input), 0);
  const StandardInput redirected(input[0]);
  std::atomic<bool> stop = false;
  RunOptions options;
  options.inputs = {"-"};
  options.output = dir / "out.jsonl";
  options.stop = &stop;
  std::thread stopper([&] {
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
    stop = true;
  });
  WriteAll(input[1], "half a text");
  EXPECT_EQ(newsieve::Run(TestFilter(), options).status.code(), StatusCode::kInterrupted);
  stopper.join();
  EXPECT_FALSE(std::filesystem::exists(dir / "out.jsonl"));
  for (int fd : input) close(fd);
}

}  // namespace
}  // namespace newsieve
