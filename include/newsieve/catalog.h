// Catalog: what there is to list and to check: rules, signals, formats, presets.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "newsieve/filter.h"
#include "newsieve/options.h"
#include "newsieve/status.h"

namespace newsieve {

struct RuleInfo {
  std::string id, why, pack, file, where;
  int line = 0;  // of the rule in its file, 1-based
  std::vector<std::string> languages;
  std::vector<std::string> strips, keeps;
  std::string source;  // the rule as YAML, as it stands in its file
};

struct SignalInfo {
  std::string_view name, unit, source, definition;
  double min = 0, max = 0;  // range, inclusive; max may be infinity
};

// A preset: limits that drop what another tool drops.
struct PresetInfo {
  struct Bound {
    std::string code, signal, message;
    std::optional<double> min, max;  // inclusive: a document with a value beyond is dropped
  };
  std::string name, about, source;
  std::vector<Bound> limits;
};

struct FormatInfo {
  std::string_view name, extensions, description;
};

// The rules in force in `filter`, in evaluation order.
std::vector<RuleInfo> ListRules(const Filter& filter);

std::vector<SignalInfo> ListSignals();
std::vector<FormatInfo> ListFormats();

// The presets of the configuration of `filter`, chosen or not.
std::vector<PresetInfo> ListPresets(const Filter& filter);

// One finding of CheckRules or of a rule load.
struct Diagnostic {
  std::string file;
  int line = 0, column = 0;  // 1-based; 0 where not known
  std::string rule;          // id, where known
  std::string message;       // what is wrong
  std::string fix;           // how to mend it; may be empty
  std::string excerpt;       // the line of the file and a caret under it; may be empty
};

// "file:line:column: rule <id>: what is wrong", the excerpt, and the mend, as a paragraph.
std::string ToString(const Diagnostic& diagnostic);

struct CheckResult {
  std::size_t packs = 0, rules = 0, examples = 0;
  std::vector<Diagnostic> errors;
};

// Checks rule files as `newsieve rules check` does: everything that a load refuses, every example
// with only its rule at work, and rules that can never act because others always act first. Not ok
// only where a path cannot be read.
Result<CheckResult> CheckRules(const FilterOptions& options);

// Which rules take something from `text`, and what: (rule id, removed bytes) in order; with only
// the built-in and given rules, without guard, signals or score.
std::vector<Edit> TestRules(const Filter& filter, std::string_view text);

}  // namespace newsieve
