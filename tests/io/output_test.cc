#include "io/output.h"

#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <string>

#include <gtest/gtest.h>

#include "io/tree_output.h"
#include "tests/io/temp_dir.h"

namespace newsieve {
namespace {

bool IsEmpty(const std::string& folder) { return std::filesystem::is_empty(folder); }

TEST(OutputTest, AppearsWholeAtCommit) {
  const TempDir dir;
  const std::string path = dir.Write("out", "old");
  ASSERT_EQ(chmod(path.c_str(), 0640), 0);
  auto output = OpenOutputFile(path);
  ASSERT_TRUE(output.ok());
  EXPECT_TRUE(output.value()->Write("new").ok());
  EXPECT_TRUE(output.value()->Flush().ok());
  EXPECT_EQ(ReadFile(path), "old");
  EXPECT_TRUE(output.value()->Commit().ok());
  EXPECT_EQ(ReadFile(path), "new");
  EXPECT_EQ(std::filesystem::status(path).permissions(), std::filesystem::perms(0640));
  EXPECT_FALSE(std::filesystem::exists(TemporaryPath(path)));
}

TEST(OutputTest, LeavesNothingWithoutCommit) {
  const TempDir dir;
  {
    auto output = OpenOutputFile(dir / "out");
    ASSERT_TRUE(output.ok());
    EXPECT_TRUE(output.value()->Write(std::string(1000000, 'x')).ok());
  }
  EXPECT_TRUE(IsEmpty(dir.path()));
}

TEST(OutputTest, RefusesASecondJobButNotAfterACrash) {
  const TempDir dir;
  dir.Write(".out.newsieve-tmp", "left behind");
  auto first = OpenOutputFile(dir / "out");
  ASSERT_TRUE(first.ok());
  EXPECT_EQ(OpenOutputFile(dir / "out").status().code(), StatusCode::kUsage);
  EXPECT_TRUE(first.value()->Commit().ok());
  EXPECT_EQ(ReadFile(dir / "out"), "");
  EXPECT_TRUE(OpenOutputFile(dir / "out").ok());
}

TEST(OutputTest, RefusesFoldersAndMissingFolders) {
  const TempDir dir;
  EXPECT_EQ(OpenOutputFile(dir.path()).status().code(), StatusCode::kUsage);
  EXPECT_EQ(OpenOutputFile(dir / "none/out").status().code(), StatusCode::kUsage);
  EXPECT_EQ(TreeOutput::Open(dir / "none/out").status().code(), StatusCode::kUsage);
  EXPECT_EQ(OpenOutputFile(dir / std::string(300, 'x')).status().code(), StatusCode::kIo);
}

TEST(OutputTest, WritesThroughLinksAndDevices) {
  const TempDir dir;
  dir.Write("real", "old");
  ASSERT_EQ(symlink("real", (dir / "alias").c_str()), 0);
  auto output = OpenOutputFile(dir / "alias");
  EXPECT_TRUE(output.value()->Write("new").ok());
  EXPECT_TRUE(output.value()->Commit().ok());
  EXPECT_EQ(ReadFile(dir / "real"), "new");
  EXPECT_TRUE(std::filesystem::is_symlink(dir / "alias"));
  ASSERT_EQ(symlink("nowhere", (dir / "broken").c_str()), 0);
  EXPECT_EQ(OpenOutputFile(dir / "broken").status().code(), StatusCode::kUsage);
  EXPECT_TRUE(OpenOutputFile("/dev/null").value()->Commit().ok());
  EXPECT_TRUE(std::filesystem::is_character_file("/dev/null"));
}

TEST(OutputTest, TellsOfAFullDisk) {
  auto output = OpenOutputFile("/dev/full");
  ASSERT_TRUE(output.ok());
  EXPECT_TRUE(output.value()->Write("x").ok());
  const Status status = output.value()->Commit();
  EXPECT_EQ(status.code(), StatusCode::kIo);
  EXPECT_EQ(status.message(), "cannot write /dev/full: No space left on device (ENOSPC)");
}

// Lets files grow to so many bytes only, while it lives.
class FileSizeLimit {
 public:
  explicit FileSizeLimit(rlim_t bytes) : old_handler_(signal(SIGXFSZ, SIG_IGN)) {
    getrlimit(RLIMIT_FSIZE, &old_);
    const rlimit limit{bytes, old_.rlim_max};
    setrlimit(RLIMIT_FSIZE, &limit);
  }
  ~FileSizeLimit() {
    setrlimit(RLIMIT_FSIZE, &old_);
    signal(SIGXFSZ, old_handler_);
  }

