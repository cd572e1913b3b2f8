#include "cli/stop.h"

#include <signal.h>

namespace newsieve::cli {
namespace {

// The one piece of global state: a signal handler can reach nothing else.
std::atomic<bool> stop_flag = false;
std::atomic<int> stop_signal = 0;
static_assert(std::atomic<bool>::is_always_lock_free && std::atomic<int>::is_always_lock_free);

extern "C" void OnStopSignal(int signal_number) {
  stop_signal = signal_number;
  stop_flag = true;
}

}  // namespace

void HandleSignals() {
  struct sigaction stop {};
  stop.sa_handler = OnStopSignal;
  stop.sa_flags = static_cast<int>(SA_RESETHAND);
  sigaction(SIGINT, &stop, nullptr);
  sigaction(SIGTERM, &stop, nullptr);
  signal(SIGPIPE, SIG_IGN);
  signal(SIGXFSZ, SIG_IGN);
}

const std::atomic<bool>& StopFlag() { return stop_flag; }
int StopSignal() { return stop_signal; }

}  // namespace newsieve::cli
