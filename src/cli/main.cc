// newsieve, the program. Everything is behind include/newsieve; this directory is only how to ask
// for it.
#include "cli/flags.h"
#include "cli/stop.h"
#include "cli/terminal.h"

int main(int argc, char** argv) {
  newsieve::cli::HandleSignals();
  return newsieve::cli::FinishOutput(newsieve::cli::RunCommandLine(argc, argv));
}
