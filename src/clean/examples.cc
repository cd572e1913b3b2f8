#include "clean/examples.h"

#include <algorithm>
#include <set>
#include <utility>

#include "clean/layout.h"
#include "text/line.h"

namespace newsieve {
namespace {

constexpr std::string_view kOpenMark = "[-", kCloseMark = "-]";

// The words that stand in a text, whatever the white space: blank lines and trailing spaces are not
// what examples are about.
std::string Squeeze(std::string_view text) {
  std::string out;
  for (const LineSpan& span : SplitLines(text)) {
    FoldedLine line;
    FoldLine(text.substr(span.begin, span.end - span.begin), line);
    if (!line.folded.empty()) out.append(line.folded).push_back('\n');
  }
  return out;
}

std::string CleanWith(const Cleaner& cleaner, std::string_view text, std::uint32_t rule) {
  CleanRequest request{.text = text};
  request.only_rule = rule;
  return ApplyEdits(text, cleaner.Clean(request).edits);
}

Diagnostic FaultAt(const Rule& rule, const Example& example, std::string message, std::string fix) {
  Diagnostic fault;
  fault.file = rule.file;
  fault.line = example.line;
  fault.column = example.column;
  fault.rule = rule.id;
  fault.message = std::move(message);
  fault.fix = std::move(fix);
  return fault;
}

std::string Shown(std::string text) {
  constexpr std::size_t kWidth = 300;
  std::replace(text.begin(), text.end(), '\n', '|');
  if (text.size() > kWidth) text.resize(kWidth);
  return text;
}

void CheckStrips(const Cleaner& cleaner, const Rule& rule, std::uint32_t index,
                 const Example& example, std::vector<Diagnostic>& faults) {
  const MarkedExample parsed = ParseExample(example.text);
  if (!parsed.marked &&
      (rule.scope != Scope::kLine || parsed.text.find('\n') < parsed.text.size() - 1)) {
    faults.push_back(FaultAt(rule, example, "this `strips` example does not mark what must go",
                             "put [- and -] around it"));
    return;
  }
  const std::string left = CleanWith(cleaner, parsed.text, index);
  if (Squeeze(left) == Squeeze(parsed.left)) return;
  faults.push_back(FaultAt(rule, example,
                           "a `strips` example does not come out: left is '" +
                               Shown(Squeeze(left)) + "', not '" + Shown(Squeeze(parsed.left)) +
                               "'",
                           "mend the words or conditions of the rule, or the example"));
}

void CheckKeeps(const Cleaner& cleaner, const Rule& rule, std::uint32_t index,
                const Example& example, std::vector<Diagnostic>& faults) {
  const std::string left = CleanWith(cleaner, example.text, index);
  if (left == example.text) return;
  faults.push_back(FaultAt(rule, example,
                           "a `keeps` example loses text: left is '" + Shown(Squeeze(left)) + "'",
                           "narrow the words or conditions of the rule"));
}

// A rule that takes nothing acts on the examples under `acts` and on none under `idles`: one of
// Scope::kKeep keeps its `keeps`, one of Scope::kEvidence finds its `strips`.
struct IdleExamples {
  const std::vector<Example>&acts, &idles;
  std::string_view unmet, met;  // the complaints
};

IdleExamples ExamplesOf(const Rule& rule) {
  if (rule.scope == Scope::kKeep)
    return {rule.keeps, rule.strips, "a `keeps` example is not kept", "a `strips` example is kept"};
  return {rule.strips, rule.keeps, "nothing is found in a `strips` example",
          "something is found in a `keeps` example"};
}

bool Acts(const Cleaner& cleaner, std::uint32_t index, const Example& example) {
  CleanRequest request{.text = example.text};
  request.only_rule = index;
  const CleanResult result = cleaner.Clean(request);
  return result.kept_lines > 0 || !result.clues.empty() || !result.input_clues.empty();
}

void CheckActs(const Cleaner& cleaner, const Rule& rule, std::uint32_t index,
               const Example& example, std::vector<Diagnostic>& faults) {
  if (Acts(cleaner, index, example)) return;
  faults.push_back(FaultAt(rule, example, std::string(ExamplesOf(rule).unmet),
                           "mend the words or conditions of the rule, or the example"));
}

void CheckTakesNothing(const Cleaner& cleaner, const Rule& rule, std::uint32_t index,
                       std::vector<Diagnostic>& faults) {
  const IdleExamples examples = ExamplesOf(rule);
  for (const Example& example : examples.acts) CheckActs(cleaner, rule, index, example, faults);
  for (const Example& example : examples.idles)
    if (Acts(cleaner, index, example))
      faults.push_back(FaultAt(rule, example, std::string(examples.met),
                               "narrow the words or conditions of the rule"));
}

// The rules with words, `self` aside, that hit any line of `text`.
std::set<std::uint32_t> RulesHitting(const RuleSet& rules, std::string_view text,
                                     std::uint32_t self) {
  std::set<std::uint32_t> found;
  MatchScratch scratch;
  FoldedLine line;
  std::vector<Hit> hits;
  for (const LineSpan& span : SplitLines(text)) {
    FoldLine(text.substr(span.begin, span.end - span.begin), line);
    rules.Match(line, scratch, hits);
  }
  for (const Hit& hit : hits) found.insert(hit.rule);
  found.erase(self);
  return found;
}

// Rules, other than `self`, each of which alone takes what the example says must go.
std::set<std::uint32_t> RulesTaking(const Cleaner& cleaner, const RuleSet& rules,
                                    const MarkedExample& example, std::uint32_t self) {
  std::set<std::uint32_t> taking;
  for (std::uint32_t other : RulesHitting(rules, example.text, self))
    if (Squeeze(CleanWith(cleaner, example.text, other)) == Squeeze(example.left))
      taking.insert(other);
  return taking;
}

// Whether the words of rule `index` stand in a line that the example marks.
bool HitsMarkedLine(const RuleSet& rules, const MarkedExample& example, std::uint32_t index,
                    MatchScratch& scratch) {
  FoldedLine line;
  std::vector<Hit> hits;
  for (const LineSpan& span : SplitLines(example.text)) {
    if (span.end <= example.begin || span.begin >= example.end) continue;
    FoldLine(std::string_view(example.text).substr(span.begin, span.end - span.begin), line);
    rules.Match(line, scratch, hits, index);
  }
  return std::any_of(hits.begin(), hits.end(), [&](const Hit& hit) { return hit.rule == index; });
}

}  // namespace

MarkedExample ParseExample(std::string_view example) {
  MarkedExample parsed;
  while (!example.empty()) {
    const std::size_t open = example.find(kOpenMark);
    const std::size_t close =
        open == std::string_view::npos ? open : example.find(kCloseMark, open + kOpenMark.size());
    if (close == std::string_view::npos) break;
    const std::string_view before = example.substr(0, open),
                           taken = example.substr(open + kOpenMark.size(),
                                                  close - open - kOpenMark.size());
    parsed.text.append(before);
    if (!parsed.marked) parsed.begin = parsed.text.size();
    parsed.text.append(taken);
    parsed.end = parsed.text.size();
    parsed.left.append(before);
    parsed.marked = true;
    example.remove_prefix(close + kCloseMark.size());
  }
  parsed.text.append(example);
  if (parsed.marked) {
    parsed.left.append(example);
  } else {
    parsed.end = parsed.text.size();
  }
  return parsed;
}

void CheckExamples(const Cleaner& cleaner, const RuleSet& rules, std::uint32_t index,
                   std::vector<Diagnostic>& faults) {
  const Rule& rule = rules.rules()[index];
  if (!rule.takes()) return CheckTakesNothing(cleaner, rule, index, faults);
  for (const Example& example : rule.strips) CheckStrips(cleaner, rule, index, example, faults);
  for (const Example& example : rule.keeps) CheckKeeps(cleaner, rule, index, example, faults);
}

void CheckAlive(const Cleaner& cleaner, const RuleSet& rules, std::uint32_t index,
                MatchScratch& scratch, std::vector<Diagnostic>& faults) {
  const Rule& rule = rules.rules()[index];
  if (!rule.takes()) return CheckActs(cleaner, rule, index, ExamplesOf(rule).acts[0], faults);
  if (!rule.has_words()) return CheckStrips(cleaner, rule, index, rule.strips[0], faults);
  if (HitsMarkedLine(rules, ParseExample(rule.strips[0].text), index, scratch)) return;
  faults.push_back(FaultAt(rule, rule.strips[0],
                           "the words of the rule stand in no line that its first `strips` example "
                           "marks",
                           "mend the words of the rule, or the example"));
}

std::uint32_t ShadowOf(const Cleaner& cleaner, const RuleSet& rules, std::uint32_t index) {
  const Rule& rule = rules.rules()[index];
  if (!rule.takes()) return kNoRule;
  std::set<std::uint32_t> shadows;
  for (std::size_t k = 0; k < rule.strips.size() && (k == 0 || !shadows.empty()); ++k) {
    const std::set<std::uint32_t> taking =
        RulesTaking(cleaner, rules, ParseExample(rule.strips[k].text), index);
    std::set<std::uint32_t> both;
    std::set_intersection(taking.begin(), taking.end(), shadows.begin(), shadows.end(),
                          std::inserter(both, both.end()));
    shadows = k == 0 ? taking : both;
  }
  return shadows.empty() ? kNoRule : *shadows.begin();
}

void CheckShadowed(const Cleaner& cleaner, const RuleSet& rules, std::vector<Diagnostic>& faults) {
  for (std::uint32_t i = 0; i < rules.rules().size(); ++i) {
    const std::uint32_t shadow = ShadowOf(cleaner, rules, i);
    if (shadow == kNoRule) continue;
    const Rule &rule = rules.rules()[i], &other = rules.rules()[shadow];
    faults.push_back(FaultAt(rule, rule.strips[0],
                             "this rule is dead: " + other.id + " (" + other.file + ":" +
                                 std::to_string(other.line) + ") takes all of its examples",
                             "delete it, or give an example that only this rule takes"));
  }
}

}  // namespace newsieve
