// newsieve eval lines: figures of cleaning on labelled lines, as tables for people or as JSON.
#include <fmt/format.h>

#include "cli/commands.h"
#include "cli/eval.h"
#include "cli/terminal.h"
#include "newsieve/eval.h"

namespace newsieve::cli {
namespace {

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

void PrintAllGroups(const std::vector<LineEvaluation::Group>& groups, std::size_t most) {
  PrintGroups(
      std::span(groups), most, "page", [](const std::string& title) { PrintHead(title); }, PrintRow,
      [](const LineFigures& figures) { return figures.pages; });
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
  PrintRest(rules.size() - shown, "rule");
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

}  // namespace

int RunEvalLines(const Flags& flags) {
  return RunEval({"eval lines", "page"}, flags, EvalOptions(), EvaluateLines, PrintTables,
                 [](const LineEvaluation& evaluation) { return evaluation.all.pages; });
}

}  // namespace newsieve::cli
