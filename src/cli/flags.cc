#include "cli/flags.h"

#include <algorithm>
#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "base/log.h"
#include "cli/command_table.h"
#include "cli/commands.h"
#include "cli/exit_code.h"
#include "cli/stop.h"
#include "cli/terminal.h"

namespace newsieve::cli {
namespace {

constexpr const char* kFooter =
    "Results go to standard output or OUT, everything else to standard error.\n"
    "Exit codes: 0 done, 1 --fail-on met, 2 usage, 3 some inputs failed, 4 stopped (disk full, I/O "
    "error),\n"
    "78 configuration or rules invalid, 130 Ctrl-C. A closed pipe is 0.";

// Shows flags that may stand alone as --flag[=VALUE]; CLI11 has --flag{alone} VALUE.
class HelpFormatter : public CLI::Formatter {
 public:
  std::string make_option_name(const CLI::Option* option, bool is_positional) const override {
    std::string name = CLI::Formatter::make_option_name(option, is_positional);
    const std::size_t brace = name.find('{');
    if (brace == name.npos) return name;
    return fmt::format("{}[={}]", name.substr(0, brace), option->get_type_name());
  }

  std::string make_option_opts(const CLI::Option* option) const override {
    const bool named = make_option_name(option, false).ends_with(']');
    return named ? "" : CLI::Formatter::make_option_opts(option);
  }
};

std::vector<std::string> SplitChoices(std::string_view choices) {
  std::vector<std::string> words;
  while (!choices.empty()) {
    const std::size_t end = std::min(choices.find('|'), choices.size());
    words.emplace_back(choices.substr(0, end));
    choices.remove_prefix(std::min(end + 1, choices.size()));
  }
  return words;
}

void AddFlag(CLI::App& command, const Flag& flag, Flags& values) {
  const auto add = [&](auto member) -> CLI::Option* {
    auto& value = values.*member;
    if constexpr (std::is_same_v<decltype(member), bool Flags::*>) {
      return command.add_flag(flag.name, value, flag.help);
    } else if constexpr (std::is_same_v<decltype(member), std::string Flags::*>) {
      if (flag.alone != nullptr)
        return command.add_flag(fmt::format("{}{{{}}}", flag.name, flag.alone), value, flag.help);
      return command.add_option(flag.name, value, flag.help)->allow_extra_args(false);
    } else {
      return command.add_option(flag.name, value, flag.help)->allow_extra_args(false);
    }
  };
  CLI::Option* option = std::visit(add, flag.target);
  if (flag.name[0] != '-') option->required();
  if (flag.value != nullptr) option->type_name(flag.value);
  if (flag.choices != nullptr) {
    option->check(CLI::IsMember(SplitChoices(flag.choices)).description(""))
        ->type_name(flag.choices);
  }
  if (std::holds_alternative<int Flags::*>(flag.target)) {
    option->check(CLI::Range(flag.min, flag.max).description(""));
  }
  if (flag.separator != '\0') option->delimiter(flag.separator);
}

const char* GroupHelp(std::string_view name) {
  const auto row = std::find_if(Groups().begin(), Groups().end(),
                                [&](const Group& group) { return name == group.name; });
  return row == Groups().end() ? "" : row->help;
}

// The App for "rules check": "check" under "rules", which is made when it is first needed.
CLI::App& AddCommandApp(CLI::App& root, const Command& command) {
  const std::string_view name = command.name;
  const std::size_t space = name.find(' ');
  if (space == name.npos) return *root.add_subcommand(command.name, command.help);
  const std::string group(name.substr(0, space));
  const auto made =
      root.get_subcommands([&](const CLI::App* app) { return app->get_name() == group; });
  CLI::App* parent = made.empty() ? root.add_subcommand(group, GroupHelp(group)) : made.front();
  parent->require_subcommand(1);
  return *parent->add_subcommand(std::string(name.substr(space + 1)), command.help);
}

void AddCommand(CLI::App& root, const Command& command, Flags& values, const Command*& chosen) {
  CLI::App& app = AddCommandApp(root, command);
  for (const Flag& flag : AllFlags())
    if ((flag.commands & command.bit) != 0) AddFlag(app, flag, values);
  if (command.argument != nullptr) {
    CLI::Option* argument = app.add_option(command.argument, values.paths, command.argument_help);
    argument->type_name("")->expected(
        command.min_arguments,
        command.max_arguments < 0 ? CLI::detail::expected_max_vector_size : command.max_arguments);
    if (command.min_arguments > 0) argument->required();
  }
  app.callback([&chosen, &command] { chosen = &command; });
}

int ReportParseError(const CLI::App& app, const CLI::ParseError& error) {
  if (error.get_exit_code() == 0) {
    Print(app.help());
    return kExitDone;
  }
  PrintError(error.what());
  PrintError("see: newsieve --help, newsieve clean --help");
  return kExitUsage;
}

}  // namespace

int ExitCodeOf(const Status& status) {
  switch (status.code()) {
    case StatusCode::kOk:
    case StatusCode::kClosed:
      return kExitDone;
    case StatusCode::kUsage:
      return kExitUsage;
    case StatusCode::kConfig:
      return kExitConfig;
    case StatusCode::kIo:
      return kExitStopped;
    case StatusCode::kInterrupted:
      break;
  }
  return kExitSignalBase + StopSignal();
}

int Fail(const Status& status) {
  if (status.code() != StatusCode::kClosed) PrintError(status.message());
  return ExitCodeOf(status);
}

FilterOptions FilterOptionsOf(const Flags& flags) {
  FilterOptions options{flags.config, flags.profile, flags.removal, flags.rules,
                        !flags.no_builtin_rules};
  options.signals = flags.signals;
  options.languages = flags.languages;
  options.mask = flags.mask;
  options.presets = flags.presets;
  if (flags.templates != kLearn) options.templates_path = flags.templates;
  return options;
}

int RunCommandLine(int argc, char** argv) {
  if (argc < 2) return PrintIntroduction();
  CLI::App app("newsieve cleans scraped news text, and says why", "newsieve");
  app.formatter(std::make_shared<HelpFormatter>());
  app.require_subcommand(0, 1)->footer(kFooter);
  bool version = false;
  app.add_flag("--version", version, "Program, rule-set hash, model hash");
  Flags flags;
  const Command* chosen = nullptr;
  for (const Command& command : Commands()) AddCommand(app, command, flags, chosen);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return ReportParseError(app, error);
  }
  if (version) return PrintVersion();
  if (chosen == nullptr) return PrintIntroduction();
  if (flags.templates == kLearn && chosen->bit != kClean) {
    PrintError("only clean learns on the way; elsewhere: newsieve templates learn PATH -o FILE");
    return kExitUsage;
  }
  SetLogLevel(flags.log_level, WantsColour(2));
  return chosen->run(flags);
}

}  // namespace newsieve::cli
