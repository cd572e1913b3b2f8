// Exit codes of the program, a contract with scripts.
#pragma once

#include "newsieve/status.h"

namespace newsieve::cli {

inline constexpr int kExitDone = 0;
inline constexpr int kExitFailOn = 1;  // --fail-on was asked for, and met
inline constexpr int kExitUsage = 2;
inline constexpr int kExitSomeFailed = 3;  // finished, but some inputs failed, or a proof did
inline constexpr int kExitStopped = 4;     // disk full, I/O error
inline constexpr int kExitConfig =
    78;  // configuration or rules are invalid (EX_CONFIG of sysexits.h)
inline constexpr int kExitSignalBase = 128;  // plus the signal that asked to stop: 130 for Ctrl-C

// The code of a status that ended the program. A closed pipe (`| head`) is no failure.
int ExitCodeOf(const Status& status);

}  // namespace newsieve::cli
