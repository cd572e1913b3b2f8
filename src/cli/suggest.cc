// newsieve rules suggest: a pack for a person to accept.
#include "newsieve/suggest.h"

#include <fmt/format.h>

#include "cli/commands.h"
#include "cli/terminal.h"

namespace newsieve::cli {

int RunRulesSuggest(const Flags& flags) {
  const RunOptions run = RunOptionsOf(flags);
  SuggestResult result =
      SuggestRules(FilterOptionsOf(flags), run, static_cast<std::size_t>(flags.limit));
  if (result.status.ok()) result.status = SaveRules(result.yaml, run.output);
  if (!result.status.ok()) return Fail(result.status);
  if (!flags.quiet)
    PrintError(fmt::format("{} suggested from {}; read them before you use them",
                           Counted(result.rules, "rule"), Counted(result.documents, "document")));
  return ConcludeReading(result.failed);
}

}  // namespace newsieve::cli
