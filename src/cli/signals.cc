#include <cmath>

#include <fmt/format.h>

#include "cli/commands.h"
#include "cli/exit_code.h"
#include "cli/terminal.h"
#include "newsieve/catalog.h"

namespace newsieve::cli {

int RunSignalsList(const Flags&) {
  for (const SignalInfo& signal : ListSignals()) {
    const std::string max = std::isfinite(signal.max) ? fmt::format("{}", signal.max) : "";
    Print(fmt::format("{:<36} {}..{} {}\n    {} [{}]\n", signal.name, signal.min, max, signal.unit,
                      signal.definition, signal.source));
  }
  return kExitDone;
}

}  // namespace newsieve::cli
