#include "clean/cleaner.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include "clean/session.h"

namespace newsieve {
namespace {

GuardVerdict JudgeDamage(const Amount& before, const Amount& after, const GuardOptions& guard) {
  if (before.solid == after.solid) return GuardVerdict::kFine;
  if (after.solid == 0) return GuardVerdict::kNothingLeft;
  if (after.prose_words == 0 && before.prose_words > guard.min_prose_words)
    return GuardVerdict::kOnlyProse;
  const double removed = 1.0 - static_cast<double>(after.solid) / static_cast<double>(before.solid);
  return removed > guard.max_removed_share ? GuardVerdict::kRemovedTooMuch : GuardVerdict::kFine;
}

// A document seldom needs more than three passes, the last of which finds nothing; a contrived one
// gets as many as it takes while it is small.
constexpr std::size_t kMinPasses = 12, kPassBytes = 4 << 20;

}  // namespace

Cleaner::Cleaner(const RuleSet& rules, const CleanOptions& options, const LineModel* model)
    : rules_(rules),
      options_(options),
      model_(model),
      matchers_([&rules] { return std::make_unique<LineMatcher>(rules); }) {
  const double p = options.model.min_probability;
  min_margin_ = std::log(p) - std::log1p(-p);
}

CleanResult Cleaner::Clean(const CleanRequest& request) const {
  // Nobody to take anything: not even lines are looked at.
  if (rules_.rules().empty() && model_ == nullptr && request.templates == nullptr) return {};
  const auto matcher = matchers_.Take();
  CleanResult result;
  CleanSession session(rules_, *matcher, options_, request);
  const Amount before = session.Standing();
  result.input_clues = session.InputClues();
  std::size_t passes = std::max(kMinPasses, kPassBytes / (request.text.size() + 1));
  const bool all = request.only_rule == kNoLimit;
  const bool takes = options_.model.on && request.by_model;
  const bool judge = all && model_ != nullptr && (takes || request.measure_left),
             templates = all && request.templates != nullptr;
  do {
    session.Run();
    if (templates) session.TakeTemplates(result.taken);
    if (judge && (takes || !session.judged())) Judge(session, takes, result.taken);
  } while (all && --passes > 0 && session.NextPass());
  const Amount after = session.Standing();
  result.edits = session.Edits();
  result.kept_lines = session.KeptLines();
  if (before.solid > 0)
    result.removed_share =
        1.0 - static_cast<double>(after.solid) / static_cast<double>(before.solid);
  result.removed_lines = before.lines - after.lines;
  if (all) result.guard = JudgeDamage(before, after, options_.guard);
  if (result.guard == GuardVerdict::kFine) {
    result.clues = session.Clues(result.edits);
    if (all) session.ForgetClues(result.input_clues);
  } else {
    session.Restore();
    result.edits.clear();
    result.removed_lines = 0;
    result.clues = CleanSession(rules_, *matcher, options_, request).Clues({});  // as it came
  }
  if (request.measure_left) result.left_share = session.LeftShare();
  return result;
}

void Cleaner::Judge(CleanSession& session, bool takes, std::vector<Taken>& taken) const {
  const std::vector<LineSample> samples = session.Samples();
  if (samples.size() > options_.model.max_lines) return;
  std::vector<LineModel::Verdict> verdicts = model_->Judge(samples, options_, min_margin_);
  if (!session.judged()) session.NoteJudged(verdicts);
  if (takes) session.TakeJudged(std::move(verdicts), min_margin_, taken);
}

}  // namespace newsieve
