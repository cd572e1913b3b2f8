#include "rules/load.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "base/parallel.h"
#include "base/yaml.h"
#include "base/yaml_binary.h"
#include "rules/load_condition.h"

namespace newsieve {
namespace {

struct ScopeName {
  std::string_view name;
  Scope scope;
};
constexpr std::array kScopes = {
    ScopeName{"line", Scope::kLine},    ScopeName{"inline", Scope::kInline},
    ScopeName{"block", Scope::kBlock},  ScopeName{"run", Scope::kRun},
    ScopeName{"to_end", Scope::kToEnd}, ScopeName{"to_start", Scope::kToStart},
    ScopeName{"keep", Scope::kKeep},    ScopeName{"evidence", Scope::kEvidence}};

struct MatchName {
  std::string_view name;
  PhraseMatch match;
};
constexpr std::array kMatches = {
    MatchName{"whole", PhraseMatch::kWhole}, MatchName{"start", PhraseMatch::kStart},
    MatchName{"end", PhraseMatch::kEnd}, MatchName{"anywhere", PhraseMatch::kAnywhere}};

bool IsGoodId(std::string_view id) {
  if (id.empty() || id.find('.') == std::string_view::npos || id.front() == '.' || id.back() == '.')
    return false;
  return std::all_of(id.begin(), id.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '_';
  });
}

// Where each line begins.
std::vector<std::size_t> LineBegins(std::string_view text) {
  std::vector<std::size_t> begins = {0};
  for (std::size_t end = text.find('\n'); end != std::string_view::npos;
       end = text.find('\n', end + 1))
    begins.push_back(end + 1);
  return begins;
}

// Reads one pack; rules go to `out` in the order of the file.
class PackReader {
 public:
  // `anchors`: of a built-in pack, PackSource::anchors as a tree; else nullptr.
  PackReader(YamlFile& file, const YamlNode* anchors, std::vector<Rule>& out)
      : file_(file), anchors_(anchors), out_(out), line_begins_(LineBegins(file.text())) {}

  // Returns the ids that the pack disables.
  std::vector<std::string> Read(const YamlNode& root) {
    std::vector<std::string> disabled;
    if (!file_.CheckKeys(root, {"pack", "about", "disable", "rules"})) return disabled;
    const YamlNode* name = root.Find("pack");
    if (name == nullptr) {
      file_.Error(root, "a pack needs a name", "add a line `pack: <name>`");
    } else {
      file_.Read(*name, pack_);
    }
    if (const YamlNode* list = root.Find("disable")) file_.Read(*list, disabled);
    const YamlNode* rules = root.Find("rules");
    if (rules == nullptr && disabled.empty())
      file_.Error(root, "a pack needs `rules:` or `disable:`", "add a list of rules");
    if (rules != nullptr) ReadRules(*rules);
    return disabled;
  }

 private:
  void ReadRules(const YamlNode& rules) {
    if (rules.kind != YamlNode::Kind::kList) {
      file_.Error(rules, "`rules` must be a list", "begin each rule with `- id: ...`");
      return;
    }
    for (std::size_t i = 0; i < rules.list.size(); ++i) {
      const int next_line = i + 1 < rules.list.size() ? rules.list[i + 1].line : 0;
      ReadRule(rules.list[i], next_line);
    }
  }

  void ReadRule(const YamlNode& node, int next_line) {
    Rule rule;
    rule.pack = pack_;
    rule.file = file_.name();
    rule.line = node.line;
    rule.column = node.column;
    const YamlNode* id = node.Find("id");
    if (id == nullptr || !file_.Read(*id, rule.id)) {
      file_.Error(node, "a rule needs an id", "add `id: topic.what`, lower case and dotted");
      return;
    }
    if (!IsGoodId(rule.id))
      file_.Error(*id, "not a rule id: '" + rule.id + "'",
                  "lower-case letters, digits and _ in parts joined by dots: topic.what", rule.id);
    if (!file_.CheckKeys(
            node, {"id",       "why",     "languages", "where",    "phrases", "match",    "pattern",
                   "patterns", "when",    "prev",      "next",     "items",   "document", "rest",
                   "at_least", "at_most", "evidence",  "override", "strips",  "keeps"},
            rule.id))
      return;
    ReadWords(node, rule);
    AddAnchors(rule);
    ReadConditions(node, rule);
    ReadExamples(node, "strips", rule, rule.strips);
    ReadExamples(node, "keeps", rule, rule.keeps);
    CheckShape(node, rule);
    rule.source = SourceLines(node.line, next_line);
    out_.push_back(std::move(rule));
  }

