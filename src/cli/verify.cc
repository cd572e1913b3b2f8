#include "newsieve/verify.h"

#include <fmt/format.h>

#include "cli/commands.h"
#include "cli/exit_code.h"
#include "cli/terminal.h"

namespace newsieve::cli {

int RunVerify(const Flags& flags) {
  const Result<VerifyResult> result = Verify({flags.paths.front(), flags.input, flags.fields});
  if (!result.ok()) return Fail(result.status());
  const VerifyResult& verified = result.value();
  for (const std::string& fault : verified.faults) Print(Harmless(fault) + "\n");
  Print(fmt::format("{}: {} proved, {}, {}\n", Counted(verified.records, "record"),
                    HumanCount(verified.proved), Counted(verified.failed, "failed input"),
                    Counted(verified.faults.size(), "fault")));
  if (verified.withheld > 0)
    Print(fmt::format("{} of a masked run withhold bytes: --input proves them\n",
                      Counted(verified.withheld, "record")));
  return verified.faults.empty() ? kExitDone : kExitSomeFailed;
}

}  // namespace newsieve::cli
