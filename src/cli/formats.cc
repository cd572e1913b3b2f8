#include <fmt/format.h>

#include "cli/commands.h"
#include "cli/exit_code.h"
#include "cli/terminal.h"
#include "newsieve/catalog.h"

namespace newsieve::cli {

int RunFormatsList(const Flags&) {
  for (const FormatInfo& format : ListFormats())
    Print(fmt::format("{:<8} {:<24} {}\n", format.name, format.extensions, format.description));
  return kExitDone;
}

}  // namespace newsieve::cli
