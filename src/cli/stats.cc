// newsieve stats: how signals and scores of a corpus are distributed, as tables, JSON or limits.
#include "newsieve/stats.h"

#include <algorithm>
#include <charconv>
#include <span>

#include <fmt/format.h>

#include "cli/commands.h"
#include "cli/eval.h"
#include "cli/exit_code.h"
#include "cli/failure_log.h"
#include "cli/stop.h"
#include "cli/terminal.h"

namespace newsieve::cli {
namespace {

constexpr std::size_t kSignalWidth = 34;
constexpr std::size_t kReasons = 20;

using Distribution = Stats::Distribution;

// Nothing where the flag was not given.
Result<std::optional<double>> ShareOfPercent(const std::string& flag) {
  if (flag.empty()) return std::optional<double>();
  double percent = 0;
  const auto [end, error] = std::from_chars(flag.data(), flag.data() + flag.size(), percent);
  if (error != std::errc() || end != flag.data() + flag.size() || !(percent > 0 && percent <= 50))
    return Status(StatusCode::kUsage,
                  fmt::format("--suggest {}: write a percentage, above 0 and at most 50, as in "
                              "--suggest 1",
                              Harmless(flag)));
  return std::optional<double>(percent / 100);
}

std::string Share(std::uint64_t part, std::uint64_t whole) {
  if (whole == 0) return "-";
  return fmt::format("{:.1f} %", 100 * static_cast<double>(part) / static_cast<double>(whole));
}

// In a column of nine.
std::string Value(double value) { return fmt::format("{:.4g}", value); }

void PrintHead(std::string_view title) {
  std::string head =
      fmt::format("{:<{}} {:>9} {:>9} {:>9}", title, kSignalWidth, "documents", "mean", "min");
  for (const int percent : Distribution::kPercents)
    head += fmt::format(" {:>9}", fmt::format("p{}", percent));
  Print(head + fmt::format(" {:>9}\n", "max"));
}

void PrintRow(std::string_view name, const Distribution& row) {
  std::string line = fmt::format("{:<{}} {:>9} {:>9} {:>9}", Name(name, kSignalWidth), kSignalWidth,
                                 HumanCount(row.count), Value(row.mean), Value(row.min));
  for (const double value : row.percentiles) line += fmt::format(" {:>9}", Value(value));
  Print(line + fmt::format(" {:>9}\n", Value(row.max)));
}

void PrintDecisionsHead(std::string_view title) {
  Print(fmt::format("\n{:<{}} {:>9} {:>8} {:>8} {:>8} {:>8}\n", title, kSignalWidth, "documents",
                    "keep", "review", "drop", "failed"));
}

void PrintDecisions(std::string_view name, const Stats::Group& group) {
  Print(fmt::format("{:<{}} {:>9} {:>8} {:>8} {:>8} {:>8}\n", Name(name, kSignalWidth),
                    kSignalWidth, HumanCount(group.documents), Share(group.kept, group.documents),
                    Share(group.review, group.documents), Share(group.dropped, group.documents),
                    Share(group.failed, group.documents)));
}

void PrintScores(const Stats& stats) {
  std::uint64_t most = 1;
  for (const std::uint64_t documents : stats.score_bins) most = std::max(most, documents);
  constexpr std::uint64_t kBarWidth = 50;
  Print(fmt::format("\n{:<{}} {:>9}\n", "score", kSignalWidth, "documents"));
  for (std::size_t i = 0; i < stats.score_bins.size(); ++i) {
    const std::uint64_t documents = stats.score_bins[i];
    const std::string bar(static_cast<std::size_t>((documents * kBarWidth + most - 1) / most), '#');
    Print(fmt::format("{:<{}} {:>9}{}{}\n",
                      fmt::format("0.{}-{}", i, i == 9 ? "1.0" : fmt::format("0.{}", i + 1)),
                      kSignalWidth, HumanCount(documents), bar.empty() ? "" : "  ", bar));
  }
}

void PrintReasons(const Stats& stats) {
  if (stats.reasons.empty()) return;
  Print(fmt::format("\n{:<{}} {:>9}\n", "reasons", kSignalWidth, "documents"));
  const std::size_t shown = std::min(kReasons, stats.reasons.size());
  for (const Stats::Count& reason : std::span(stats.reasons).first(shown))
    Print(fmt::format("{:<{}} {:>9} {:>8}\n", Name(reason.name, kSignalWidth), kSignalWidth,
                      HumanCount(reason.documents), Share(reason.documents, stats.documents())));
  PrintRest(stats.reasons.size() - shown, "reason");
}

// The groups of one key, of which `shown` stand in tables.
struct KeyedGroups {
  std::string key;
  std::span<const Stats::Group> all, shown;
};

std::vector<KeyedGroups> ByKey(const Stats& stats, std::size_t most) {
  std::vector<KeyedGroups> keys;
  for (std::span<const Stats::Group> rest = stats.groups; !rest.empty();) {
    const auto other = std::find_if(rest.begin(), rest.end(), [&](const Stats::Group& group) {
      return group.key != rest.front().key;
    });
    const auto all = rest.first(static_cast<std::size_t>(other - rest.begin()));
    keys.push_back({all.front().key, all, most == 0 ? all : all.first(std::min(most, all.size()))});
    rest = rest.subspan(all.size());
  }
  return keys;
}

const Distribution* Find(const Stats::Group& group, std::string_view name) {
  const auto found = std::find_if(group.distributions.begin(), group.distributions.end(),
                                  [&](const Distribution& row) { return row.name == name; });
  return found == group.distributions.end() ? nullptr : &*found;
}

void PrintHidden(const KeyedGroups& key, const Stats& stats) {
  std::uint64_t groups = key.all.size() - key.shown.size(), documents = 0;
  for (const Stats::Group& group : key.all.subspan(key.shown.size())) documents += group.documents;
  for (const Stats::Rest& rest : stats.rests)
    if (rest.key == key.key) groups += rest.groups, documents += rest.documents;
  if (groups == 0) return;
  Print("and " + Counted(groups, "group") + " more with " + Counted(documents, "document") +
        (key.shown.size() < key.all.size() ? ": --groups 0 shows more\n" : "\n"));
}

void PrintSignalsOf(const KeyedGroups& key, const Stats& stats) {
  for (const Distribution& row : stats.all.distributions) {
    Print(fmt::format("\n{} by {}\n", Harmless(row.name), key.key));
    PrintHead("");
    PrintRow("all documents", row);
    for (const Stats::Group& group : key.shown)
      if (const Distribution* of_group = Find(group, row.name)) PrintRow(group.value, *of_group);
  }
}

void PrintVersions(const Stats& stats) {
  if (stats.versions.size() < 2) return;
  Print(fmt::format("\nrecords of {}: figures of different rules are not comparable\n",
                    Counted(stats.versions.size(), "version")));
  for (const Stats::Count& version : stats.versions)
    Print(
        fmt::format("  {}: {}\n", Harmless(version.name), Counted(version.documents, "document")));
}

void PrintPrecision(const Stats& stats) {
  const bool exact = std::all_of(stats.all.distributions.begin(), stats.all.distributions.end(),
                                 [](const Distribution& row) { return row.exact; });
  if (!exact)
    Print(
        "\npercentiles of more than 1,000 documents are too low by less than 0.8 % of "
        "themselves\n");
}

void PrintTables(const Stats& stats, const Flags& flags) {
  const std::vector<KeyedGroups> keys = ByKey(stats, static_cast<std::size_t>(flags.groups));
  PrintHead(fmt::format("{} ({} judged now)", Counted(stats.documents(), "document"),
                        HumanCount(stats.judged)));
  for (const Distribution& row : stats.all.distributions) PrintRow(row.name, row);
  PrintPrecision(stats);
  PrintDecisionsHead("decisions");
  PrintDecisions("all documents", stats.all);
  for (const KeyedGroups& key : keys) {
    if (key.key == "decision") continue;  // the row above says it
    PrintDecisionsHead("decisions by " + key.key);
    for (const Stats::Group& group : key.shown) PrintDecisions(group.value, group);
    PrintHidden(key, stats);
  }
  PrintScores(stats);
  PrintReasons(stats);
  for (const KeyedGroups& key : keys) PrintSignalsOf(key, stats);
  PrintVersions(stats);
}

StatsOptions OptionsOf(const Flags& flags, std::optional<double> suggest, FailureLog& failures) {
  StatsOptions options;
  options.inputs = flags.paths;
  options.input_format = flags.from;
  options.encoding = flags.encoding;
  options.fields = flags.fields;
  for (const std::string& key : flags.by)
    if (std::find(options.by.begin(), options.by.end(), key) == options.by.end())
      options.by.push_back(key);
  options.signals = flags.signals;
  options.suggest = suggest;
  options.threads = flags.threads;
  options.stop = &StopFlag();
  options.on_failure = [&failures](const std::string& id, const Reason& reason) {
    failures.Add(id, reason);
  };
  return options;
}

int Conclude(const Stats& stats, const Flags& flags) {
  if (stats.documents() == 0) PrintError("nothing to measure: the inputs hold no documents");
  if (stats.documents() > 0 && stats.all.distributions.empty() && !flags.signals.empty())
    PrintError("no document has a signal of that name: see newsieve signals list");
  if (stats.damaged > 0)
    PrintError(Counted(stats.damaged, "input") + " passed over: not in the figures");
  return stats.documents() == 0 || stats.damaged > 0 ? kExitSomeFailed : kExitDone;
}

}  // namespace

int RunStats(const Flags& flags) {
  const Result<std::optional<double>> suggest = ShareOfPercent(flags.suggest);
  if (!suggest.ok()) return Fail(suggest.status());
  FilterOptions filter_options = FilterOptionsOf(flags);
  filter_options.signals = {"all"};
  const Result<Filter> filter = Filter::Create(filter_options);
  if (!filter.ok()) return Fail(filter.status());
  FailureLog failures;
  const Result<Stats> stats = MeasureStats(*filter, OptionsOf(flags, *suggest, failures));
  failures.Finish("");
  if (!stats.ok()) return Fail(stats.status());
  if (flags.json) {
    Print(ToJson(*stats) + "\n");
  } else if (stats->documents() > 0) {
    *suggest ? Print(FormatLimits(*stats)) : PrintTables(*stats, flags);
  }
  return Conclude(*stats, flags);
}

}  // namespace newsieve::cli
