// newsieve, the program. Everything is behind include/newsieve; this directory is only how to ask
// for it.
#include <cstdio>
#include <new>

#include "cli/exit_code.h"
#include "cli/flags.h"
#include "cli/stop.h"
#include "cli/terminal.h"

int main(int argc, char** argv) {
  newsieve::cli::HandleSignals();
  try {
    return newsieve::cli::FinishOutput(newsieve::cli::RunCommandLine(argc, argv));
  } catch (const std::bad_alloc&) {
    std::fputs("newsieve: there was not enough memory to go on\n", stderr);
    return newsieve::cli::kExitStopped;
  }
}
