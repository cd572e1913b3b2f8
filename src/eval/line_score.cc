#include "eval/line_score.h"

#include <algorithm>
#include <numeric>

namespace newsieve {
namespace {

double Share(std::uint64_t part, std::uint64_t whole) {
  return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
}

void AddTo(Confusion& sum, const Confusion& page) {
  sum.true_positives += page.true_positives;
  sum.false_positives += page.false_positives;
  sum.false_negatives += page.false_negatives;
  sum.true_negatives += page.true_negatives;
}

double Mean(const std::vector<double>& values) {
  if (values.empty()) return 0;
  return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

double Median(std::vector<double> values) {
  if (values.empty()) return 0;
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  if (values.size() % 2 == 1) return *middle;
  return (*std::max_element(values.begin(), middle) + *middle) / 2;
}

}  // namespace

double Confusion::precision() const {
  return Share(true_positives, true_positives + false_positives);
}

double Confusion::recall() const { return Share(true_positives, true_positives + false_negatives); }

double Confusion::f1() const {
  const double p = precision(), r = recall();
  return p + r == 0 ? 0 : 2 * p * r / (p + r);
}

double Confusion::article_kept() const {
  return Share(true_negatives, true_negatives + false_positives);
}

double Confusion::article_f1() const {
  const std::uint64_t of_both = 2 * true_negatives + false_negatives + false_positives;
  return of_both == 0 ? 1 : Share(2 * true_negatives, of_both);
}

double LineFigures::pages_kept_share() const { return Share(pages_kept, pages_with_article); }

void LineScore::Add(const PageCounts& page) {
  ++sums_.pages;
  AddTo(sums_.characters, page.characters);
  AddTo(sums_.lines, page.lines);
  page_f1_.push_back(page.characters.article_f1());
  if (page.characters.true_negatives + page.characters.false_positives == 0) return;
  ++sums_.pages_with_article;
  if (page.characters.article_kept() >= LineFigures::kPageKept) ++sums_.pages_kept;
}

LineFigures LineScore::Figures() const {
  LineFigures figures = sums_;
  figures.page_f1_mean = Mean(page_f1_);
  figures.page_f1_median = Median(page_f1_);
  return figures;
}

}  // namespace newsieve
