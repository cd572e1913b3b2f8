#include "base/scratch_file.h"

#include <filesystem>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/io/temp_dir.h"

namespace newsieve {
namespace {

TEST(ScratchFileTest, ReadsBackWhatWasAppendedBufferedOrNot) {
  const TempDir dir;
  const auto file = ScratchFile::Open(dir.path());
  ASSERT_TRUE(file.ok());
  std::vector<std::pair<std::uint64_t, std::string>> parts;
  for (const std::size_t size : {std::size_t{0}, std::size_t{10}, std::size_t{700000},
                                 std::size_t{700000}, std::size_t{3000000}, std::size_t{5}}) {
    const std::string part(size, static_cast<char>('a' + parts.size()));
    const auto place = (*file)->Append(part);
    ASSERT_TRUE(place.ok());
    parts.emplace_back(*place, part);
    for (const auto& [at, expected] : parts) {
      std::string read(expected.size(), '?');
      ASSERT_TRUE((*file)->Read(at, read.size(), read.data()).ok());
      ASSERT_EQ(read, expected);
    }
  }
  EXPECT_TRUE(std::filesystem::is_empty(dir.path())) << "it has no name";
}

// An empty vector has no data: found by the sanitizers.
TEST(ScratchFileTest, ReadsNothingToNowhere) {
  const auto file = ScratchFile::Open("");
  ASSERT_TRUE(file.ok());
  EXPECT_TRUE((*file)->Read(0, 0, nullptr).ok());
}

TEST(ScratchFileTest, GoesElsewhereWhereItsFolderCannotHoldIt) {
  const auto file = ScratchFile::Open("/proc/none");
  ASSERT_TRUE(file.ok());
  EXPECT_TRUE((*file)->Append("x").ok());
}

}  // namespace
}  // namespace newsieve
