// newsieve rules diff: what a change of rules does to a corpus, before it is made.
#include "newsieve/rules_diff.h"

#include <fmt/format.h>

#include "cli/commands.h"
#include "cli/exit_code.h"
#include "cli/failure_log.h"
#include "cli/stop.h"
#include "cli/terminal.h"

namespace newsieve::cli {
namespace {

constexpr std::string_view kBuiltin = "builtin";  // instead of a path: the built-in packs

FilterOptions FilterOptionsWith(const Flags& flags, const std::string& rules) {
  FilterOptions options = FilterOptionsOf(flags);
  if (rules == kBuiltin) {
    options.builtin_rules = true;
  } else {
    options.rule_paths.push_back(rules);
  }
  return options;
}

// The filter of OLD or NEW; its faults say which.
Result<Filter> CreateFilter(const Flags& flags, std::string_view role, const std::string& rules) {
  Result<Filter> filter = Filter::Create(FilterOptionsWith(flags, rules));
  if (filter.ok()) return filter;
  return Status(filter.status().code(),
                fmt::format("{} ({}):\n{}", role, Harmless(rules), filter.status().message()));
}

RulesDiffOptions DiffOptionsOf(const Flags& flags) {
  RulesDiffOptions options;
  options.inputs = flags.paths;
  options.input_format = flags.from;
  options.encoding = flags.encoding;
  options.fields = flags.fields;
  options.samples = static_cast<std::size_t>(flags.samples);
  options.threads = flags.threads;
  options.stop = &StopFlag();
  return options;
}

std::string AmountText(const RulesDiff::Amount& amount) {
  return fmt::format("{} in {}", Counted(amount.characters, "character"),
                     Counted(amount.lines, "line"));
}

void PrintRules(std::string_view title, const std::vector<RulesDiff::Rule>& rules) {
  if (rules.empty()) return;
  Print(fmt::format("\n{}\n", title));
  for (const RulesDiff::Rule& rule : rules) {
    Print(fmt::format("  {}: {} of {}\n", rule.id, AmountText(rule.amount),
                      Counted(rule.documents, "document")));
    for (const RulesDiff::Sample& sample : rule.samples)
      Print(fmt::format("    {}:{}  {}\n", Harmless(sample.id), sample.line,
                        Cut(Harmless(sample.text), kMaxTextCharacters)));
  }
}

void PrintRenamed(const std::vector<RulesDiff::Renamed>& renamed) {
  if (renamed.empty()) return;
  Print("\nremoved by both, by another rule\n");
  for (const RulesDiff::Renamed& pair : renamed)
    Print(fmt::format("  {} -> {}: {}\n", pair.before, pair.after, AmountText(pair.amount)));
}

void PrintDecided(const std::vector<RulesDiff::Decided>& decided) {
  if (decided.empty()) return;
  Print("\ndecided otherwise\n");
  for (const RulesDiff::Decided& pair : decided)
    Print(fmt::format("  {} -> {}: {}\n", ToString(pair.before), ToString(pair.after),
                      Counted(pair.documents, "document")));
}

void PrintDiff(const RulesDiff& diff) {
  const std::uint64_t judged = diff.read - diff.failed;
  if (diff.empty())
    return Print(fmt::format("{}: OLD and NEW do the same to each\n", Counted(judged, "document")));
  Print(fmt::format("{}: {} changed\n", Counted(judged, "document"), HumanCount(diff.changed)));
  Print(fmt::format("newly removed: {}\n", AmountText(diff.removed)));
  Print(fmt::format("newly kept: {}\n", AmountText(diff.kept)));
  PrintRules("newly removed, by rules of NEW", diff.removed_by);
  PrintRules("newly kept, by rules of OLD that removed it", diff.kept_by);
  PrintRenamed(diff.renamed);
  PrintDecided(diff.decided);
}

}  // namespace

int RunRulesDiff(const Flags& flags) {
  const Result<Filter> before = CreateFilter(flags, "OLD", flags.old_rules);
  if (!before.ok()) return Fail(before.status());
  const Result<Filter> after = CreateFilter(flags, "NEW", flags.new_rules);
  if (!after.ok()) return Fail(after.status());
  FailureLog failures;
  RulesDiffOptions options = DiffOptionsOf(flags);
  options.on_failure = [&](const std::string& id, const Reason& reason) {
    failures.Add(id, reason);
  };
  const Result<RulesDiff> diff = DiffRules(before.value(), after.value(), options);
  failures.Finish("");
  if (!diff.ok()) return Fail(diff.status());
  if (diff.value().read == 0) PrintError("nothing to compare: the inputs hold no documents");
  if (diff.value().read > diff.value().failed) PrintDiff(diff.value());
  if (diff.value().failed == 0) return kExitDone;
  PrintError(Counted(diff.value().failed, "input") + " passed over");
  return kExitSomeFailed;
}

}  // namespace newsieve::cli
