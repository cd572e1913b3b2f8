// EvaluateLines: judges labelled pages on all threads and adds them up in input order.
#include <algorithm>
#include <functional>
#include <map>
#include <string_view>
#include <tuple>

#include "base/even_sample.h"
#include "base/foremost.h"
#include "eval/excerpt.h"
#include "eval/group_scores.h"
#include "eval/labelled_corpus.h"
#include "eval/line_score.h"
#include "eval/page_judge.h"
#include "newsieve/eval.h"

namespace newsieve {
namespace {

using Page = LineEvaluation::Page;
using Rule = LineEvaluation::Rule;
using Mistake = LineEvaluation::Mistake;

// What each rule removed, right and wrong.
class RuleScores {
 public:
  void Add(const JudgedPage& judged) {
    const Confusion& counts = judged.counts.characters;
    const double article =
        static_cast<double>(counts.true_negatives) + static_cast<double>(counts.false_positives);
    std::map<std::string_view, std::uint64_t> lost;
    for (std::size_t line = 0; line < judged.rules.size(); ++line) {
      const LineLabel label = judged.page.lines[line].label;
      if (judged.rules[line].empty() || label == LineLabel::kUndecided) continue;
      Rule& rule = rules_[judged.rules[line]];
      (label == LineLabel::kArticle ? rule.article : rule.boilerplate) += judged.Weight(line);
      if (label == LineLabel::kArticle) lost[judged.rules[line]] += judged.Weight(line);
    }
    for (const auto& [rule, characters] : lost)
      if (static_cast<double>(characters) > (1 - LineFigures::kPageKept) * article)
        ++rules_.find(rule)->second.pages_broken;
  }

  std::vector<Rule> Sorted() const {
    std::vector<Rule> rules;
    for (const auto& [id, rule] : rules_) {
      rules.push_back(rule);
      rules.back().id = id;
    }
    std::stable_sort(rules.begin(), rules.end(),
                     [](const Rule& a, const Rule& b) { return a.article > b.article; });
    return rules;
  }

 private:
  std::map<std::string, Rule, std::less<>> rules_;
};

// Of two pages the worse first: the lower F1, or more wrong characters.
bool Worse(const Page& a, const Page& b) {
  const auto wrong = [](const Page& page) { return page.article_lost + page.boilerplate_left; };
  return std::tuple(a.f1, wrong(b)) < std::tuple(b.f1, wrong(a));
}

class LineEvaluator {
 public:
  explicit LineEvaluator(const EvalOptions& options)
      : groups_(options.by), worst_(options.worst, Worse), mistakes_(options.mistakes) {}

  void Add(const JudgedPage& judged) {
    all_.Add(judged.counts);
    groups_.Add(judged.page.values, judged.counts);
    rules_.Add(judged);
    OfferAsWorst(judged);
    for (std::size_t line = 0; line < judged.rules.size(); ++line)
      if (judged.Wrong(line) && judged.Weight(line) > 0)
        mistakes_.Offer([&] { return MistakeOf(judged, line); });
  }

  LineEvaluation Finish() {
    LineEvaluation result;
    result.all = all_.Figures();
    result.groups = groups_.Sorted<LineEvaluation::Group>(
        [](const LineFigures& figures) { return figures.pages; });
    result.rules = rules_.Sorted();
    result.worst = worst_.Take();
    result.mistake_count = mistakes_.offered();
    result.mistakes = mistakes_.Take();
    return result;
  }

 private:
  void OfferAsWorst(const JudgedPage& judged) {
    const Confusion& counts = judged.counts.characters;
    if (counts.false_positives + counts.false_negatives == 0) return;
    worst_.Offer({judged.page.id, judged.page.site, counts.false_positives, counts.false_negatives,
                  counts.article_f1()});
  }

  static Mistake MistakeOf(const JudgedPage& judged, std::size_t line) {
    const LabelledLine& wrong = judged.page.lines[line];
    return {judged.page.id, line + 1, wrong.label == LineLabel::kArticle, judged.rules[line],
            Excerpt(wrong.text)};
  }

  LineScore all_;
  GroupScores<LineScore> groups_;
  RuleScores rules_;
  Foremost<Page> worst_;
  EvenSample<Mistake> mistakes_;
};

}  // namespace

Result<LineEvaluation> EvaluateLines(const Filter& filter, const EvalOptions& options) {
  const PageJudge judge(filter, options.by);
  LineEvaluator evaluator(options);
  const Result<std::uint64_t> failed = FoldLabelled(
      filter, options, [&](const Input& input) { return judge.Judge(input); },
      [&](const JudgedPage& judged) { evaluator.Add(judged); });
  if (!failed.ok()) return failed.status();
  LineEvaluation result = evaluator.Finish();
  result.failed = *failed;
  result.versions = filter.versions();
  return result;
}

}  // namespace newsieve
