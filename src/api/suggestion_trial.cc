#include "api/suggestion_trial.h"

#include <algorithm>
#include <set>
#include <utility>

#include "api/impl.h"
#include "api/packs.h"
#include "clean/examples.h"
#include "clean/layout.h"

namespace newsieve {
namespace {

constexpr const char* kSuggestedPack = "suggested.yaml";  // what faults of it are told of

bool IsSuggested(const Rule& rule) { return rule.file == kSuggestedPack; }

// Whether a rule keeps the line that suggested `rule` would take. Asked of kept lines, not of what
// is left: the guard restores most documents of one line.
bool IsHeld(const Cleaner& cleaner, const Rule& rule) {
  return cleaner.Clean({.text = rule.strips[0].text}).kept_lines > 0;
}

// The suggested rules of `impl` that no person should get; `faults`: those of their examples.
std::set<std::string> FindBad(const Filter::Impl& impl, std::vector<Diagnostic>& faults) {
  const RuleSet& rules = impl.rules;
  std::set<std::string> bad;
  for (std::uint32_t i = 0; i < rules.rules().size(); ++i) {
    const Rule& rule = rules.rules()[i];
    if (IsSuggested(rule)) CheckExamples(impl.cleaner, rules, i, faults);
    if (IsSuggested(rule) && IsHeld(impl.cleaner, rule)) bad.insert(rule.id);
    const std::uint32_t shadow = ShadowOf(impl.cleaner, rules, i);
    if (shadow == kNoRule) continue;
    // Of two suggestions the one stays that takes the lines of both.
    const Rule& needless = IsSuggested(rule) ? rule : rules.rules()[shadow];
    if (IsSuggested(needless)) bad.insert(needless.id);
  }
  return bad;
}

// The ids of the rules of `pack` that no person should get.
Result<std::set<std::string>> TryPack(const FilterOptions& options, const std::string& pack) {
  std::vector<Diagnostic> faults;
  std::size_t packs = 0;
  const Result<std::unique_ptr<Filter::Impl>> impl =
      BuildImpl(options, faults, packs, {{kSuggestedPack, pack}});
  if (!impl.ok()) return impl.status();
  std::set<std::string> bad;
  if (faults.empty()) bad = FindBad(**impl, faults);
  for (const Diagnostic& fault : faults) {
    if (fault.file != kSuggestedPack || fault.rule.empty()) return FaultStatus(faults);
    bad.insert(fault.rule);
  }
  return bad;
}

}  // namespace

Result<TriedPack> TrySuggestions(const FilterOptions& options, std::vector<Suggestion> all,
                                 std::uint64_t documents, std::size_t limit) {
  for (;;) {
    const auto count = static_cast<std::ptrdiff_t>(std::min(limit, all.size()));
    const std::vector<Suggestion> top(all.begin(), all.begin() + count);
    TriedPack pack{FormatPack(top, documents), top.size()};
    if (top.empty()) return pack;
    const Result<std::set<std::string>> bad = TryPack(options, pack.yaml);
    if (!bad.ok()) return bad.status();
    if (bad->empty()) return pack;
    std::erase_if(all, [&](const Suggestion& rule) { return bad->count(rule.id) > 0; });
  }
}

}  // namespace newsieve