 private:
  rlimit old_{};
  void (*old_handler_)(int);
};

TEST(OutputTest, LeavesNothingWhenAFileMayNotGrow) {
  const TempDir dir;
  {
    auto output = OpenOutputFile(dir / "out");
    const FileSizeLimit limit(100000);
    Status status;
    for (int i = 0; status.ok() && i < 10; ++i)
      status = output.value()->Write(std::string(300000, 'x'));
    EXPECT_EQ(status.code(), StatusCode::kIo);
    EXPECT_NE(status.message().find("EFBIG"), std::string::npos);
  }
  EXPECT_TRUE(IsEmpty(dir.path()));
}

TEST(OutputTest, AClosedPipeIsNoFault) {
  int ends[2];
  ASSERT_EQ(pipe(ends), 0);
  close(ends[0]);
  const auto old = signal(SIGPIPE, SIG_IGN);
  BufferedWriter writer(ends[1], "pipe");
  EXPECT_TRUE(writer.Write("x").ok());
  EXPECT_EQ(writer.Flush().code(), StatusCode::kClosed);
  signal(SIGPIPE, old);
  close(ends[1]);
}

Document At(const std::string& path, std::uint64_t record, const std::string& id) {
  Document document;
  document.id = id;
  document.source = {path, record, "jsonl", ""};
  return document;
}

TEST(TreeOutputTest, NamesFilesSafely) {
  EXPECT_EQ(TreeFileName("a/b.txt", At("in/a/b.txt", 0, "in/a/b.txt")), "a/b.txt");
  EXPECT_EQ(TreeFileName("f.jsonl", At("in/f.jsonl", 7, "in/f.jsonl:7")), "f.jsonl/000000007.txt");
  EXPECT_EQ(TreeFileName("f.jsonl", At("f.jsonl", 7, "../../etc/x y")),
            "f.jsonl/000000007-______etc_x_y.txt");
  EXPECT_EQ(TreeFileName("stdin", At("-", 0, "-")), "stdin.txt");
}

TEST(TreeOutputTest, AppearsWholeAndReplacesOnlyItsOwn) {
  const TempDir dir;
  const std::string path = dir / "tree";
  const auto write = [&](const std::string& text) {
    auto tree = TreeOutput::Open(path + "/");
    if (!tree.ok()) return tree.status();
    EXPECT_TRUE(tree.value()->WriteFile("a/b.txt", text).ok());
    EXPECT_TRUE(tree.value()->WriteFile("a/b.txt", text).ok());
    EXPECT_TRUE(tree.value()->WriteFile("a", text).ok());
    EXPECT_TRUE(tree.value()->WriteFile(std::string(300, 'n'), text).ok());
    EXPECT_TRUE(tree.value()->WriteRecords("{}\n").ok());
    return tree.value()->Commit();
  };
  EXPECT_TRUE(write("one").ok());
  EXPECT_TRUE(write("two").ok());
  EXPECT_EQ(ReadFile(path + "/a/b.txt") + ReadFile(path + "/a/b.txt~2") + ReadFile(path + "/a~2"),
            "twotwotwo");
  EXPECT_EQ(ReadFile(path + "/records.jsonl"), "{}\n");
  dir.Write("tree/mine", "x");
  EXPECT_EQ(write("three").code(), StatusCode::kUsage);
  EXPECT_EQ(ReadFile(path + "/mine"), "x");
  EXPECT_FALSE(std::filesystem::exists(TemporaryPath(path)));
}

TEST(TreeOutputTest, TakesAFileAndAFolderOfOneName) {
  const TempDir dir;
  auto tree = TreeOutput::Open(dir / "tree");
  EXPECT_TRUE(tree.value()->WriteFile("x", "file").ok());
  EXPECT_TRUE(tree.value()->WriteFile("x/y", "below").ok());
  EXPECT_TRUE(tree.value()->WriteFile(".newsieve-tree", "not a marker").ok());
  EXPECT_TRUE(tree.value()->Commit().ok());
  EXPECT_TRUE(std::filesystem::exists(dir / "tree/other-names"));
  EXPECT_TRUE(TreeOutput::Open(dir / "tree").ok());
}

TEST(TreeOutputTest, RefusesForeignFoldersAndSecondJobs) {
  const TempDir dir;
  dir.Write("foreign/x", "x");
  dir.Write("file", "x");
  EXPECT_EQ(TreeOutput::Open(dir / "foreign").status().code(), StatusCode::kUsage);
  EXPECT_EQ(TreeOutput::Open(dir / "file").status().code(), StatusCode::kUsage);
  std::filesystem::create_directory(dir / "empty");
  auto first = TreeOutput::Open(dir / "empty");
  EXPECT_TRUE(first.ok());
  EXPECT_EQ(TreeOutput::Open(dir / "empty").status().code(), StatusCode::kUsage);
}

}  // namespace
}  // namespace newsieve
