// EvaluateLines: judges labelled pages on all threads and adds them up in input order.
#include <algorithm>
#include <functional>
#include <map>
#include <string_view>
#include <tuple>
#include <utility>

#include "base/even_sample.h"
#include "eval/excerpt.h"
#include "eval/line_score.h"
#include "eval/page_judge.h"
#include "newsieve/eval.h"
#include "pipeline/fold.h"

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

// The pages that were judged worst, a bounded number of them.
class WorstPages {
 public:
  explicit WorstPages(std::size_t size) : size_(size) {}

  void Offer(const JudgedPage& judged) {
    const Confusion& counts = judged.counts.characters;
    if (size_ == 0 || counts.false_positives + counts.false_negatives == 0) return;
    const Rank rank{counts.article_f1(), counts.false_positives + counts.false_negatives,
                    offered_++};
    if (heap_.size() == size_) {
      if (!(rank < heap_.front().rank)) return;
      std::pop_heap(heap_.begin(), heap_.end(), Worse);
      heap_.pop_back();
    }
    heap_.push_back({rank,
                     {judged.page.id, judged.page.site, counts.false_positives,
                      counts.false_negatives, rank.f1}});
    std::push_heap(heap_.begin(), heap_.end(), Worse);
  }

  // The worst first.
  std::vector<Page> Take() {
    std::sort(heap_.begin(), heap_.end(), Worse);
    std::vector<Page> pages;
    for (Entry& entry : heap_) pages.push_back(std::move(entry.page));
    return pages;
  }

 private:
  // How bad a page is: the worst is the least.
  struct Rank {
    double f1;
    std::uint64_t wrong, number;  // characters; of equals the first counts as the worse

    bool operator<(const Rank& other) const {
      return std::tuple(f1, other.wrong, number) < std::tuple(other.f1, wrong, other.number);
    }
  };
  struct Entry {
    Rank rank;
    Page page;
  };

  static bool Worse(const Entry& a, const Entry& b) { return a.rank < b.rank; }

  std::size_t size_;
  std::vector<Entry> heap_;  // the least bad of them at the front
  std::uint64_t offered_ = 0;
};

class LineEvaluator {
 public:
  explicit LineEvaluator(const EvalOptions& options)
      : options_(options),
        groups_(options.by.size()),
        worst_(options.worst),
        mistakes_(options.mistakes) {}

  void Add(const JudgedPage& judged) {
    if (judged.failure) return Fail(judged);
    all_.Add(judged.counts);
    for (std::size_t key = 0; key < groups_.size(); ++key)
      groups_[key][judged.page.values[key]].Add(judged.counts);
    rules_.Add(judged);
    worst_.Offer(judged);
    for (std::size_t line = 0; line < judged.rules.size(); ++line)
      if (judged.Wrong(line) && judged.Weight(line) > 0)
        mistakes_.Offer([&] { return MistakeOf(judged, line); });
  }

  LineEvaluation Finish() {
    LineEvaluation result;
    result.all = all_.Figures();
    for (std::size_t key = 0; key < groups_.size(); ++key) AppendGroups(key, result.groups);
    result.rules = rules_.Sorted();
    result.worst = worst_.Take();
    result.mistake_count = mistakes_.offered();
    result.mistakes = mistakes_.Take();
    result.failed = failed_;
    return result;
  }

 private:
  void Fail(const JudgedPage& judged) {
    ++failed_;
    if (options_.on_failure) options_.on_failure(judged.place, *judged.failure);
  }

  static Mistake MistakeOf(const JudgedPage& judged, std::size_t line) {
    const LabelledLine& wrong = judged.page.lines[line];
    return {judged.page.id, line + 1, wrong.label == LineLabel::kArticle, judged.rules[line],
            Excerpt(wrong.text)};
  }

  // Largest first, equals by value.
  void AppendGroups(std::size_t key, std::vector<LineEvaluation::Group>& out) const {
    const auto first = static_cast<std::ptrdiff_t>(out.size());
    for (const auto& [value, score] : groups_[key])
      out.push_back({options_.by[key], value, score.Figures()});
    std::stable_sort(out.begin() + first, out.end(), [](const auto& a, const auto& b) {
      return a.figures.pages > b.figures.pages;
    });
  }

  const EvalOptions& options_;
  LineScore all_;
  std::vector<std::map<std::string, LineScore>> groups_;  // for each key
  RuleScores rules_;
  WorstPages worst_;
  EvenSample<Mistake> mistakes_;
  std::uint64_t failed_ = 0;
};

}  // namespace

Result<LineEvaluation> EvaluateLines(const Filter& filter, const EvalOptions& options) {
  Corpus corpus;
  corpus.inputs = options.inputs;
  corpus.forced_format = &LabelledPageFormat();
  corpus.read = {filter.max_document_bytes(), ""};
  corpus.threads = options.threads;
  corpus.stop = options.stop;
  const PageJudge judge(filter, options.by);
  LineEvaluator evaluator(options);
  const Status status = FoldCorpus(
      corpus, [&](const Input& input) { return judge.Judge(input); },
      [&](const JudgedPage& judged) { evaluator.Add(judged); });
  if (!status.ok()) return status;
  LineEvaluation result = evaluator.Finish();
  result.versions = filter.versions();
  return result;
}

}  // namespace newsieve
