// What the command line knows: sub-commands and flags, as tables. Parsing and help come from them
// (flags.cc).
#pragma once

#include <span>
#include <string>
#include <variant>
#include <vector>

#include "cli/flags.h"

namespace newsieve::cli {

// Sub-commands as bits, so that a flag can say which of them take it.
enum : unsigned {
  kClean = 1 << 0,
  kExplain = 1 << 1,
  kRulesCheck = 1 << 2,
  kRulesList = 1 << 3,
  kRulesShow = 1 << 4,
  kRulesTest = 1 << 5,
  kSignalsList = 1 << 6,
  kFormatsList = 1 << 7,
  kVerify = 1 << 8,
  kEvalLines = 1 << 9,
  kRulesDiff = 1 << 10,
  kTemplatesLearn = 1 << 11,
  kRulesSuggest = 1 << 12,
  kEvalDocuments = 1 << 13,
  kStats = 1 << 14,
  kPresetsList = 1 << 15,
  kRules = kRulesCheck | kRulesList | kRulesShow | kRulesTest | kRulesDiff | kRulesSuggest,
  kEval = kEvalLines | kEvalDocuments,
  kFiltering = kClean | kExplain | kRules | kEval | kStats,
  kLearning = kTemplatesLearn | kRulesSuggest,
};

struct Command {
  const char *name, *help;
  unsigned bit;
  const char *argument, *argument_help;  // nullptr: takes none
  int min_arguments, max_arguments;      // -1: any number
  int (*run)(const Flags&);
};

// The first words of commands of two words.
struct Group {
  const char *name, *help;
};

inline constexpr int kMaxThreads = 1024;

using Target = std::variant<bool Flags::*, int Flags::*, std::string Flags::*,
                            std::vector<std::string> Flags::*>;

// A flag, or, where the name has no dash, an argument that comes before those of the command.
struct Flag {
  const char *name, *value;  // value: what help calls it; nullptr for a switch
  unsigned commands;
  Target target;
  const char* choices;  // words that are allowed, with | between; nullptr: any
  const char* help;
  int min = 1, max = kMaxThreads;  // of a number
  char separator = '\0';           // between words given at once; \0: none
  // The value where the flag is given without one; others then stand behind '=', for the next word
  // may be an input. nullptr: it needs one.
  const char* alone = nullptr;
};

std::span<const Command> Commands();
std::span<const Group> Groups();
// Each command shows its flags in this order.
std::span<const Flag> AllFlags();

}  // namespace newsieve::cli
