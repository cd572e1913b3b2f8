#include "dedup/duplicate_finder.h"

#include <map>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/dedup/generated_texts.h"
#include "tests/io/temp_dir.h"

namespace newsieve {
namespace {

struct Given {
  std::string id, text;
  double score = 0.5;
  Decision decision = Decision::kKeep;
};

using Verdicts = std::map<std::uint64_t, DuplicateVerdict>;

class DuplicateFinderTest : public testing::Test {
 protected:
  PrintedDocument Print(const Given& given) const {
    return {given.id, given.decision, given.score, Fingerprinter(options_).Make(given.text)};
  }

  std::unique_ptr<DuplicateFinder> Open() const {
    auto finder = DuplicateFinder::Open(options_, dir_.path());
    EXPECT_TRUE(finder.ok()) << finder.status().message();
    return std::move(finder).value();
  }

  // Of keep: best, with the index saved at the end.
  Verdicts Run(const std::vector<Given>& documents) {
    const auto finder = Open();
    for (std::size_t i = 0; i < documents.size(); ++i)
      EXPECT_TRUE(finder->Add(Print(documents[i]), i).ok());
    const auto found = finder->Finish();
    EXPECT_TRUE(found.ok());
    Verdicts verdicts;
    ids_.clear();
    for (const DuplicateVerdict& verdict : *found) {
      verdicts[verdict.document] = verdict;
      if (verdict.duplicate) ids_[verdict.document] = finder->IdOf(verdict.of).value();
    }
    losses_ = finder->losses();
    EXPECT_TRUE(finder->Save().ok());
    return verdicts;
  }

  // "b of a, c of a": the ids of duplicates and what they are duplicates of.
  std::string Told(const std::vector<Given>& documents) {
    std::string told;
    for (const auto& [number, verdict] : Run(documents)) {
      if (verdict.duplicate)
        told += (told.empty() ? "" : ", ") + documents[number].id + " of " + ids_[number];
    }
    return told;
  }