  void ReadWords(const YamlNode& node, Rule& rule) {
    const YamlNode* why = node.Find("why");
    if (why == nullptr) {
      file_.Error(node, "a rule must say why",
                  "add `why:`, one sentence on what this is and where it was seen", rule.id);
    } else {
      file_.Read(*why, rule.why, rule.id);
    }
    if (const YamlNode* v = node.Find("languages")) file_.Read(*v, rule.languages, rule.id);
    if (const YamlNode* v = node.Find("phrases")) file_.Read(*v, rule.phrases, rule.id);
    ReadPatterns(node, rule);
    if (const YamlNode* v = node.Find("override")) file_.Read(*v, rule.override_earlier, rule.id);
    ReadName(node, "where", rule, kScopes, &ScopeName::scope, rule.scope);
    ReadName(node, "match", rule, kMatches, &MatchName::match, rule.match);
  }

  template <typename Table, typename Member, typename Value>
  void ReadName(const YamlNode& node, std::string_view key, const Rule& rule, const Table& table,
                Member member, Value& out) {
    const YamlNode* value = node.Find(key);
    std::string word;
    if (value == nullptr || !file_.Read(*value, word, rule.id)) return;
    std::vector<std::string_view> known;
    for (const auto& entry : table) {
      if (entry.name == word) {
        out = entry.*member;
        return;
      }
      known.push_back(entry.name);
    }
    std::string fix = "one of:";
    for (std::string_view name : known) fix.append(" ").append(name);
    file_.Error(*value, "unknown " + std::string(key) + " '" + word + "'", fix, rule.id);
  }

  void ReadPatterns(const YamlNode& node, Rule& rule) {
    const YamlNode *one = node.Find("pattern"), *several = node.Find("patterns");
    std::vector<std::string> expressions;
    if (several != nullptr) file_.Read(*several, expressions, rule.id);
    if (one != nullptr) file_.Read(*one, expressions.emplace_back(), rule.id);
    if (one != nullptr && several != nullptr)
      file_.Error(*several, "both `pattern` and `patterns`", "put all of them under `patterns`",
                  rule.id);
    for (std::string& expression : expressions)
      if (!expression.empty()) rule.patterns.push_back({std::move(expression), {}});
  }

  void ReadConditions(const YamlNode& node, Rule& rule) {
    if (const YamlNode* v = node.Find("when")) ReadLineCondition(file_, *v, rule.id, rule.when);
    if (const YamlNode* v = node.Find("prev"))
      ReadLineCondition(file_, *v, rule.id, rule.prev.emplace());
    if (const YamlNode* v = node.Find("next"))
      ReadLineCondition(file_, *v, rule.id, rule.next.emplace());
    if (const YamlNode* v = node.Find("items"))
      ReadLineCondition(file_, *v, rule.id, rule.items.emplace());
    if (const YamlNode* v = node.Find("document"))
      ReadDocumentCondition(file_, *v, rule.id, rule.document);
    if (const YamlNode* v = node.Find("rest")) ReadRest(file_, *v, rule.id, rule.rest);
    if (const YamlNode* v = node.Find("evidence")) ReadEvidence(file_, *v, rule.id, rule.evidence);
    if (const YamlNode* v = node.Find("at_least")) ReadCount(file_, *v, rule.id, rule.at_least);
    if (const YamlNode* v = node.Find("at_most")) ReadCount(file_, *v, rule.id, rule.at_most, 1);
  }

