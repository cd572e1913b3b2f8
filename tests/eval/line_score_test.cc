#include "eval/line_score.h"

#include <gtest/gtest.h>

namespace newsieve {
namespace {

PageCounts Page(const Confusion& characters) { return {characters, {}}; }

TEST(ConfusionTest, IsAsByHand) {
  struct Case {
    Confusion counts;  // tp, fp, fn, tn
    double precision, recall, f1, article_kept, article_f1;
  };
  const Case cases[] = {
      {{0, 0, 0, 0}, 0, 0, 0, 0, 1},
      {{10, 0, 0, 10}, 1, 1, 1, 1, 1},
      {{6, 2, 3, 14}, 0.75, 6.0 / 9, 12.0 / 17, 14.0 / 16, 28.0 / 33},
      {{0, 0, 5, 0}, 0, 0, 0, 0, 0},  // boilerplate that stayed, no article
      {{0, 4, 0, 0}, 0, 0, 0, 0, 0},  // all of the article went
      {{5, 0, 0, 0}, 1, 1, 1, 0, 1},  // nothing but boilerplate, and it went
  };
  for (const Case& c : cases) {
    EXPECT_DOUBLE_EQ(c.counts.precision(), c.precision);
    EXPECT_DOUBLE_EQ(c.counts.recall(), c.recall);
    EXPECT_DOUBLE_EQ(c.counts.f1(), c.f1);
    EXPECT_DOUBLE_EQ(c.counts.article_kept(), c.article_kept);
    EXPECT_DOUBLE_EQ(c.counts.article_f1(), c.article_f1);
  }
}

TEST(LineScoreTest, AddsUpPagesAndTakesTheirMeanAndMedian) {
  LineScore score;
  score.Add(Page({6, 1, 0, 99}));  // article F1 198/199, keeps .99
  score.Add(Page({0, 1, 0, 98}));  // 196/197, keeps less
  score.Add(Page({0, 0, 7, 0}));   // 0, has no article
  LineFigures figures = score.Figures();
  EXPECT_EQ(figures.pages, 3u);
  EXPECT_EQ(figures.characters.true_positives, 6u);
  EXPECT_EQ(figures.characters.false_positives, 2u);
  EXPECT_EQ(figures.characters.false_negatives, 7u);
  EXPECT_EQ(figures.characters.true_negatives, 197u);
  EXPECT_DOUBLE_EQ(figures.page_f1_mean, (198.0 / 199 + 196.0 / 197) / 3);
  EXPECT_DOUBLE_EQ(figures.page_f1_median, 196.0 / 197);
  EXPECT_EQ(figures.pages_with_article, 2u);
  EXPECT_EQ(figures.pages_kept, 1u);
  EXPECT_DOUBLE_EQ(figures.pages_kept_share(), 0.5);
  score.Add(Page({0, 0, 0, 3}));  // 1
  EXPECT_DOUBLE_EQ(score.Figures().page_f1_median, (196.0 / 197 + 198.0 / 199) / 2);
}

TEST(LineScoreTest, IsZeroWithoutPages) {
  const LineFigures figures = LineScore().Figures();
  EXPECT_EQ(figures.pages, 0u);
  EXPECT_EQ(figures.page_f1_mean, 0);
  EXPECT_EQ(figures.page_f1_median, 0);
  EXPECT_EQ(figures.pages_kept_share(), 0);
}

}  // namespace
}  // namespace newsieve
