// newsieve clean: the batch job, its summary and its exit code.
#include <unistd.h>

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "base/log.h"
#include "cli/commands.h"
#include "cli/exit_code.h"
#include "cli/failure_log.h"
#include "cli/progress.h"
#include "cli/stop.h"
#include "cli/terminal.h"
#include "newsieve/stream.h"

namespace newsieve::cli {
namespace {

constexpr std::uint64_t kDefaultPartBytes = 256 * 1000 * 1000;
constexpr std::size_t kTopReasons = 5, kTopRules = 3, kTopPassedOver = 8;

OutputFormat OutputFormatOf(const std::string& name) {
  static const std::map<std::string, OutputFormat> formats = {{"jsonl", OutputFormat::kJsonl},
                                                              {"text", OutputFormat::kText},
                                                              {"markdown", OutputFormat::kMarkdown},
                                                              {"tree", OutputFormat::kTree}};
  return formats.at(name);
}

// Nothing where duplicates are not asked for, or no action is named and the configured one stays.
std::optional<DuplicateAction> DuplicateActionOf(const std::string& name) {
  if (name == "drop") return DuplicateAction::kDrop;
  if (name == "review") return DuplicateAction::kReview;
  if (name == "note") return DuplicateAction::kNote;
  return std::nullopt;
}

bool FailOnMet(const Flags& flags, const RunSummary& summary) {
  const std::map<std::string, std::uint64_t> counts = {
      {"drop", summary.dropped}, {"review", summary.review}, {"failed", summary.failed}};
  return std::any_of(flags.fail_on.begin(), flags.fail_on.end(),
                     [&](const std::string& what) { return counts.at(what) > 0; });
}

int ExitCodeOf(const Flags& flags, const RunResult& result) {
  if (!result.status.ok()) return cli::ExitCodeOf(result.status);
  if (FailOnMet(flags, result.summary)) return kExitFailOn;
  return result.summary.failed > 0 ? kExitSomeFailed : kExitDone;
}

// "code 12, other.code 3", the first few.
std::string TopReasons(const RunSummary& summary) {
  std::string out;
  for (std::size_t i = 0; i < std::min(kTopReasons, summary.reasons.size()); ++i) {
    const auto& [code, count] = summary.reasons[i];
    out += fmt::format("{}{} {}", i == 0 ? "" : ", ", code, HumanCount(count));
  }
  return out;
}

std::string TopRules(const RunSummary& summary) {
  std::string out;
  for (std::size_t i = 0; i < std::min(kTopRules, summary.rules.size()); ++i) {
    const RunSummary::RuleUse& use = summary.rules[i];
    out += fmt::format("{}{} {} in {}", i == 0 ? "" : ", ", use.rule, HumanBytes(use.bytes),
                       HumanCount(use.edits));
  }
  return out;
}

// What archives hold besides documents, most frequent first.
std::string PassedOver(RunSummary summary) {
  std::stable_sort(summary.passed_over.begin(), summary.passed_over.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  std::string out;
  for (std::size_t i = 0; i < std::min(kTopPassedOver, summary.passed_over.size()); ++i) {
    const auto& [kind, count] = summary.passed_over[i];
    out += fmt::format("{}{} {}", i == 0 ? "" : ", ", kind, HumanCount(count));
  }
  return out;
}

std::string Volume(const RunSummary& summary) {
  const auto bytes = static_cast<double>(summary.input_bytes - summary.input_bytes_earlier);
  const double rate = summary.seconds > 0 ? bytes / summary.seconds : 0;
  return fmt::format("{} in, {} out, {} removed; {:.1f} s, {}/s", HumanBytes(summary.input_bytes),
                     HumanBytes(summary.output_bytes), Counted(summary.removed_lines, "line"),
                     summary.seconds, HumanBytes(static_cast<std::uint64_t>(rate)));
}

void PrintSummary(const RunSummary& summary) {
  if (!summary.passed_over.empty()) PrintError("passed over: " + PassedOver(summary));
  if (summary.read == 0) {
    const std::string hidden =
        summary.hidden_skipped > 0
            ? fmt::format(" ({} hidden skipped)", HumanCount(summary.hidden_skipped))
            : "";
    return PrintError("nothing to do: the inputs hold no documents" + hidden);
  }
  const std::string earlier =
      summary.read_earlier > 0
          ? fmt::format(" ({} by an earlier run)", HumanCount(summary.read_earlier))
          : "";
  PrintError(fmt::format("{}{}: {} kept, {} for review, {} dropped, {} failed",
                         Counted(summary.read, "document"), earlier, HumanCount(summary.kept),
                         HumanCount(summary.review), HumanCount(summary.dropped),
                         HumanCount(summary.failed)));
  if (!summary.reasons.empty()) PrintError("why: " + TopReasons(summary));
  PrintError(Volume(summary));
  if (!summary.rules.empty()) PrintError("removed most: " + TopRules(summary));
}

// The filter of the flags; with templates, learned from the inputs first where that was asked for.
Result<Filter> MakeFilter(const Flags& flags, const RunOptions& options) {
  Result<Filter> filter = Filter::Create(FilterOptionsOf(flags));
  if (!filter.ok() || flags.templates != kLearn) return filter;
  const LearnResult learned = Learn(*filter, options, flags.quiet);
  if (!learned.status.ok()) return learned.status;
  return filter->WithTemplates(learned.templates);
}

// Reads the value of a flag, which may be empty, into `bytes`.
Status ReadSize(std::string_view flag, const std::string& value, std::uint64_t& bytes) {
  if (value.empty()) return {};
  const std::optional<std::uint64_t> size = BytesOf(value);
  bytes = size.value_or(0);
  if (bytes > 0) return {};
  return {StatusCode::kUsage,
          fmt::format("{}: \"{}\" is no size; write it as 64MB or 1GB", flag, Harmless(value))};
}

// The sizes that the flags name.
Status SetSizes(const Flags& flags, RunOptions& options) {
  options.resume = flags.resume;
  if (flags.resume) options.part_bytes = kDefaultPartBytes;
  if (Status status = ReadSize("--memory", flags.memory, options.memory_bytes); !status.ok())
    return status;
  return ReadSize("--shard-size", flags.shard_size, options.part_bytes);
}

// Runs, and tells how far it is.
RunResult RunWatched(const Filter& filter, RunOptions& options, const Flags& flags) {
  Progress progress(ProgressStyleOf(flags.progress, flags.quiet), options.inputs);
  options.on_progress = [&](const RunProgress& now) { progress.Show(now); };
  const auto on_failure = std::exchange(options.on_failure, nullptr);
  options.on_failure = [&](const std::string& id, const Reason& reason) {
    progress.Clear();
    on_failure(id, reason);
  };
  return Run(filter, options);
}

}  // namespace

RunOptions RunOptionsOf(const Flags& flags) {
  RunOptions options;
  options.inputs = flags.paths.empty() ? std::vector<std::string>{"-"} : flags.paths;
  options.output = flags.output;
  options.input_format = flags.from;
  options.encoding = flags.encoding;
  options.fields = flags.fields;
  options.output_format = OutputFormatOf(flags.to);
  options.threads = flags.threads;
  options.merge_input = flags.merge_input;
  options.quarantine = flags.quarantine;
  options.dedup_index = flags.dedup_index;
  options.find_duplicates = !flags.dedup.empty();
  options.duplicate_action = DuplicateActionOf(flags.dedup);
  options.stop = &StopFlag();
  return options;
}

int RunClean(const Flags& flags) {
  if (flags.paths.empty() && isatty(STDIN_FILENO) != 0) {
    PrintError("name what to clean: newsieve clean articles/ -o clean.jsonl");
    return kExitUsage;
  }
  RunOptions options = RunOptionsOf(flags);
  if (Status status = SetSizes(flags, options); !status.ok()) return Fail(status);
  if (flags.templates == kLearn && options.reads_standard_input()) {
    PrintError(
        "standard input cannot be read twice: learn from files first, newsieve templates learn "
        "articles/ -o templates.jsonl, and give --templates templates.jsonl here");
    return kExitUsage;
  }
  const Result<Filter> filter = MakeFilter(flags, options);
  if (!filter.ok()) return Fail(filter.status());
  FailureLog failures;
  options.on_failure = [&](const std::string& id, const Reason& reason) {
    failures.Add(id, reason);
  };
  const RunResult result = RunWatched(*filter, options, flags);
  failures.Finish(", each with a record");
  for (const std::string& notice : result.summary.notices) LogWarn(notice);
  if (!result.status.ok() && result.status.code() != StatusCode::kClosed)
    PrintError(result.status.message());
  const StatusCode code = result.status.code();
  const bool none_written = code == StatusCode::kInterrupted && result.summary.read == 0;
  if (!flags.quiet && code != StatusCode::kUsage && code != StatusCode::kIo && !none_written)
    PrintSummary(result.summary);
  return ExitCodeOf(flags, result);
}

}  // namespace newsieve::cli