  TempDir dir_;
  DedupOptions options_;
  std::map<std::uint64_t, std::string> ids_;
  DuplicateLosses losses_;
  std::mt19937_64 random_{11};
};

TEST_F(DuplicateFinderTest, KeepsTheBestAndOfEqualsTheEarliest) {
  const Words words = RandomWords(random_, 300);
  const std::string text = Joined(words), near = Joined(Edited(random_, words, 3));
  const std::string other = Joined(RandomWords(random_, 300));
  EXPECT_EQ(Told({{"a", text}, {"b", other}, {"c", near}, {"d", text}}), "c of a, d of a");
  EXPECT_EQ(Told({{"a", text, 0.5}, {"b", near, 0.9}}), "a of b");
  EXPECT_EQ(Told({{"a", text, 0.5}, {"b", text, 0.9}}), "a of b");
  EXPECT_EQ(Told({{"a", text, 0.9, Decision::kReview}, {"b", near, 0.5}}), "a of b");
}

TEST_F(DuplicateFinderTest, SaysExactOnlyOfTheSameText) {
  const std::string text = Joined(RandomWords(random_, 100));
  const Verdicts verdicts = Run({{"a", text}, {"b", " " + text}, {"c", "“" + text + "”"}});
  ASSERT_EQ(verdicts.size(), 3u);
  EXPECT_FALSE(verdicts.at(0).duplicate);
  EXPECT_TRUE(verdicts.at(1).exact);
  EXPECT_FALSE(verdicts.at(2).exact);
  EXPECT_EQ(verdicts.at(1).similarity, 1);
  EXPECT_EQ(verdicts.at(2).similarity, 1);
  EXPECT_EQ(verdicts.at(0).cluster, verdicts.at(2).cluster);
}

TEST_F(DuplicateFinderTest, ATextWithoutWordsHasNoDuplicates) {
  EXPECT_EQ(Told({{"a", "..."}, {"b", "..."}, {"c", ""}, {"d", ""}}), "");
}

// a and c are each like b, but not like one another: b goes, and both stay.
TEST_F(DuplicateFinderTest, KeepsWhatIsLikeADuplicateOnly) {
  const Words words = RandomWords(random_, 400);
  Words b = words, c = words;
  for (std::size_t i = 0; i < 45; ++i) b[i] = "b" + std::to_string(i);
  for (std::size_t i = 0; i < 45; ++i) c[i] = b[i], c[399 - i] = "c" + std::to_string(i);
  const std::vector<Given> documents = {{"a", Joined(words)}, {"b", Joined(b)}, {"c", Joined(c)}};
  options_.similarity = 0.75;
  ASSERT_GE(Jaccard(Print(documents[0]).print.shingles, Print(documents[1]).print.shingles), 0.75);
  ASSERT_GE(Jaccard(Print(documents[1]).print.shingles, Print(documents[2]).print.shingles), 0.75);
  ASSERT_LT(Jaccard(Print(documents[0]).print.shingles, Print(documents[2]).print.shingles), 0.75);
  EXPECT_EQ(Told(documents), "b of a");
}

// Planted near-duplicates of every degree, against all pairs.
TEST_F(DuplicateFinderTest, FindsWhatBruteForceFinds) {
  std::vector<Given> documents;
  for (int i = 0; i < 400; ++i) {
    const Words words = RandomWords(random_, 40 + Below(random_, 400));
    documents.push_back({"o" + std::to_string(i), Joined(words), 0.9});
    const std::size_t edits = Below(random_, 1 + words.size() / 18);
    documents.push_back({"v" + std::to_string(i), Joined(Edited(random_, words, edits)), 0.5});
  }
  std::vector<std::vector<std::uint32_t>> shingles;
  for (const Given& given : documents) shingles.push_back(Print(given).print.shingles);
  const Verdicts verdicts = Run(documents);
  int planted = 0, found = 0, below = 0;
  for (std::size_t b = 0; b < documents.size(); ++b) {
    for (std::size_t a = 0; a < b; ++a) {
      const double similarity = Jaccard(shingles[a], shingles[b]);
      below += similarity > 0.3 && similarity < options_.similarity;
      if (similarity < options_.similarity) continue;
      ++planted;
      const auto verdict = verdicts.find(b);
      found += verdict != verdicts.end() && verdict->second.duplicate;
    }
  }
  ASSERT_GT(planted, 150);
  ASSERT_GT(below, 50) << "some must be too different";
  EXPECT_GE(found, planted * 0.99);
  for (const auto& [number, verdict] : verdicts) {
    if (!verdict.duplicate) continue;
    const std::size_t of = static_cast<std::size_t>(verdict.of);
    EXPECT_EQ(verdict.similarity, Jaccard(shingles[number], shingles[of]));
    EXPECT_GE(verdict.similarity, options_.similarity);
  }
}

TEST_F(DuplicateFinderTest, KeepFirstDecidesAtOnceAgainstWhatWasKept) {
  const Words words = RandomWords(random_, 300);
  const auto finder = Open();
  const auto decide = [&](const Given& given, std::uint64_t number) {
    return finder->Decide(Print(given), number).value();
  };
  EXPECT_FALSE(decide({"a", Joined(words), 0.1}, 0));
  const auto near = decide({"b", Joined(Edited(random_, words, 2)), 0.9}, 1);
  ASSERT_TRUE(near.has_value());
  EXPECT_EQ(finder->IdOf(near->of).value(), "a");
  EXPECT_LT(near->similarity, 1);
  EXPECT_FALSE(decide({"c", Joined(RandomWords(random_, 300))}, 2));
  const auto exact = decide({"d", Joined(words)}, 3);
  ASSERT_TRUE(exact.has_value());
  EXPECT_TRUE(exact->exact);
  EXPECT_EQ(exact->cluster, near->cluster);
}

TEST_F(DuplicateFinderTest, ALaterRunFindsWhatAnEarlierOneKept) {
  options_.index = dir_ / "index";
  const Words words = RandomWords(random_, 300);
  const std::string text = Joined(words), near = Joined(Edited(random_, words, 2));
  EXPECT_EQ(Told({{"a", text}, {"b", near}}), "b of a");
  // Better, but later.
  EXPECT_EQ(Told({{"c", near, 0.99}, {"d", Joined(RandomWords(random_, 50))}}), "c of a");
  EXPECT_EQ(Open()->indexed(), 2u) << "a and d";
}

TEST_F(DuplicateFinderTest, TheSameRunAgainFindsTheSame) {
  options_.index = dir_ / "index";
  std::vector<Given> documents;
  for (int i = 0; i < 60; ++i) {
    const Words words = RandomWords(random_, 100);
    for (int copy = 0; copy < 4; ++copy) {
      const Words edited = Edited(random_, words, Below(random_, 3));
      documents.push_back({std::to_string(i) + "." + std::to_string(copy), Joined(edited),
                           static_cast<double>(Below(random_, 10)) / 10});
    }
  }
  const Verdicts first = Run(documents);
  const auto first_ids = ids_;
  const std::size_t indexed = Open()->indexed();
  const Verdicts second = Run(documents);
  EXPECT_EQ(Open()->indexed(), indexed);
  EXPECT_EQ(ids_, first_ids);
  ASSERT_EQ(first.size(), second.size());
  EXPECT_GT(first_ids.size(), 100u);
  for (const auto& [number, verdict] : first) {
    EXPECT_EQ(verdict.cluster, second.at(number).cluster);
    EXPECT_EQ(verdict.duplicate, second.at(number).duplicate);
    EXPECT_EQ(verdict.similarity, second.at(number).similarity);
    EXPECT_EQ(verdict.exact, second.at(number).exact);
  }
}

TEST_F(DuplicateFinderTest, TellsWhatItsBoundsLeftOut) {
  options_.max_memory = 1;
  std::vector<Given> documents;
  for (int i = 0; i < 7000; ++i)
    documents.push_back({std::to_string(i), "w" + std::to_string(i) + " x y"});
  Run(documents);
  EXPECT_GT(losses_.unindexed, 500u);
  EXPECT_LT(losses_.unindexed, 6500u);
  EXPECT_EQ(losses_.cut, 0u);
  // Many of one template, alike but not duplicates.
  options_.max_memory = 64;
  options_.candidates = 4;
  options_.bucket = 2;
  documents.clear();
  const Words words = RandomWords(random_, 100);
  for (int i = 0; i < 100; ++i)
    documents.push_back({std::to_string(i), Joined(Edited(random_, words, 6))});
  Run(documents);
  EXPECT_GT(losses_.cut, 0u);
  EXPECT_GT(losses_.crowded, 10u);
}

}  // namespace
}  // namespace newsieve
