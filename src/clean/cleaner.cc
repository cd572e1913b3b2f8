#include "clean/cleaner.h"

#include "clean/session.h"

namespace newsieve {
namespace {

GuardVerdict Judge(const Amount& before, const Amount& after, const GuardOptions& guard) {
  if (before.solid == after.solid) return GuardVerdict::kFine;
  if (after.solid == 0) return GuardVerdict::kNothingLeft;
  if (after.prose_words == 0 && before.prose_words > guard.min_prose_words)
    return GuardVerdict::kOnlyProse;
  const double removed = 1.0 - static_cast<double>(after.solid) / static_cast<double>(before.solid);
  return removed > guard.max_removed_share ? GuardVerdict::kRemovedTooMuch : GuardVerdict::kFine;
}

}  // namespace

CleanResult Cleaner::Clean(const CleanRequest& request) const {
  const auto matcher = matchers_.Take();
  CleanSession session(rules_, *matcher, options_, request);
  const Amount before = session.Standing();
  session.Run();
  const Amount after = session.Standing();
  CleanResult result;
  if (before.solid > 0)
    result.removed_share =
        1.0 - static_cast<double>(after.solid) / static_cast<double>(before.solid);
  if (request.only_rule == kNoLimit) result.guard = Judge(before, after, options_.guard);
  if (result.guard != GuardVerdict::kFine) return result;
  result.edits = session.Edits();
  result.removed_lines = before.lines - after.lines;
  return result;
}

}  // namespace newsieve
