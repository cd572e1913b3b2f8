// What the sub-commands of `newsieve eval` share: their options, their tables, how they end.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "cli/commands.h"
#include "cli/failure_log.h"
#include "cli/terminal.h"
#include "newsieve/eval.h"

namespace newsieve::cli {

inline constexpr std::size_t kNameWidth = 28, kRuleWidth = 44;

// What is measured: the sub-command and what one of its records is called.
struct EvalSubject {
  std::string_view command, record;
};

// Sets what the flags say of inputs, groups, lists and threads. Without --by the groups stay.
void ApplyFlags(const Flags& flags, EvalOptions& options);

// A word of the input, fit for a column of `width`.
std::string Name(std::string_view word, std::size_t width);

// Says how many things of a list, in all `hidden`, are not shown; nothing where that is 0.
void PrintRest(std::size_t hidden, std::string_view thing);

// The exit code; says so where there is something to complain of.
int Conclude(const EvalSubject& subject, std::uint64_t measured, std::uint64_t failed);

// Evaluates and prints: tables by print(evaluation, flags), or JSON. measured(evaluation) says how
// many records are in the figures. The exit code.
template <typename Options, typename Evaluate, typename PrintTables, typename Measured>
int RunEval(const EvalSubject& subject, const Flags& flags, Options options,
            const Evaluate& evaluate, const PrintTables& print, const Measured& measured) {
  const Result<Filter> filter = Filter::Create(FilterOptionsOf(flags));
  if (!filter.ok()) return Fail(filter.status());
  FailureLog failures;
  ApplyFlags(flags, options);
  options.on_failure = [&](const std::string& place, const Reason& reason) {
    failures.Add(place, reason);
  };
  const auto evaluation = evaluate(filter.value(), options);
  failures.Finish("");
  if (!evaluation.ok()) return Fail(evaluation.status());
  const std::uint64_t count = measured(*evaluation);
  if (flags.json) {
    Print(ToJson(*evaluation) + "\n");
  } else if (count > 0) {
    print(*evaluation, flags);
  }
  return Conclude(subject, count, evaluation->failed);
}

// Prints a table for each key of `groups`: head(title), then row(value, figures) for the first
// `most` (0: all), and how many `record`s, by count(figures), are in groups not shown.
template <typename Group, typename Head, typename Row, typename Count>
void PrintGroups(std::span<const Group> groups, std::size_t most, std::string_view record,
                 const Head& head, const Row& row, const Count& count) {
  while (!groups.empty()) {
    const auto other = std::find_if(groups.begin(), groups.end(), [&](const Group& group) {
      return group.key != groups.front().key;
    });
    const auto size = static_cast<std::size_t>(other - groups.begin());
    const std::size_t shown = most == 0 ? size : std::min(most, size);
    Print("\n");
    head("by " + Name(groups.front().key, kNameWidth));
    for (const Group& group : groups.first(shown)) row(group.value, group.figures);
    std::uint64_t hidden = 0;
    for (const Group& group : groups.first(size).subspan(shown)) hidden += count(group.figures);
    if (shown < size)
      Print("and " + Counted(size - shown, "group") + " more with " + Counted(hidden, record) +
            ": --groups 0 shows all\n");
    groups = groups.subspan(size);
  }
}

}  // namespace newsieve::cli