  void ReadExamples(const YamlNode& node, std::string_view key, const Rule& rule,
                    std::vector<Example>& out) {
    const YamlNode* list = node.Find(key);
    std::vector<std::string> texts;
    if (list == nullptr || !file_.Read(*list, texts, rule.id)) {
      file_.Error(node, "a rule needs `" + std::string(key) + "` examples",
                  "add at least one line of text", rule.id);
      return;
    }
    if (texts.empty())
      file_.Error(*list, "`" + std::string(key) + "` is empty", "add at least one example",
                  rule.id);
    for (std::size_t i = 0; i < texts.size(); ++i)
      out.push_back({texts[i], list->list[i].line, list->list[i].column});
  }

  // What cannot mean anything together.
  void CheckShape(const YamlNode& node, const Rule& rule) {
    const auto refuse = [&](std::string message, std::string fix) {
      file_.Error(node, std::move(message), std::move(fix), rule.id);
    };
    if (!rule.phrases.empty() && !rule.patterns.empty())
      refuse("both `phrases` and `pattern`", "make two rules of it");
    const bool needs_words = rule.scope != Scope::kRun && rule.scope != Scope::kLine;
    if (!rule.has_words() && needs_words)
      refuse("this scope needs `phrases` or a `pattern`", "say which line begins it");
    if (!rule.has_words() && rule.scope == Scope::kLine && node.Find("when") == nullptr)
      refuse("nothing says which lines go", "add `phrases`, a `pattern` or `when`");
    const bool has_items = rule.scope == Scope::kBlock || rule.scope == Scope::kRun;
    if (has_items && !rule.items)
      refuse("this scope needs `items`", "say what the lines of the run must be");
    if (!has_items &&
        (rule.items || node.Find("at_least") != nullptr || node.Find("at_most") != nullptr))
      refuse("`items`, `at_least` and `at_most` belong to block and run",
             "take them out, or change `where`");
    if (rule.scope == Scope::kRun && rule.at_least == 0)
      refuse("a run of no lines", "write at_least: 1 or more");
    const bool has_rest = rule.scope == Scope::kToEnd || rule.scope == Scope::kToStart;
    if (!has_rest && node.Find("rest") != nullptr)
      refuse("`rest` belongs to to_end and to_start", "take it out, or change `where`");
    if ((rule.scope == Scope::kEvidence) != (node.Find("evidence") != nullptr))
      refuse("`where: evidence` and `evidence` need each other",
             "write both, or neither: `evidence: {of: promotion}`");
    if (rule.scope == Scope::kInline && !rule.phrases.empty() && rule.match == PhraseMatch::kWhole)
      refuse("an inline rule never takes the whole line",
             "use `match: start`, `end` or `anywhere`");
  }

  // The rule's own lines of the file, for `rules show`.
  std::string SourceLines(int first, int next) const {
    const std::size_t begin = LineBegin(first);
    return file_.text().substr(begin, next == 0 ? std::string::npos : LineBegin(next) - begin);
  }

  std::size_t LineBegin(int line) const {
    const auto index = static_cast<std::size_t>(line) - 1;
    return index < line_begins_.size() ? line_begins_[index] : file_.text().size();
  }

  void AddAnchors(Rule& rule) {
    rule.built_in = anchors_ != nullptr;
    const YamlNode* known = rule.built_in ? anchors_->Find(rule.id) : nullptr;
    if (known == nullptr) return;
    for (std::size_t i = 0; i < std::min(rule.patterns.size(), known->list.size()); ++i) {
      std::vector<std::string> texts;
      for (const YamlNode& text : known->list[i].list) texts.push_back(text.scalar);
      rule.patterns[i].anchors = ReadAnchors(texts);
    }
  }

  YamlFile& file_;
  const YamlNode* anchors_;
  std::vector<Rule>& out_;
  std::vector<std::size_t> line_begins_;
  std::string pack_;
};

// What one pack says by itself.
struct PackInput {
  explicit PackInput(const PackSource& pack)
      : file(pack.file, pack.text, pack.tree), anchors(pack.anchors) {}

