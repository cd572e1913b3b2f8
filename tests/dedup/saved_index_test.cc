#include "dedup/saved_index.h"

#include <sys/stat.h>

#include <fstream>
#include <string>

#include <gtest/gtest.h>

#include "tests/io/temp_dir.h"

namespace newsieve {
namespace {

constexpr IndexParameters kParameters{0.8, 5, 3, 2};
const std::vector<std::uint32_t> kKeys = {1, 2, 0xFFFFFFFF};

class SavedIndexTest : public testing::Test {
 protected:
  Result<std::unique_ptr<SavedIndex>> Open(const IndexParameters& parameters = kParameters) const {
    return SavedIndex::Open(path_, parameters);
  }

  std::string Refusal(StatusCode code, const IndexParameters& parameters = kParameters) const {
    const auto index = Open(parameters);
    if (index.ok()) return "opened";
    EXPECT_EQ(index.status().code(), code);
    return index.status().message();
  }

  void Fill(int documents) const {
    const auto index = Open();
    ASSERT_TRUE(index.ok()) << index.status().message();
    for (int i = 0; i < documents; ++i) {
      const std::vector<std::uint32_t> shingles(300, static_cast<std::uint32_t>(i));
      ASSERT_TRUE((*index)
                      ->Add({"id" + std::to_string(i), ~std::uint64_t{0} - static_cast<unsigned>(i),
                             7, 0.25, Decision::kReview},
                            kKeys, shingles)
                      .ok());
    }
    ASSERT_TRUE((*index)->Commit().ok());
  }

  const TempDir dir_;
  const std::string path_ = dir_ / "index";
};

TEST_F(SavedIndexTest, ReadsBackWhatWasCommitted) {
  Fill(2);
  const auto index = Open();
  ASSERT_TRUE(index.ok());
  EXPECT_EQ((*index)->size(), 2u);
  std::vector<std::uint64_t> exact;
  ASSERT_TRUE((*index)
                  ->ForEach([&](const std::vector<std::uint32_t>& keys, std::uint64_t hash) {
                    EXPECT_EQ(keys, kKeys);
                    exact.push_back(hash);
                  })
                  .ok());
  EXPECT_EQ(exact, (std::vector<std::uint64_t>{~std::uint64_t{0}, ~std::uint64_t{0} - 1}));
  const auto document = (*index)->Find(1);
  ASSERT_TRUE(document.ok());
  EXPECT_EQ(document->id, "id1");
  EXPECT_EQ(document->cluster, 7u);
  EXPECT_EQ(document->score, 0.25);
  EXPECT_EQ(document->decision, Decision::kReview);
  EXPECT_EQ((*index)->Shingles(1).value(), std::vector<std::uint32_t>(300, 1));
}

TEST_F(SavedIndexTest, ForgetsWhatWasNotCommitted) {
  Fill(2);
  {
    const auto index = Open();
    ASSERT_TRUE((*index)->Add({"x", 1, 1, 1, Decision::kKeep}, kKeys, kKeys).ok());
  }
  EXPECT_EQ((*Open())->size(), 2u);
}

TEST_F(SavedIndexTest, RefusesAnIndexThatWasMeasuredOtherwise) {
  Fill(1);
  EXPECT_NE(Refusal(StatusCode::kUsage, {0.7, 5, 3, 2})
                .find("was made with similarity 0.8, and this "
                      "run has 0.7"),
            std::string::npos);
  EXPECT_NE(Refusal(StatusCode::kUsage, {0.8, 7, 3, 2}).find("shingle_words 5"), std::string::npos);
  EXPECT_NE(Refusal(StatusCode::kUsage, {0.8, 5, 4, 2}).find("bands 3"), std::string::npos);
}

TEST_F(SavedIndexTest, LeavesForeignFilesAsTheyAre) {
  const std::string text(5000, 'x');
  dir_.Write("index", text);
  EXPECT_NE(Refusal(StatusCode::kUsage).find("is no index of newsieve"), std::string::npos);
  EXPECT_EQ(ReadFile(path_), text);
}

TEST_F(SavedIndexTest, OneJobAtATime) {
  Fill(1);
  const auto first = Open();
  ASSERT_TRUE(first.ok());
  EXPECT_NE(Refusal(StatusCode::kUsage).find("another job"), std::string::npos);
}

TEST_F(SavedIndexTest, TellsOfAFolderThatIsNotThere) {
  const auto index = SavedIndex::Open(dir_ / "none/index", kParameters);
  ASSERT_FALSE(index.ok());
  EXPECT_EQ(index.status().code(), StatusCode::kUsage);
}

// Every page damaged in turn: an error or the same answers, never a crash.
TEST_F(SavedIndexTest, SurvivesDamage) {
  Fill(200);
  const std::string whole = ReadFile(path_);
  int told = 0;
  for (std::size_t at = 100; at < whole.size(); at += 1777) {
    std::string damaged = whole;
    for (std::size_t i = at; i < std::min(at + 40, whole.size()); ++i) damaged[i] = '\xA5';
    dir_.Write("index", damaged);
    const auto index = Open();
    if (!index.ok()) {
      ++told;
      continue;
    }
    bool failed = !(*index)->ForEach([](const auto&, std::uint64_t) {}).ok();
    for (std::uint32_t number = 0; number < (*index)->size(); ++number)
      failed |= !(*index)->Find(number).ok() || !(*index)->Shingles(number).ok();
    told += failed;
  }
  EXPECT_GT(told, 3);
}

TEST_F(SavedIndexTest, TellsOfATruncatedFile) {
  Fill(200);
  const std::string whole = ReadFile(path_);
  dir_.Write("index", whole.substr(0, whole.size() / 2));
  const auto index = Open();
  const bool read = index.ok() && (*index)->ForEach([](const auto&, std::uint64_t) {}).ok() &&
                    (*index)->Shingles(199).ok();
  EXPECT_FALSE(read);
}

}  // namespace
}  // namespace newsieve
