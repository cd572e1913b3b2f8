// Stop: Ctrl-C and SIGTERM as a flag that a run looks at.
#pragma once

#include <atomic>

namespace newsieve::cli {

// From now on the first SIGINT or SIGTERM sets the flag, a second one ends the program; SIGPIPE and
// SIGXFSZ are ignored, for writing tells of both.
void HandleSignals();

// True once a signal asked to stop.
const std::atomic<bool>& StopFlag();

// The signal that asked, or 0.
int StopSignal();

}  // namespace newsieve::cli
