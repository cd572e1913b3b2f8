// newsieve rules: what the rules are, whether they hold, and what they take.
#include <fmt/format.h>

#include "cli/commands.h"
#include "cli/exit_code.h"
#include "cli/terminal.h"
#include "newsieve/catalog.h"

namespace newsieve::cli {
namespace {

constexpr std::size_t kMaxTestBytes = 16 * 1024 * 1024;

std::string Joined(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : ",") + word;
  return out;
}

std::string_view WithoutLineEnd(std::string_view text) {
  return text.substr(0, text.find_last_not_of("\r\n") + 1);
}

std::string FileAndLine(const RuleInfo& rule) { return fmt::format("{}:{}", rule.file, rule.line); }

}  // namespace

int RunRulesCheck(const Flags& flags) {
  FilterOptions options = FilterOptionsOf(flags);
  options.rule_paths.insert(options.rule_paths.end(), flags.paths.begin(), flags.paths.end());
  const Result<CheckResult> result = CheckRules(options);
  if (!result.ok()) return Fail(result.status());
  const CheckResult& check = result.value();
  for (const Diagnostic& error : check.errors) Print(ToString(error) + "\n");
  if (!check.errors.empty()) {
    PrintError(Counted(check.errors.size(), "fault") + " found");
    return kExitConfig;
  }
  Print(fmt::format("{}, {}, {}: all pass\n", Counted(check.packs, "pack"),
                    Counted(check.rules, "rule"), Counted(check.examples, "example")));
  return kExitDone;
}

int RunRulesList(const Flags& flags) {
  const Result<Filter> filter = Filter::Create(FilterOptionsOf(flags));
  if (!filter.ok()) return Fail(filter.status());
  for (const RuleInfo& rule : ListRules(*filter))
    Print(fmt::format("{:<44} {:<8} {:<10} {}\n", rule.id, rule.where, Joined(rule.languages),
                      FileAndLine(rule)));
  return kExitDone;
}

int RunRulesShow(const Flags& flags) {
  const Result<Filter> filter = Filter::Create(FilterOptionsOf(flags));
  if (!filter.ok()) return Fail(filter.status());
  for (const RuleInfo& rule : ListRules(*filter)) {
    if (rule.id != flags.paths.front()) continue;
    Print(fmt::format("# {}: {}\n# {}\n{}", FileAndLine(rule), rule.pack, rule.why, rule.source));
    if (!rule.source.ends_with('\n')) Print("\n");
    return kExitDone;
  }
  PrintError(
      fmt::format("there is no rule {}; see: newsieve rules list", Harmless(flags.paths.front())));
  return kExitUsage;
}

int RunRulesTest(const Flags& flags) {
  const Result<Filter> filter = Filter::Create(FilterOptionsOf(flags));
  if (!filter.ok()) return Fail(filter.status());
  std::string text = flags.paths.front();
  if (text == "-") {
    Result<std::string> read = ReadWhole(text, kMaxTestBytes);
    if (!read.ok()) return Fail(read.status());
    text = std::move(read).value();
  }
  const std::vector<Edit> edits = TestRules(*filter, text);
  for (const Edit& edit : edits)
    Print(fmt::format("{:<44} {}\n", edit.rule, Harmless(WithoutLineEnd(edit.removed))));
  if (edits.empty()) PrintError("no rule takes anything of it");
  return kExitDone;
}

}  // namespace newsieve::cli
