#include "cli/eval.h"

#include <fmt/format.h>

#include "cli/exit_code.h"
#include "cli/stop.h"

namespace newsieve::cli {

void ApplyFlags(const Flags& flags, EvalOptions& options) {
  options.inputs = flags.paths;
  if (!flags.by.empty()) options.by.clear();
  for (const std::string& key : flags.by)
    if (!key.empty() && std::find(options.by.begin(), options.by.end(), key) == options.by.end())
      options.by.push_back(key);
  options.worst = static_cast<std::size_t>(flags.worst);
  options.mistakes = static_cast<std::size_t>(flags.mistakes);
  options.threads = flags.threads;
  options.stop = &StopFlag();
}

std::string Name(std::string_view word, std::size_t width) {
  if (word.empty()) return "-";
  const std::string name = Harmless(word);
  return fmt::format("{:.{}}", name, width);
}

void PrintRest(std::size_t hidden, std::string_view thing) {
  if (hidden > 0) Print(fmt::format("and {} more\n", Counted(hidden, thing)));
}

int Conclude(const EvalSubject& subject, std::uint64_t measured, std::uint64_t failed) {
  if (measured == 0 && failed == 0)
    PrintError(fmt::format("nothing to measure: the inputs hold no {}s", subject.record));
  if (measured == 0 && failed > 0)
    PrintError(fmt::format("nothing to measure: no labelled {} among {}; see: newsieve {} --help",
                           subject.record, Counted(failed, "input"), subject.command));
  if (measured > 0 && failed > 0)
    PrintError(Counted(failed, "input") + " passed over: not in the figures");
  return measured == 0 || failed > 0 ? kExitSomeFailed : kExitDone;
}

}  // namespace newsieve::cli
