// newsieve templates: learning the lines that sites repeat, for later runs.
#include <fmt/format.h>

#include "base/log.h"
#include "cli/commands.h"
#include "cli/exit_code.h"
#include "cli/terminal.h"

namespace newsieve::cli {
namespace {

void Tell(const LearnResult& learned) {
  PrintError(fmt::format("templates: {} of {}, learned from {}",
                         Counted(learned.templates.lines.size(), "line"),
                         Counted(learned.templates.CountSites(), "site"),
                         Counted(learned.templates.documents, "document")));
}

}  // namespace

LearnResult Learn(const Filter& filter, const RunOptions& options, bool quiet) {
  LearnResult learned = LearnTemplates(filter, options);
  if (!learned.status.ok()) return learned;
  if (learned.pruned > 0)
    LogWarn(fmt::format("templates.max_memory was full {}, and the rarest lines were forgotten",
                        Counted(learned.pruned, "time")));
  if (!quiet) Tell(learned);
  return learned;
}

int ConcludeReading(std::uint64_t failed) {
  if (failed == 0) return kExitDone;
  LogWarn(Counted(failed, "input") + " could not be read; `newsieve clean` names them");
  return kExitSomeFailed;
}

int RunTemplatesLearn(const Flags& flags) {
  const Result<Filter> filter = Filter::Create(FilterOptionsOf(flags));
  if (!filter.ok()) return Fail(filter.status());
  const LearnResult learned = Learn(*filter, RunOptionsOf(flags), flags.quiet);
  if (!learned.status.ok()) return Fail(learned.status);
  if (Status status = SaveTemplates(learned.templates, flags.output); !status.ok())
    return Fail(status);
  return ConcludeReading(learned.failed);
}

}  // namespace newsieve::cli