  void Read() {
    YamlNode known;
    const bool built_in = !anchors.empty() && ReadYamlBinary(anchors, file.text(), known);
    root = file.Parse();
    if (root != nullptr)
      disabled = PackReader(file, built_in ? &known : nullptr, rules).Read(*root);
  }

  YamlFile file;
  std::string_view anchors;
  const YamlNode* root = nullptr;  // of `file`; nullptr: it is no YAML
  std::vector<Rule> rules;
  std::vector<std::string> disabled;
};

// Joins packs: duplicates, overrides, disabled rules.
class Joiner {
 public:
  explicit Joiner(LoadedRules& loaded) : loaded_(loaded) {}

  void Add(YamlFile& file, const YamlNode& root, std::vector<Rule> rules,
           const std::vector<std::string>& disabled) {
    for (const std::string& id : disabled) Disable(file, *root.Find("disable"), id);
    for (Rule& rule : rules) AddRule(file, std::move(rule));
  }

  void Finish() {
    auto& rules = loaded_.rules;
    std::size_t kept = 0;
    for (std::size_t i = 0; i < rules.size(); ++i) {
      if (dead_[i]) continue;
      if (kept != i) rules[kept] = std::move(rules[i]);
      ++kept;
    }
    rules.resize(kept);
  }

 private:
  void Disable(YamlFile& file, const YamlNode& at, const std::string& id) {
    const bool branch = id.ends_with(".*");
    bool found = false;
    for (auto entry = place_.begin(); entry != place_.end();) {
      const bool hit =
          branch ? entry->first.starts_with(id.substr(0, id.size() - 1)) : entry->first == id;
      found |= hit;
      if (hit) dead_[entry->second] = true;
      entry = hit ? place_.erase(entry) : std::next(entry);
    }
    if (found) return;
    std::vector<std::string_view> known;
    for (const auto& [name, index] : place_) known.push_back(name);
    std::sort(known.begin(), known.end());
    file.Error(at, "no earlier rule is called '" + id + "'",
               MendFor(id, known, "see `newsieve rules list`"));
  }

  void AddRule(YamlFile& file, Rule rule) {
    YamlNode at;
    at.line = rule.line;
    at.column = rule.column;
    const auto earlier = place_.find(rule.id);
    if (earlier != place_.end() && !rule.override_earlier) {
      const Rule& other = loaded_.rules[earlier->second];
      file.Error(
          at,
          "the id '" + rule.id + "' is taken by " + other.file + ":" + std::to_string(other.line),
          "choose another id, or add `override: true` to replace that rule", rule.id);
      return;
    }
    if (earlier == place_.end() && rule.override_earlier) {
      file.Error(at, "`override` of '" + rule.id + "', but no earlier rule has this id",
                 "correct the id, or take `override` out", rule.id);
      return;
    }
    if (earlier != place_.end()) dead_[earlier->second] = true;
    place_[rule.id] = loaded_.rules.size();
    dead_.push_back(false);
    loaded_.rules.push_back(std::move(rule));
  }

  LoadedRules& loaded_;
  std::unordered_map<std::string, std::size_t> place_;
  std::vector<bool> dead_;
};

}  // namespace

LoadedRules LoadRules(const std::vector<PackSource>& packs) {
  std::vector<PackInput> read;
  read.reserve(packs.size());
  for (const PackSource& pack : packs) read.emplace_back(pack);
  ParallelFor(read.size(), [&read](std::size_t i) { read[i].Read(); });

  LoadedRules loaded;
  Joiner joiner(loaded);
  for (PackInput& pack : read) {
    if (pack.root != nullptr) {
      joiner.Add(pack.file, *pack.root, std::move(pack.rules), pack.disabled);
      ++loaded.packs;
    }
    const std::vector<Diagnostic>& faults = pack.file.faults();
    loaded.faults.insert(loaded.faults.end(), faults.begin(), faults.end());
  }
  joiner.Finish();
  return loaded;
}

}  // namespace newsieve
