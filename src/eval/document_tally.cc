#include "eval/document_tally.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace newsieve {
namespace {

using Judged = DocumentEvaluation::Judged;

// Where buckets of words begin; each ends where the next begins. Texts in the first are too short
// for a verdict by design.
constexpr std::array<std::size_t, 5> kLengths = {0, 60, 100, 200, 400};

std::size_t BucketOf(std::size_t words) {
  const auto next = std::upper_bound(kLengths.begin(), kLengths.end(), words);
  return static_cast<std::size_t>(next - kLengths.begin()) - 1;
}

bool HigherFirst(const Judged& a, const Judged& b) { return a.probability > b.probability; }
bool LowerFirst(const Judged& a, const Judged& b) { return a.probability < b.probability; }

bool IsMistake(const Judged& judged) {
  return judged.verdict == (judged.machine ? MachineVerdict::kHuman : MachineVerdict::kMachine);
}

double Rate(std::uint64_t holders, std::uint64_t documents) {
  return documents == 0 ? 0 : static_cast<double>(holders) / static_cast<double>(documents);
}

// As Rate, never 0 or 1, so that it has a logarithm.
double SmoothRate(std::uint64_t holders, std::uint64_t documents) {
  return (static_cast<double>(holders) + 0.5) / (static_cast<double>(documents) + 1);
}

}  // namespace

DocumentTally::DocumentTally(const DocumentEvalOptions& options)
    : lengths_(kLengths.size()),
      groups_(options.by),
      worst_human_(options.worst, HigherFirst),
      worst_machine_(options.worst, LowerFirst),
      mistakes_(options.mistakes) {}

void DocumentTally::Add(const JudgedDocument& document) {
  const Judged& judged = document.judged;
  all_.Add(judged);
  lengths_[BucketOf(judged.words)].Add(judged);
  groups_.Add(document.values, judged);
  for (const std::string& rule : document.rules)
    ++(judged.machine ? rules_[rule].machine : rules_[rule].human);
  if (judged.probability) (judged.machine ? worst_machine_ : worst_human_).Offer(judged);
  if (IsMistake(judged)) mistakes_.Offer([&] { return judged; });
}

DocumentEvaluation DocumentTally::Finish() {
  DocumentEvaluation result;
  result.all = all_.Figures();
  result.points = OperatingPoints(all_.probabilities());
  result.reliability = ReliabilityOf(all_.probabilities());
  result.lengths = Lengths();
  result.groups = groups_.Sorted<DocumentEvaluation::Group>(
      [](const DocumentFigures& figures) { return figures.documents(); });
  result.rules = Rules(result.all);
  result.worst_human = worst_human_.Take();
  result.worst_machine = worst_machine_.Take();
  result.mistake_count = mistakes_.offered();
  result.mistakes = mistakes_.Take();
  return result;
}

std::vector<DocumentEvaluation::Length> DocumentTally::Lengths() const {
  std::vector<DocumentEvaluation::Length> lengths;
  for (std::size_t i = 0; i < kLengths.size(); ++i) {
    DocumentEvaluation::Length& length = lengths.emplace_back();
    length.from = kLengths[i];
    if (i + 1 < kLengths.size()) length.to = kLengths[i + 1];
    length.figures = lengths_[i].Figures();
    length.points = OperatingPoints(lengths_[i].probabilities());
  }
  return lengths;
}

std::vector<DocumentEvaluation::Rule> DocumentTally::Rules(const DocumentFigures& all) const {
  const std::uint64_t human = all.of_human.documents(), machine = all.of_machine.documents();
  std::vector<DocumentEvaluation::Rule> rules;
  for (const auto& [id, holders] : rules_)
    rules.push_back(
        {id, holders.human, holders.machine, Rate(holders.human, human),
         Rate(holders.machine, machine),
         std::log(SmoothRate(holders.machine, machine) / SmoothRate(holders.human, human))});
  std::stable_sort(rules.begin(), rules.end(),
                   [](const auto& a, const auto& b) { return a.log_ratio > b.log_ratio; });
  return rules;
}

}  // namespace newsieve
