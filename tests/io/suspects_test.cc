#include "io/suspects.h"

#include <unistd.h>

#include <atomic>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

#include "tests/io/temp_dir.h"

namespace newsieve {
namespace {

class SuspectsTest : public testing::Test {
 public:
  std::unique_ptr<Suspects> Open(bool forget = false) const {
    Result<std::unique_ptr<Suspects>> opened = Suspects::Open(Path(), forget);
    EXPECT_TRUE(opened.ok());
    return std::move(opened).value();
  }

  // A process that dies while these are on trial, one beside the other where that is allowed.
  void DieOf(const std::vector<std::uint64_t>& keys) const {
    const auto die = [&] {
      const auto suspects = Open();
      std::vector<std::unique_ptr<Suspects::Trial>> trials;
      for (const std::uint64_t key : keys)
        trials.push_back(std::make_unique<Suspects::Trial>(suspects.get(), key));
      _exit(7);
    };
    EXPECT_EXIT(die(), testing::ExitedWithCode(7), "");
  }

  bool IsGuilty(std::uint64_t key) const { return Suspects::Trial(Open().get(), key).guilty(); }

  std::string Path() const { return dir_ / "suspects"; }
  void Write(const std::string& bytes) const { dir_.Write("suspects", bytes); }

 private:
  TempDir dir_;
};

TEST_F(SuspectsTest, TheFourthDeathIsTheLast) {
  for (int deaths = 0; deaths < 4; ++deaths) {
    DieOf({5});
    EXPECT_EQ(Open()->size(), 1U);
  }
  EXPECT_TRUE(IsGuilty(5));
  EXPECT_TRUE(IsGuilty(5)) << "for good";
  EXPECT_FALSE(IsGuilty(6));
}

TEST_F(SuspectsTest, WhoComesThroughIsForgotten) {
  DieOf({5, 6});
  DieOf({5});
  EXPECT_EQ(Open()->size(), 2U) << "6 was not tried again";
  EXPECT_FALSE(IsGuilty(6));
  EXPECT_EQ(Open()->size(), 1U);
  EXPECT_FALSE(IsGuilty(5));
  EXPECT_EQ(Open()->size(), 0U);
  DieOf({5});
  EXPECT_FALSE(IsGuilty(5)) << "it begins anew";
}

TEST_F(SuspectsTest, WhoWasBesideIsNotAccusedWithIt) {
  DieOf({5, 6, 7});
  for (int deaths = 1; deaths < 4; ++deaths) DieOf({5});
  for (const std::uint64_t key : {6U, 7U}) EXPECT_FALSE(IsGuilty(key));
  EXPECT_TRUE(IsGuilty(5));
}

TEST_F(SuspectsTest, DeathsCountOnlyOnEnd) {
  for (const std::uint64_t key : {5U, 5U, 5U, 6U, 5U, 5U, 5U}) DieOf({key});
  EXPECT_FALSE(IsGuilty(5));
  for (int deaths = 0; deaths < 4; ++deaths) DieOf({6});
  for (int deaths = 0; deaths < 4; ++deaths) DieOf({7});
  EXPECT_TRUE(IsGuilty(6)) << "what is proved stays so";
  EXPECT_TRUE(IsGuilty(7));
}

TEST_F(SuspectsTest, AnotherJobForgetsAll) {
  for (int deaths = 0; deaths < 4; ++deaths) DieOf({5});
  EXPECT_EQ(Open(/*forget=*/true)->size(), 0U);
  EXPECT_FALSE(IsGuilty(5));
}

TEST_F(SuspectsTest, WhatIsNoListAccusesNobody) {
  for (const std::string& bytes : {std::string(), std::string(7, 'x'), std::string(15, '\0')}) {
    Write(bytes);
    EXPECT_EQ(Open()->size(), 0U);
  }
  Write(std::string(2 << 20, '\0'));
  EXPECT_EQ(Open()->size(), 0U);
  for (int deaths = 0; deaths < 4; ++deaths) DieOf({5});
  const std::string noted = ReadFile(Path());
  for (std::size_t i = 0; i < noted.size(); ++i) {
    std::string damaged = noted;
    damaged[i] = static_cast<char>(damaged[i] ^ 4);
    Write(damaged);
    EXPECT_FALSE(IsGuilty(7) || IsGuilty(1)) << i;
  }
}

TEST_F(SuspectsTest, CannotBeOpenedWhereThereIsNoFolder) {
  EXPECT_EQ(Suspects::Open(Path() + "/none/x", false).status().code(), StatusCode::kIo);
}

TEST_F(SuspectsTest, NothingIsNotedForARunThatNobodyGoesOnWith) {
  EXPECT_FALSE(Suspects::Trial(nullptr, 5).guilty());
}

TEST_F(SuspectsTest, ASuspectIsTriedAlone) {
  DieOf({1, 2, 3});
  const auto suspects = Open();
  std::atomic<int> inside = 0, most_beside_suspect = 0;
  std::vector<std::thread> threads;
  for (std::uint64_t first = 0; first < 4; ++first) {
    threads.emplace_back([&, first] {
      for (std::uint64_t key = 1 + first; key < 400; key += 4) {
        const Suspects::Trial trial(suspects.get(), key);
        const int here = ++inside;
        if (key <= 3) most_beside_suspect = std::max<int>(most_beside_suspect, here);
        std::this_thread::yield();
        --inside;
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(most_beside_suspect, 1);
  EXPECT_EQ(suspects->size(), 0U);
  EXPECT_EQ(Open()->size(), 0U);
}

TEST_F(SuspectsTest, KeysTellDocumentsApart) {
  EXPECT_NE(Suspects::KeyOf("a", "text"), Suspects::KeyOf("b", "text"));
  EXPECT_NE(Suspects::KeyOf("a", "text"), Suspects::KeyOf("a", "other"));
  EXPECT_NE(Suspects::KeyOf("", ""), 0U);
}

}  // namespace
}  // namespace newsieve
