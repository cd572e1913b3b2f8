#include "io/walk.h"

#include <fcntl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <filesystem>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "io/file_reader.h"
#include "tests/io/temp_dir.h"

namespace newsieve {
namespace {

// "relative" or "relative <code>" of each file.
std::vector<std::string> Walked(const std::vector<std::string>& inputs, std::set<FileId> own = {}) {
  Walker walker(inputs, std::move(own));
  std::vector<std::string> found;
  while (auto file = walker.Next())
    found.push_back(file->relative + (file->failure ? " <" + file->failure->code + ">" : ""));
  return found;
}

using Strings = std::vector<std::string>;

TEST(WalkTest, SortsPathsByBytesAndCountsHiddenFiles) {
  const TempDir dir;
  for (const char* name : {"b.txt", "a/z.txt", "a/B.txt", "a-b.txt", "a.txt", "é.txt", "a/.hidden",
                           ".git/config", "A.txt"})
    dir.Write(name, "x");
  EXPECT_EQ(Walked({dir.path()}),
            (Strings{"A.txt", "a-b.txt", "a.txt", "a/B.txt", "a/z.txt", "b.txt", "é.txt"}));
  Walker walker({dir.path() + "//"}, {});
  const auto first = walker.Next();
  EXPECT_EQ(first->path, dir.path() + "//A.txt");
  while (walker.Next()) {
  }
  EXPECT_EQ(walker.hidden_skipped(), 2u);
}

TEST(WalkTest, NeverOpensWhatIsNoRegularFile) {
  const TempDir dir;
  dir.Write("in/a.txt", "x");
  dir.Write("outside.txt", "x");
  ASSERT_EQ(mkfifo((dir / "in/fifo").c_str(), 0600), 0);
  ASSERT_EQ(symlink("nowhere", (dir / "in/broken").c_str()), 0);
  ASSERT_EQ(symlink("../outside.txt", (dir / "in/out").c_str()), 0);
  ASSERT_EQ(symlink("self", (dir / "in/self").c_str()), 0);
  ASSERT_EQ(symlink("/dev/zero", (dir / "in/zero").c_str()), 0);
  ASSERT_EQ(symlink("a.txt", (dir / "in/alias").c_str()), 0);
  const std::string no = " <input.not_regular>";
  EXPECT_EQ(Walked({dir / "in"}), (Strings{"a.txt", "alias", "broken" + no, "fifo" + no, "out" + no,
                                           "self" + no, "zero" + no}));
  EXPECT_EQ(Walked({dir / "in/fifo", "/dev/null", dir / "none"}),
            (Strings{"fifo" + no, "null" + no, "none <input.unreadable>"}));
}

TEST(WalkTest, RefusesSockets) {
  const TempDir dir;
  const FileDescriptor socket_file(socket(AF_UNIX, SOCK_STREAM, 0));
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  (dir / "socket").copy(address.sun_path, sizeof(address.sun_path) - 1);
  ASSERT_EQ(bind(socket_file.get(), reinterpret_cast<sockaddr*>(&address), sizeof(address)), 0);
  EXPECT_EQ(Walked({dir.path()}), (Strings{"socket <input.not_regular>"}));
}

TEST(WalkTest, EntersEachDirectoryOnceInSpiteOfLoops) {
  const TempDir dir;
  dir.Write("a/x.txt", "x");
  dir.Write("b/y.txt", "y");
  ASSERT_EQ(symlink("..", (dir / "a/up").c_str()), 0);
  ASSERT_EQ(symlink("../b", (dir / "a/to_b").c_str()), 0);
  ASSERT_EQ(symlink("../a", (dir / "b/to_a").c_str()), 0);
  EXPECT_EQ(Walked({dir.path()}), (Strings{"a/to_b/y.txt", "a/x.txt"}));
  EXPECT_EQ(Walked({dir.path(), dir.path()}), (Strings{"a/to_b/y.txt", "a/x.txt"}));
}

TEST(WalkTest, TakesStrangeNames) {
  const TempDir dir;
  const std::string longest(255, 'n');
  for (const std::string& name : {std::string("new\nline"), std::string("bad\xFF"), longest})
    dir.Write(name, name);
  EXPECT_EQ(Walked({dir.path()}), (Strings{"bad\xFF", "new\nline", longest}));
}

TEST(WalkTest, ReadsPathsLongerThanTheKernelTakesAtOnce) {
  const TempDir dir;
  const std::string part(200, 'd');
  std::string relative;
  FileDescriptor folder = OpenPath(dir.path(), O_PATH | O_DIRECTORY);
  for (int depth = 0; depth < 30; ++depth, relative += part + "/") {
    ASSERT_EQ(mkdirat(folder.get(), part.c_str(), 0700), 0);
    folder = FileDescriptor(openat(folder.get(), part.c_str(), O_PATH | O_DIRECTORY));
  }
  FileDescriptor made(openat(folder.get(), "f.txt", O_WRONLY | O_CREAT, 0600));
  ASSERT_EQ(write(made.get(), "deep", 4), 4);
  Walker walker({dir.path()}, {});
  const auto file = walker.Next();
  ASSERT_TRUE(file && !file->failure);
  EXPECT_EQ(file->relative, relative + "f.txt");
  OpenedSource opened = OpenFile(file->path);
  ASSERT_TRUE(opened.source);
  EXPECT_EQ(opened.source->Peek(), "deep");
}

// Root may read everything: these tests become somebody else.
class AsNobody {
 public:
  AsNobody() : changed_(geteuid() == 0 && seteuid(65534) == 0) {}
  ~AsNobody() {
    if (changed_) [[maybe_unused]]
      const int error = seteuid(0);
  }

