// newsieve eval: figures of newsieve on labelled data, as tables for people or as JSON.
#include "newsieve/eval.h"

#include <algorithm>
#include <span>

#include <fmt/format.h>

#include "cli/commands.h"
#include "cli/exit_code.h"
#include "cli/failure_log.h"
#include "cli/stop.h"
#include "cli/terminal.h"

namespace newsieve::cli {
namespace {

constexpr std::size_t kNameWidth = 28, kRuleWidth = 44;

EvalOptions EvalOptionsOf(const Flags& flags) {
  EvalOptions options;
  options.inputs = flags.paths;
  options.by.clear();
  for (const std::string& key : flags.by)
    if (!key.empty() && std::find(options.by.begin(), options.by.end(), key) == options.by.end())
      options.by.push_back(key);
  options.worst = static_cast<std::size_t>(flags.worst);
  options.mistakes = static_cast<std::size_t>(flags.mistakes);
  options.threads = flags.threads;
  options.stop = &StopFlag();
  return options;
}

// A word of the input, fit for a column.
std::string Name(std::string_view word, std::size_t width) {
  if (word.empty()) return "-";
  const std::string name = Harmless(word);
  return fmt::format("{:.{}}", name, width);
}

void PrintHead(std::string_view title) {
  Print(fmt::format("{:<{}} {:>7} {:>9} {:>7} {:>7} {:>12} {:>8} {:>7} {:>10}\n", title, kNameWidth,
                    "pages", "precision", "recall", "F1", "article kept", "page F1", "median",
                    "kept >=99%"));
}

void PrintRow(std::string_view name, const LineFigures& figures) {
  const Confusion& characters = figures.characters;
  Print(fmt::format(
      "{:<{}} {:>7} {:>9.4f} {:>7.4f} {:>7.4f} {:>12.4f} {:>8.4f} {:>7.4f} {:>10.4f}\n",
      Name(name, kNameWidth), kNameWidth, HumanCount(figures.pages), characters.precision(),
      characters.recall(), characters.f1(), characters.article_kept(), figures.page_f1_mean,
      figures.page_f1_median, figures.pages_kept_share()));
}

// The groups of one key: the first `most` of them (0: all), and what is left out.
void PrintGroups(std::span<const LineEvaluation::Group> groups, std::size_t most) {
  Print("\n");
  PrintHead("by " + Name(groups.front().key, kNameWidth));
  const std::size_t shown = most == 0 ? groups.size() : std::min(most, groups.size());
  for (const auto& group : groups.first(shown)) PrintRow(group.value, group.figures);
  std::uint64_t pages = 0;
  for (const auto& group : groups.subspan(shown)) pages += group.figures.pages;
  if (shown < groups.size())
    Print(fmt::format("and {} more with {}: --groups 0 shows all\n",
                      Counted(groups.size() - shown, "group"), Counted(pages, "page")));
}

void PrintAllGroups(std::span<const LineEvaluation::Group> groups, std::size_t most) {
  while (!groups.empty()) {
    const auto next = std::find_if(groups.begin(), groups.end(), [&](const auto& group) {
      return group.key != groups.front().key;
    });
    const auto size = static_cast<std::size_t>(next - groups.begin());
    PrintGroups(groups.first(size), most);
    groups = groups.subspan(size);
  }
}

void PrintRules(std::span<const LineEvaluation::Rule> rules, std::size_t most) {
  if (most == 0 || rules.empty()) return;
  const std::size_t shown = std::min(most, rules.size());
  Print(fmt::format("\n{:<{}} {:>11} {:>9} {:>13}\n", "characters removed, by rule", kRuleWidth,
                    "boilerplate", "article", "pages broken"));
  for (const LineEvaluation::Rule& rule : rules.first(shown))
    Print(fmt::format("{:<{}} {:>11} {:>9} {:>13}\n", Name(rule.id, kRuleWidth), kRuleWidth,
                      HumanCount(rule.boilerplate), HumanCount(rule.article),
                      HumanCount(rule.pages_broken)));
  if (shown < rules.size())
    Print(fmt::format("and {} more\n", Counted(rules.size() - shown, "rule")));
}

void PrintWorst(const std::vector<LineEvaluation::Page>& pages) {
  if (pages.empty()) return;
  Print(fmt::format("\n{:<{}} {:>7} {:>13} {:>17}  {}\n", "worst pages: site", kNameWidth,
                    "page F1", "article lost", "boilerplate left", "id"));
  for (const LineEvaluation::Page& page : pages)
    Print(fmt::format("{:<{}} {:>7.4f} {:>13} {:>17}  {}\n", Name(page.site, kNameWidth),
                      kNameWidth, page.f1, HumanCount(page.article_lost),
                      HumanCount(page.boilerplate_left), Harmless(page.id)));
}

void PrintMistakes(const LineEvaluation& evaluation) {
  if (evaluation.mistakes.empty()) return;
  Print(fmt::format("\n{} of {} judged wrongly: label, rule that took it, page:line, text\n",
                    HumanCount(evaluation.mistakes.size()),
                    Counted(evaluation.mistake_count, "line")));
  for (const LineEvaluation::Mistake& mistake : evaluation.mistakes)
    Print(fmt::format("{} {} {}:{}  {}\n", mistake.article ? 'a' : 'b',
                      Name(mistake.rule, kRuleWidth), Harmless(mistake.id), mistake.line,
                      Cut(Harmless(mistake.text), kMaxTextCharacters)));
}

void PrintTables(const LineEvaluation& evaluation, const Flags& flags) {
  PrintHead("boilerplate, by characters");
  PrintRow("all pages", evaluation.all);
  PrintAllGroups(evaluation.groups, static_cast<std::size_t>(flags.groups));
  PrintRules(evaluation.rules, static_cast<std::size_t>(flags.by_rule));
  PrintWorst(evaluation.worst);
  PrintMistakes(evaluation);
}

// The exit code; says so where there is something to complain of.
int Conclude(const LineEvaluation& evaluation) {
  if (evaluation.all.pages == 0)
    PrintError(evaluation.failed == 0
                   ? "nothing to measure: the inputs hold no pages"
                   : "nothing to measure: no labelled page among " +
                         Counted(evaluation.failed, "input") + "; see: newsieve eval lines --help");
  if (evaluation.all.pages > 0 && evaluation.failed > 0)
    PrintError(Counted(evaluation.failed, "input") + " passed over: not in the figures");
  return evaluation.all.pages == 0 || evaluation.failed > 0 ? kExitSomeFailed : kExitDone;
}

}  // namespace

int RunEvalLines(const Flags& flags) {
  const Result<Filter> filter = Filter::Create(FilterOptionsOf(flags));
  if (!filter.ok()) return Fail(filter.status());
  FailureLog failures;
  EvalOptions options = EvalOptionsOf(flags);
  options.on_failure = [&](const std::string& place, const Reason& reason) {
    failures.Add(place, reason);
  };
  const Result<LineEvaluation> evaluation = EvaluateLines(filter.value(), options);
  failures.Finish("");
  if (!evaluation.ok()) return Fail(evaluation.status());
  if (flags.json) {
    Print(ToJson(evaluation.value()) + "\n");
  } else if (evaluation.value().all.pages > 0) {
    PrintTables(evaluation.value(), flags);
  }
  return Conclude(evaluation.value());
}

}  // namespace newsieve::cli
