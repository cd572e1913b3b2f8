// Shorthand that the tests of several folders share: rules from YAML text, cleaning with them,
// edits told as text.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "clean/cleaner.h"
#include "newsieve/catalog.h"
#include "rules/load.h"
#include "rules/rule_set.h"
#include "tests/io/temp_dir.h"

namespace newsieve {

// "file:line:column: rule id: message (fix)" lines; empty where there are none.
inline std::string Told(const std::vector<Diagnostic>& faults) {
  std::string told;
  for (const Diagnostic& fault : faults) {
    told +=
        fault.file + ":" + std::to_string(fault.line) + ":" + std::to_string(fault.column) + ": ";
    if (!fault.rule.empty()) told += "rule " + fault.rule + ": ";
    told += fault.message + " (" + fault.fix + ")\n";
  }
  return told;
}

// A pack of one rule `test.rule`, with the examples that every rule must have. `body` is lines of
// YAML.
inline std::string OneRule(std::string_view body) {
  std::string yaml =
      "pack: test\nrules:\n- id: test.rule\n  why: A test.\n  strips: [x]\n  keeps: [y]\n";
  for (std::size_t pos = 0; pos < body.size();) {
    const std::size_t end = std::min(body.find('\n', pos), body.size());
    yaml.append("  ").append(body.substr(pos, end - pos)).push_back('\n');
    pos = end + 1;
  }
  return yaml;
}

// The rules of one pack, compiled; a test failure where the pack has faults. Examples are not
// tried.
inline RuleSet MakeRules(const std::string& yaml) {
  LoadedRules loaded = LoadRules({{"test.yaml", yaml}});
  EXPECT_EQ(Told(loaded.faults), "") << yaml;
  std::vector<Diagnostic> faults;
  RuleSet rules(std::move(loaded.rules), faults);
  EXPECT_EQ(Told(faults), "") << yaml;
  return rules;
}

// What tests of cleaning count on, whatever the defaults of the day.
inline CleanOptions TestOptions() {
  CleanOptions options;
  options.prose = {.line = {8, 20}, .chain = {12, 25}, .paragraph = {15, 30}};
  options.core = {
      .prose_cost = 15, .other_cost = 2, .max_line_words = 100, .extension_share = 0.12};
  options.guard = {.max_removed_share = 0.95, .min_prose_words = 0};
  return options;
}

// A cleaner with its rules. By default without a guard, so that small documents can lose all.
class TestCleaner {
 public:
  explicit TestCleaner(const std::string& yaml, const CleanOptions& options = TestOptions())
      : rules_(MakeRules(yaml)), cleaner_(rules_, options) {}

  CleanResult Clean(std::string_view text, std::string language = "und") const {
    CleanRequest request{.text = text};
    request.detect_language = [language](std::string_view) { return language; };
    return cleaner_.Clean(request);
  }

  // What is left with all rules at work, but for the guard, if there is only one rule.
  std::string Left(std::string_view text, std::string language = "und") const {
    CleanRequest request{.text = text};
    request.detect_language = [language](std::string_view) { return language; };
    if (rules_.rules().size() == 1) request.only_rule = 0;
    return ApplyEdits(text, cleaner_.Clean(request).edits);
  }

  // "rule: removed" lines with all rules at work.
  std::string Credits(std::string_view text) const {
    std::string told;
    for (const TextEdit& edit : Clean(text).edits) {
      std::string removed(text.substr(edit.start, edit.end - edit.start));
      while (!removed.empty() && removed.back() == '\n') removed.pop_back();
      told += rules_.rules()[static_cast<std::size_t>(edit.rule)].id + ": " + removed + "\n";
    }
    return told;
  }

  const RuleSet& rules() const { return rules_; }
  const Cleaner& cleaner() const { return cleaner_; }

 private:
  RuleSet rules_;
  Cleaner cleaner_;
};

// Options with these rule files and none of the built-in packs.
inline FilterOptions OnlyRules(std::vector<std::string> paths) {
  FilterOptions options;
  options.rule_paths = std::move(paths);
  options.builtin_rules = false;
  return options;
}

inline Document DocumentOf(std::string bytes, std::string encoding = "") {
  Document document;
  document.bytes = std::move(bytes);
  document.encoding = std::move(encoding);
  return document;
}

// Small, fast random numbers that are the same on every machine (Steele, Lea and Flood's
// SplitMix64, OOPSLA 2014).
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}

  std::uint64_t Next() {
    std::uint64_t z = (state_ += 0x9E3779B97F4A7C15);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
    return z ^ (z >> 31);
  }

  // 0 to bound - 1.
  std::size_t Below(std::size_t bound) { return static_cast<std::size_t>(Next() % bound); }

  template <typename Items>
  const auto& Pick(const Items& items) {
    return items[Below(items.size())];
  }

  std::string Text(std::string_view alphabet, std::size_t max_size) {
    std::string text(Below(max_size + 1), ' ');
    for (char& c : text) c = alphabet[Below(alphabet.size())];
    return text;
  }

 private:
  std::uint64_t state_;
};

// The filter of a first run, made once. A test fails, and goes on without rules, where it cannot be
// made.
inline const Filter& BuiltIn() {
  static const Filter filter = [] {
    FilterOptions options;
    options.signals = {"all"};
    Result<Filter> made = Filter::Create(options);
    if (made.ok()) return std::move(made).value();
    ADD_FAILURE() << made.status().message();
    return Filter::Create(OnlyRules({})).value();
  }();
  return filter;
}

}  // namespace newsieve
