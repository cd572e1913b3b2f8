// Flags: what the command line said. command_table.h has the table of them, from which parsing and
// help come.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace newsieve::cli {

// Every flag's value; a sub-command reads those that it takes.
struct Flags {
  std::vector<std::string> paths;  // the arguments that are no flags
  std::string output, from, to = "jsonl", config, profile, removal, encoding, log_level = "warn",
                            input, suggest, old_rules, new_rules, templates, site;
  std::vector<std::string> rules, languages, signals, presets, mask, fail_on, by, label, fields;
  int record = 0, threads = 0, groups = 20, by_rule = 0, by_evidence = 20, worst = 5, mistakes = 0,
      samples = 3, limit = 50;
  bool no_builtin_rules = false, merge_input = false, quiet = false, no_color = false, full = false,
       json = false, resume = false;
  std::string dedup, dedup_index, shard_size, memory, quarantine, progress = "auto";
};

// The --templates that names no file.
inline constexpr std::string_view kLearn = "learn";

// Parses the command line and runs the sub-command. Prints what is wrong with it, or help. The exit
// code.
int RunCommandLine(int argc, char** argv);

}  // namespace newsieve::cli
