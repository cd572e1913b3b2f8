// Signals of who wrote the text, as the detector found.
#include "signals/families.h"

namespace newsieve {
namespace {

double DetectProbability(const SignalInput& input) {
  const MachineWritten* found = input.subject().machine_written;
  return found == nullptr ? 0 : found->probability.value_or(0);
}

double DetectMachine(const SignalInput& input) {
  const MachineWritten* found = input.subject().machine_written;
  return found != nullptr && found->verdict == MachineVerdict::kMachine;
}

double DetectSpun(const SignalInput& input) {
  const MachineWritten* found = input.subject().machine_written;
  return found == nullptr ? 0 : found->spun.value_or(0);
}

double DetectPassageShare(const SignalInput& input) {
  const MachineWritten* found = input.subject().machine_written;
  if (found == nullptr) return 0;
  std::size_t bytes = 0, machine = 0;
  for (const Passage& passage : found->passages) {
    const std::size_t size = passage.where.end - passage.where.start;
    bytes += size;
    if (passage.verdict == MachineVerdict::kMachine) machine += size;
  }
  return Ratio(machine, bytes);
}

constexpr std::string_view kNewsieve = "newsieve";

// clang-format off
constexpr SignalRow kRows[] = {
    {{"detect.probability", "probability", kNewsieve,
      "That a machine wrote the text, where human and machine texts are equally frequent; 0 where nobody can say.",
      0, 1}, DetectProbability},
    {{"detect.machine", "0 or 1", kNewsieve,
      "1 where the verdict is that a machine wrote the text.", 0, 1}, DetectMachine},
    {{"detect.spun", "probability", kNewsieve,
      "That a thesaurus has put words in the place of others, where such and other texts are equally frequent; 0 where nobody can say.",
      0, 1}, DetectSpun},
    {{"detect.passage_share", "share", kNewsieve,
      "Share of the text, by bytes, in passages that a machine wrote by their own verdict; 0 for a text of one passage.",
      0, 1}, DetectPassageShare},
};
// clang-format on

}  // namespace

std::span<const SignalRow> DetectSignals() { return kRows; }

}  // namespace newsieve
