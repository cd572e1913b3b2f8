// The sub-commands, each in a file of its own. Each answers with the program's exit code.
#pragma once

#include <cstdint>

#include "cli/flags.h"
#include "newsieve/options.h"
#include "newsieve/status.h"
#include "newsieve/stream.h"
#include "newsieve/templates.h"

namespace newsieve::cli {

int RunClean(const Flags& flags);
int RunExplain(const Flags& flags);
int RunRulesCheck(const Flags& flags);
int RunRulesList(const Flags& flags);
int RunRulesShow(const Flags& flags);
int RunRulesTest(const Flags& flags);
int RunRulesDiff(const Flags& flags);
int RunRulesSuggest(const Flags& flags);
int RunSignalsList(const Flags& flags);
int RunPresetsList(const Flags& flags);
int RunFormatsList(const Flags& flags);
int RunVerify(const Flags& flags);
int RunEvalLines(const Flags& flags);
int RunEvalDocuments(const Flags& flags);
int RunStats(const Flags& flags);
int RunTemplatesLearn(const Flags& flags);

// Called with nothing at all: what newsieve is, and one command that works anywhere.
int PrintIntroduction();
// Program, rule-set hash, model hash.
int PrintVersion();

// Prints why a command cannot go on; the exit code.
int Fail(const Status& status);

FilterOptions FilterOptionsOf(const Flags& flags);
// Of the flags about reading and writing, and the stop flag.
RunOptions RunOptionsOf(const Flags& flags);

// Learns from the inputs, and tells of it unless `quiet`. Of a status that is not ok nothing is
// told yet.
LearnResult Learn(const Filter& filter, const RunOptions& options, bool quiet);

// The exit code of a job that learned from its inputs, of which so many could not be read: it tells
// how many, but writes no records of them.
int ConcludeReading(std::uint64_t failed);

}  // namespace newsieve::cli
