#include "newsieve/catalog.h"

#include <utility>

#include "api/impl.h"
#include "api/packs.h"
#include "clean/examples.h"
#include "io/format.h"
#include "signals/signal.h"

namespace newsieve {
namespace {

std::string_view NameOf(Scope scope) {
  static constexpr std::string_view kNames[] = {"line",   "inline",   "block", "run",
                                                "to_end", "to_start", "keep",  "evidence"};
  return kNames[static_cast<std::size_t>(scope)];
}

std::vector<std::string> TextsOf(const std::vector<Example>& examples) {
  std::vector<std::string> texts;
  texts.reserve(examples.size());
  for (const Example& example : examples) texts.push_back(example.text);
  return texts;
}

}  // namespace

std::vector<RuleInfo> ListRules(const Filter& filter) {
  std::vector<RuleInfo> list;
  for (const Rule& rule : filter.impl().rules.rules()) {
    list.push_back({rule.id, rule.why, rule.pack, rule.file, std::string(NameOf(rule.scope)),
                    rule.line, rule.languages, TextsOf(rule.strips), TextsOf(rule.keeps),
                    rule.source});
  }
  return list;
}

std::vector<SignalInfo> ListSignals() {
  std::vector<SignalInfo> list;
  for (const SignalRow& row : SignalTable()) list.push_back(row.info);
  return list;
}

std::vector<PresetInfo> ListPresets(const Filter& filter) {
  std::vector<PresetInfo> list;
  for (const Preset& preset : filter.impl().config.score.presets) {
    PresetInfo& info = list.emplace_back();
    info.name = preset.name;
    info.about = preset.about;
    info.source = preset.source;
    for (const Limit& limit : preset.limits)
      info.limits.push_back({limit.code, std::string(SignalTable()[limit.signal].info.name),
                             limit.message, limit.min, limit.max});
  }
  return list;
}

std::vector<FormatInfo> ListFormats() {
  std::vector<FormatInfo> list;
  for (const InputFormat& format : InputFormats())
    list.push_back({format.name, format.extensions, format.description});
  return list;
}

std::string ToString(const Diagnostic& diagnostic) {
  std::string out = diagnostic.file;
  if (diagnostic.line > 0) out += ":" + std::to_string(diagnostic.line);
  if (diagnostic.column > 0) out += ":" + std::to_string(diagnostic.column);
  out += ": ";
  if (!diagnostic.rule.empty()) out += "rule " + diagnostic.rule + ": ";
  out += diagnostic.message;
  std::string_view excerpt = diagnostic.excerpt;
  while (!excerpt.empty()) {
    const std::size_t end = excerpt.find('\n');
    out.append("\n    ").append(excerpt.substr(0, end));
    excerpt.remove_prefix(end == std::string_view::npos ? excerpt.size() : end + 1);
  }
  if (!diagnostic.fix.empty()) out += "\n  fix: " + diagnostic.fix;
  return out;
}

Result<CheckResult> CheckRules(const FilterOptions& options) {
  CheckResult result;
  Result<std::unique_ptr<Filter::Impl>> impl = BuildImpl(options, result.errors, result.packs);
  if (!impl.ok()) return impl.status();
  const Filter::Impl& built = **impl;
  result.rules = built.rules.rules().size();
  for (const Rule& rule : built.rules.rules())
    result.examples += rule.strips.size() + rule.keeps.size();
  // Rules that do not compile cannot be tried.
  if (!result.errors.empty()) return result;
  for (std::uint32_t rule = 0; rule < result.rules; ++rule)
    CheckExamples(built.cleaner, built.rules, rule, result.errors);
  CheckShadowed(built.cleaner, built.rules, result.errors);
  return result;
}

std::vector<Edit> TestRules(const Filter& filter, std::string_view text) {
  std::vector<Edit> found;
  const RuleSet& rules = filter.impl().rules;
  for (std::uint32_t rule = 0; rule < rules.rules().size(); ++rule) {
    CleanRequest request{.text = text};
    request.only_rule = rule;
    for (const TextEdit& edit : filter.impl().cleaner.Clean(request).edits) {
      Edit& out = found.emplace_back();
      out.start = edit.start;
      out.end = edit.end;
      out.rule = rules.rules()[rule].id;
      out.removed = text.substr(edit.start, edit.end - edit.start);
    }
  }
  return found;
}

}  // namespace newsieve
