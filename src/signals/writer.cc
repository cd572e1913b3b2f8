// Signals of who wrote the text, as the detector found.
#include "signals/signal.h"

namespace newsieve {

double DetectProbability(const SignalInput& input) {
  return input.machine_written == nullptr ? 0 : input.machine_written->probability.value_or(0);
}

double DetectMachine(const SignalInput& input) {
  return input.machine_written != nullptr &&
         input.machine_written->verdict == MachineVerdict::kMachine;
}

double DetectSpun(const SignalInput& input) {
  return input.machine_written == nullptr ? 0 : input.machine_written->spun.value_or(0);
}

double DetectPassageShare(const SignalInput& input) {
  if (input.machine_written == nullptr) return 0;
  std::size_t bytes = 0, machine = 0;
  for (const Passage& passage : input.machine_written->passages) {
    const std::size_t size = passage.where.end - passage.where.start;
    bytes += size;
    if (passage.verdict == MachineVerdict::kMachine) machine += size;
  }
  return Ratio(machine, bytes);
}

}  // namespace newsieve