 private:
  bool changed_;
};

TEST(WalkTest, TellsOfUnreadableFilesAndDirectories) {
  const TempDir dir;
  std::filesystem::permissions(dir.path(), std::filesystem::perms::all);
  const std::string closed = dir.Write("closed.txt", "x");
  dir.Write("folder/f.txt", "x");
  ASSERT_EQ(chmod(closed.c_str(), 0) + chmod((dir / "folder").c_str(), 0), 0);
  {
    const AsNobody nobody;
    if (access(closed.c_str(), R_OK) == 0 && geteuid() == 0) GTEST_SKIP() << "cannot give up root";
    EXPECT_EQ(Walked({dir.path()}), (Strings{"closed.txt", "folder/ <input.unreadable>"}));
    const OpenedSource opened = OpenFile(closed);
    ASSERT_TRUE(opened.failure);
    EXPECT_EQ(opened.failure->message, "It cannot be read: Permission denied (EACCES).");
  }
  chmod((dir / "folder").c_str(), 0700);
}

TEST(FileReaderTest, TellsWhyItCannotRead) {
  const TempDir dir;
  EXPECT_NE(OpenFile(dir.path()).failure->message.find("EISDIR"), std::string::npos);
  EXPECT_NE(OpenFile(dir / "none").failure->message.find("ENOENT"), std::string::npos);
  EXPECT_NE(OpenFile(dir / std::string(300, 'x')).failure->message.find("ENAMETOOLONG"),
            std::string::npos);
  ASSERT_EQ(mkfifo((dir / "fifo").c_str(), 0600), 0);
  EXPECT_EQ(OpenFile(dir / "fifo").failure->code, "input.not_regular");
}

TEST(FileReaderTest, ReadsOnWhenAFileGrowsOrShrinks) {
  const TempDir dir;
  const std::string path = dir.Write("a.txt", "first");
  OpenedSource opened = OpenFile(path);
  ASSERT_EQ(opened.source->Peek(), "first");
  std::ofstream(path, std::ios::app) << " second";
  char buffer[100];
  EXPECT_EQ(opened.source->Read(buffer, 100).value(), 5u);
  EXPECT_EQ(opened.source->Read(buffer, 100).value(), 7u);
  std::filesystem::resize_file(path, 1);
  EXPECT_EQ(opened.source->Read(buffer, 100).value(), 0u);
}

TEST(WalkTest, LeavesOutTheRunsOwnOutput) {
  const TempDir dir;
  dir.Write("a.txt", "x");
  const std::string own = dir.Write("out.jsonl", "");
  EXPECT_EQ(Walked({dir.path()}, {*IdOf(own)}), (Strings{"a.txt"}));
}

TEST(WalkTest, RefusesOutputsThatTouchTheInputs) {
  const TempDir dir;
  const std::string file = dir.Write("in/a.txt", "x");
  ASSERT_EQ(link(file.c_str(), (dir / "hard").c_str()), 0);
  ASSERT_EQ(symlink("in", (dir / "alias").c_str()), 0);
  const std::string in = dir / "in";
  for (const std::string& output : {file, dir / "in", dir / "in/out.jsonl", dir / "alias/out.jsonl",
                                    dir / "hard", dir.path(), dir / "in/../in/b"})
    EXPECT_EQ(CheckOutputApart({in, file}, output).code(), StatusCode::kUsage) << output;
  for (const std::string& output :
       {dir / "out.jsonl", dir / "in2", dir / "int", std::string("/dev/null")})
    EXPECT_TRUE(CheckOutputApart({in, "-"}, output).ok()) << output;
}

}  // namespace
}  // namespace newsieve
