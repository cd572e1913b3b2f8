// The sub-commands, each in a file of its own. Each answers with the program's exit code.
#pragma once

#include "cli/flags.h"
#include "newsieve/options.h"
#include "newsieve/status.h"

namespace newsieve::cli {

int RunClean(const Flags& flags);
int RunExplain(const Flags& flags);
int RunRulesCheck(const Flags& flags);
int RunRulesList(const Flags& flags);
int RunRulesShow(const Flags& flags);
int RunRulesTest(const Flags& flags);
int RunRulesDiff(const Flags& flags);
int RunSignalsList(const Flags& flags);
int RunFormatsList(const Flags& flags);
int RunVerify(const Flags& flags);
int RunEvalLines(const Flags& flags);

// Called with nothing at all: what newsieve is, and one command that works anywhere.
int PrintIntroduction();
// Program, rule-set hash, model hash.
int PrintVersion();

// Prints why a command cannot go on; the exit code.
int Fail(const Status& status);

FilterOptions FilterOptionsOf(const Flags& flags);

}  // namespace newsieve::cli
